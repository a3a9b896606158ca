// What a term of an expression amounts to for one subject: a truth value, a range or a name, and, if it is
// unknown, what made it so.
#ifndef LEAKAUDIT_VERDICT_TERM_JUDGE_H
#define LEAKAUDIT_VERDICT_TERM_JUDGE_H

#include "verdict/range.h"
#include "verdict/term.h"

// Why something is unknown: a measure that is undefined, or a comparison that its intervals leave open.
struct cause {
    const struct term *term; // the measure or comparison; NULL: nothing is unknown
    int measure;             // index into measures[], or -1
    enum undefined why;      // DEFINED for a comparison
};

struct outcome {
    enum truth truth;   // SORT_TRUTH
    struct range range; // SORT_NUMBER, if there is no cause
    const char *word;   // SORT_WORD, if there is no cause
    struct cause cause;
};

struct circumstances {
    const double *parameters;
    const struct evidence *evidence;
    size_t subject;
};

// What a checked term comes to for one subject; a measure that can't be had is its outcome's cause.
struct outcome term_judge(const struct term *term, const struct circumstances *circumstances);

#endif
