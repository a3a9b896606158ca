// Where a judgement stands; shared by judge.c and acceptance.c, and by nobody else.
#ifndef LEAKAUDIT_VERDICT_COURT_H
#define LEAKAUDIT_VERDICT_COURT_H

#include "verdict/finding.h"
#include "verdict/policy.h"

struct court {
    struct arena *arena;
    const struct catalogue *effective;
    const struct policy *policy;
    struct evidence *evidence;
    const char *target;
    struct verdict *verdict;
    unsigned char *results; // [rule * subject_count + subject]: enum result; NONE where it was not looked at
    size_t finding_capacity, open_capacity;
};

// Whether the rule judges subjects like this one.
bool court_is_about(const struct rule *rule, const struct subject *subject);

#endif
