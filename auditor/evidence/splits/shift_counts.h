// The rows of every bin of a column by side and fold: what the two sides of a pair of splits are compared by.
// Splits are counted in the profile, over all rows; the folds of a k-fold column in the store.
#ifndef LEAKAUDIT_EVIDENCE_SHIFT_COUNTS_H
#define LEAKAUDIT_EVIDENCE_SHIFT_COUNTS_H

#include "evidence/gather.h"

#include <stddef.h>
#include <stdint.h>

// The chance, over all columns of a pair together, that a limit is wrong.
#define SHIFT_ALPHA 1e-3

struct shift_counts {
    const struct gather *gather;
    size_t sides;     // splits; or folds and, last, all of them together
    uint16_t *fold;   // [rows of the store] the fold of a row, UINT16_MAX = none; NULL: by split
    uint64_t *counts; // [bins][sides][PLAN_FOLDS] of the column that was counted last
    size_t bins, room;
};

// Lays out the sides and, for folds, looks up each row's; nothing is counted yet.
void shift_counts_init(struct shift_counts *counts, const struct gather *gather);
void shift_counts_finish(struct shift_counts *counts);
// Counts a column of the dataset.
void shift_counts_column(struct shift_counts *counts, size_t column);
// Counts the cells of a column by the numbers of their forms (forms.h), in the place of bins, from the store.
void shift_counts_forms(struct shift_counts *counts, size_t column);
// Rows of a bin of that column on the two sides of a pair that belong to one of the PLAN_FOLDS folds of the
// row hash: side[0] the first (train), side[1] the second (test).
void shift_counts_of(const struct shift_counts *counts, const struct split_pair *pair, size_t bin,
                     size_t fold, uint64_t side[2]);
// The same in all folds.
void shift_counts_all(const struct shift_counts *counts, const struct split_pair *pair, size_t bin,
                      uint64_t side[2]);
// Says how many rows a value was measured on, if not on all: bins of splits are counted in all rows, bins of
// folds and forms in those of the store.
struct value shift_counts_value(const struct shift_counts *counts, struct value value, bool forms);

// Whether a column describes the rows: a feature or the target; no date, and nothing that numbers or names
// the rows, for which train and test differ by nature. The group of identity has run.
bool shift_counts_describes(const struct gather *gather, const struct gather_column *column);

#endif
