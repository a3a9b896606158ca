// A yes-or-no property of the rows (the cell is missing, the value is 0, the value is "A") against the
// classes of the target: how much it explains, how pure its purer side is, and how likely that is by chance.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_SIDE_H
#define LEAKAUDIT_EVIDENCE_TARGET_SIDE_H

#include "stats/estimate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIDE_NO, SIDE_YES };

struct side {
    int side;            // the purer one of those allowed
    uint64_t rows;       // on that side
    uint64_t exceptions; // of those, outside the side's commonest class
    size_t class;        // that class
    double log10_p;      // hypergeometric tail of so many rows of the class on that side
    double impurity,
        impurity_high; // exceptions / rows against the share of other classes among all rows: 1 = no purer;
                       // with the upper 95 % limit (Clopper-Pearson; 1/2 exception when there are none)
    struct estimate uncertainty; // share of the target's entropy explained, Miller-Madow corrected
};

// count[2 * classes]: rows without and with the property, by class. `sides`: which sides may be the pure one,
// as bits 1 (no) and 2 (yes). False if nothing can be said: fewer than 8 rows on every allowed side, or one
// class only.
bool side_judge(const uint64_t *count, size_t classes, unsigned sides, struct side *result);

#endif
