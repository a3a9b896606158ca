// Whether a sequence is in random order: the runs test for two or more classes (Wald & Wolfowitz 1940; Mood
// 1940), the cumulative-sum test for a change (Page 1955; its null is Kolmogorov's distribution), and the
// serial correlation of neighbours (Wald & Wolfowitz 1943; the complement of von Neumann's ratio, 1941).
#ifndef LEAKAUDIT_STATS_SEQUENCE_H
#define LEAKAUDIT_STATS_SEQUENCE_H

#include "stats/estimate.h"

#include <stddef.h>
#include <stdint.h>

// Runs (stretches of equal neighbours) against the number that a random order is expected to have: below 1 =
// neighbours are alike, above 1 = classes alternate. class[i] < classes. No interval; p: two-sided, normal
// approximation. TOO_FEW below 20 entries, ONE_CLASS, or NOT_DECIDABLE when nearly every order has the same
// number (variance 0).
struct estimate sequence_runs(const uint16_t *class, size_t count, size_t classes);

// The largest distance of the cumulative sum of the scores from a straight line, scaled so that it lies in 0
// to 1 and is 1 for 0/1 scores in sorted order (then it is the Kolmogorov-Smirnov distance of the positions),
// and for evenly spread scores in sorted order. *at becomes the number of entries before the change. p:
// Kolmogorov's asymptotic distribution, conservative for discrete scores. Scores are finite. TOO_FEW below 20
// entries, CONSTANT.
struct estimate sequence_change(const double *scores, size_t count, size_t *at);

// Correlation of each entry with the next one: the sum of products of neighbours about the mean, over the sum
// of squares. Limits: +- 3.29 / sqrt(count), the 99.9 % range of a random order; neighbours that are alike
// only narrow it. p: two-sided, normal approximation with the mean -1/count of a random order. Values are
// finite. TOO_FEW below 20 entries, CONSTANT.
struct estimate sequence_serial(const double *values, size_t count);
// The same for classes: of the classes' indicators the one whose neighbours are most alike, limits and p
// corrected for the number of classes that occur (Bonferroni). class[i] < classes. ONE_CLASS if only one
// does.
struct estimate sequence_serial_classes(const uint16_t *class, size_t count, size_t classes);

#endif
