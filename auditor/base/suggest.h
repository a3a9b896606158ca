// "Did you mean ...?" for misspelt words, by Damerau-Levenshtein distance (Damerau 1964, Levenshtein 1966).
#ifndef LEAKAUDIT_BASE_SUGGEST_H
#define LEAKAUDIT_BASE_SUGGEST_H

#include <stddef.h>

// The candidate nearest to `word` (Damerau-Levenshtein distance <= 1 + length/4, case ignored), or NULL.
const char *text_suggest(const char *word, const char *const *candidates, size_t count);

#endif
