// Scanning for wanted keys: a bitmap turns away most rows before a search is made.
#include "profile/row_matches.h"

#include "base/memory.h"
#include "profile/scan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BITMAP_BITS = 22 };

struct collecting {
    const struct row_keys *keys;
    size_t view;
    const uint64_t *wanted;
    size_t wanted_count, most;
    uint8_t *bitmap; // a bit for the leading bits of each wanted key
    uint8_t *taken;  // [wanted_count][32] a bit for each part
    struct row_matches *matches;
    uint64_t *key;
    uint8_t *part;
    size_t room; // rows in key and part
};

static size_t bit_of(uint64_t key) {
    return (size_t)(key >> (64 - BITMAP_BITS));
}

// The position of a key among the wanted ones, SIZE_MAX if it is none.
static size_t position_of(const struct collecting *work, uint64_t key) {
    size_t bit = bit_of(key);
    if (!(work->bitmap[bit / 8] >> bit % 8 & 1))
        return SIZE_MAX;
    size_t low = 0, high = work->wanted_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->wanted[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < work->wanted_count && work->wanted[low] == key ? low : SIZE_MAX;
}

static uint64_t cell_of(const struct coded *batch, size_t column, size_t row) {
    const struct coded_column *values = &batch->column[column];
    if (!values->number) // texts beyond a full dictionary are told apart by their row
        return values->code[row] == CODE_OVERFLOW ? batch->hash[row] | UINT64_C(1) << 63 : values->code[row];
    double number = values->number[row] + 0.0; // -0 becomes 0
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return number != number ? UINT64_MAX : bits;
}

static void take(struct collecting *work, const struct coded *batch, size_t r, uint64_t row) {
    struct row_matches *matches = work->matches;
    const struct row_view *view = &work->keys->at[work->view];
    if (matches->count == matches->capacity) {
        matches->capacity = matches->capacity ? 2 * matches->capacity : 64;
        matches->at = memory_resize(matches->at, matches->capacity, sizeof *matches->at);
        matches->cell =
            memory_resize(matches->cell, matches->capacity * matches->cells, sizeof *matches->cell);
    }
    uint64_t *cell = matches->cell + matches->count * matches->cells;
    for (size_t i = 0; i < view->columns; i++)
        cell[i] = cell_of(batch, view->column[i], r);
    if (work->keys->label != SIZE_MAX)
        cell[view->columns] = cell_of(batch, work->keys->label, r);
    matches->at[matches->count] =
        (struct row_match_row){.key = work->key[r], .row = row, .part = work->part[r]};
    matches->at[matches->count].cell = NULL; // set at the end: the cells may still move
    matches->count++;
}

static void visit(void *context, const struct coded *batch, uint64_t first) {
    struct collecting *work = context;
    if (batch->rows > work->room) {
        work->room = batch->rows;
        work->key = memory_resize(work->key, work->room, sizeof *work->key);
        work->part = memory_resize(work->part, work->room, sizeof *work->part);
    }
    row_keys_of(work->keys, work->view, batch, work->key);
    work->keys->parts.find(work->keys->parts.context, batch, first, work->part);
    for (size_t r = 0; r < batch->rows && work->matches->count < work->most; r++) {
        size_t at = work->part[r] == ROW_PART_NONE ? SIZE_MAX : position_of(work, work->key[r]);
        if (at == SIZE_MAX)
            continue;
        uint8_t *taken = &work->taken[at * 32 + work->part[r] / 8];
        if (*taken >> work->part[r] % 8 & 1)
            continue;
        *taken |= (uint8_t)(1u << work->part[r] % 8);
        take(work, batch, r, first + r);
    }
}

static int compare(const void *a, const void *b) {
    const struct row_match_row *left = a, *right = b;
    int by_key = (left->key > right->key) - (left->key < right->key);
    return by_key ? by_key : (left->row > right->row) - (left->row < right->row);
}

enum status row_matches_collect(const struct row_keys *keys, size_t view, const uint64_t *wanted,
                                size_t wanted_count, size_t most, struct row_matches *matches,
                                struct error *error) {
    *matches = (struct row_matches){.cells = keys->at[view].columns + (keys->label != SIZE_MAX)};
    struct collecting work = {.keys = keys,
                              .view = view,
                              .wanted = wanted,
                              .wanted_count = wanted_count,
                              .most = most,
                              .bitmap = memory_alloc((size_t)1 << (BITMAP_BITS - 3), 1),
                              .taken = memory_alloc(wanted_count, 32),
                              .matches = matches};
    for (size_t i = 0; i < wanted_count; i++)
        work.bitmap[bit_of(wanted[i]) / 8] |= (uint8_t)(1u << bit_of(wanted[i]) % 8);
    enum status status = scan_rows(keys->dataset, visit, &work, error);
    for (size_t i = 0; i < matches->count; i++)
        matches->at[i].cell = matches->cell + i * matches->cells;
    if (matches->count)
        qsort(matches->at, matches->count, sizeof *matches->at, compare);
    memory_free(work.bitmap);
    memory_free(work.taken);
    memory_free(work.key);
    memory_free(work.part);
    return status;
}

void row_matches_finish(struct row_matches *matches) {
    memory_free(matches->at);
    memory_free(matches->cell);
    *matches = (struct row_matches){0};
}
