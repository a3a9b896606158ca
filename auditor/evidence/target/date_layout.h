// Texts that are dates in several layouts at once (2024-03-01 beside 01/03/2024), so that no single one could
// read the column as dates.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_DATE_LAYOUT_H
#define LEAKAUDIT_EVIDENCE_TARGET_DATE_LAYOUT_H

#include "profile/dictionary.h"

#include <stdbool.h>
#include <stdint.h>

// Whether nine of ten of the entries are dates. Then, if they are not NULL, layout[count] becomes how each is
// written (0: it is no date) and seconds[count] when it was, since 1970; a day and a month that could be read
// either way are taken as day first. A few entries tell of most columns that they hold no dates.
bool date_layout_read(const struct dictionary *dictionary, uint8_t *layout, double *seconds);

#endif
