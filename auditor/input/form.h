// How a cell is written, apart from what it says: digits after the decimal mark, needless quotes, blanks
// around it, a plus sign, the layout of a date, the word for "missing". Two cells with the same value and
// different forms were often written by different hands.
#ifndef LEAKAUDIT_INPUT_FORM_H
#define LEAKAUDIT_INPUT_FORM_H

#include "input/batch.h"
#include "input/splitter.h"

#include <stddef.h>
#include <stdint.h>

#define FORMS 4096         // every form is below this
#define FORM_DETAIL 0x0ff  // by type: decimals (255 = exponent), layout of a date or boolean, missing token
#define FORM_QUOTED 0x100  // in quotes that it does not need
#define FORM_PADDED 0x200  // blanks around it
#define FORM_SIGNED 0x400  // a number with a plus sign or without a digit before the decimal mark
#define FORM_MISSING 0x800 // the cell is missing; detail: 0 = empty, else a hash of the token

// The forms of a decoded column: form[row], for each record. `column` is the reader's, its arrays filled from
// the same records. Texts have no detail: their dictionary tells.
void form_column(const struct column_plan *plan, const struct batch_column *column,
                 const struct records *records, size_t index, uint16_t *form);

#endif
