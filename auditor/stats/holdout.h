// How well a score can be known from a test set of some size, before there is any score: the width of its
// 95 % interval at a stated level of performance (Hanley & McNeil 1982 for the area under the ROC curve,
// Wilson 1927 for shares, the normal formula for means of losses).
#ifndef LEAKAUDIT_STATS_HOLDOUT_H
#define LEAKAUDIT_STATS_HOLDOUT_H

#include "stats/estimate.h"

#include <stddef.h>
#include <stdint.h>

// All: estimates of the score itself with its 95 % limits; n = the rows it rests on. TOO_FEW without rows.
// Of a ROC AUC, by Hanley & McNeil's variance; TOO_FEW without rows of either class. Limits within [0, 1].
struct estimate holdout_auc(double auc, uint64_t positives, uint64_t negatives);
// Of the share `share` of rows that are right, by Wilson's interval for a share that need not be a whole
// number of rows.
struct estimate holdout_share(double share, uint64_t rows);
// Of the mean over classes of such shares, each in the rows of its class; classes without rows don't count.
struct estimate holdout_mean_share(double share, const uint64_t *rows, size_t classes);
// Of a mean of losses whose standard deviation is `variation` times their mean, as a share of itself: 1 +-
// 1.96 variation / sqrt(rows). For squares of normal errors `variation` is sqrt(2), for their sizes
// sqrt(pi / 2 - 1).
struct estimate holdout_mean(double variation, uint64_t rows);
// Standard deviation over mean of the logarithmic loss of a forecast that knows only the shares of the
// classes; at least that of a forecast which is right with probability 0.8.
double holdout_log_loss_variation(const uint64_t *rows, size_t classes);

#endif
