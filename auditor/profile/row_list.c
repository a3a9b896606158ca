// Row keys in a growing array, sorted in place by their bytes from the highest on (American flag sort;
// McIlroy, Bostic & McIlroy 1993), because a second array would double the memory of the largest tables.
#include "profile/row_list.h"

#include "base/memory.h"

#include <string.h>

enum { BUCKETS = 256, DIGITS = 16, INSERTION = 32, LEAST_ROOM = 256 };

void row_list_init(struct row_list *list, size_t limit, size_t expected, bool set) {
    *list = (struct row_list){.limit = limit, .capacity = expected < limit ? expected : limit, .every = 1};
    list->set = set;
    list->at = memory_alloc(list->capacity, sizeof *list->at);
}

void row_list_finish(struct row_list *list) {
    memory_free(list->at);
    *list = (struct row_list){0};
}

bool row_list_add(struct row_list *list, struct row_key key) {
    if (list->count == list->capacity && list->capacity < list->limit) {
        size_t more = list->capacity / 2 + LEAST_ROOM;
        list->capacity = list->limit - list->capacity < more ? list->limit : list->capacity + more;
        list->at = memory_resize(list->at, list->capacity, sizeof *list->at);
    }
    if (list->count == list->capacity && list->set) {
        row_list_sort(list);
        if (list->count > list->limit / 4 * 3) // or the next sort would come too soon
            return false;
    }
    if (list->count == list->capacity)
        return false;
    list->at[list->count++] = key;
    return true;
}

void row_list_thin(struct row_list *list, uint64_t every) {
    size_t kept = 0;
    list->every = every;
    for (size_t i = 0; i < list->count; i++) {
        if ((list->at[i].key & (every - 1)) == 0)
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

// ---- sorting ----

static bool before(struct row_key a, struct row_key b) {
    return a.key != b.key ? a.key < b.key : a.tail < b.tail;
}

static void sort_by_insertion(struct row_key *at, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct row_key key = at[i];
        size_t hole = i;
        for (; hole > 0 && before(key, at[hole - 1]); hole--)
            at[hole] = at[hole - 1];
        at[hole] = key;
    }
}

static unsigned digit_of(const struct row_key *key, unsigned digit) {
    uint64_t word = digit < DIGITS / 2 ? key->key : key->tail;
    return (unsigned)(word >> (56 - 8 * (digit % (DIGITS / 2)))) & (BUCKETS - 1);
}

// Swaps every entry into the bucket of its digit; end[] are the buckets' ends.
static void permute(struct row_key *at, unsigned digit, size_t *next, const size_t *end) {
    for (unsigned bucket = 0; bucket < BUCKETS; bucket++) {
        while (next[bucket] < end[bucket]) {
            struct row_key key = at[next[bucket]];
            unsigned home;
            while ((home = digit_of(&key, digit)) != bucket) {
                struct row_key other = at[next[home]];
                at[next[home]++] = key;
                key = other;
            }
            at[next[bucket]++] = key;
        }
    }
}

// At most DIGITS levels deep.
static void sort_from(struct row_key *at, size_t count, unsigned digit) {
    size_t next[BUCKETS] = {0}, end[BUCKETS];
    if (count <= INSERTION) {
        sort_by_insertion(at, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        next[digit_of(&at[i], digit)]++;
    size_t sum = 0;
    for (unsigned bucket = 0; bucket < BUCKETS; bucket++) {
        size_t here = next[bucket];
        next[bucket] = sum;
        end[bucket] = sum += here;
    }
    permute(at, digit, next, end);
    if (digit + 1 == DIGITS)
        return;
    for (unsigned bucket = 0; bucket < BUCKETS; bucket++) {
        size_t start = bucket ? end[bucket - 1] : 0;
        sort_from(at + start, end[bucket] - start, digit + 1);
    }
}

void row_list_sort(struct row_list *list) {
    sort_from(list->at, list->count, 0);
    if (!list->set)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || before(list->at[kept - 1], list->at[i]))
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}
