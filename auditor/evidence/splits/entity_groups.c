// Grouping by the sum of hashes, and counting agreement between neighbours.
#include "evidence/splits/entity_groups.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/sort.h"

enum { MOST_PAIRS = 4000, STRIDE = 7919, FIRST_LOOK = 100, LEAST_GROUPS = 10 };
static const double CLEARLY_BELOW = 0.25;
static const double FAR_LARGER = 5, LARGE = 0.05; // than the mean of the groups; of all rows

// Writes hash and position of the rows to keep in one number each. Kept are those whose hash lies below
// `limit`, and at most `most` rows.
static size_t collect(size_t rows, const uint32_t *const *hash, size_t count, uint64_t limit, size_t most,
                      uint64_t mask, uint64_t *key) {
    size_t kept = 0;
    for (size_t i = 0; i < rows && kept < most; i++) {
        uint64_t sum = 0;
        bool complete = true;
        for (size_t c = 0; c < count; c++) {
            complete = complete && hash[c][i];
            sum += hash[c][i];
        }
        uint64_t mixed = hash_mix(sum, count);
        if (complete && mixed <= limit)
            key[kept++] = (mixed & ~mask) | i;
    }
    return kept;
}

// Some of the rows that follow another one of their group, evenly from all; a stride through them that is
// prime to their number shuffles, so that the first few are as good as any.
static void choose_pairs(struct entity_groups *groups) {
    size_t all = groups->rows - groups->groups, count = all < MOST_PAIRS ? all : MOST_PAIRS, seen = 0;
    groups->pair = memory_alloc(count, sizeof *groups->pair);
    groups->pairs = 0;
    for (size_t g = 0; g < groups->groups; g++) {
        for (size_t i = groups->start[g] + 1; i < groups->start[g + 1]; i++) {
            if (seen++ * count / all < groups->pairs)
                continue;
            groups->pair[groups->pairs++ * STRIDE % count] = i;
        }
    }
}

static void cut(struct entity_groups *groups, uint64_t *key, size_t count, uint64_t mask) {
    sort_hashes(key, count);
    groups->at = memory_alloc(count, sizeof *groups->at);
    groups->start = memory_alloc(count + 1, sizeof *groups->start);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || (key[i] & ~mask) != (key[i - 1] & ~mask))
            groups->start[groups->groups++] = i;
        groups->at[i] = (size_t)(key[i] & mask);
    }
    groups->start[groups->groups] = groups->rows = count;
    choose_pairs(groups);
}

void entity_groups_init(struct entity_groups *groups, size_t rows, const uint32_t *const *hash, size_t count,
                        size_t most) {
    *groups = (struct entity_groups){0};
    uint64_t *key = memory_alloc(rows, sizeof *key), mask = 1, limit = UINT64_MAX;
    while (mask < rows)
        mask = 2 * mask + 1;
    if (rows > most)
        limit = (uint64_t)(0x1p64 * ((double)most / (double)rows));
    cut(groups, key, collect(rows, hash, count, limit, rows, mask, key), mask);
    if (rows > most && (groups->groups < LEAST_GROUPS || groups->rows > 4 * most)) {
        entity_groups_finish(groups);
        cut(groups, key, collect(rows, hash, count, UINT64_MAX, most, mask, key), mask);
    }
    memory_free(key);
}

void entity_groups_finish(struct entity_groups *groups) {
    memory_free(groups->at);
    memory_free(groups->start);
    memory_free(groups->pair);
    *groups = (struct entity_groups){0};
}

double entity_groups_agreement(const struct entity_groups *groups, const struct entity_rows *rows,
                               size_t column, double least) {
    size_t equal = 0;
    for (size_t i = 0; i < groups->pairs; i++) {
        const size_t *at = &groups->at[groups->pair[i]];
        if (i == FIRST_LOOK && (double)equal < (least - CLEARLY_BELOW) * FIRST_LOOK)
            return (double)equal / FIRST_LOOK;
        equal += entity_rows_equal(rows, column, at[-1], at[0]);
    }
    return groups->pairs ? (double)equal / (double)groups->pairs : 0;
}

double entity_groups_size(const struct entity_groups *groups) {
    return groups->groups ? (double)groups->rows / (double)groups->groups : 0;
}

double entity_groups_dispersion(const struct entity_groups *groups) {
    double mean = entity_groups_size(groups), squares = 0;
    for (size_t g = 0; g < groups->groups; g++) {
        double size = (double)(groups->start[g + 1] - groups->start[g]);
        squares += (size - mean) * (size - mean);
    }
    return groups->groups ? squares / (double)groups->groups / mean : 0;
}

bool entity_groups_has_default(const struct entity_groups *groups) {
    size_t largest = 0;
    for (size_t g = 0; g < groups->groups; g++) {
        size_t size = groups->start[g + 1] - groups->start[g];
        largest = size > largest ? size : largest;
    }
    return (double)largest > FAR_LARGER * entity_groups_size(groups) &&
           (double)largest > LARGE * (double)groups->rows;
}
