// Nearly all texts are short and ASCII: those are folded on the stack.
#include "base/casefold.h"

#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <utf8proc.h>

enum { SHORT = 256 };

static bool fold_ascii(struct span text, char *folded) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if ((unsigned char)c >= 0x80)
            return false;
        folded[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return true;
}

uint64_t casefold_hash(struct span text) {
    text = span_trim(text);
    char folded[SHORT];
    if (text.length <= SHORT && fold_ascii(text, folded))
        return hash_bytes(folded, text.length, 0);
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length,
                                           &mapped, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    uint64_t hash = length >= 0 ? hash_bytes(mapped, (size_t)length, 0) : hash_bytes(text.at, text.length, 0);
    free(mapped);
    return hash;
}
