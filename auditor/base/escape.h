// Escaping for every place that untrusted text is written to, and what one needs to know about UTF-8 for it.
#ifndef LEAKAUDIT_BASE_ESCAPE_H
#define LEAKAUDIT_BASE_ESCAPE_H

#include "base/memory.h"
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// Whether the bytes are valid UTF-8.
bool text_is_utf8(struct span text);
// How many terminal columns valid UTF-8 takes after escaping for the terminal.
size_t text_width(struct span text);

// Untrusted bytes on their way out. Each sink makes them harmless there, keeps them readable, and turns
// invalid UTF-8 into U+FFFD (in the terminal: \xNN).
enum sink {
    SINK_TERMINAL,   // no control, bidi override, zero-width or escape characters: \n, \x1b, \u202e
    SINK_JSON,       // the inside of a JSON string; also escapes U+2028, U+2029 and DEL
    SINK_MARKDOWN,   // one line of GitHub-flavoured Markdown, also inside a table cell; HTML is inert
    SINK_HTML,       // element content or a quoted attribute
    SINK_XML,        // the same for XML 1.0, which has no control characters at all
    SINK_ANNOTATION, // a GitHub workflow command's message
    SINK_ANNOTATION_PROPERTY, // a property of one (file=, title=), where `:` and `,` mean something as well
};
void text_write(FILE *out, enum sink sink, struct span text);
// The same into the arena.
char *text_escape(struct arena *arena, enum sink sink, struct span text) LEAKAUDIT_NEVER_NULL;

#endif
