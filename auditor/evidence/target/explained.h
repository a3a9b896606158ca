// Whether a column's relation to the target is explained already, so that it neither hides other columns nor
// drags them into combinations.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_EXPLAINED_H
#define LEAKAUDIT_EVIDENCE_TARGET_EXPLAINED_H

#include "evidence/gather.h"

#include <stdbool.h>

// By a copy, a function or a cut. Looks at the measures of the group "exact".
bool explained_exactly(const struct gather *gather, size_t subject);
// By the cell's being missing or filled. Looks at the measures of the group "presence".
bool explained_by_presence(const struct gather *gather, size_t subject);

#endif
