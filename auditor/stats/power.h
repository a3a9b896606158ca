// The predictive power of one binned column: cross-validated from fold-wise counts, without a model library.
#ifndef LEAKAUDIT_STATS_POWER_H
#define LEAKAUDIT_STATS_POWER_H

#include "stats/estimate.h"

#include <stddef.h>
#include <stdint.h>

// count[fold][bin][class], row-major. Out of fold, p(class | bin) = (n_bk + 2 prior_k) / (n_b + 2), with the
// prior of the training folds; value = AUC of the pooled out-of-fold scores of class 1 (classes = 2) or the
// mean one-vs-rest AUC over the classes with at least 5 rows. Interval: DeLong on the out-of-fold scores
// (mean over classes; see rank_auc). p: normal approximation against 1/2, one-sided (an AUC below 1/2 is no
// power), by rank_auc_z with n1 = the rows of the smaller class (classes = 2) or N / K, K = the classes that
// have rows. TOO_FEW when fewer than two folds have rows, or no class has 5; ONE_CLASS; CONSTANT when one bin
// has all rows. Without association the value lies slightly below 1/2: a fold with many positives leaves few
// to train on.
struct estimate power_classes(const uint64_t *count, size_t folds, size_t bins, size_t classes);

// n, sum and sum of squares of the target per [fold][bin]; take them about a constant near the mean of the
// target (any constant gives the same value), else 1e9 + noise loses its digits. Out-of-fold prediction: the
// bin's mean shrunk by one row of the training mean. value = out-of-fold R2 against the mean of all rows, may
// be negative; interval_r2; p: F test of the in-sample fit (0 where rows <= bins). TOO_FEW below 3 rows or
// when fewer than two folds have rows; CONSTANT when one bin has all rows; ONE_CLASS when the target does not
// vary (or by less than rounding of the sums); NOT_DECIDABLE if sums overflow.
struct estimate power_regression(const uint64_t *n, const double *sum, const double *sum_squares,
                                 size_t folds, size_t bins);

// To a scale from 0 (no better than the naive baseline) to 1: max(2 AUC - 1, 0), or sqrt(max(R2, 0)).
double power_gini_classes(double auc);
double power_gini_regression(double r2);

#endif
