// The minimal spelling of a record.
#include "input/spelling.h"

#include "base/hash.h"
#include "base/memory.h"

#include <string.h>

void spelling_finish(struct spelling *spelling) {
    memory_free(spelling->text);
    *spelling = (struct spelling){0};
}

// Whether a value would be read differently without quotes.
static bool needs_quotes(const struct dialect *dialect, struct span value) {
    if (value.length == 0)
        return false;
    char delimiter = dialect->delimiter, quote = dialect->quote;
    if (spelling_blank(value.at[0], delimiter) || spelling_blank(value.at[value.length - 1], delimiter))
        return true;
    for (size_t i = 0; i < value.length; i++) {
        char c = value.at[i];
        if (c == delimiter || c == quote || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

static char *put_quoted(char *to, struct span value, char quote) {
    *to++ = quote;
    for (size_t i = 0; i < value.length; i++) {
        if (value.at[i] == quote)
            *to++ = quote;
        *to++ = value.at[i];
    }
    *to++ = quote;
    return to;
}

uint64_t spelling_hash(struct spelling *spelling, const struct dialect *dialect, const char *bytes,
                       const struct cell *cells, size_t count) {
    size_t room = 0;
    for (size_t k = 0; k < count; k++)
        room += 2 * (size_t)cells[k].length + 3; // every byte a quote, two around, a delimiter
    if (room > spelling->room) {
        spelling->text = memory_resize(spelling->text, room, 1);
        spelling->room = room;
    }
    char *to = spelling->text;
    for (size_t k = 0; k < count; k++) {
        struct span value = cell_span(bytes, cells[k]);
        if (k > 0)
            *to++ = dialect->delimiter;
        if (cells[k].quoted_empty || needs_quotes(dialect, value)) {
            to = put_quoted(to, value, dialect->quote);
        } else {
            memcpy(to, value.at, value.length);
            to += value.length;
        }
    }
    return hash_bytes(spelling->text, (size_t)(to - spelling->text), 0);
}
