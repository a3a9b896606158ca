// Rows that the quantiles themselves are. Of many rows, a quantile transformer looks at a sample only: 10,000
// rows or, before scikit-learn 1.2, 100,000. Both make every 111th of the thousand quantiles a row of the
// sample and not a mean of two; so a row whose share is exactly a ninth was in the fit. (Ranks among all rows
// tell nothing then: they wander about those of the sample.)
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_SAMPLED_RANKS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_SAMPLED_RANKS_H

#include "evidence/forensics/columns.h"

#include <stddef.h>

#define SAMPLED_POINTS 8      // the ninths between 0 and 1
#define SAMPLED_ROWS 10000    // fewer are all looked at
#define SAMPLED_LEAST_FOUND 6 // so many points have a row, or the column is not such ranks

struct sampled_ranks {
    size_t found;   // points with one row, or one on each side
    size_t hits[3]; // by side: points with one row of that side
    double width;   // of a point
};

// Of a column of shares, or of their normal quantiles. Points with several rows of a side are left out:
// values repeat there by nature.
struct sampled_ranks sampled_ranks_of(const struct forensic_sides *sides, bool normal);
// log10 of the chance that so many points of all (of any number of columns) are hit by some of n rows.
double sampled_ranks_chance(size_t hits, size_t points, double width, size_t n);

#endif
