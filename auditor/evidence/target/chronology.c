// Sorting the rows by the time that a column tells.
#include "evidence/target/chronology.h"

#include "evidence/splits/time_axis.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

// Share of the rows that must be in order, or have a time of their own.
static const double CLEAR = 0.98;
enum { LEAST_ROWS = 50 };

static bool is_time(const struct gather *gather, size_t column) {
    enum column_type type = gather->dataset->columns[column].read->type;
    return type == TYPE_DATE || type == TYPE_DATETIME;
}

// Whether the file is written in the order of the moments, forwards or backwards, each row at its own.
static bool runs_on(const double *time, size_t rows) {
    size_t up = 0, down = 0;
    for (size_t r = 1; r < rows; r++) {
        up += time[r] > time[r - 1];
        down += time[r] < time[r - 1];
    }
    double most = (double)(up > down ? up : down);
    return rows >= LEAST_ROWS && most >= CLEAR * (double)(rows - 1);
}

// The declared time; else a time in whose order the file is written: a date column, or what else tells one.
static void find_axis(struct time_axis *axis, const struct gather *gather) {
    const struct store *store = &gather->dataset->store;
    time_axis_init(axis, gather);
    if (axis->declared || time_axis_declared(gather))
        return;
    if (store_complete(store) && axis->why == DEFINED && runs_on(axis->moment, store->rows))
        return;
    time_axis_finish(axis);
    axis->why = NOT_DECLARED;
    for (size_t c = 0; store_complete(store) && c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data != SIZE_MAX && is_time(gather, column->data) &&
            runs_on(store->number[column->data], store->rows)) {
            time_axis_of_column(axis, gather, column);
            return;
        }
    }
}

static double group_value(const struct gather *gather, const struct gather_column *group, size_t row) {
    const struct store *store = &gather->dataset->store;
    double value =
        store->numeric[group->data] ? store->number[group->data][row] : (double)store->code[group->data][row];
    return isnan(value) ? INFINITY : value; // rows of nobody are one series at the end
}

// The n-th declared group column that the data has, or NULL.
static const struct gather_column *group_column(const struct gather *gather, size_t n) {
    const struct gather_column *group = gather_find(gather, gather->schema->task.group.items[n].name);
    return group && group->data != SIZE_MAX ? group : NULL;
}

// Stable, so that sorting by time and then by one group column after the other leaves series in order of
// time.
static void sort_rows(size_t *row, double *key, size_t rows) {
    size_t *index = memory_alloc(rows, sizeof *index), *moved = memory_alloc(rows, sizeof *moved);
    sort_doubles_with_index(key, index, rows);
    for (size_t i = 0; i < rows; i++)
        moved[i] = row[index[i]];
    memcpy(row, moved, rows * sizeof *row);
    memory_free(index);
    memory_free(moved);
}

static bool same_entity(const struct gather *gather, size_t a, size_t b) {
    for (size_t g = 0; g < gather->schema->task.group.count; g++) {
        const struct gather_column *group = group_column(gather, g);
        if (group && group_value(gather, group, a) != group_value(gather, group, b))
            return false;
    }
    return true;
}

// Sorts all rows that have a time, then drops those that share it with the row before them.
static void order(struct chronology *chronology, const struct gather *gather, const double *time) {
    const struct store *store = &gather->dataset->store;
    double *key = memory_alloc(store->rows, sizeof *key);
    size_t *row = memory_alloc(store->rows, sizeof *row), rows = 0, ties = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (isnan(time[r]))
            continue;
        key[rows] = time[r];
        row[rows++] = r;
    }
    sort_rows(row, key, rows);
    for (size_t g = gather->schema->task.group.count; g-- > 0;) {
        const struct gather_column *group = group_column(gather, g);
        for (size_t i = 0; group && i < rows; i++)
            key[i] = group_value(gather, group, row[i]);
        if (group)
            sort_rows(row, key, rows);
    }
    memory_free(key);
    chronology->row = row;
    chronology->begins = memory_alloc(rows, sizeof *chronology->begins);
    for (size_t i = 0; i < rows; i++) {
        size_t last = chronology->rows ? row[chronology->rows - 1] : SIZE_MAX;
        bool follows = last != SIZE_MAX && same_entity(gather, row[i], last);
        if (follows && time[row[i]] == time[last]) {
            ties++;
            continue;
        }
        chronology->begins[chronology->rows] = !follows;
        row[chronology->rows++] = row[i];
    }
    if (chronology->rows < LEAST_ROWS)
        chronology->why = TOO_FEW;
    else if ((double)ties > (1 - CLEAR) * (double)rows)
        chronology->why = NOT_DECIDABLE;
}

void chronology_init(struct chronology *chronology, const struct gather *gather, size_t most) {
    struct time_axis axis;
    find_axis(&axis, gather);
    *chronology = (struct chronology){.column = axis.column_count ? axis.columns[0] : NULL, .why = axis.why};
    if (axis.why == DEFINED && !store_complete(&gather->dataset->store))
        chronology->why = OVER_BUDGET;
    if (chronology->why == DEFINED)
        order(chronology, gather, axis.moment);
    time_axis_finish(&axis);
    if (chronology->rows > most) { // the end of the table: columns that were added late are there
        size_t first = chronology->rows - most;
        memmove(chronology->row, chronology->row + first, most * sizeof *chronology->row);
        memmove(chronology->begins, chronology->begins + first, most * sizeof *chronology->begins);
        chronology->rows = most;
        chronology->begins[0] = true;
    }
}

void chronology_finish(struct chronology *chronology) {
    memory_free(chronology->row);
    memory_free(chronology->begins);
    *chronology = (struct chronology){0};
}
