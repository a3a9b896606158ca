// Truth values as data files spell them.
#include "input/boolean.h"

#include <stddef.h>
#include <strings.h>

enum boolean_words boolean_parse(struct span text, bool *value) {
    static const struct {
        const char *word;
        size_t length;
        enum boolean_words words;
        bool value;
    } known[] = {
        {"true", 4, BOOLEAN_TRUE_FALSE, true}, {"false", 5, BOOLEAN_TRUE_FALSE, false},
        {"yes", 3, BOOLEAN_YES_NO, true},      {"no", 2, BOOLEAN_YES_NO, false},
        {"t", 1, BOOLEAN_T_F, true},           {"f", 1, BOOLEAN_T_F, false},
        {"y", 1, BOOLEAN_Y_N, true},           {"n", 1, BOOLEAN_Y_N, false},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (text.length == known[i].length && strncasecmp(text.at, known[i].word, text.length) == 0) {
            *value = known[i].value;
            return known[i].words;
        }
    }
    return BOOLEAN_NONE;
}
