// The two ends of a column: its outermost values, how densely they lie, and whether the column has its range
// by nature (shares, percentages, grades) or could have been given it.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_ENDS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_ENDS_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

struct ends {
    const struct gather_column *of;
    double tolerance;                     // what rounding allows an end
    double low[FIT_SETS], high[FIT_SETS]; // by set; low > high if it has no rows
    size_t low_count[3], high_count[3];   // by side: values within the tolerance of the ends of all rows
    size_t low_likely, high_likely; // so many may be there by rounding; more are there by nature, or cut off
    bool low_untied, high_untied;   // the outermost values beside these are all different
    double low_spacing, high_spacing; // mean distance of the outermost values beside these
    double apart;    // log10 of the chance that the two sides fill one range by other steps each; 0 if not
    bool continuous; // more than ten values, on no round grid, and no ranks, which have the range 0 to 1
                     // anyway
};

struct ends ends_of(struct forensic_column *column, struct forensic_sides *sides);

#endif
