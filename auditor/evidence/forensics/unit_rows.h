// Whether every row was scaled to length 1 by itself (a normaliser): that looks at no other row and leaks
// nothing, but its columns obey identities that look like those of a scaler.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_UNIT_ROWS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_UNIT_ROWS_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

// Whether the features among the columns that are not whole numbers have, in every row, the length 1: the
// root of the sum of squares, the sum of absolute values, or the largest of these.
bool unit_rows(const struct forensic_column *columns, size_t count);

#endif
