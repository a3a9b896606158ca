// How much alike the targets of one entity are, as they are and after what the other columns explain.
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_TARGET_H
#define LEAKAUDIT_EVIDENCE_ENTITY_TARGET_H

#include "evidence/splits/entity_groups.h"
#include "stats/estimate.h"

struct entity_likeness {
    struct estimate raw;      // intraclass correlation of the target (of classes: of the commonest one)
    struct estimate residual; // of what a ridge regression on the other columns leaves of it
};

// `key` [count] are the columns of the dataset that tell the entity: they are not regressed on. Two-sided
// 99.8 % limits. Without a usable target both are NOT_DECLARED.
struct entity_likeness entity_target_likeness(const struct gather *gather, const struct entity_rows *rows,
                                              const struct entity_groups *groups, const size_t *key,
                                              size_t count);

#endif
