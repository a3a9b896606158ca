// Least-significant-digit radix sort of doubles: IEEE 754 bits, once the sign is folded in, order like
// unsigned integers (Herf 2001), so eight passes over bytes sort them; passes over a byte that all values
// share are skipped.
#include "stats/sort.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define DIGITS 8
#define BUCKETS 256
#define INSERTION 48 // below this many values the histograms cost more than they save

struct item {
    uint64_t key;
    size_t index;
};

static uint64_t key_of(double value) {
    assert(!isnan(value));
    value += 0.0; // -0 becomes +0: they must tie
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static double value_of(uint64_t key) {
    uint64_t bits = key >> 63 ? key & ~(UINT64_C(1) << 63) : ~key;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void sort_by_insertion(struct item *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct item item = items[i];
        size_t hole = i;
        for (; hole > 0 && items[hole - 1].key > item.key; hole--)
            items[hole] = items[hole - 1];
        items[hole] = item;
    }
}

static unsigned digit_of(uint64_t key, unsigned digit) {
    return (unsigned)(key >> (8 * digit)) & (BUCKETS - 1);
}

// Returns whichever of the two buffers holds the sorted items in the end.
static struct item *sort_by_digits(struct item *items, struct item *spare, size_t count) {
    size_t histogram[DIGITS][BUCKETS] = {{0}};
    for (size_t i = 0; i < count; i++)
        for (unsigned digit = 0; digit < DIGITS; digit++)
            histogram[digit][digit_of(items[i].key, digit)]++;
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        size_t *start = histogram[digit];
        if (start[digit_of(items[0].key, digit)] == count)
            continue;
        size_t sum = 0;
        for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
            size_t here = start[bucket];
            start[bucket] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            spare[start[digit_of(items[i].key, digit)]++] = items[i];
        struct item *swap = items;
        items = spare;
        spare = swap;
    }
    return items;
}

void sort_doubles_with_index(double *values, size_t *index, size_t count) {
    struct item *items = memory_alloc(count, sizeof *items);
    struct item *spare = NULL;
    struct item *sorted = items;
    for (size_t i = 0; i < count; i++)
        items[i] = (struct item){.key = key_of(values[i]), .index = i};
    if (count <= INSERTION) {
        sort_by_insertion(items, count);
    } else {
        spare = memory_alloc(count, sizeof *spare);
        sorted = sort_by_digits(items, spare, count);
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = value_of(sorted[i].key);
        index[i] = sorted[i].index;
    }
    memory_free(items);
    memory_free(spare);
}

static void sort_bucket(uint64_t *hashes, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint64_t hash = hashes[i];
        size_t hole = i;
        for (; hole > 0 && hashes[hole - 1] > hash; hole--)
            hashes[hole] = hashes[hole - 1];
        hashes[hole] = hash;
    }
}

void sort_hashes(uint64_t *hashes, size_t count) {
    unsigned bits = 1;
    while (bits < 20 && (size_t)8 << bits < count)
        bits++;
    uint64_t largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = hashes[i] > largest ? hashes[i] : largest;
    unsigned shift = 64 - bits; // so that the largest hash falls into the upper half of the buckets
    while (shift > 0 && largest >> (shift + bits - 1) == 0)
        shift--;
    size_t buckets = (size_t)1 << bits;
    size_t *start = memory_alloc(buckets + 1, sizeof *start);
    uint64_t *sorted = memory_alloc(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        start[(hashes[i] >> shift) + 1]++;
    for (size_t b = 1; b <= buckets; b++)
        start[b] += start[b - 1];
    for (size_t i = 0; i < count; i++)
        sorted[start[hashes[i] >> shift]++] = hashes[i];
    for (size_t b = 0, from = 0; b < buckets; from = start[b++])
        sort_bucket(sorted + from, start[b] - from);
    if (count)
        memcpy(hashes, sorted, count * sizeof *hashes);
    memory_free(start);
    memory_free(sorted);
}
