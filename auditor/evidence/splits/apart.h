// A column by whose values the rows were dealt to the two sides of a split: each value has its rows on one
// side, though a random deal would have scattered them. Such a split is by patient, shop or batch, whether
// anybody declared it or not.
#ifndef LEAKAUDIT_EVIDENCE_APART_H
#define LEAKAUDIT_EVIDENCE_APART_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>

// The first such column of the dataset, or SIZE_MAX. Looks at about 50 000 rows of the store. `leave_out`
// [columns of the dataset] are not looked at, nor are the target and the columns that tell the splits.
size_t apart_column(const struct gather *gather, const struct split_pair *pair, const bool *leave_out);

#endif
