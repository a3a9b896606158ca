// Judges: holds every rule against every subject of its kind and writes down all four outcomes.
//
//   where false                 not applicable   (also: no such subject, nothing declared, no data opened)
//   when true                   a finding
//   when false                  clear
//   where or when unknown       undecided, with the reason
#ifndef LEAKAUDIT_VERDICT_JUDGE_H
#define LEAKAUDIT_VERDICT_JUDGE_H

#include "verdict/finding.h"
#include "verdict/policy.h"

// Judges the effective catalogue (see policy_apply). `target` may be NULL. Everything in *verdict lives in
// `arena`. Rules about suppressions come last, because `suppression.matches`, the number of findings that a
// suppression covers, is set here in the evidence; what they find can't be suppressed.
void judge(struct arena *arena, const struct catalogue *effective, const struct policy *policy,
           struct evidence *evidence, const char *target, struct verdict *verdict);

// The worst severity of a finding that is not suppressed; SEVERITY_OFF if there is none.
enum severity judge_worst(const struct verdict *verdict);

// Whether the audit fails (exit code 1): something at or above `fail_on` (SEVERITY_OFF = never), or, if
// `strict`, anything undecided.
bool judge_fails(const struct verdict *verdict, enum severity fail_on, bool strict);

#endif
