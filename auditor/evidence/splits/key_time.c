// Walking along the rows in the order of time, once over all and once over each key's.
#include "evidence/splits/key_time.h"

#include "base/hash.h"
#include "evidence/splits/time_axis.h"
#include "profile/scan.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

// Rows with a time, on either side.
struct walk {
    size_t rows;
    double *time, *key;
    uint8_t *side;
};

static void walk_finish(struct walk *walk) {
    memory_free(walk->time);
    memory_free(walk->key);
    memory_free(walk->side);
}

// A key as a number that is the same for the same cells; all missing ones are one key.
static double key_of(const struct gather *gather, const struct coded *all, const size_t *columns,
                     size_t count, size_t row) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = hash_mix(hash, scan_cell_hash(gather->dataset, all, columns[i], row));
    return (double)(hash >> 11);
}

static void walk_init(struct walk *walk, const struct gather *gather, const struct split_pair *pair,
                      const double *moment, const size_t *columns, size_t count) {
    const struct store *store = &gather->dataset->store;
    *walk = (struct walk){.time = memory_alloc(store->rows, sizeof *walk->time),
                          .key = memory_alloc(store->rows, sizeof *walk->key),
                          .side = memory_alloc(store->rows, sizeof *walk->side)};
    struct coded_column *cells = memory_alloc(store->columns, sizeof *cells);
    struct coded all = store_slice(store, 0, store->rows, cells);
    for (size_t r = 0; r < store->rows; r++) {
        if (pair->side[r] == SPLIT_NEITHER || isnan(moment[r]))
            continue;
        walk->time[walk->rows] = moment[r] + 0.0; // -0 becomes 0
        walk->key[walk->rows] = key_of(gather, &all, columns, count, r);
        walk->side[walk->rows++] = pair->side[r];
    }
    memory_free(cells);
}

// Puts the rows in the order of `by`; equal ones keep theirs.
static void walk_sort(struct walk *walk, double *by) {
    size_t *index = memory_alloc(walk->rows, sizeof *index);
    double *values = memory_alloc(walk->rows, sizeof *values);
    uint8_t *side = memory_alloc(walk->rows, sizeof *side);
    memcpy(values, by, walk->rows * sizeof *values);
    sort_doubles_with_index(values, index, walk->rows);
    for (double **field = (double *[]){walk->time, walk->key, NULL}; *field; field++) {
        for (size_t i = 0; i < walk->rows; i++)
            values[i] = (*field)[index[i]];
        memcpy(*field, values, walk->rows * sizeof *values);
    }
    for (size_t i = 0; i < walk->rows; i++)
        side[i] = walk->side[index[i]];
    memcpy(walk->side, side, walk->rows);
    memory_free(index);
    memory_free(values);
    memory_free(side);
}

// Pairs of a train and a test row, and how many of them are the wrong way round.
struct pairs {
    double all, wrong;
};

// Of rows [from, to), which are in the order of time.
static void add_pairs(const struct walk *walk, size_t from, size_t to, struct pairs *pairs) {
    double train = 0, test = 0;
    for (size_t i = from, end; i < to; i = end) {
        double here[2] = {0, 0};
        for (end = i; end < to && walk->time[end] == walk->time[i]; end++)
            here[walk->side[end] == SPLIT_TEST]++;
        pairs->wrong += here[0] * (test + here[1] / 2);
        train += here[0];
        test += here[1];
    }
    pairs->all += train * test;
}

struct estimate key_time_overlap(const struct gather *gather, const struct split_pair *pair,
                                 const size_t *columns, size_t count) {
    struct time_axis axis;
    time_axis_init(&axis, gather);
    if (axis.why != DEFINED || !axis.moment) {
        time_axis_finish(&axis);
        return estimate_undefined(NOT_DECLARED, 0);
    }
    struct walk walk;
    walk_init(&walk, gather, pair, axis.moment, columns, count);
    time_axis_finish(&axis);
    struct pairs all = {0}, own = {0};
    walk_sort(&walk, walk.time);
    add_pairs(&walk, 0, walk.rows, &all);
    walk_sort(&walk, walk.key);
    for (size_t from = 0, to; from < walk.rows; from = to) {
        for (to = from; to < walk.rows && walk.key[to] == walk.key[from]; to++)
            ;
        add_pairs(&walk, from, to, &own);
    }
    size_t rows = walk.rows;
    walk_finish(&walk);
    if (all.all == 0)
        return estimate_undefined(TOO_FEW, rows);
    double share = all.wrong / all.all, inside = own.all > 0 ? own.wrong / own.all : 1;
    return estimate_exact(fmin(share, inside), rows);
}
