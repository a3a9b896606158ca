// Whether enough time lies between the splits: a label that is known after 30 days, or a feature that looks
// ahead, ties a training row to the rows of the 30 days behind it; such rows have to be purged (Lopez de
// Prado 2018, chapter 7).
#ifndef LEAKAUDIT_EVIDENCE_GAP_H
#define LEAKAUDIT_EVIDENCE_GAP_H

#include "evidence/splits/division.h"

// Sets the measures gap.* of the subject. The axis is DEFINED.
void gap_set(struct gather *gather, size_t subject, const struct division *division,
             const struct time_axis *axis);
// Sets them all undefined.
void gap_set_undefined(struct gather *gather, size_t subject, enum undefined why);

#endif
