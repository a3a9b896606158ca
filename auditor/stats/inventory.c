// Counting on a grid where every number is exactly the double nearest to a multiple of a power of ten, and by
// sorting where one is not.
#include "stats/inventory.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_DECIMALS = 15, CELLS_PER_NUMBER = 4, LEAST_CELLS = 4096 };
static const double MOST_UNITS = 0x1p50; // beyond, products are no longer within half a unit
static const double TO_WHOLE = 0x1.8p52; // adding and subtracting this rounds to a whole number

static void make_room(struct inventory *inventory, size_t count) {
    if (count <= inventory->room)
        return;
    memory_free(inventory->value);
    memory_free(inventory->times);
    memory_free(inventory->place);
    memory_free(inventory->start);
    memory_free(inventory->entry);
    inventory->value = memory_alloc(count, sizeof *inventory->value);
    inventory->times = memory_alloc(count, sizeof *inventory->times);
    inventory->place = memory_alloc(count, sizeof *inventory->place);
    inventory->start = memory_alloc(count + 2, sizeof *inventory->start);
    inventory->entry = memory_alloc(count, sizeof *inventory->entry);
    inventory->room = count;
}

void inventory_finish(struct inventory *inventory) {
    memory_free(inventory->value);
    memory_free(inventory->times);
    memory_free(inventory->place);
    memory_free(inventory->start);
    memory_free(inventory->entry);
    memory_free(inventory->cell);
    memory_free(inventory->index);
    memory_free(inventory->origin);
    *inventory = (struct inventory){0};
}

// ---- on a grid ----

struct grid {
    double scale, low; // a number is (low + cell) / scale
    size_t cells;
};

static double units_of(const struct grid *grid, double number) {
    return (number * grid->scale + TO_WHOLE) - TO_WHOLE;
}

// The grid that all numbers may lie on; false if it would be too large to be worth it.
static bool grid_find(struct grid *grid, const double *numbers, size_t count, int decimals) {
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        low = numbers[i] < low ? numbers[i] : low;
        high = numbers[i] > high ? numbers[i] : high;
    }
    *grid = (struct grid){.scale = 1};
    for (int d = 0; d < decimals; d++)
        grid->scale *= 10;
    if (decimals > MOST_DECIMALS || !(low <= high) || fmax(-low, high) * grid->scale > MOST_UNITS)
        return false;
    grid->low = units_of(grid, low);
    double cells = units_of(grid, high) - grid->low + 1;
    grid->cells = (size_t)cells;
    return cells <= CELLS_PER_NUMBER * (double)count + LEAST_CELLS;
}

// Counts the numbers by cell; false if one is not on the grid, to the last bit.
static bool fill_cells(const struct grid *grid, const double *numbers, size_t count, uint32_t *cell) {
    memset(cell, 0, grid->cells * sizeof *cell);
    for (size_t i = 0; i < count; i++) {
        double units = units_of(grid, numbers[i]);
        if (units / grid->scale == numbers[i])
            cell[(size_t)(units - grid->low)]++;
        else if (!isnan(numbers[i]))
            return false;
    }
    return true;
}

static bool count_on_grid(struct inventory *inventory, const double *numbers, size_t count, int decimals) {
    struct grid grid;
    if (!grid_find(&grid, numbers, count, decimals))
        return false;
    if (grid.cells > inventory->cell_room) {
        memory_free(inventory->cell);
        inventory->cell = memory_alloc(grid.cells, sizeof *inventory->cell);
        inventory->cell_room = grid.cells;
    }
    uint32_t *cell = inventory->cell;
    if (!fill_cells(&grid, numbers, count, cell))
        return false;
    size_t distinct = 0;
    for (size_t c = 0; c < grid.cells; c++) {
        if (cell[c] == 0)
            continue;
        inventory->value[distinct] = (grid.low + (double)c) / grid.scale + 0.0; // -0 becomes 0
        inventory->times[distinct] = cell[c];
        cell[c] = (uint32_t)distinct++;
    }
    for (size_t i = 0; i < count; i++)
        inventory->place[i] =
            isnan(numbers[i]) ? INVENTORY_NOWHERE : cell[(size_t)(units_of(&grid, numbers[i]) - grid.low)];
    inventory->distinct = distinct;
    return true;
}

// ---- by sorting ----

static void count_sorted(struct inventory *inventory, const double *numbers, size_t count) {
    if (count > inventory->sort_room) {
        memory_free(inventory->index);
        memory_free(inventory->origin);
        inventory->index = memory_alloc(count, sizeof *inventory->index);
        inventory->origin = memory_alloc(count, sizeof *inventory->origin);
        inventory->sort_room = count;
    }
    double *value = inventory->value;
    size_t present = 0, distinct = 0;
    for (size_t i = 0; i < count; i++) {
        inventory->place[i] = INVENTORY_NOWHERE;
        if (isnan(numbers[i]))
            continue;
        value[present] = numbers[i];
        inventory->origin[present++] = (uint32_t)i;
    }
    sort_doubles_with_index(value, inventory->index, present);
    for (size_t i = 0; i < present; i++) {
        if (i == 0 || value[i] != value[distinct - 1]) {
            value[distinct] = value[i];
            inventory->times[distinct++] = 0;
        }
        inventory->times[distinct - 1]++;
        inventory->place[inventory->origin[inventory->index[i]]] = (uint32_t)(distinct - 1);
    }
    inventory->distinct = distinct;
}

void inventory_take(struct inventory *inventory, const double *numbers, size_t count, int decimals) {
    assert(count < UINT32_MAX);
    make_room(inventory, count);
    if (!count_on_grid(inventory, numbers, count, decimals))
        count_sorted(inventory, numbers, count);
}

void inventory_entries(struct inventory *inventory, size_t count) {
    uint32_t *next = inventory->start + 1; // ends where the value after begins
    next[0] = 0;
    for (size_t k = 0; k + 1 < inventory->distinct; k++)
        next[k + 1] = next[k] + inventory->times[k];
    for (size_t i = 0; i < count; i++) {
        if (inventory->place[i] != INVENTORY_NOWHERE)
            inventory->entry[next[inventory->place[i]]++] = (uint32_t)i;
    }
    inventory->start[0] = 0;
}
