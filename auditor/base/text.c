// Terminated texts in an arena.
#include "base/text.h"

#include <assert.h>
#include <string.h>

char *text_copy(struct arena *arena, struct span text) {
    char *copy = arena_alloc(arena, text.length + 1, 1);
    if (text.length > 0)
        memcpy(copy, text.at, text.length);
    return copy;
}

char *text_format(struct arena *arena, const char *format, ...) {
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = text_print(NULL, 0, format, values);
    assert(length >= 0);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    text_print(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(values);
    return text;
}

int text_compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
