// How far two samples lie apart, as an effect size: the Kolmogorov-Smirnov distance, the total variation
// distance, and the difference of two shares. An effect does not grow with the number of rows; only its
// interval shrinks (Dvoretzky, Kiefer & Wolfowitz 1956, Massart 1990; McDiarmid 1989; Newcombe 1998).
//
// In tables [bins][2] column 0 counts the rows of the first sample, column 1 those of the second. `alpha` in
// (0, 1) is the chance that is allowed for each limit to be wrong; take it small enough for all columns that
// are looked at. TOO_FEW where a sample has no rows.
#ifndef LEAKAUDIT_STATS_SHIFT_H
#define LEAKAUDIT_STATS_SHIFT_H

#include "stats/estimate.h"
#include "stats/table.h"

#include <stdint.h>

// The largest difference of the two distribution functions at the edges of the bins, which are in order; with
// a bin for each value that is the Kolmogorov-Smirnov distance, else at most that. Limits: +- sqrt(ln(2 /
// alpha) / 2 * (1/n + 1/m)), within [0, 1]. p-value: Kolmogorov's limit distribution.
struct estimate shift_ks(struct table table, double alpha);
// Half the sum of the differences of shares: the rows that would have to change their bin. Its mean between
// samples of one distribution is not 0 but E0 = sum sqrt(p (1 - p) (1/n + 1/m) / (2 pi)), p the pooled
// shares, so the lower limit is value - E0 - margin and the upper one value + margin, with McDiarmid's margin
// sqrt(ln(1 / alpha) / 2 * (1/n + 1/m)). p-value: the chi-square test of homogeneity.
struct estimate shift_total_variation(struct table table, double alpha);
// |b/m - a/n|, the difference of two shares, with Newcombe's limits (his method 10) turned so that the larger
// share comes first; the lower limit is at least 0. a <= n and b <= m are asserted.
struct estimate shift_of_shares(uint64_t a, uint64_t n, uint64_t b, uint64_t m, double alpha);

#endif
