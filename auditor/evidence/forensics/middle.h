// A quick look at the middle of a column, before its values are sorted and counted: most columns of a single
// file hold nothing there that can have been filled in.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_MIDDLE_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_MIDDLE_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

// Whether the mean of a single file may have been filled in, judged without counting the values: it must be
// there, in several rows or with more digits than others, and not by chance, `looked_at` columns considered.
bool middle_may_be_filled(const struct forensic_column *values, const struct forensic_sides *sides,
                          size_t looked_at);

#endif
