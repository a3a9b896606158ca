// Collecting row hashes under a budget, and counting equal ones in a sorted copy.
#include "profile/repeats.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <string.h>

enum { LEAST_ROWS = 4096 };

void repeats_init(struct repeats *repeats, uint64_t budget) {
    uint64_t limit = budget / (sizeof *repeats->hashes + sizeof *repeats->splits);
    *repeats = (struct repeats){.threshold = UINT64_MAX,
                                .limit = limit < LEAST_ROWS      ? LEAST_ROWS
                                         : limit > SIZE_MAX / 16 ? SIZE_MAX / 16
                                                                 : (size_t)limit};
}

void repeats_finish(struct repeats *repeats) {
    memory_free(repeats->hashes);
    memory_free(repeats->splits);
    *repeats = (struct repeats){0};
}

static void compact(struct repeats *repeats) {
    size_t kept = 0;
    for (size_t i = 0; i < repeats->count; i++) {
        if (repeats->hashes[i] > repeats->threshold)
            continue;
        repeats->hashes[kept] = repeats->hashes[i];
        repeats->splits[kept++] = repeats->splits[i];
    }
    repeats->count = kept;
}

static void reserve(struct repeats *repeats, size_t count) {
    if (count <= repeats->capacity)
        return;
    size_t capacity = repeats->capacity + repeats->capacity / 2;
    repeats->capacity = capacity < count ? count : capacity;
    repeats->hashes = memory_resize(repeats->hashes, repeats->capacity, sizeof *repeats->hashes);
    repeats->splits = memory_resize(repeats->splits, repeats->capacity, sizeof *repeats->splits);
}

static size_t count_below(const uint64_t *hashes, size_t count, uint64_t threshold) {
    size_t below = 0;
    for (size_t i = 0; i < count; i++)
        below += hashes[i] <= threshold;
    return below;
}

void repeats_add(struct repeats *repeats, const uint64_t *hashes, const uint8_t *splits, size_t count) {
    repeats->seen += count;
    size_t below = count_below(hashes, count, repeats->threshold);
    while (repeats->count + below > repeats->limit && repeats->threshold > 1) {
        repeats->threshold /= 2;
        compact(repeats);
        below = count_below(hashes, count, repeats->threshold);
    }
    reserve(repeats, repeats->count + below);
    for (size_t i = 0; i < count; i++) {
        if (hashes[i] > repeats->threshold)
            continue;
        repeats->hashes[repeats->count] = hashes[i];
        repeats->splits[repeats->count++] = splits[i];
    }
}

void repeats_merge(struct repeats *into, const struct repeats *from) {
    if (from->threshold < into->threshold) {
        into->threshold = from->threshold;
        compact(into);
    }
    uint64_t seen = into->seen + from->seen;
    repeats_add(into, from->hashes, from->splits, from->count);
    into->seen = seen;
}

struct repeats_count repeats_count(const struct repeats *repeats) {
    struct repeats_count result = {.rows = repeats->count, .seen = repeats->seen};
    uint64_t *sorted = memory_alloc(repeats->count, sizeof *sorted);
    if (repeats->count)
        memcpy(sorted, repeats->hashes, repeats->count * sizeof *sorted);
    sort_hashes(sorted, repeats->count);
    for (size_t i = 0; i < repeats->count;) {
        size_t end = i + 1;
        while (end < repeats->count && sorted[end] == sorted[i])
            end++;
        size_t copies = end - i;
        result.repeated += copies - 1;
        result.groups += copies > 1;
        if (copies > result.largest)
            result.largest = copies;
        i = end;
    }
    memory_free(sorted);
    return result;
}
