// k-minimum-values sketch: collects candidate hashes in a buffer and keeps the k smallest when it is full.
#include "profile/distinct.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/dictionary.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { BUFFER = 2 * DISTINCT_K };

void distinct_init(struct distinct *distinct) {
    *distinct = (struct distinct){.limit = UINT64_MAX, .exact = true};
    distinct->hashes = memory_alloc(BUFFER, sizeof *distinct->hashes);
}

void distinct_finish(struct distinct *distinct) {
    memory_free(distinct->hashes);
    *distinct = (struct distinct){0};
}

// Sorts, drops repeats, and keeps the k smallest.
static void tidy(struct distinct *distinct) {
    sort_hashes(distinct->hashes, distinct->count);
    size_t kept = 0;
    for (size_t i = 0; i < distinct->count; i++) {
        if (kept == 0 || distinct->hashes[i] != distinct->hashes[kept - 1])
            distinct->hashes[kept++] = distinct->hashes[i];
    }
    if (kept > DISTINCT_K) {
        kept = DISTINCT_K;
        distinct->exact = false;
        distinct->limit = distinct->hashes[kept - 1] + 1;
    }
    distinct->count = kept;
}

static void add(struct distinct *distinct, uint64_t hash) {
    distinct->hashes[distinct->count++] = hash;
    if (distinct->count == BUFFER)
        tidy(distinct);
}

void distinct_add_numbers(struct distinct *distinct, const double *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (isnan(values[i]))
            continue;
        double value = values[i] + 0.0;
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        uint64_t hash = hash_mix(bits, 1);
        if (hash < distinct->limit)
            add(distinct, hash);
    }
}

void distinct_add_codes(struct distinct *distinct, const uint32_t *codes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (codes[i] == CODE_MISSING)
            continue;
        uint64_t hash = hash_mix(codes[i], 2);
        if (hash < distinct->limit)
            add(distinct, hash);
    }
}

void distinct_merge(struct distinct *into, const struct distinct *from) {
    if (from->limit < into->limit)
        into->limit = from->limit;
    into->exact = into->exact && from->exact;
    for (size_t i = 0; i < from->count; i++) {
        if (from->hashes[i] < into->limit)
            add(into, from->hashes[i]);
    }
}

uint64_t distinct_count(struct distinct *distinct, bool *exact) {
    tidy(distinct);
    *exact = distinct->exact;
    if (distinct->exact || distinct->count < DISTINCT_K)
        return distinct->count;
    double largest = (double)distinct->hashes[DISTINCT_K - 1] / 18446744073709551616.0;
    return (uint64_t)llround((DISTINCT_K - 1) / largest);
}
