// Whether the train side of a pair of splits lies before its test side, for all rows or for each key by
// itself. Then keys that come back are no accident: they are met again in production as well.
#ifndef LEAKAUDIT_EVIDENCE_KEY_TIME_H
#define LEAKAUDIT_EVIDENCE_KEY_TIME_H

#include "evidence/gather.h"
#include "stats/estimate.h"

#include <stddef.h>

// The chance that a row of the train side is later than one of the test side, ties counting half: 0 where
// train ends before test begins, about 1/2 where rows were dealt without regard to time. The lesser one of
// two numbers: over all pairs of rows, and over those with the same key. NOT_DECLARED without a column that
// tells the time, TOO_FEW without rows that have one.
struct estimate key_time_overlap(const struct gather *gather, const struct split_pair *pair,
                                 const size_t *columns, size_t count);

#endif
