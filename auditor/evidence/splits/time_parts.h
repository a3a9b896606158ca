// Dates that stand in several columns: year, month, day and hour apart.
#ifndef LEAKAUDIT_EVIDENCE_TIME_PARTS_H
#define LEAKAUDIT_EVIDENCE_TIME_PARTS_H

#include "evidence/splits/time_axis.h"

// Fills an empty axis from columns of whole numbers whose names and ranges are parts of one date: at least
// year and month, or month and day. False if there are none.
bool time_parts_compose(struct time_axis *axis, const struct gather *gather);
// Adds the hour to an axis of days, if a column holds it.
void time_parts_refine(struct time_axis *axis, const struct gather *gather);

#endif
