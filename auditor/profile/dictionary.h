// The distinct texts of one column, numbered in the order they first appear.
//
// An open-addressing hash table over XXH3. Beyond DICTIONARY_ENTRIES texts a new one gets no number of its
// own: the column then has too many distinct values for anything that needs them (the profile says so).
#ifndef LEAKAUDIT_PROFILE_DICTIONARY_H
#define LEAKAUDIT_PROFILE_DICTIONARY_H

#include "base/text.h"

#include <stddef.h>
#include <stdint.h>

#define DICTIONARY_ENTRIES (1u << 22)
#define CODE_MISSING UINT32_MAX        // the cell is missing
#define CODE_OVERFLOW (UINT32_MAX - 1) // a text beyond the table's limit

struct dictionary {
    struct dictionary_entry {
        uint64_t hash;
        uint32_t offset, length; // into `bytes`, in units of one byte (offset counts blocks of 8)
    } * entries;
    size_t count, capacity;
    uint32_t *slots; // power of two; entry number + 1, 0 = free
    size_t slot_count;
    char *bytes;
    size_t used, room;
};

// An empty table; dictionary_finish() frees it.
void dictionary_init(struct dictionary *dictionary);
void dictionary_finish(struct dictionary *dictionary);
// The number of a text, entered if it is new; CODE_OVERFLOW when the table is full; CODE_MISSING if text.at
// is NULL.
uint32_t dictionary_code(struct dictionary *dictionary, struct span text);
// The number of a text that is already there, or CODE_MISSING.
uint32_t dictionary_find(const struct dictionary *dictionary, struct span text);
// The text of a number below dictionary->count; valid until the next text is entered.
struct span dictionary_text(const struct dictionary *dictionary, uint32_t code);

#endif
