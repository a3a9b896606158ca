// A numeric column as the forensic tests look at it: to what precision it was written, its values in order
// with their multiplicities, and how these are shared between the two sides of a split. All is computed at
// most once a column, for all tests.
//
// A statistic that preprocessing was fitted with makes an identity hold on the rows of the fit: their mean is
// 0, their largest value is 1. Whether it holds can be told only up to what rounding did, so everything hangs
// on the resolution.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_COLUMNS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_COLUMNS_H

#include "evidence/gather.h"
#include "stats/inventory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Single precision and its sums leave more than the digits show, so an identity that fails is tried again.
#define FORENSIC_RUNGS 3

struct forensic_column {
    const struct gather_column *of;
    size_t rows;          // of the store
    const double *number; // [rows], NAN = missing; finite otherwise
    size_t present;
    // Half a unit of the last digit that is written, or of the last significant digit of the largest value if
    // the numbers have equally many significant digits; 0.5 for whole numbers, near 0 for full doubles.
    double resolution;
    double slack;   // what double arithmetic leaves besides: 1e-10 of the largest value, at least of 1
    double largest; // |value|
    double minimum, maximum;
    int decimals; // the most that are written
    bool whole;   // written as whole numbers: no test of a scale can say anything
    // After forensic_column_sort(), until forensic_column_finish():
    bool sorted;
    size_t distinct;
    const double *value;   // [distinct] ascending
    const uint32_t *count; // [distinct] how often each occurs
    const uint32_t *place; // [rows] index of the row's value; INVENTORY_NOWHERE = missing
    // After forensic_column_rows():
    const uint32_t *start, *row; // [distinct + 1] where the rows of each value begin in `row` [present]
    // Of both:
    double gap; // smallest distance of neighbours that are farther apart than 3 resolutions; 0 if none is
    struct inventory *inventory; // holds these; serves one column after the other
};

// Looks at a column that is numeric; false if it has fewer than two present values, infinite ones, or does
// not vary. The inventory is the caller's.
bool forensic_column_init(struct forensic_column *column, const struct gather *gather,
                          const struct gather_column *of, struct inventory *inventory);
// Forgets the values, so that the inventory can serve another column.
void forensic_column_finish(struct forensic_column *column);
// Sorts, if nobody did.
void forensic_column_sort(struct forensic_column *column);
// And puts the rows in the order of their values.
void forensic_column_rows(struct forensic_column *column);
// The resolution to try at a rung: 0 as written, 1 and 2 at least that of single precision.
double forensic_column_resolution(const struct forensic_column *column, unsigned rung);
// What arithmetic may leave besides rounding, in a mean or a value, at a rung: 0 double precision, 1 and 2
// single precision.
double forensic_slack(double largest, unsigned rung);

// What one side of a split has of a column. Sums are of the values themselves, not of deviations: scaled
// columns lie about 0.
struct forensic_sums {
    size_t n;                               // present values
    double sum, squares, fourths, absolute; // fourths: of the fourth powers
    double minimum, maximum;                // +-INFINITY if n is 0
};
struct forensic_sums forensic_sums_add(struct forensic_sums a, struct forensic_sums b);

// The sets of rows that something may have been fitted on. `rest` is what belongs to neither side of the pair
// (the validation rows, say).
enum fit_set { FIT_ON_TRAIN, FIT_ON_TRAIN_AND_REST, FIT_ON_TEST, FIT_ON_BOTH, FIT_ON_ALL, FIT_SETS };
bool fit_set_has(enum fit_set set, enum split_side side);

// A column by the sides of a pair. Of a single file, all rows are SPLIT_TRAIN.
struct forensic_sides {
    const struct forensic_column *column;
    const struct split_pair *pair; // NULL: a single file
    struct forensic_sums side[3];  // by enum split_side
    // After forensic_sides_count():
    bool counted;
    uint32_t *count[3]; // [column->distinct] of each value on that side
};

// Adds the column up by side; nothing is sorted yet.
void forensic_sides_init(struct forensic_sides *sides, const struct forensic_column *column,
                         const struct split_pair *pair);
void forensic_sides_finish(struct forensic_sides *sides);
// Sorts the column and counts its values by side, if nobody did.
void forensic_sides_count(struct forensic_sides *sides, struct forensic_column *column);
// The set itself, or an earlier one that has the same rows because there is no rest.
enum fit_set forensic_sides_same(const struct forensic_sides *sides, enum fit_set set);
// The sums over a set.
struct forensic_sums forensic_sides_sums(const struct forensic_sides *sides, enum fit_set set);
// How often the k-th value occurs in a set; counted.
static inline size_t forensic_sides_of(const struct forensic_sides *sides, enum fit_set set, size_t k) {
    size_t count = set == FIT_ON_TEST ? 0 : sides->count[SPLIT_TRAIN][k];
    if (set == FIT_ON_TEST || set == FIT_ON_BOTH || set == FIT_ON_ALL)
        count += sides->count[SPLIT_TEST][k];
    if (set == FIT_ON_TRAIN_AND_REST || set == FIT_ON_ALL)
        count += sides->count[SPLIT_NEITHER][k];
    return count;
}

#endif
