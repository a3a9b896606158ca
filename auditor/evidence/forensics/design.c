// Counting pairs of rows that agree in one column, in another, and in both.
#include "evidence/forensics/design.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { MOST_ROWS = 200000 };
static const double LEAST_EXPECTED = 10; // pairs that would agree in both by chance
static const double MOST_MET = 0.02;     // of these, pairs that do

// The hash of a cell, 0 where it is missing.
static uint64_t hash_of(const struct store *store, size_t column, size_t row) {
    if (!store->numeric[column]) {
        uint32_t code = store->code[column][row];
        return code >= CODE_OVERFLOW ? 0 : hash_mix(code, column) | 1;
    }
    double number = store->number[column][row] + 0.0; // -0 becomes 0
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return isnan(number) ? 0 : hash_mix(bits, column) | 1;
}

// Pairs of equal hashes; sorts them.
static double equal_pairs(uint64_t *hash, size_t count) {
    double pairs = 0;
    sort_hashes(hash, count);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && hash[end] == hash[i];)
            end++;
        pairs += (double)(end - i) * (double)(end - i - 1) / 2;
    }
    return pairs;
}

// The rows in which both columns are present, and of many only those of some values of the other one, all of
// each: a sample of the rows would tear them apart.
struct crossing {
    uint64_t *one, *other, *both; // [rows of the store] hashes
    size_t rows;
};

static void cross(struct crossing *crossing, const struct store *store, size_t column, size_t other) {
    uint64_t step = 1 + store->rows / MOST_ROWS;
    crossing->rows = 0;
    for (size_t r = 0; r < store->rows; r++) {
        uint64_t own = hash_of(store, column, r), theirs = hash_of(store, other, r);
        if (own == 0 || theirs == 0 || (theirs >> 1) % step != 0)
            continue;
        crossing->one[crossing->rows] = own;
        crossing->other[crossing->rows] = theirs;
        crossing->both[crossing->rows++] = hash_mix(own, theirs);
    }
}

static bool is_crossed(struct crossing *crossing, const struct store *store, size_t column, size_t other) {
    cross(crossing, store, column, other);
    double n = (double)crossing->rows, all = n * (n - 1) / 2;
    if (all < LEAST_EXPECTED)
        return false;
    double agree = equal_pairs(crossing->other, crossing->rows);
    double expected = agree * equal_pairs(crossing->one, crossing->rows) / all;
    return expected >= LEAST_EXPECTED && equal_pairs(crossing->both, crossing->rows) <= MOST_MET * expected;
}

bool design_is_axis(const struct dataset *dataset, size_t column) {
    const struct store *store = &dataset->store;
    struct crossing crossing = {.one = memory_alloc(store->rows, sizeof *crossing.one),
                                .other = memory_alloc(store->rows, sizeof *crossing.other),
                                .both = memory_alloc(store->rows, sizeof *crossing.both)};
    bool axis = false;
    for (size_t other = 0; other < store->columns && !axis; other++)
        axis = other != column && is_crossed(&crossing, store, column, other);
    memory_free(crossing.one);
    memory_free(crossing.other);
    memory_free(crossing.both);
    return axis;
}
