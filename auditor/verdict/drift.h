// Which way a threshold works: whether a higher number makes an expression true more often, or less often.
// Read off the expression itself, so that rules need not say which of their thresholds is looser.
#ifndef LEAKAUDIT_VERDICT_DRIFT_H
#define LEAKAUDIT_VERDICT_DRIFT_H

#include "verdict/expression.h"

enum drift {
    DRIFT_NONE,  // the parameter does not occur
    DRIFT_UP,    // a higher number makes it true for at least the same subjects
    DRIFT_DOWN,  // for at most the same subjects
    DRIFT_MIXED, // neither is certain
};

// `parameter` is an index into the names of the expression's scope; `expression` may be NULL.
enum drift drift_of(const struct expression *expression, size_t parameter);

// Of two things joined, and of the opposite of one.
enum drift drift_join(enum drift a, enum drift b);
enum drift drift_flip(enum drift drift);

#endif
