// One column's part in a classifier that tells two samples apart: a score for each of its bins, learnt on
// counts. The scores of all columns are added up (naive Bayes; Domingos & Pazzani 1997), which needs no rows
// to learn from, and no more memory for a million rows than for a thousand.
#ifndef LEAKAUDIT_STATS_DOMAIN_H
#define LEAKAUDIT_STATS_DOMAIN_H

#include "stats/table.h"

#include <stddef.h>

// score[bin]: how much more likely a row of that bin belongs to the second sample (column 1 of the table
// [bins][2]) than a row is anyway, as a difference of logits. Bins are shrunk towards 0 as if each had
// DOMAIN_PRIOR rows more, divided as all rows are; then all scores are multiplied by 1 - df / chi2, or 0
// where that is negative, so that a column which differs by no more than chance (chi-square of homogeneity)
// adds little noise. All 0 where a sample has no rows.
#define DOMAIN_PRIOR 4
void domain_scores(struct table table, double *score);

#endif
