// Keys held against the splits: subjects and measures that declared ids, declared groups and entities have in
// common.
#ifndef LEAKAUDIT_EVIDENCE_KEY_H
#define LEAKAUDIT_EVIDENCE_KEY_H

#include "evidence/gather.h"
#include "evidence/splits/key_overlap.h"

#include <stdbool.h>
#include <stddef.h>

struct key {
    const char *kind; // "id", "group", "entity"
    const char *const *names;
    const size_t *columns; // of the dataset, [count]
    size_t count;
    bool worst; // a subject for the pair alone that shares the largest part of what chance would let it share
};

// Adds a subject for each pair of splits (for folds a single one) and sets its measures key.*. Writes the
// subjects to `subjects` [key_overlap_count()], and returns how many. The measures are undefined,
// OVER_BUDGET, if the files can't be read again.
size_t key_subjects(struct gather *gather, const struct key *key, size_t *subjects);

#endif
