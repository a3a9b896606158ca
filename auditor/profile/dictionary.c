// Interning of texts by an open-addressing hash table with linear probing.
#include "profile/dictionary.h"

#include "base/hash.h"
#include "base/memory.h"

#include <assert.h>
#include <string.h>

enum { FIRST_SLOTS = 64, ALIGNMENT = 8 };

void dictionary_init(struct dictionary *dictionary) {
    *dictionary = (struct dictionary){.slot_count = FIRST_SLOTS};
    dictionary->slots = memory_alloc(FIRST_SLOTS, sizeof *dictionary->slots);
}

void dictionary_finish(struct dictionary *dictionary) {
    memory_free(dictionary->entries);
    memory_free(dictionary->slots);
    memory_free(dictionary->bytes);
    *dictionary = (struct dictionary){0};
}

struct span dictionary_text(const struct dictionary *dictionary, uint32_t code) {
    assert(code < dictionary->count);
    const struct dictionary_entry *entry = &dictionary->entries[code];
    return (struct span){dictionary->bytes + (size_t)entry->offset * ALIGNMENT, entry->length};
}

// The slot where the text is, or the free one where it would go.
static size_t slot_of(const struct dictionary *dictionary, struct span text, uint64_t hash) {
    size_t mask = dictionary->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    for (; dictionary->slots[slot] != 0; slot = (slot + 1) & mask) {
        uint32_t code = dictionary->slots[slot] - 1;
        if (dictionary->entries[code].hash == hash && span_equal(dictionary_text(dictionary, code), text))
            break;
    }
    return slot;
}

static void grow_slots(struct dictionary *dictionary) {
    size_t count = dictionary->slot_count * 2;
    uint32_t *slots = memory_alloc(count, sizeof *slots);
    for (size_t i = 0; i < dictionary->count; i++) {
        size_t slot = (size_t)dictionary->entries[i].hash & (count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = (uint32_t)i + 1;
    }
    memory_free(dictionary->slots);
    dictionary->slots = slots;
    dictionary->slot_count = count;
}

// Room for the bytes at an aligned offset; false when offsets would no longer fit.
static bool reserve(struct dictionary *dictionary, size_t length) {
    size_t start = (dictionary->used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (start / ALIGNMENT >= UINT32_MAX || length >= UINT32_MAX)
        return false;
    while (start + length >= dictionary->room) { // ">=": also an empty text lies somewhere
        dictionary->room = dictionary->room ? dictionary->room * 2 : 1024;
        dictionary->bytes = memory_resize(dictionary->bytes, dictionary->room, 1);
    }
    dictionary->used = start;
    return true;
}

uint32_t dictionary_code(struct dictionary *dictionary, struct span text) {
    if (!text.at)
        return CODE_MISSING;
    uint64_t hash = hash_bytes(text.at, text.length, 0);
    size_t slot = slot_of(dictionary, text, hash);
    if (dictionary->slots[slot] != 0)
        return dictionary->slots[slot] - 1;
    if (dictionary->count >= DICTIONARY_ENTRIES || !reserve(dictionary, text.length))
        return CODE_OVERFLOW;
    uint32_t code = (uint32_t)dictionary->count;
    dictionary->entries = memory_room(dictionary->entries, dictionary->count, &dictionary->capacity,
                                      sizeof *dictionary->entries);
    dictionary->entries[dictionary->count++] = (struct dictionary_entry){
        .hash = hash, .offset = (uint32_t)(dictionary->used / ALIGNMENT), .length = (uint32_t)text.length};
    if (text.length)
        memcpy(dictionary->bytes + dictionary->used, text.at, text.length);
    dictionary->used += text.length;
    dictionary->slots[slot] = code + 1;
    if (dictionary->count * 2 > dictionary->slot_count)
        grow_slots(dictionary);
    return code;
}

uint32_t dictionary_find(const struct dictionary *dictionary, struct span text) {
    uint64_t hash = hash_bytes(text.at, text.length, 0);
    size_t slot = slot_of(dictionary, text, hash);
    return dictionary->slots[slot] ? dictionary->slots[slot] - 1 : CODE_MISSING;
}
