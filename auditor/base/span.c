// Text that carries its length: a view of bytes that live somewhere else.
#include "base/span.h"

#include <string.h>

struct span span_of(const char *text) {
    return (struct span){text, strlen(text)};
}

bool span_equal(struct span a, struct span b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool span_is(struct span a, const char *text) {
    return span_equal(a, span_of(text));
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

struct span span_trim(struct span text) {
    while (text.length > 0 && is_blank(text.at[0])) {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && is_blank(text.at[text.length - 1]))
        text.length--;
    return text;
}
