// Association in a contingency table: Cramer's V (bias-corrected, Bergsma 2013), mutual information and
// Theil's U (Miller-Madow corrected), Gini impurity reduction, the correlation ratio, and how often rows are
// pure.
//
// All estimates: rows and columns of the table without counts are ignored; TOO_FEW without rows (V: below 3),
// CONSTANT with one occupied table row, ONE_CLASS with one occupied table column. Intervals: the asymptotic
// variance of the plug-in value (delta method; Bishop, Fienberg & Holland 1975) plus what the chi-square law
// leaves of it under independence, so that they don't collapse there; clamped to the range of the statistic.
#ifndef LEAKAUDIT_STATS_ASSOCIATION_H
#define LEAKAUDIT_STATS_ASSOCIATION_H

#include "stats/estimate.h"
#include "stats/table.h"

#include <stddef.h>
#include <stdint.h>

struct estimate association_cramers_v(struct table table);          // p: Pearson's chi-square
struct estimate association_mutual_information(struct table table); // nats, not corrected; p: G-test
// U(column class | row) = MI / H(class), plain plug-in estimate. p: G-test.
struct estimate association_theils_u(struct table table);
// The same with the Miller-Madow correction: (H(y) - H(y|x) - (r-1)(K-1)/2N) / H(y), clamped to [0, 1]; r =
// occupied rows.
struct estimate association_theils_u_corrected(struct table table);
// Share of the Gini impurity of the class that knowing the row removes (Goodman & Kruskal's tau). p: Light &
// Margolin 1971.
struct estimate association_gini_reduction(struct table table);
// Correlation ratio: the share of the variance of y that lies between groups. value = epsilon^2 (Kelley
// 1935), that is eta^2 corrected for its bias: 1 - (1 - eta^2)(n - 1)/(n - groups), at least 0. Groups are
// given by counts, means and sums of squares about the mean; those with n = 0 are ignored. p: F test. TOO_FEW
// when n <= groups, CONSTANT with one group, ONE_CLASS when y does not vary, NOT_DECIDABLE if sums of squares
// overflow.
struct estimate association_correlation_ratio(const uint64_t *n, const double *mean, const double *m2,
                                              size_t groups);
// Rows outside the majority class of their table row: the g3 error (Kivinen & Mannila 1995) in rows.
uint64_t association_errors(struct table table);

#endif
