// How a CSV file is written: delimiter, quote, decimal mark and encoding; declared in the schema or found.
#ifndef LEAKAUDIT_INPUT_DIALECT_H
#define LEAKAUDIT_INPUT_DIALECT_H

#include "base/error.h"
#include "base/text.h"
#include "input/schema.h"

#include <stddef.h>

enum encoding { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_WINDOWS1252 };

struct dialect {
    char delimiter; // 0 = not declared
    char quote;
    char decimal;
    enum encoding encoding;
};

// What the schema declares; RFC 4180's comma and double quote, '.' and UTF-8 where it says nothing (but
// delimiter 0). Refuses an unknown encoding and marks that can't work together.
enum status dialect_declared(const struct schema *schema, struct dialect *dialect,
                             struct error *error) LEAKAUDIT_MUST_USE;

// The delimiter among , ; tab | that splits the first lines most consistently; a comma when none does.
char dialect_delimiter(struct span start, char quote);

// A delimiter as a message names it: "','" or "a tab".
const char *dialect_name(char delimiter);

// Converts to UTF-8. `out` has room for DIALECT_GROWTH * length bytes; returns how many were written.
#define DIALECT_GROWTH 3
size_t dialect_convert(enum encoding encoding, const char *in, size_t length, char *out);

#endif
