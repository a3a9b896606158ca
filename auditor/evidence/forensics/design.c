// Counting pairs of rows that agree in one column, in another, and in both.
#include "evidence/forensics/design.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"
#include "stats/sort.h"

#include <math.h>

enum { MOST_ROWS = 200000 };
static const double LEAST_EXPECTED = 10; // pairs that would agree in both by chance
static const double MOST_MET = 0.02;     // of these, pairs that do

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

// The hash of a cell; 0 where there is none, or where texts can't be told apart any more.
static uint64_t hash_of(const struct dataset *dataset, const struct coded *all, size_t column, size_t row) {
    const struct coded_column *values = &all->column[column];
    bool known = values->number ? !isnan(values->number[row]) : values->code[row] < CODE_OVERFLOW;
    return known ? scan_cell_hash(dataset, all, column, row) | 1 : 0;
}

static void cross(struct crossing *crossing, const struct dataset *dataset, const struct coded *all,
                  size_t column, size_t other) {
    uint64_t step = 1 + all->rows / MOST_ROWS;
    crossing->rows = 0;
    for (size_t r = 0; r < all->rows; r++) {
        uint64_t own = hash_of(dataset, all, column, r), theirs = hash_of(dataset, all, other, r);
        if (own == 0 || theirs == 0 || (theirs >> 1) % step != 0)
            continue;
        crossing->one[crossing->rows] = own;
        crossing->other[crossing->rows] = theirs;
        crossing->both[crossing->rows++] = hash_mix(own, theirs);
    }
}

static bool is_crossed(struct crossing *crossing) {
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
    struct coded_column *columns = memory_alloc(store->columns, sizeof *columns);
    struct coded all = store_slice(store, 0, store->rows, columns);
    bool axis = false;
    for (size_t other = 0; other < store->columns && !axis; other++) {
        if (other == column)
            continue;
        cross(&crossing, dataset, &all, column, other);
        axis = is_crossed(&crossing);
    }
    memory_free(columns);
    memory_free(crossing.one);
    memory_free(crossing.other);
    memory_free(crossing.both);
    return axis;
}
