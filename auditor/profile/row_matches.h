// The rows behind some keys, with their values: whether rows of equal keys are equal indeed. Keys are hashes;
// nobody is accused on a hash alone.
#ifndef LEAKAUDIT_PROFILE_ROW_MATCHES_H
#define LEAKAUDIT_PROFILE_ROW_MATCHES_H

#include "base/error.h"
#include "profile/row_keys.h"

#include <stddef.h>
#include <stdint.h>

struct row_match_row {
    uint64_t key;
    uint64_t row;         // number in the data
    const uint64_t *cell; // [columns of the view, then the label] what a cell holds: the bits of a number, a
                          // dictionary code; rows hold the same value of a column where these are equal
    uint8_t part;
};

struct row_matches {
    struct row_match_row *at; // sorted by key, then row
    size_t count, capacity;
    size_t cells;   // of a row
    uint64_t *cell; // [count][cells]
};

// Collects rows of the view `view` whose whole key is among `wanted` (ascending), in one scan: at most `most`
// in all, and of each key and part only the first.
enum status row_matches_collect(const struct row_keys *keys, size_t view, const uint64_t *wanted,
                                size_t wanted_count, size_t most, struct row_matches *matches,
                                struct error *error) LEAKAUDIT_MUST_USE;
void row_matches_finish(struct row_matches *matches);

#endif
