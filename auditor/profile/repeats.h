// Rows that occur more than once, found by their hashes: all hashes while they fit the budget, else those
// below a threshold. Because every copy of a row has the same hash, such a sample keeps the share of repeated
// rows unbiased.
#ifndef LEAKAUDIT_PROFILE_REPEATS_H
#define LEAKAUDIT_PROFILE_REPEATS_H

#include <stddef.h>
#include <stdint.h>

struct repeats {
    uint64_t *hashes;
    uint8_t *splits;
    size_t count, capacity, limit;
    uint64_t threshold; // UINT64_MAX = all rows are here
    uint64_t seen;
};

struct repeats_count {
    uint64_t rows;     // rows looked at
    uint64_t repeated; // of those: rows that equal an earlier one
    uint64_t groups;   // distinct rows that occur more than once
    uint64_t largest;  // how often the commonest row occurs
    uint64_t seen;     // rows of the data
};

void repeats_init(struct repeats *repeats, uint64_t budget);
void repeats_finish(struct repeats *repeats);
void repeats_add(struct repeats *repeats, const uint64_t *hashes, const uint8_t *splits, size_t count);
void repeats_merge(struct repeats *into, const struct repeats *from);
// Counts the repeats over all splits together; sorts a copy.
struct repeats_count repeats_count(const struct repeats *repeats);

#endif
