// Columns that are one side of a design: years of firms, doses in litters. Their values are equally frequent
// because somebody planned it so, not because edges were cut at quantiles.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_DESIGN_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_DESIGN_H

#include "profile/dataset.h"

#include <stdbool.h>

// Whether some other column's values meet each of the column's values once: rows that agree in the other
// column (a firm, a subject) hardly ever agree in this one too, though by chance many would.
bool design_is_axis(const struct dataset *dataset, size_t column);

#endif
