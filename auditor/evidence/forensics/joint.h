// The chance that several columns obey an identity all at once on rows that nothing was fitted on. Columns
// that are correlated, with each other or with the target that a split was stratified by, say less together
// than alone.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_JOINT_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_JOINT_H

#include "evidence/forensics/forensics.h"

#include <stddef.h>

#define JOINT_TERMS 48 // more add nothing to a chance that is small already, only time

// The mean of something about a column's values lies in an interval of that width.
struct joint_term {
    const double *number; // [rows of the store]
    enum joint_shape { JOINT_VALUE, JOINT_SQUARE, JOINT_STEPS } shape;
    double low, high; // JOINT_STEPS: the values below, between and above these count as
    double steps[3];  // these: how much a row moves an order statistic (its influence, Hampel 1974)
    double width;
};

// log10 of a bound of that chance. `sigma`: standard deviation of the mean of a variable of variance 1, under
// what else might be. Covariances are those of the rows of the set, within the classes of the target.
double joint_chance(const struct forensic_case *of, enum fit_set set, const struct joint_term *terms,
                    size_t count, double sigma);

#endif
