// Mergeable moments of one variable, and co-moments of two, by the updating formulas of Chan, Golub & LeVeque
// (1983) and Pebay (2008), taken about a fixed shift so that 1e9 + noise keeps its digits.
#ifndef LEAKAUDIT_STATS_MOMENTS_H
#define LEAKAUDIT_STATS_MOMENTS_H

#include "stats/estimate.h"

#include <stddef.h>
#include <stdint.h>

struct moments {
    double shift; // subtracted from every value; fixed before the first update
    uint64_t n;
    double mean, m2, m3, m4; // of value - shift: mean, and sums of powers about that mean
    double minimum, maximum; // of the values themselves; meaningless while n is 0
};
// Of no values.
struct moments moments_empty(double shift);
// Adds the finite values; NAN and infinities are left out.
void moments_add(struct moments *moments, const double *values, size_t count);
// Adds another's; both have the same shift (asserted). Deterministic: the same merges in the same order give
// the same bits. A column that is constant has m2 = 0 exactly, whatever the shift and the order.
void moments_merge(struct moments *into, const struct moments *from);
double moments_mean(const struct moments *moments); // 0 for n = 0; clamped to +-DBL_MAX
// n - 1 in the denominator; 0 for n < 2, DBL_MAX if it overflows.
double moments_variance(const struct moments *moments);

// Of pairs: kept over the rows where both are finite.
struct comoments {
    double shift_x, shift_y;
    uint64_t n;
    double mean_x, mean_y, m2_x, m2_y, c_xy;
};
struct comoments comoments_empty(double shift_x, double shift_y);
void comoments_add(struct comoments *moments, const double *x, const double *y, size_t count);
void comoments_merge(struct comoments *into, const struct comoments *from);
// Pearson's r with its Fisher interval and p-value. TOO_FEW below 3 pairs, CONSTANT if either does not vary,
// NOT_DECIDABLE if sums of squares overflow.
struct estimate comoments_correlation(const struct comoments *moments);

#endif
