// Splitting names into words.
#include "evidence/declarations/name_tokens.h"

#include <ctype.h>
#include <stdbool.h>

void name_tokens_split(const char *name, struct name_tokens *tokens) {
    *tokens = (struct name_tokens){0};
    size_t length = 0;
    for (const char *at = name;; at++) {
        unsigned char c = (unsigned char)*at;
        bool letter = c >= 128 || isalpha(c); // a letter beyond ASCII is kept as it is
        bool begins = c < 128 && isupper(c) && at > name && islower((unsigned char)at[-1]);
        if ((!letter || begins) && length) {
            tokens->count++;
            length = 0;
            if (tokens->count == NAME_TOKENS)
                return;
        }
        if (letter && length < NAME_TOKEN - 1)
            tokens->token[tokens->count][length++] = (char)(c < 128 ? tolower(c) : c);
        if (c == 0)
            return;
    }
}
