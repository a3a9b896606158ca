// Near copies by holding rows against each other: all of them in a small table; in a wide one those that
// share the cells of a few columns, for of many noisy columns some always cross a border of a grid, so that
// whole rows can't be compared by cells.
#ifndef LEAKAUDIT_EVIDENCE_NEAR_PAIRS_H
#define LEAKAUDIT_EVIDENCE_NEAR_PAIRS_H

#include "evidence/splits/near_grid.h"
#include "evidence/splits/overlap.h"

#include <stddef.h>

#define NEAR_PAIRS_COLUMNS 20 // with more numeric columns than these a table is wide
#define NEAR_PAIRS_ROWS 4000  // with no more rows than these it is small

// Fills in what is known of the pairs of rows across a split that differ by at most a twentieth of the scale
// in all, in all but one, and in all but two of the columns; equal rows are left out. Columns are those of
// the dataset that count by themselves. Looks at the rows of the store.
void near_pairs_compare(const struct gather *gather, const struct near_grids *grids, const size_t *column,
                        size_t columns, const struct split_pair *pair, struct overlap_result *result);

#endif
