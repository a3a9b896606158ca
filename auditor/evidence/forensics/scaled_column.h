// Columns that were centred, or scaled to standard deviation 1: whether the identities hold on a set of rows,
// and how likely they would by chance.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_SCALED_COLUMN_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_SCALED_COLUMN_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

struct scaled_set { // a column on a set of rows
    size_t n;
    double mean, square, fourth, absolute; // means of x, x^2, x^4, |x|
    double repeats,
        weight; // sum of c^2 and of (c x)^2 over distinct values x that occur c times; 0 if not counted
};

struct scaled_column {
    const struct gather_column *of;
    const double *number;
    double resolution, largest, gap;
    size_t distinct; // 0 if not sorted: the mean is nowhere near 0
    bool
        contrast; // up to ten values, symmetric about 0, as the codes of a balanced design: centred by nature
    struct scaled_set set[FIT_SETS];
};

enum scaling { SCALING_STANDARD, SCALING_CENTRED, SCALINGS };

// Looks at a column once, for all sets of rows; sorts it only if it may be centred.
struct scaled_column scaled_column_of(struct forensic_column *column, struct forensic_sides *sides);
// Whether the identity of that scaling holds on the rows of the set. False accusations are bounded by the
// chance that roundings add up so: 1e-9 an identity, whatever the split (Hoeffding 1963).
bool scaled_column_obeys(const struct scaled_column *column, enum scaling scaling, enum fit_set set,
                         unsigned rung);
// Half the interval that mean (and mean of squares) are allowed on the set.
double scaled_column_mean_tolerance(const struct scaled_column *column, enum fit_set set, unsigned rung);
double scaled_column_square_tolerance(const struct scaled_column *column, enum fit_set set, unsigned rung);
// Whether mean and spread on the set are within five standard errors of 0 and 1.
bool scaled_column_near(const struct scaled_column *column, enum fit_set set);

#endif
