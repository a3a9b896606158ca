// The target as numbers that a category may have been encoded by: its value, or whether it is a certain
// class.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_OUTCOMES_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_OUTCOMES_H

#include "evidence/grouping.h"

#include <stdbool.h>
#include <stddef.h>

#define OUTCOMES_MOST 12

struct outcomes {
    size_t rows, count; // count 0: no usable target
    double low, high;   // between which statistics of all of them lie; low > high if there are none
    struct outcome {
        double *of;     // [rows] NAN = not known; owned
        bool yes_or_no; // 0 and 1 only
        double unit;    // all are multiples of it: 1, 0.1 ... 0.000001; 0 if of none
    } item[OUTCOMES_MOST];
};

// The outcomes of a target, by row of the store: its number, and of each class whether the row is of it.
void outcomes_init(struct outcomes *outcomes, const struct target_rows *target);
void outcomes_finish(struct outcomes *outcomes);
// Whether the numbers [outcomes->rows] of a column, NAN = missing and written to `resolution`, may be
// statistics of the outcomes: of those that are looked at not most, and many, lie beyond.
bool outcomes_cover(const struct outcomes *outcomes, const double *number, double resolution);

#endif
