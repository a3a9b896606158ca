// The minimal spelling of a record: quotes only around the fields that need them. Its hash tells equal
// records, however they were written.
#ifndef LEAKAUDIT_INPUT_SPELLING_H
#define LEAKAUDIT_INPUT_SPELLING_H

#include "input/cell.h"
#include "input/dialect.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether the character around an unquoted field is not part of it.
static inline bool spelling_blank(char c, char delimiter) {
    return (c == ' ' || c == '\t') && c != delimiter;
}

// Room for one record, used again for the next; zeroed to begin with.
struct spelling {
    char *text;
    size_t room;
};

// Frees the room.
void spelling_finish(struct spelling *spelling);

// XXH3-64 of the minimal spelling of `count` cells. A field needs quotes if it holds the delimiter, a quote
// or a line break, has blanks at an end, or was written "".
uint64_t spelling_hash(struct spelling *spelling, const struct dialect *dialect, const char *bytes,
                       const struct cell *cells, size_t count);

#endif
