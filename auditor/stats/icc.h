// How much alike the members of a group are: the intraclass correlation of a one-way layout with random
// groups of any size, with the limits that the F distribution gives it (Searle 1971; Donner 1979).
#ifndef LEAKAUDIT_STATS_ICC_H
#define LEAKAUDIT_STATS_ICC_H

#include "stats/estimate.h"

#include <stddef.h>

// Share of the variance that lies between groups. `value` [rows] are finite; group g holds those from
// start[g] up to start[g + 1]; start[groups] rows in all. Two-sided limits of the given confidence, in
// (0, 1), exact for groups of equal size; the p-value is that of the F test. Below 0 where groups are less
// alike than chance would have it. TOO_FEW with fewer than two groups or no group of two; CONSTANT if the
// values do not vary.
struct estimate icc_one_way(const double *value, const size_t *start, size_t groups, double confidence);

#endif
