// How many distinct values a column has, in bounded memory: the k smallest distinct hashes (Bar-Yossef et al.
// 2002, Beyer et al. 2007). Exact up to k values, then an estimate with a relative standard error of 1/sqrt(k
// - 2) = 1.6 %.
#ifndef LEAKAUDIT_PROFILE_DISTINCT_H
#define LEAKAUDIT_PROFILE_DISTINCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DISTINCT_K 4096

struct distinct {
    uint64_t *hashes; // unsorted, distinct below `limit` after a tidy-up; at most 2 * DISTINCT_K
    size_t count;
    uint64_t limit; // hashes >= limit are of no interest any more
    bool exact;
};

// No value seen yet; distinct_finish() frees the hashes.
void distinct_init(struct distinct *distinct);
void distinct_finish(struct distinct *distinct);
// Hashes the values that are not NAN (0.0 and -0.0 are one value) or, for codes, not CODE_MISSING.
void distinct_add_numbers(struct distinct *distinct, const double *values, size_t count);
void distinct_add_codes(struct distinct *distinct, const uint32_t *codes, size_t count);
void distinct_merge(struct distinct *into, const struct distinct *from);
// The number of distinct values; *exact tells whether it is one.
uint64_t distinct_count(struct distinct *distinct, bool *exact);

#endif
