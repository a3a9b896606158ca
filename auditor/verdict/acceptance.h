// What somebody has accepted: findings that a suppression of the schema or an entry of the baseline covers do
// not count. An acceptance that covers nothing is judged itself (LK902, LK903).
#ifndef LEAKAUDIT_VERDICT_ACCEPTANCE_H
#define LEAKAUDIT_VERDICT_ACCEPTANCE_H

#include "verdict/court.h"

// Adds each entry of the policy's baseline as a subject of rules about suppressions, behind those of the
// schema. Returns the first one's number.
size_t acceptance_subjects(struct evidence *evidence, const struct policy *policy);

// Marks the findings that suppressions cover, and sets `suppression.matches` of each suppression: undecidable
// where a rule that it names has not judged.
void acceptance_suppressions(struct court *court);

// The same for the baseline, whose entries are subjects from `first` on; sets `baseline.stale`.
void acceptance_baseline(struct court *court, size_t first);

#endif
