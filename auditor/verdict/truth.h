// Three-valued logic: true, false, and "the evidence does not say" (S. C. Kleene's strong logic, 1938).
//
// An auditor must not turn ignorance into an accusation, nor into a clean bill of health. So `unknown and
// true` stays unknown, while `unknown and false` is false whatever the unknown turns out to be.
#ifndef LEAKAUDIT_VERDICT_TRUTH_H
#define LEAKAUDIT_VERDICT_TRUTH_H

#include <stdbool.h>

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE }; // ordered: and = least, or = greatest

static inline enum truth truth_of(bool value) {
    return value ? TRUTH_TRUE : TRUTH_FALSE;
}

static inline enum truth truth_not(enum truth a) {
    return (enum truth)(TRUTH_TRUE - a);
}

static inline enum truth truth_and(enum truth a, enum truth b) {
    return a < b ? a : b;
}

static inline enum truth truth_or(enum truth a, enum truth b) {
    return a > b ? a : b;
}

#endif
