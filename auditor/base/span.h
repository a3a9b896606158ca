// Text that carries its length: a view of bytes that live somewhere else.
#ifndef LEAKAUDIT_BASE_SPAN_H
#define LEAKAUDIT_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>

// Bytes somewhere else; not terminated, may hold NUL.
struct span {
    const char *at;
    size_t length;
};

struct span span_of(const char *text); // a terminated string as a span
// Whether the bytes are the same; span_is() compares with a terminated string.
bool span_equal(struct span a, struct span b);
bool span_is(struct span a, const char *text);
struct span span_trim(struct span text); // without spaces and tabs at both ends

#endif
