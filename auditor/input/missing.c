// Which cells mean "no value".
#include "input/missing.h"

#include <string.h>

const char *const missing_defaults[] = {
    "",    "NA",  "N/A",    "n/a",     "#N/A",    "#N/A N/A", "#NA",  "<NA>",
    "NaN", "nan", "-NaN",   "-nan",    "NULL",    "null",     "None", "NaT",
    "?",   ".",   "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", NULL,
};

static unsigned length_bit(size_t length) {
    return length < 31 ? (unsigned)length : 31;
}

void missing_init(struct missing *missing, const struct schema *schema) {
    *missing = (struct missing){.tokens = missing_defaults};
    if (schema->has_missing_values) {
        missing->tokens = schema->missing_values;
        missing->count = schema->missing_count;
        missing->numeric = true; // -999 and the like
    } else {
        while (missing_defaults[missing->count])
            missing->count++;
    }
    for (size_t i = 0; i < missing->count; i++) {
        const char *token = missing->tokens[i];
        size_t length = strlen(token);
        if (length == 0)
            missing->empty = true;
        else
            missing->lengths[(unsigned char)token[0]] |= (uint32_t)1 << length_bit(length);
    }
}

bool missing_has(const struct missing *missing, struct span text) {
    if (!(missing->lengths[(unsigned char)text.at[0]] >> length_bit(text.length) & 1))
        return false;
    for (size_t i = 0; i < missing->count; i++)
        if (span_is(text, missing->tokens[i]))
            return true;
    return false;
}
