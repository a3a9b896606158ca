// The two ends of a column: its outermost values, how densely they lie, and whether the column has its range
// by nature (shares, percentages, grades) or could have been given it.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_ENDS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_ENDS_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

struct end {
    size_t count[3]; // by side: values within the tolerance of the outermost one of all rows
    size_t row[3];   // by side: the first of these
    size_t likely;   // so many may be there by rounding; more are there by nature, or cut off
    double spacing;  // mean distance of the outermost values beside these
    bool untied;     // which are all different, but for rounding
};

struct ends {
    const struct gather_column *of;
    double tolerance;                     // what rounding allows an end
    double low[FIT_SETS], high[FIT_SETS]; // by set; low > high if it has no rows
    struct end lower, upper;
    double apart;    // log10 of the chance that the two sides fill one range by other steps each; 0 if not
    bool continuous; // more than ten values, on no round grid, and no ranks, which have the range 0 to 1
                     // anyway
};

// Looks at a column once, for all sets of rows; sorts and counts it if nobody did.
struct ends ends_of(struct forensic_column *column, struct forensic_sides *sides);

#endif
