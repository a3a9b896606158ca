// "Did you mean ...?" by Damerau-Levenshtein distance, in the variant that lets a pair of letters swap once
// (optimal string alignment).
#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 }; // bytes; nobody means a longer word, and the three rows stay on the stack

static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            int x = lower(a[i - 1]), y = lower(b[j - 1]);
            row[j] = smaller(last[j - 1] + (x != y), smaller(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && lower(a[i - 2]) == y)
                row[j] = smaller(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *text_suggest(const char *word, const char *const *candidates, size_t count) {
    size_t length = strlen(word);
    if (length == 0 || length > LONGEST)
        return NULL;
    const char *best = NULL;
    size_t nearest = 1 + length / 4 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]);
        size_t gap = other > length ? other - length : length - other;
        if (other > LONGEST || gap >= nearest)
            continue;
        size_t far = distance(word, length, candidates[i], other);
        // A word of which no letter is left is not what was meant ("x" for "y").
        if (far < nearest && far < (length > other ? length : other)) {
            nearest = far;
            best = candidates[i];
        }
    }
    return best;
}
