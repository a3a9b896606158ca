// Missing values that were filled in with the mean of the nearest rows: among the training rows, or among the
// test rows too.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_NEAREST_FILLED_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_NEAREST_FILLED_H

#include "evidence/forensics/forensics.h"

#include <stddef.h>

// The numeric columns, with the cells that look filled in. Empty = all zero.
struct nearest_filled {
    struct filled_column {
        const struct gather_column *of;
        const double *number; // [rows of the store]
        double parts;         // of 1: all but the holes are multiples of 1 / parts
        double off;           // a multiple of 1 / parts that is farther off than that is none
        double tolerance;     // what rounding leaves of a mean
        size_t holes;
    } * columns;
    size_t count, capacity;
};

// Takes in a numeric column, with its cells that look filled in; nothing of a single file, nor of one that
// would take too long.
void nearest_filled_look(struct nearest_filled *filled, const struct forensic_case *of,
                         const struct forensic_column *values);
void nearest_filled_finish(struct nearest_filled *filled);
// Judges a pair of splits; outcome->columns has room for all columns and stays.
void nearest_filled_judge(const struct nearest_filled *filled, const struct forensic_case *of,
                          struct fit_outcome *outcome);

#endif
