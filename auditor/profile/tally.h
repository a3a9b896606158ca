// The distinct values of a column and how often they occur in the rows of the store: what bins and classes
// are planned from.
#ifndef LEAKAUDIT_PROFILE_TALLY_H
#define LEAKAUDIT_PROFILE_TALLY_H

#include "profile/store.h"

#include <stddef.h>

#define TALLY_FEW 128    // so many distinct values are always found, each of them
#define TALLY_ROWS 65536 // of a column with more, about so many rows are looked at

struct tally {
    struct tally_run {
        double value;
        size_t count;
    } * runs;      // ascending, no two values equal; owned
    size_t count;  // runs
    size_t rows;   // present values counted
    double middle; // a middle one of them, 0 if there is none
};

// Of a numeric column. Rows are left out (evenly, never the first) only if there are more than TALLY_ROWS and
// more than TALLY_FEW distinct values among them.
void tally_numbers(struct tally *tally, const struct store *store, size_t column);
void tally_finish(struct tally *tally);
// Of a text column: how often each dictionary code below `codes` occurs; the caller frees the array.
size_t *tally_codes(const struct store *store, size_t column, size_t codes);

#endif
