// Finds out from a sample how the cells of a column are to be read, where the schema doesn't say.
//
// A type is inferred if at least 98 % of the sampled cells that are not missing can be read so. Integers that
// are codes (leading zeros, or too large for a double) make a string column: as numbers they would lose their
// identity.
#ifndef LEAKAUDIT_INPUT_INFER_H
#define LEAKAUDIT_INPUT_INFER_H

#include "base/error.h"
#include "input/batch.h"
#include "input/boolean.h"
#include "input/decimal.h"
#include "input/missing.h"
#include "input/splitter.h"

#include <stdbool.h>
#include <stdint.h>

// What a column's sampled cells could be.
struct inference {
    uint64_t present; // cells that are not missing
    uint64_t integers, codes, numbers;
    uint64_t words[BOOLEAN_PAIRS]; // by enum boolean_words
    bool said_true, said_false;
    uint64_t dates[4]; // by enum date_order
    uint64_t times;    // dates with a time
    uint64_t dotted;   // D.M.Y with dots, which is never month first
};

// Looks at one column of some records.
void infer_update(struct inference *inference, const struct missing *missing,
                  const struct decimal_format *decimal, const struct records *records, size_t column);

// Fills type, numeric, format and date_order of a plan whose name and declared are set. `complete` means that
// the sample was the whole file. Ambiguous dates (M/D/Y or D/M/Y) go to `notes` with the place.
void infer_plan(const struct inference *inference, bool complete, struct column_plan *plan,
                struct place place, struct notes *notes);

// Whether `odd` cells among `present` readable ones are too many for a type that was inferred.
bool infer_refuted(uint64_t odd, uint64_t present);

// The narrowest type that holds the values of both; neither is TYPE_UNDECLARED.
enum column_type infer_join(enum column_type a, enum column_type b);

// Whether the type is one that is read into number[].
bool infer_numeric(enum column_type type);

#endif
