// How well a number's order separates two classes: the area under the ROC curve (Mann & Whitney 1947), its
// interval (DeLong, DeLong & Clarke-Pearson 1988), Gini = 2 AUC - 1, and the two-sample Kolmogorov-Smirnov
// distance.
#ifndef LEAKAUDIT_STATS_RANK_H
#define LEAKAUDIT_STATS_RANK_H

#include "stats/estimate.h"
#include "stats/table.h"

#include <stddef.h>
#include <stdint.h>

// AUC that a larger value means class 1, ties count one half. `positive` holds 0 or 1; rows with x NAN are
// left out. p-value: normal approximation with tie correction, two-sided. TOO_FEW without rows, ONE_CLASS
// when a class is empty, CONSTANT when x does not vary (the AUC is then 1/2).
//
// Interval: value +- 1.96 standard errors by DeLong, within [0, 1]. DeLong's variance is 0 when the classes
// are separated, however few the rows. So no limit is nearer to 1 (or 0) than the limit of separated classes
// of the same size, which is the score interval with Hanley & McNeil's variance (Newcombe 2006, method 5):
// 0.50 for 3 against 3 rows, 0.90 for 20 against 20, 0.98 for 98 against 98. The same limit stands in where a
// class has a single row.
struct estimate rank_auc(const double *x, const uint8_t *positive, size_t count);
// The same from an ordered table [bins][2] (column 1 = positive).
struct estimate rank_auc_table(struct table table);
// An AUC in its better direction: one below 1/2 turned round. An undefined one stays as it is.
struct estimate rank_auc_better(struct estimate auc);
// The smallest and largest AUC that the unknown order inside the bins allows (value = ties count half).
struct estimate rank_auc_bounds(struct table table);
// Kolmogorov-Smirnov distance of the two classes over an ordered table [bins][2], asymptotic p-value.
// Interval: the bands of Dvoretzky, Kiefer & Wolfowitz with Massart's constant (1990) about both
// distributions; it is wide.
struct estimate rank_ks(struct table table);
struct estimate rank_gini(struct estimate auc); // 2 AUC - 1, interval and p-value carried over
// Normal-approximation z of an AUC against 1/2 with n1 positives and n0 negatives, as used for significance
// floors: (auc - 1/2) / sqrt((n + 1) / (12 n1 n0)); 0 when a class is empty.
double rank_auc_z(double auc, uint64_t positives, uint64_t negatives);
// Ranks from 1 to count; ties share the mean of their ranks. x holds no NAN; `ranks` has `count` entries and
// may be x.
void rank_average(const double *x, double *ranks, size_t count);

#endif
