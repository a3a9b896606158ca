// Rows of (nearly) the same value: a division of some rows by one column, for questions about what is left
// when the value is known.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_STRATA_H
#define LEAKAUDIT_EVIDENCE_TARGET_STRATA_H

#include "evidence/gather.h"

#include <stddef.h>
#include <stdint.h>

#define STRATUM_NONE UINT16_MAX // the cell is missing, or its value too rare for a stratum

enum strata_kind {
    STRATA_OF_VALUES, // numbers: neighbouring values, common ones alone; texts: the values that repeat enough
    STRATA_OF_FOLDED_TEXT, // texts: the same with upper and lower case made alike
    STRATA_OF_UNREPEATED,  // texts that (nearly) never repeat: one stratum; none of others
};

// stratum[i] of row[i] (rows of the store); returns the number of strata, 0 if the column can't be divided
// so. Of texts that never repeat every kind makes one stratum.
size_t strata_find(const struct gather *gather, size_t column, enum strata_kind kind, const size_t *row,
                   size_t rows, uint16_t *stratum);

#endif
