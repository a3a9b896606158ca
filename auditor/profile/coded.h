// A batch of rows as the accumulators see it: numbers and dictionary codes, no bytes any more.
//
// The same struct describes a batch that has just been decoded and a slice of the column store, so that every
// accumulator can be fed from either.
#ifndef LEAKAUDIT_PROFILE_CODED_H
#define LEAKAUDIT_PROFILE_CODED_H

#include <stddef.h>
#include <stdint.h>

struct coded_column {
    const double *number; // numeric columns: NAN where missing; else NULL
    const uint32_t *code; // text columns: dictionary code or CODE_MISSING; else NULL
    const uint8_t *form;  // number of the form (forms.h); NULL = FORM_UNKNOWN
};

struct coded {
    size_t rows, columns;
    const struct coded_column *column; // [columns]
    const uint64_t *hash;              // [rows] row hash: decides fold and sample
    const uint8_t *split;              // [rows] index into the profile's splits
};

#endif
