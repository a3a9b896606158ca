// Collecting the hashes of keys by the part of the table that their rows belong to, and reading the answer
// off the sorted hashes: rows of one key follow each other, part by part.
#include "evidence/splits/key_overlap.h"

#include "base/hash.h"
#include "profile/scan.h"
#include "stats/sort.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { PART_BITS = 7, PARTS = 1 << PART_BITS, NO_PART = PARTS - 1, MOST_THINNING = PART_BITS };
static_assert(SPLIT_PAIR_FOLDS < PARTS, "a fold's number fits beside the hash");
static const uint64_t MOST_ROWS = (uint64_t)1 << 26;

// The rows of a split or a fold.
struct part {
    uint64_t *hash;
    size_t count, capacity;
    double share;     // of all rows with a key
    double low, high; // of a single numeric column
};

struct collection {
    const struct gather *gather;
    const size_t *columns;
    size_t count;
    uint64_t kept; // hashes with none of these bits are looked at
    struct part part[PARTS];
};

static bool by_fold(const struct gather *gather) {
    return gather->pair_count && gather->pairs[0].fold_column != SIZE_MAX;
}

size_t key_overlap_count(const struct gather *gather) {
    return by_fold(gather) ? 1 : gather->pair_count;
}

// ---- collecting ----

static bool is_missing(const struct coded_column *column, size_t row) {
    return column->number ? isnan(column->number[row]) : column->code[row] == CODE_MISSING;
}

// The part of every row: its split, or the number of its fold.
static void find_parts(const struct collection *collection, const struct coded *batch, uint8_t *part) {
    const struct gather *gather = collection->gather;
    if (!by_fold(gather)) {
        memcpy(part, batch->split, batch->rows);
        return;
    }
    uint8_t *side = memory_alloc(batch->rows, sizeof *side);
    memset(part, NO_PART, batch->rows);
    for (size_t i = 0; i < gather->pair_count; i++) {
        split_pair_sides(&gather->pairs[i], batch, side);
        for (size_t r = 0; r < batch->rows; r++)
            part[r] = side[r] == SPLIT_TEST ? (uint8_t)i : part[r];
    }
    memory_free(side);
}

static void collect(void *context, const struct coded *batch, uint64_t first) {
    (void)first;
    struct collection *collection = context;
    uint8_t *parts = memory_alloc(batch->rows, sizeof *parts);
    find_parts(collection, batch, parts);
    const double *number = collection->count == 1 ? batch->column[collection->columns[0]].number : NULL;
    for (size_t r = 0; r < batch->rows; r++) {
        uint64_t hash = 0;
        bool complete = parts[r] != NO_PART;
        for (size_t i = 0; complete && i < collection->count; i++) {
            complete = !is_missing(&batch->column[collection->columns[i]], r);
            hash =
                hash_mix(hash, scan_cell_hash(collection->gather->dataset, batch, collection->columns[i], r));
        }
        if (!complete || hash & collection->kept)
            continue;
        struct part *part = &collection->part[parts[r]];
        if (part->count == part->capacity)
            part->hash = memory_room(part->hash, part->count, &part->capacity, sizeof *part->hash);
        part->hash[part->count++] = (hash & ~(uint64_t)(PARTS - 1)) | parts[r];
        part->low = number && number[r] < part->low ? number[r] : part->low;
        part->high = number && number[r] > part->high ? number[r] : part->high;
    }
    memory_free(parts);
}

// All hashes in order. They are put behind each other part by part before, so that the sort, which is stable,
// finds the rows of a key in order already.
static uint64_t *sorted_hashes(struct collection *collection, size_t *count) {
    *count = 0;
    for (size_t p = 0; p < PARTS; p++)
        *count += collection->part[p].count;
    uint64_t *all = memory_alloc(*count, sizeof *all);
    size_t at = 0;
    for (size_t p = 0; p < PARTS; p++) {
        struct part *part = &collection->part[p];
        if (part->count)
            memcpy(all + at, part->hash, part->count * sizeof *all);
        at += part->count;
        memory_free(part->hash);
        part->hash = NULL;
        part->share = (double)part->count / (double)*count;
    }
    sort_hashes(all, *count);
    return all;
}

// ---- counting ----

// Adds a key with so many rows on the two sides; `side` is the share of the table that the test side is.
static void add_key(struct key_overlap *overlap, uint64_t train, uint64_t test, double side) {
    overlap->train_keys += train > 0;
    overlap->test_keys += test > 0;
    overlap->train_rows += train;
    overlap->test_rows += test;
    overlap->shared_rows += train > 0 ? test : 0;
    overlap->shared_keys += train > 0 && test > 0;
    if (train + test > 1)
        overlap->expected += (double)test * (1 - pow(side, (double)(train + test - 1)));
}

// Adds a key of the folds, where every row is once a test row and otherwise a train row.
static void add_fold_key(struct key_overlap *overlap, const struct part *part, const uint64_t *rows,
                         const size_t *touched, size_t touched_count) {
    uint64_t all = 0;
    for (size_t i = 0; i < touched_count; i++)
        all += rows[touched[i]];
    overlap->train_keys++;
    overlap->test_keys++;
    overlap->train_rows += all;
    overlap->test_rows += all;
    overlap->shared_rows += touched_count > 1 ? all : 0;
    overlap->shared_keys += touched_count > 1;
    for (size_t i = 0; i < touched_count && all > 1; i++)
        overlap->expected += (double)rows[touched[i]] * (1 - pow(part[touched[i]].share, (double)(all - 1)));
}

static void add_run(const struct collection *collection, const uint64_t *rows, const size_t *touched,
                    size_t touched_count, struct key_overlap *overlap) {
    const struct gather *gather = collection->gather;
    if (by_fold(gather)) {
        add_fold_key(overlap, collection->part, rows, touched, touched_count);
        return;
    }
    for (size_t i = 0; i < gather->pair_count; i++) {
        const struct split_pair *pair = &gather->pairs[i];
        double train = collection->part[pair->train_split].share;
        double test = collection->part[pair->test_split].share;
        add_key(&overlap[i], rows[pair->train_split], rows[pair->test_split], test / (train + test));
    }
}

static void count_runs(struct collection *collection, const uint64_t *hash, size_t count,
                       struct key_overlap *overlap) {
    uint64_t rows[PARTS] = {0};
    for (size_t from = 0, to; from < count; from = to) {
        size_t touched[PARTS], touched_count = 0;
        for (to = from; to < count && hash[to] >> PART_BITS == hash[from] >> PART_BITS; to++) {
            size_t part = (size_t)(hash[to] % PARTS);
            if (rows[part]++ == 0)
                touched[touched_count++] = part;
        }
        add_run(collection, rows, touched, touched_count, overlap);
        for (size_t i = 0; i < touched_count; i++)
            rows[touched[i]] = 0;
    }
}

// Whether the values, all distinct, are 0 or 1 and what follows.
static bool counts_rows(const struct part *part, uint64_t keys) {
    double steps = part->high - part->low + 1;
    return (part->low == 0 || part->low == 1) && steps == (double)part->count && keys == part->count;
}

enum status key_overlap_measure(const struct gather *gather, const size_t *columns, size_t count,
                                struct key_overlap *overlap, struct error *error) {
    struct collection *collection = memory_alloc(1, sizeof *collection);
    *collection = (struct collection){.gather = gather, .columns = columns, .count = count};
    unsigned thinning = 0;
    while (thinning < MOST_THINNING && gather->dataset->profile.rows >> thinning > MOST_ROWS)
        thinning++;
    collection->kept = ((uint64_t)1 << thinning) - 1;
    for (size_t p = 0; p < PARTS; p++)
        collection->part[p].low = INFINITY, collection->part[p].high = -INFINITY;
    enum status status = scan_rows(gather->dataset, collect, collection, error);
    size_t hashes;
    uint64_t *hash = sorted_hashes(collection, &hashes);
    memset(overlap, 0, key_overlap_count(gather) * sizeof *overlap);
    if (status == STATUS_OK)
        count_runs(collection, hash, hashes, overlap);
    for (size_t i = 0; i < key_overlap_count(gather); i++) {
        const struct split_pair *pair = &gather->pairs[i];
        overlap[i].thinned = (uint64_t)1 << thinning;
        overlap[i].numbered = !by_fold(gather) && thinning == 0 && count == 1 &&
                              counts_rows(&collection->part[pair->train_split], overlap[i].train_keys) &&
                              counts_rows(&collection->part[pair->test_split], overlap[i].test_keys);
    }
    memory_free(hash);
    memory_free(collection);
    return status;
}
