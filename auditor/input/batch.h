// A batch of rows on their way from a data file to the profile: a few thousand rows, column by column, typed.
//
// The arrays belong to the reader and are valid until the next batch is asked for. Row r of column c:
//   numeric kinds (boolean, integer, number, date, datetime): columns[c].number[r], NAN where missing
//     (boolean 0/1; date and datetime in seconds since 1970-01-01T00:00:00, UTC);
//   text kinds (category, string, text): columns[c].text[r], at == NULL where missing.
// The raw bytes of every cell, numeric or not, are text[r] when the plan asked for them (struct
// column_plan.raw).
#ifndef LEAKAUDIT_INPUT_BATCH_H
#define LEAKAUDIT_INPUT_BATCH_H

#include "base/text.h"
#include "input/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BATCH_ROWS 4096

// How the cells of one column are to be read, found from a sample of the file and the schema's declarations.
struct column_plan {
    const char *name;
    enum column_type type; // never TYPE_UNDECLARED; TYPE_STRING when nothing else fits
    bool numeric;          // boolean, integer, number, date, datetime: read into number[]
    const char *format;    // declared strptime format of a date/datetime, or NULL
    enum date_order { DATE_ISO, DATE_YMD, DATE_DMY, DATE_MDY } date_order; // as inferred
    const struct schema_column *declared;                                  // or NULL
    bool raw;                                                              // text[] wanted although numeric
};

struct batch_column {
    const double *number;    // numeric kinds
    const uint8_t *decimals; // type number: digits after the decimal mark as written; 255 = exponent notation
    const struct span *text; // text kinds, or raw
    const uint16_t *form;    // how each cell is written (input/form.h); NULL = not told
};

struct batch {
    size_t rows;
    size_t columns;
    const struct batch_column *column; // [columns]
    const uint64_t *row_hash;          // [rows] XXH3 of the record in its minimally quoted spelling
    uint64_t first_row;                // 0-based number of row 0 within its file
    const uint64_t *line;              // [rows] line of the file where each record starts, 1-based
};

#endif
