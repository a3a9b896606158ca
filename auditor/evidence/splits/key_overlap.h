// How many rows of a test side bear a key (an id, a group, the columns that tell an entity) that its train
// side has as well. Exact over all rows, in one scan and one sort of 64-bit hashes; beyond 2^26 rows over a
// share of the keys.
#ifndef LEAKAUDIT_EVIDENCE_KEY_OVERLAP_H
#define LEAKAUDIT_EVIDENCE_KEY_OVERLAP_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct key_overlap {
    uint64_t train_rows, test_rows; // with a complete key
    uint64_t train_keys, test_keys; // distinct ones
    uint64_t shared_rows;           // rows of the test side whose key the train side has
    uint64_t shared_keys;
    double expected;  // of the test side's rows: how many would share theirs, were all rows dealt at random
    bool numbered;    // both sides number their rows, each from 0 or 1 on
    uint64_t thinned; // one of how many keys was looked at
};

// Keys are the cells of `columns` [count] of the dataset together; rows that lack one of them have no key.
// overlap[key_overlap_count(gather)]: one for each pair of the gather, but for folds a single one, of all
// rows against the rows of the other folds. Fails as scan_rows() does.
enum status key_overlap_measure(const struct gather *gather, const size_t *columns, size_t count,
                                struct key_overlap *overlap, struct error *error) LEAKAUDIT_MUST_USE;
size_t key_overlap_count(const struct gather *gather);

#endif
