// One cause, one story: what a rule finds in several folds of one cross-validation is a single finding.
#ifndef LEAKAUDIT_VERDICT_FOLDS_H
#define LEAKAUDIT_VERDICT_FOLDS_H

#include "verdict/finding.h"

// Keeps, of a rule's findings about folds, the gravest one, the first among equals, and lets its message name
// the other folds; in the ledger those become "not applicable" with the reason "told of another fold". The
// findings are in the order they were made (not sorted yet), so that those of a rule stand together.
void folds_join(struct arena *arena, const struct evidence *evidence, struct verdict *verdict);

#endif
