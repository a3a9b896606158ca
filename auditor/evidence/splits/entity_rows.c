// Shuffling rows by their hash, which brings equal ones together as well.
#include "evidence/splits/entity_rows.h"

#include "base/hash.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { CHANCE_PAIRS = 20000 };

static bool cell_missing(const struct store *store, size_t column, size_t row) {
    return store->numeric[column] ? isnan(store->number[column][row])
                                  : store->code[column][row] == CODE_MISSING;
}

// A hash of a cell that is present.
static uint64_t cell_hash(const struct store *store, size_t column, size_t row) {
    if (!store->numeric[column]) {
        uint32_t code = store->code[column][row];
        return hash_mix(code == CODE_OVERFLOW ? store->hash[row] : code, column);
    }
    double number = store->number[column][row] + 0.0; // -0 becomes 0
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return hash_mix(bits, column);
}

static bool describes(const struct gather *gather, size_t column) {
    return column != gather->dataset->target && gather->columns[column].role != ROLE_SPLIT;
}

static bool on_a_side(const struct gather *gather, size_t row) {
    for (size_t i = 0; i < gather->pair_count; i++) {
        if (gather->pairs[i].side[row] != SPLIT_NEITHER)
            return true;
    }
    return false;
}

void entity_rows_init(struct entity_rows *rows, const struct gather *gather) {
    const struct store *store = &gather->dataset->store;
    *rows =
        (struct entity_rows){.dataset = gather->dataset, .row = memory_alloc(store->rows, sizeof *rows->row)};
    uint64_t *key = memory_alloc(store->rows, sizeof *key), mask = 1;
    while (mask < store->rows) // the row's number goes into the lower bits
        mask = 2 * mask + 1;
    for (size_t c = 0; c < store->columns; c++) {
        for (size_t r = 0; describes(gather, c) && r < store->rows; r++)
            key[r] += cell_missing(store, c, r) ? 0 : cell_hash(store, c, r);
    }
    size_t count = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (on_a_side(gather, r))
            key[count++] = (hash_mix(key[r], 0) & ~mask) | r;
    }
    sort_hashes(key, count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || (key[i] & ~mask) != (key[i - 1] & ~mask))
            rows->row[rows->rows++] = (size_t)(key[i] & mask);
    }
    memory_free(key);
}

void entity_rows_finish(struct entity_rows *rows) {
    memory_free(rows->row);
    *rows = (struct entity_rows){0};
}

uint32_t *entity_rows_hashes(const struct entity_rows *rows, size_t column) {
    const struct store *store = &rows->dataset->store;
    uint32_t *hash = memory_alloc(rows->rows, sizeof *hash);
    for (size_t i = 0; i < rows->rows; i++) {
        uint32_t value = (uint32_t)(cell_hash(store, column, rows->row[i]) >> 32);
        hash[i] = cell_missing(store, column, rows->row[i]) ? 0 : value ? value : 1;
    }
    return hash;
}

bool entity_rows_equal(const struct entity_rows *rows, size_t column, size_t a, size_t b) {
    const struct store *store = &rows->dataset->store;
    size_t left = rows->row[a], right = rows->row[b];
    if (!store->numeric[column])
        return store->code[column][left] == store->code[column][right];
    double x = store->number[column][left], y = store->number[column][right];
    return x == y || (isnan(x) && isnan(y));
}

bool entity_rows_missing(const struct entity_rows *rows, size_t column, size_t i) {
    return cell_missing(&rows->dataset->store, column, rows->row[i]);
}

double entity_rows_chance(const struct entity_rows *rows, size_t column) {
    size_t pairs = rows->rows ? rows->rows - 1 : 0, equal = 0;
    pairs = pairs < CHANCE_PAIRS ? pairs : CHANCE_PAIRS;
    for (size_t i = 0; i < pairs; i++)
        equal += entity_rows_equal(rows, column, i, i + 1);
    return pairs ? (double)equal / (double)pairs : 1;
}
