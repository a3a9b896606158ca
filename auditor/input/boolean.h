// Truth values as data files spell them: true/false, yes/no, t/f, y/n in any case. 0 and 1 are integers.
#ifndef LEAKAUDIT_INPUT_BOOLEAN_H
#define LEAKAUDIT_INPUT_BOOLEAN_H

#include "base/text.h"

#include <stdbool.h>

// The pairs of words; a column keeps to one of them.
enum boolean_words { BOOLEAN_NONE, BOOLEAN_TRUE_FALSE, BOOLEAN_YES_NO, BOOLEAN_T_F, BOOLEAN_Y_N };
#define BOOLEAN_PAIRS 5

// Which pair the text belongs to, and its value.
enum boolean_words boolean_parse(struct span text, bool *value);

#endif
