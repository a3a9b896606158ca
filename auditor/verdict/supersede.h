// One subject, one story: a finding that a stronger rule has already explained is not told again.
#ifndef LEAKAUDIT_VERDICT_SUPERSEDE_H
#define LEAKAUDIT_VERDICT_SUPERSEDE_H

#include "verdict/finding.h"

// Takes out every finding whose rule names, in superseded_by, a rule that found the same subject at no lower
// severity; in the ledger it becomes "not applicable" with the reason "explained by LK201". The findings are
// in the order they were made (not sorted yet), the ledger in the order of the catalogue.
void supersede(struct arena *arena, struct verdict *verdict);

#endif
