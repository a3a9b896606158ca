// How likely several quantities, correlated as they may be, all fall into narrow intervals by chance: a bound
// from the density of the normal distribution, taken one quantity after the other, each given those before.
#ifndef LEAKAUDIT_STATS_COINCIDENCE_H
#define LEAKAUDIT_STATS_COINCIDENCE_H

#include <stddef.h>

// log10 of an upper bound, at most 0, of the probability that each of `count` jointly normal quantities lies
// within some interval of width[i] > 0. Their covariance is sigma^2 * covariance[count * count] (symmetric,
// finite; the lower triangle is read). A quantity that those before it determine, or that does not vary, adds
// nothing.
double coincidence_log10(const double *covariance, const double *width, size_t count, double sigma);

#endif
