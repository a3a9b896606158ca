// Turns the cells of one column of some records into values by the column's plan, and counts what is odd.
#ifndef LEAKAUDIT_INPUT_DECODE_H
#define LEAKAUDIT_INPUT_DECODE_H

#include "input/batch.h"
#include "input/decimal.h"
#include "input/missing.h"
#include "input/reader.h"
#include "input/splitter.h"

#include <stdint.h>

// Counted besides the public counters.
struct decode_tally {
    struct reader_column column;
    uint64_t present; // cells that were read as the plan says
    uint64_t codes;   // of them: integers that are codes (decimal_is_code)
    uint64_t times;   // of them: dates with a time
};

struct decoder {
    const struct missing *missing;
    const struct decimal_format *decimal;
    const struct column_plan *plan;
    struct decode_tally *tally;
    // where to: arrays of at least records->rows, NULL if not wanted
    double *number;    // numeric plans only
    uint8_t *decimals; // TYPE_NUMBER and TYPE_INTEGER only
    struct span *text;
    uint16_t *form; // filled by the reader (form_column)
};

// Decodes cell `column` of each record to where the decoder says, and adds to its tally.
void decode_column(const struct decoder *decoder, const struct records *records, size_t column);

#endif
