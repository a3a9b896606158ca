// Which cells mean "no value": the schema's missing_values, or a list that agrees with what pandas and R
// users expect.
#ifndef LEAKAUDIT_INPUT_MISSING_H
#define LEAKAUDIT_INPUT_MISSING_H

#include "base/memory.h"
#include "base/text.h"
#include "input/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A set of tokens. lengths[first byte] has bit n set if a token of n bytes begins so (bit 31: 31 bytes or
// more).
struct missing {
    const char *const *tokens;
    size_t count;
    bool empty;   // "" is one of them
    bool numeric; // some token could be read as a number or a date: ask before reading the cell as one
    uint32_t lengths[256];
};

// The list used when a schema declares none: pandas' own, "?" (UCI), "." (SAS), "NaT". Ends with NULL. "-"
// and "none" are not in it: they are categories too often.
extern const char *const missing_defaults[];

// The schema's list, or the default one; tokens stay the schema's.
void missing_init(struct missing *missing, const struct schema *schema);

// Whether a cell of at least one byte is missing. (An empty unquoted cell always is; "" if missing->empty.)
bool missing_has(const struct missing *missing, struct span text);

#endif
