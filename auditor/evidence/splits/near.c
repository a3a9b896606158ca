// Near copies: test rows that differ from a train row by a little noise. Rows are compared by the cells of
// grids of two widths in four positions, in small and in wide tables directly, and held against what nature
// gives as exact copies are (overlap.h); the exact copies themselves are taken off.
#include "evidence/splits/near_grid.h"
#include "evidence/splits/near_pairs.h"
#include "evidence/splits/overlap.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "stats/natural_matches.h"

#include <math.h>

enum { EXACT, FIRST_GRID, VIEWS = FIRST_GRID + NEAR_GRIDS };
enum { VARIANTS = NEAR_GRIDS * ROW_MATCHES + 1, LEAST_COUNTED = 3 };
// Along one hidden dimension (time, dose) rows are near each other without end, and as many pairs differ in
// one column as in none. Copies must be clearly more.
static const double TIMES = 2;

struct near_result {
    struct overlap_result counts;
    bool direct; // rows were held against each other, not counted by cells
};

// A near result without the rows that are equal altogether.
static struct overlap_result without_exact(const struct overlap_result *near,
                                           const struct overlap_result *exact) {
    struct overlap_result left = *near;
    struct row_overlap_match *match = &left.match;
    double every = near->measured > 0 ? (double)near->of / (double)near->measured : 1;
    match->identical = fmax(0, match->identical - exact->match.identical);
    match->copies_cross = fmax(0, match->copies_cross - exact->match.copies_cross);
    match->copies_within = fmax(0, match->copies_within - exact->match.copies_within);
    match->test_rows -= match->test_rows < exact->match.test_rows ? match->test_rows : exact->match.test_rows;
    if (left.counted)
        left.log10_p = match->identical > 0
                           ? natural_matches_log10_p(match->identical / every, near->natural / every)
                           : 0;
    left.excess_log10_p = natural_matches_excess_log10_p(match->copies_cross / every,
                                                         match->copies_within / every, near->ratio);
    return left;
}

// Near copies by the numbers; undefined where clusters, replicates or a hidden dimension would give the same.
// Rows that were held against each other directly differ in no column or in several at once where they follow
// a hidden dimension. So they must stand alone otherwise, or lie across the split far more often than within
// train.
static struct value unnatural(const struct near_result *result) {
    static const double CLEAR = -4, RATIO = 2;
    const struct overlap_result *counts = &result->counts;
    if (!result->direct) {
        struct overlap_result strict = *counts;
        strict.one_off *= TIMES;
        return overlap_numbers(&strict).unnatural;
    }
    const struct row_overlap_match *match = &counts->match;
    bool across =
        counts->excess_log10_p < CLEAR && match->copies_cross >= RATIO * counts->ratio * match->copies_within;
    return counts->isolated || across || !(match->identical > 0) ? value_flag(match->identical > 0)
                                                                 : value_undefined(VALUE_FLAG, NOT_DECIDABLE);
}

static bool clearer(const struct near_result *a, const struct near_result *b) {
    bool left = a->counts.counted && unnatural(a).why == DEFINED;
    bool right = b->counts.counted && unnatural(b).why == DEFINED;
    if (left != right)
        return left;
    return a->counts.counted && (!b->counts.counted || a->counts.log10_p < b->counts.log10_p);
}

// Of all grids, with and without the label, the result that speaks most clearly.
static struct near_result choose(const struct gather *gather, size_t pair,
                                 const struct overlap_result *results) {
    struct near_result best = {0};
    for (size_t v = FIRST_GRID; v < VIEWS; v++) {
        for (size_t m = 0; m < ROW_MATCHES; m++) {
            const struct overlap_result *exact = &results[pair * ROW_MATCHES + m];
            struct near_result left = {
                .counts = without_exact(&results[(v * gather->pair_count + pair) * ROW_MATCHES + m], exact)};
            if ((v == FIRST_GRID && m == 0) || clearer(&left, &best))
                best = left;
        }
    }
    return best;
}

static void set_result(struct gather *gather, size_t pair, const struct near_result *near, double variants) {
    const struct overlap_result *result = &near->counts;
    size_t subject = gather->pairs[pair].subject;
    struct overlap_numbers numbers = overlap_numbers(result);
    struct value rows = value_on_rows(value_count(result->match.test_rows), result->measured, result->of);
    struct value share =
        value_on_rows(value_estimate(interval_wilson(result->match.test_rows, result->test, 0.95)),
                      result->measured, result->of);
    gather_set(gather, subject, M_NEAR_ROWS, rows);
    gather_set(gather, subject, M_NEAR_SHARE, share);
    gather_set(gather, subject, M_NEAR_IDENTICAL, numbers.identical);
    gather_set(gather, subject, M_NEAR_ONE_OFF, numbers.one_off);
    gather_set(gather, subject, M_NEAR_NATURAL, numbers.natural);
    double chance = fmin(0, result->log10_p + log10(variants));
    gather_set(gather, subject, M_NEAR_CHANCE,
               result->counted ? value_estimate(estimate_exact(chance, result->test)) : numbers.chance);
    gather_set(gather, subject, M_NEAR_UNNATURAL, result->counted ? unnatural(near) : numbers.unnatural);
}

static void set_undefined(struct gather *gather, enum undefined why) {
    static const enum measure_id all[] = {M_NEAR_ROWS,    M_NEAR_SHARE,  M_NEAR_IDENTICAL, M_NEAR_ONE_OFF,
                                          M_NEAR_NATURAL, M_NEAR_CHANCE, M_NEAR_UNNATURAL};
    for (size_t i = 0; i < gather->pair_count; i++) {
        gather_set_undefined(gather, gather->pairs[i].subject, all, sizeof all / sizeof *all, why);
    }
}

static size_t numeric_columns(const struct near_grids *grids, const size_t *column, size_t columns) {
    size_t count = 0;
    for (size_t i = 0; i < columns; i++)
        count += grids->scale[column[i]] > 0;
    return count;
}

static void compare_narrow(struct gather *gather, const struct overlap_columns *columns,
                           const struct near_grids *grids, const size_t *counted, size_t counteds) {
    struct row_view view[VIEWS];
    for (size_t v = 0; v < VIEWS; v++)
        view[v] = (struct row_view){.coding = v == EXACT ? NULL : &grids->coding[v - FIRST_GRID],
                                    .column = columns->plain,
                                    .columns = columns->plains,
                                    .counted = counted,
                                    .counteds = counteds};
    const struct row_keys keys = {.dataset = gather->dataset,
                                  .parts = overlap_pair_parts(gather),
                                  .label = columns->label,
                                  .at = view,
                                  .views = VIEWS,
                                  .budget = overlap_budget(gather)};
    struct overlap_cut *cuts = memory_alloc(gather->pair_count, sizeof *cuts);
    struct overlap_result *results = memory_alloc(VIEWS * gather->pair_count * ROW_MATCHES, sizeof *results);
    overlap_pair_cuts(gather, cuts);
    struct error error;
    bool done = overlap_compare(&keys, cuts, gather->pair_count, results, &error) == STATUS_OK;
    for (size_t i = 0; done && i < gather->pair_count; i++) {
        struct near_result best = choose(gather, i, results);
        size_t rows = gather->dataset->store.rows; // folds are compared one by one
        if (rows <= NEAR_PAIRS_ROWS && rows * gather->pair_count <= 3 * NEAR_PAIRS_ROWS) {
            struct near_result all = {.direct = true};
            near_pairs_compare(gather, grids, counted, counteds, &gather->pairs[i], &all.counts);
            best = clearer(&all, &best) ? all : best;
        }
        set_result(gather, i, &best, VARIANTS);
    }
    if (!done)
        set_undefined(gather, NO_DATA);
    memory_free(cuts);
    memory_free(results);
}

static void compare_wide(struct gather *gather, const struct near_grids *grids, const size_t *counted,
                         size_t counteds) {
    enum { MOST_ROWS = 20000000 }; // of all folds together
    if (gather->dataset->store.rows > MOST_ROWS / gather->pair_count) {
        set_undefined(gather, OVER_BUDGET);
        return;
    }
    for (size_t i = 0; i < gather->pair_count; i++) {
        struct near_result result = {.direct = true};
        near_pairs_compare(gather, grids, counted, counteds, &gather->pairs[i], &result.counts);
        set_result(gather, i, &result, 1);
    }
}

void measure_near(struct gather *gather) {
    struct overlap_columns columns;
    struct near_grids grids;
    if (gather->pair_count == 0)
        return;
    set_undefined(gather, NOT_DECIDABLE);
    overlap_columns_init(gather, &columns);
    near_grids_init(gather, &grids);
    if (columns.plains == 0)
        return;
    size_t *counted = memory_alloc(columns.plains, sizeof *counted);
    size_t counteds = overlap_counted(gather, columns.label, columns.plain, columns.plains, counted);
    counteds = near_grids_counted(gather, &grids, counted, counteds);
    size_t numbers = numeric_columns(&grids, counted, counteds);
    if (numbers > NEAR_PAIRS_COLUMNS)
        compare_wide(gather, &grids, counted, counteds);
    else if (numbers > 0 && counteds >= LEAST_COUNTED)
        compare_narrow(gather, &columns, &grids, counted, counteds);
    memory_free(counted);
}
