// Whether a rule was made to find less: a lower severity, or a threshold that is met less easily.
#ifndef LEAKAUDIT_VERDICT_LOOSENING_H
#define LEAKAUDIT_VERDICT_LOOSENING_H

#include "verdict/policy.h"

// Whether this value of the parameter lets `rule` find less than `floor`, the same rule with another value.
// What can't be told counts as looser.
bool loosening_parameter(const struct rule *floor, const struct rule *rule, size_t parameter);

// Whether `rule` is looser than `floor`, the same rule with other parameters and severity, in any way.
bool loosening_rule(const struct rule *floor, const struct rule *rule);

// "severity note, power 0.99": what differs of `rule` from the other; "off" if it is. In the arena.
const char *loosening_text(struct arena *arena, const struct rule *other, const struct rule *rule);

// Adds a change (SUBJECT_CHANGE) for each rule that two policies make differ. The catalogues hold the same
// rules in the same order. A change points at the override of `policy`, else at the beginning of `path`.
void loosening_changes(const struct catalogue *before, const struct catalogue *after,
                       const struct policy *policy, const char *path, struct evidence *evidence);

#endif
