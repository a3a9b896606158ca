// Repeated rows of a table that has not been split yet: how many, and what a random split would scatter,
// found by making one.
#include "evidence/gather.h"
#include "evidence/splits/overlap.h"

#include "base/hash.h"
#include "stats/interval.h"

enum { TRAIN_PART, TEST_PART, TENTHS_OF_TEST = 3 };
enum { ALL_ROWS, RANDOM_SPLIT, CUTS };

// Of ten rows three at random, by their number: the same in every run.
static void find_random(const void *context, const struct coded *batch, uint64_t first, uint8_t *part) {
    (void)context;
    for (size_t r = 0; r < batch->rows; r++)
        part[r] = hash_mix(first + r, 0) % 10 < TENTHS_OF_TEST ? TEST_PART : TRAIN_PART;
}

static void make_cuts(struct overlap_cut cuts[CUTS]) {
    for (size_t part = 0; part < ROW_PARTS; part++) {
        cuts[ALL_ROWS].side[part] = ROW_TRAIN;
        cuts[RANDOM_SPLIT].side[part] = part == TEST_PART ? ROW_TEST : ROW_TRAIN;
    }
}

static struct value sampled(struct value value, const struct overlap_result *result) {
    return value_on_rows(value, result->measured, result->of);
}

static void set_repeats(struct gather *gather, const struct overlap_result *all) {
    uint64_t repeated = all->train - all->match.distinct[ROW_TRAIN];
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_ROWS_REPEATED, sampled(value_count(repeated), all));
    gather_set(gather, subject, M_ROWS_REPEATED_SHARE,
               sampled(value_estimate(interval_wilson(repeated, all->train, 0.95)), all));
    gather_set(gather, subject, M_ROWS_LARGEST, value_count(all->match.largest));
}

static void set_scattered(struct gather *gather, const struct overlap_result *split) {
    size_t subject = gather->dataset_subject;
    const struct overlap_numbers numbers = overlap_numbers(split);
    gather_set(gather, subject, M_ROWS_SPLIT_TEST, value_count(split->test));
    gather_set(gather, subject, M_ROWS_SCATTERED, sampled(value_count(split->match.test_rows), split));
    gather_set(gather, subject, M_ROWS_NATURAL, numbers.natural);
    gather_set(gather, subject, M_ROWS_CHANCE, numbers.chance);
    gather_set(gather, subject, M_ROWS_UNNATURAL, numbers.unnatural);
}

static void set_undefined(struct gather *gather) {
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_ROWS_REPEATED, value_undefined(VALUE_COUNT, NOT_DECIDABLE));
    gather_set(gather, subject, M_ROWS_REPEATED_SHARE, value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
}

void measure_rows(struct gather *gather) {
    struct overlap_columns columns;
    struct row_view view[OVERLAP_VIEWS];
    struct overlap_cut cuts[CUTS];
    struct overlap_result result[OVERLAP_VIEWS * CUTS * ROW_MATCHES];
    if (gather->dataset->profile.rows < 2)
        return;
    overlap_columns_init(gather, &columns);
    const struct row_keys keys = {.dataset = gather->dataset,
                                  .parts = {.find = find_random},
                                  .label = columns.label,
                                  .at = view,
                                  .views = overlap_views(gather, &columns, view),
                                  .budget = overlap_budget(gather)};
    make_cuts(cuts);
    struct error error;
    size_t count = gather->pair_count == 0 ? CUTS : ALL_ROWS + 1; // a table with a split needs no other
    if (columns.features == 0 || overlap_compare(&keys, cuts, count, result, &error) != STATUS_OK) {
        set_undefined(gather);
        return;
    }
    size_t best = 0;
    for (size_t v = 1; v < keys.views && count == CUTS; v++) {
        if (overlap_clearer(&result[(v * CUTS + RANDOM_SPLIT) * ROW_MATCHES + MATCH_ROWS],
                            &result[RANDOM_SPLIT * ROW_MATCHES + MATCH_ROWS]))
            best = v;
    }
    set_repeats(gather, &result[(best * count + ALL_ROWS) * ROW_MATCHES + MATCH_ROWS]);
    if (count == CUTS)
        set_scattered(gather, &result[(best * CUTS + RANDOM_SPLIT) * ROW_MATCHES + MATCH_ROWS]);
}
