// Pairs are counted run by run of equal keys, without looking at pairs: T train and S test rows make T S
// pairs, and those that agree in a value are the sum of T_v S_v over the values.
#include "profile/row_pairs.h"

#include "base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { IN_TRAIN = 1, IN_TEST = 2, FLAGS = 2 }; // bits of an item, below what it is

// The end of the run of equal keys that begins at `start`.
static size_t run_end(const struct row_list *list, size_t start) {
    size_t end = start + 1;
    while (end < list->count && list->at[end].key == list->at[start].key)
        end++;
    return end;
}

// ---- whole keys ----

static double pairs_of(double count) {
    return count * (count - 1) / 2;
}

// One content with t train rows and s test rows.
static void add_content(struct row_overlap *overlap, enum row_match match, uint64_t t, uint64_t s) {
    struct row_overlap_match *at = &overlap->match[match];
    at->distinct[ROW_TRAIN] += t > 0;
    at->distinct[ROW_TEST] += s > 0;
    if (t + s < 2) {
        at->largest = at->largest ? at->largest : t + s;
        return;
    }
    bool both = t > 0 && s > 0;
    at->identical += both;
    at->straddling += both;
    at->test_rows += both ? s : 0;
    at->copies_cross += (double)t * (double)s;
    at->copies_within += pairs_of((double)t);
    at->train_repeats += t > 1;
    at->largest = t + s > at->largest ? t + s : at->largest;
    double rows = (double)(overlap->train + overlap->test), copies = (double)(t + s);
    double chance =
        1 - pow((double)overlap->test / rows, copies) - pow((double)overlap->train / rows, copies);
    at->expected += chance;
    at->variance += chance * (1 - chance);
}

// Rows of one content and label.
static void add_class(struct row_overlap *overlap, uint32_t label, uint64_t rows) {
    if (rows == 0 || overlap->classes > ROW_CLASSES)
        return;
    size_t k = 0;
    while (k < overlap->classes && overlap->class[k].label != label)
        k++;
    if (k == ROW_CLASSES) {
        overlap->classes = ROW_CLASSES + 1;
        return;
    }
    if (k == overlap->classes)
        overlap->class[overlap->classes++] = (struct row_class){.label = label};
    overlap->class[k].rows += rows;
    overlap->class[k].repeated += rows > 1 ? rows : 0;
}

// The rows of one run: those of each label, then all.
static void add_run(struct row_overlap *overlap, const struct row_key *run, size_t count,
                    const uint8_t *side) {
    uint64_t all[3] = {0}, labels[2] = {0}, shared = 0, matched = 0;
    for (size_t i = 0; i < count;) {
        uint64_t rows[3] = {0};
        uint32_t label = row_key_label(run[i]);
        for (; i < count && row_key_label(run[i]) == label; i++)
            rows[side[row_key_part(run[i])]]++;
        add_content(overlap, MATCH_ROWS, rows[ROW_TRAIN], rows[ROW_TEST]);
        add_class(overlap, label, rows[ROW_TRAIN] + rows[ROW_TEST]);
        all[ROW_TRAIN] += rows[ROW_TRAIN];
        all[ROW_TEST] += rows[ROW_TEST];
        labels[ROW_TRAIN] += rows[ROW_TRAIN] > 0;
        labels[ROW_TEST] += rows[ROW_TEST] > 0;
        shared += rows[ROW_TRAIN] > 0 && rows[ROW_TEST] > 0;
        matched += rows[ROW_TRAIN] > 0 ? rows[ROW_TEST] : 0;
    }
    add_content(overlap, MATCH_FEATURES, all[ROW_TRAIN], all[ROW_TEST]);
    overlap->label_off.cross += (double)labels[ROW_TRAIN] * (double)labels[ROW_TEST] - (double)shared;
    overlap->label_off.within += pairs_of((double)labels[ROW_TRAIN]);
    if (all[ROW_TRAIN] > 0)
        overlap->conflicting += all[ROW_TEST] - matched;
}

void row_pairs_whole(const struct row_list *whole, const uint8_t side[ROW_PARTS],
                     struct row_overlap *overlap) {
    *overlap = (struct row_overlap){0};
    for (size_t i = 0; i < whole->count; i++) {
        overlap->train += side[row_key_part(whole->at[i])] == ROW_TRAIN;
        overlap->test += side[row_key_part(whole->at[i])] == ROW_TEST;
    }
    for (size_t start = 0, end; start < whole->count; start = end) {
        end = run_end(whole, start);
        add_run(overlap, whole->at + start, end - start, side);
    }
}

// ---- one or two columns left out ----

// The distinct contents of a run, as numbers with their flags in the lowest bits.
struct run {
    uint64_t *item;
    size_t count, capacity;
};

static int compare_items(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

// Fills the run with what `what` makes of its rows, sorted, the flags of equal contents put together.
static void fill(struct run *run, const struct row_key *at, size_t count, const uint8_t *side,
                 uint64_t (*what)(struct row_key)) {
    if (run->capacity < count) {
        run->capacity = 2 * count;
        run->item = memory_resize(run->item, run->capacity, sizeof *run->item);
    }
    size_t items = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t on = side[row_key_part(at[i])];
        if (on != ROW_NEITHER)
            run->item[items++] = what(at[i]) << FLAGS | (on == ROW_TRAIN ? IN_TRAIN : IN_TEST);
    }
    qsort(run->item, items, sizeof *run->item, compare_items);
    run->count = 0;
    for (size_t i = 0; i < items; i++) {
        if (run->count > 0 && run->item[run->count - 1] >> FLAGS == run->item[i] >> FLAGS)
            run->item[run->count - 1] |= run->item[i];
        else
            run->item[run->count++] = run->item[i];
    }
}

// Pairs of contents that agree in what lies above the lowest `bits` bits, times `sign`.
static void add_same(const struct run *run, unsigned bits, double sign, struct row_pairs *pairs) {
    for (size_t i = 0; i < run->count;) {
        double train = 0, test = 0;
        uint64_t same = run->item[i] >> FLAGS >> bits;
        for (; i < run->count && run->item[i] >> FLAGS >> bits == same; i++) {
            train += (run->item[i] & IN_TRAIN) != 0;
            test += (run->item[i] & IN_TEST) != 0;
        }
        pairs->cross += sign * train * test;
        pairs->within += sign * pairs_of(train);
    }
}

enum { VALUE_BITS = 28, HALF_BITS = 14, ALL_BITS = 62 };

static uint64_t value_of(struct row_key key) {
    return row_key_value(key);
}

static uint64_t value_swapped(struct row_key key) {
    return (uint64_t)(row_key_value(key) & 0x3fff) << HALF_BITS | row_key_value(key) >> HALF_BITS;
}

static uint64_t label_and(struct row_key key, uint64_t value) {
    return (uint64_t)row_key_label(key) << VALUE_BITS | value;
}

static uint64_t label_value(struct row_key key) {
    return label_and(key, value_of(key));
}

static uint64_t label_swapped(struct row_key key) {
    return label_and(key, value_swapped(key));
}

static uint64_t value_label(struct row_key key) {
    return value_of(key) << VALUE_BITS | row_key_label(key);
}

// Whether any pair of the run can be across or within train.
static bool worth(const struct row_key *at, size_t count, const uint8_t *side) {
    size_t train = 0, test = 0;
    for (size_t i = 0; i < count; i++) {
        train += side[row_key_part(at[i])] == ROW_TRAIN;
        test += side[row_key_part(at[i])] == ROW_TEST;
    }
    return train > 1 || (train == 1 && test > 0);
}

void row_pairs_one_off(const struct row_list *without, const uint8_t side[ROW_PARTS],
                       struct row_one_off *one_off) {
    *one_off = (struct row_one_off){0};
    struct run run = {0};
    for (size_t start = 0, end; start < without->count; start = end) {
        end = run_end(without, start);
        const struct row_key *at = without->at + start;
        size_t count = end - start;
        if (count < 2 || !worth(at, count, side))
            continue;
        fill(&run, at, count, side, value_of);
        add_same(&run, ALL_BITS, 1, &one_off->match[MATCH_FEATURES]);
        add_same(&run, 0, -1, &one_off->match[MATCH_FEATURES]);
        fill(&run, at, count, side, label_value);
        add_same(&run, VALUE_BITS, 1, &one_off->match[MATCH_ROWS]);
        add_same(&run, 0, -1, &one_off->match[MATCH_ROWS]);
        add_same(&run, ALL_BITS, 1, &one_off->label_too); // all, but for equal labels or equal values
        add_same(&run, VALUE_BITS, -1, &one_off->label_too);
        add_same(&run, 0, 1, &one_off->label_too);
        fill(&run, at, count, side, value_label);
        add_same(&run, VALUE_BITS, -1, &one_off->label_too);
    }
    memory_free(run.item);
}

// Adds the pairs that differ in both halves of the value and agree in what lies above it.
static void add_two_off(struct run *run, const struct row_key *at, size_t count, const uint8_t *side,
                        uint64_t (*what)(struct row_key), uint64_t (*swapped)(struct row_key),
                        struct row_pairs *pairs) {
    fill(run, at, count, side, what);
    add_same(run, VALUE_BITS, 1, pairs);
    add_same(run, HALF_BITS, -1, pairs);
    add_same(run, 0, 1, pairs);
    fill(run, at, count, side, swapped);
    add_same(run, HALF_BITS, -1, pairs);
}

void row_pairs_two_off(const struct row_list *without, const uint8_t side[ROW_PARTS],
                       struct row_pairs match[ROW_MATCHES]) {
    match[MATCH_ROWS] = match[MATCH_FEATURES] = (struct row_pairs){0};
    struct run run = {0};
    for (size_t start = 0, end; start < without->count; start = end) {
        end = run_end(without, start);
        const struct row_key *at = without->at + start;
        size_t count = end - start;
        if (count < 2 || !worth(at, count, side))
            continue;
        add_two_off(&run, at, count, side, value_of, value_swapped, &match[MATCH_FEATURES]);
        add_two_off(&run, at, count, side, label_value, label_swapped, &match[MATCH_ROWS]);
    }
    memory_free(run.item);
}
