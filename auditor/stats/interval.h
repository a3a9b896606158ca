// Intervals: for proportions by Wilson (1927) and Clopper & Pearson (1934), for a coefficient of
// determination by Olkin & Finn (1995).
#ifndef LEAKAUDIT_STATS_INTERVAL_H
#define LEAKAUDIT_STATS_INTERVAL_H

#include "stats/estimate.h"

#include <stdint.h>

// `confidence` in (0, 1), two-sided; successes <= n is asserted. TOO_FEW when n is 0.
struct estimate interval_wilson(uint64_t successes, uint64_t n, double confidence);
struct estimate interval_clopper_pearson(uint64_t successes, uint64_t n, double confidence);
// One-sided upper Clopper-Pearson limit; 1 when n is 0.
double interval_upper(uint64_t successes, uint64_t n, double confidence);
// 95 % limits of an R2 (<= 1, may be negative when out of sample) that was fitted with `terms` free means or
// slopes beyond the intercept to n > 0 rows: variance (1 - R2)^2 (4 R2 / n + 2 terms / n^2). The second term
// is what is left at R2 = 0. No width at R2 = 1. May reach below 0.
struct estimate interval_r2(double r2, uint64_t n, double terms);

#endif
