// Sorting doubles while remembering where they came from: a stable radix sort, some ten times faster than
// qsort.
#ifndef LEAKAUDIT_STATS_SORT_H
#define LEAKAUDIT_STATS_SORT_H

#include <stddef.h>
#include <stdint.h>

// Sorts `values` ascending in place; none is NAN (asserted). index[i] becomes the former position of
// values[i]; equal values keep their order. -0 and +0 are equal, and both come back as +0.
void sort_doubles_with_index(double *values, size_t *index, size_t count);

// Sorts 64-bit hashes ascending in place, in linear time: they are put into buckets by their leading bits, in
// which an even hash leaves a few each. Equal hashes may be as many as they like; other keys than hashes may
// take quadratic time.
void sort_hashes(uint64_t *hashes, size_t count);

#endif
