// The power of any binning of the rows against the target, for groups that make bins of their own.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_TARGET_POWER_H
#define LEAKAUDIT_EVIDENCE_TARGET_TARGET_POWER_H

#include "evidence/grouping.h"
#include "stats/estimate.h"

#include <stddef.h>
#include <stdint.h>

// count[fold][bin][class] of rows with a known target. ROC AUC for classes, R2 of the target's ranks for
// numbers.
struct estimate target_power_of_counts(const struct target_rows *target, const uint64_t *count, size_t bins);
// The same on the scale 0 (naive) to 1.
struct estimate target_power_strength(const struct target_rows *target, struct estimate power);
// Merges neighbouring bins of a numeric column to about 32 of equal frequency; atoms and missing stay as they
// are. Fills coarse[bin] for the bins of the plan and returns the number of coarse bins.
size_t target_power_coarsen(const struct dataset *dataset, size_t column, size_t *coarse);

#endif
