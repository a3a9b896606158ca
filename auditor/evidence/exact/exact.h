// Exact relations between a column's values and the target: the parts of the group in exact.c, one file each.
#ifndef LEAKAUDIT_EVIDENCE_EXACT_EXACT_H
#define LEAKAUDIT_EVIDENCE_EXACT_EXACT_H

#include "evidence/gather.h"
#include "evidence/grouping.h"

// Each sets its measures of one column from its grouping, and returns whether the relation is so close that a
// sample of the rows is not enough to judge it.
bool dependency_of(struct gather *gather, const struct gather_column *column,
                   const struct grouping *grouping); // classes
bool one_class_of(struct gather *gather, const struct gather_column *column,
                  const struct grouping *grouping); // several classes, text
bool cut_of(struct gather *gather, const struct gather_column *column,
            const struct grouping *grouping); // classes, numeric
bool touching_cut_of(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping); // several classes, numeric
bool image_of_number(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping); // numeric target
bool copy_of(struct gather *gather, const struct gather_column *column,
             const struct grouping *grouping); // numeric target

// A value with the rows it was measured on.
static inline struct value exact_value(struct value value, const struct grouping *grouping) {
    return value_on_rows(value, grouping->measured, grouping->of);
}

#endif
