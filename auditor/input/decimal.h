// Numbers as people write them in data files: [+-]digits[.digits][e[+-]digits], read exactly and under any
// locale.
//
// Not numbers: hexadecimal, "inf", "nan", thousands separators, anything that overflows a double.
#ifndef LEAKAUDIT_INPUT_DECIMAL_H
#define LEAKAUDIT_INPUT_DECIMAL_H

#include "base/text.h"

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>

struct decimal_format {
    char mark;      // '.' or whatever the dialect declares
    locale_t plain; // the C locale
};

// A format with that decimal mark; decimal_finish() gives its locale back.
void decimal_init(struct decimal_format *format, char mark);
void decimal_finish(struct decimal_format *format);

enum decimal_kind {
    DECIMAL_NONE,     // not a number
    DECIMAL_INTEGER,  // digits only
    DECIMAL_FRACTION, // with a decimal mark
    DECIMAL_EXPONENT  // with an exponent
};

#define DECIMAL_EXPONENT_PLACES 255 // `places` of a number in exponent notation

// The double nearest to the text (ties to even). *places is the number of digits after the decimal mark as
// written, at most 254. Both are left alone if it is DECIMAL_NONE.
enum decimal_kind decimal_parse(const struct decimal_format *format, struct span text, double *value,
                                uint8_t *places);

// The same, faster: DECIMAL_PADDING bytes from text.at on must be readable, whatever text.length is.
#define DECIMAL_PADDING 18
enum decimal_kind decimal_parse_padded(const struct decimal_format *format, struct span text, double *value,
                                       uint8_t *places);

// Whether an integer, as written, would lose something as a double: leading zeros, or digits beyond 2^53.
bool decimal_is_code(struct span text, double value);

#endif
