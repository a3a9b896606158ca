// A list of row keys that is sorted once it is full, and thinned when it outgrows its limit: it then keeps
// only keys that are multiples of a power of two. All rows of a kept key stay together, so pairs of equal
// keys are thinned evenly.
#ifndef LEAKAUDIT_PROFILE_ROW_LIST_H
#define LEAKAUDIT_PROFILE_ROW_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// `tail` holds 28 bits of what differs (the value that was left out), 28 bits of the label's hash and the
// part of the table, from high to low, so that sorting by (key, tail) brings together what belongs together.
struct row_key {
    uint64_t key, tail;
};
static inline uint64_t row_key_tail(uint64_t value, uint64_t label, uint8_t part) {
    return value >> 36 << 36 | label >> 36 << 8 | part; // the upper bits of both hashes
}
static inline uint32_t row_key_value(struct row_key key) {
    return (uint32_t)(key.tail >> 36);
}
static inline uint32_t row_key_label(struct row_key key) {
    return (uint32_t)(key.tail >> 8) & 0xfffffff;
}
static inline uint8_t row_key_part(struct row_key key) {
    return (uint8_t)key.tail;
}

struct row_list {
    struct row_key *at;
    size_t count, capacity, limit;
    uint64_t every; // one of so many keys is kept; 1 = all
    bool set;       // equal entries are kept once
};

// At most `limit` entries; room for `expected` of them right away.
void row_list_init(struct row_list *list, size_t limit, size_t expected, bool set);
void row_list_finish(struct row_list *list);
// Adds an entry whose key is a multiple of list->every. Returns false if there is no room: then thin it.
bool row_list_add(struct row_list *list, struct row_key key);
// Keeps only the keys that are multiples of `every`, a power of two.
void row_list_thin(struct row_list *list, uint64_t every);
// Sorts by (key, tail), in place; a set loses its repeats.
void row_list_sort(struct row_list *list);

#endif
