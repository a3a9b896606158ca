// Correlation of two columns of numbers: Pearson's and Spearman's, as GSL computes them, with interval and
// p-value.
#ifndef LEAKAUDIT_STATS_CORRELATION_H
#define LEAKAUDIT_STATS_CORRELATION_H

#include "stats/estimate.h"

#include <stddef.h>

// x and y have `count` values each; rows with a NAN or an infinity in either are left out. Intervals by
// Fisher's z (Spearman: Bonett & Wright 2000; -1 to 1 for three pairs), p by Student's t with n - 2 degrees
// of freedom, kept as log10 without underflow; at r = 1 or -1 it is that of an r one rounding away from it.
// TOO_FEW below 3 pairs, CONSTANT if either does not vary, NOT_DECIDABLE if sums of squares
// may overflow (beyond 1e140; Pearson only). The value has the bits of GSL; on 1e9 + noise struct comoments
// is more exact.
struct estimate correlation_pearson(const double *x, const double *y, size_t count);
struct estimate correlation_spearman(const double *x, const double *y, size_t count);
// Spearman's for screening: Pearson's (GSL) of average ranks from a radix sort. The same to 1e-14, some ten
// times faster.
struct estimate correlation_ranks(const double *x, const double *y, size_t count);
// Interval and p-value of a Pearson r that was computed elsewhere from n pairs; r is finite, and cut to [-1,
// 1].
struct estimate correlation_estimate(double r, uint64_t n);

#endif
