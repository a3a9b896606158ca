// Near copies by the cells of random subsets of columns, as in locality-sensitive hashing (Indyk & Motwani
// 1998, doi:10.1145/276698.276876), and by comparison.
#include "evidence/splits/near_pairs.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"
#include "stats/natural_matches.h"

#include <math.h>
#include <string.h>

enum {
    SUBSETS = 8,
    SUBSET_COLUMNS = 6,
    MOST_RUN = 64, // rows that share the cells of a subset: of more, only neighbours in the list are compared
    MOST_OFF = 3,
    LEAST_MATCHES = 3,
    LEAST_ALONE = 5,  // near copies, for rows that stand alone otherwise
    LEAST_COLUMNS = 6 // to stand alone in
};
static const double WIDTH = 0.2, TOLERANCE = 0.05; // in scales
static const double ALONE = 0.01;                  // natural near copies where no two rows are nearly near

struct near_pairs {
    const struct dataset *dataset;
    const double *scale;
    const size_t *column;
    size_t columns;
    const uint8_t *side;
    struct coded all;
    struct row_list found; // pairs of rows; tail: row of test << 3 | within train << 2 | columns off
};

// ---- pairs ----

// In how many columns two rows differ, as far as MOST_OFF + 1; 0 with *equal if in none at all.
static unsigned columns_off(const struct near_pairs *pairs, size_t a, size_t b, bool *equal) {
    unsigned off = 0;
    *equal = true;
    for (size_t i = 0; i < pairs->columns && off <= MOST_OFF; i++) {
        size_t c = pairs->column[i];
        const double *number = pairs->all.column[c].number;
        if (number && pairs->scale[c] > 0 && !isnan(number[a]) && !isnan(number[b])) {
            double apart = fabs(number[a] - number[b]);
            *equal = *equal && !(apart > 0);
            off += apart > TOLERANCE * pairs->scale[c];
            continue;
        }
        bool same = scan_cell_hash(pairs->dataset, &pairs->all, c, a) ==
                    scan_cell_hash(pairs->dataset, &pairs->all, c, b);
        *equal = *equal && same;
        off += !same;
    }
    return off;
}

static void compare_rows(struct near_pairs *pairs, size_t a, size_t b) {
    bool within = pairs->side[a] == SPLIT_TRAIN && pairs->side[b] == SPLIT_TRAIN, equal;
    if (pairs->side[a] == SPLIT_TEST && pairs->side[b] == SPLIT_TEST)
        return;
    unsigned off = columns_off(pairs, a, b, &equal);
    if (equal || off > MOST_OFF)
        return;
    size_t test = pairs->side[a] == SPLIT_TEST ? a : b, low = a < b ? a : b, high = a < b ? b : a;
    struct row_key pair = {hash_mix(low, high), (uint64_t)test << 3 | (uint64_t)within << 2 | off};
    while ((pair.key & (pairs->found.every - 1)) == 0 && !row_list_add(&pairs->found, pair))
        row_list_thin(&pairs->found, pairs->found.every * 2);
}

static void compare_run(struct near_pairs *pairs, const struct row_key *run, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count && k <= i + MOST_RUN; k++)
            compare_rows(pairs, (size_t)run[i].tail, (size_t)run[k].tail);
    }
}

static void compare_all(struct near_pairs *pairs) {
    for (size_t a = 0; a < pairs->all.rows; a++) {
        for (size_t b = a + 1; b < pairs->all.rows; b++) {
            if (pairs->side[a] != SPLIT_NEITHER && pairs->side[b] != SPLIT_NEITHER)
                compare_rows(pairs, a, b);
        }
    }
}

// ---- candidates ----

// The sum over a few columns, drawn by number, of the hashes of the cells.
static uint64_t key_of(const struct near_pairs *pairs, const size_t *numeric, size_t numerics, size_t subset,
                       size_t row) {
    uint64_t key = 0;
    for (size_t i = 0; i < SUBSET_COLUMNS; i++) {
        uint64_t draw = hash_mix(subset, i);
        size_t c = numeric[(i + SUBSET_COLUMNS * (draw % (numerics / SUBSET_COLUMNS))) % numerics];
        double offset = (double)(draw >> 40) / (double)(1 << 24), value = pairs->all.column[c].number[row];
        double cell = isnan(value) ? -0.5 : floor(value / (WIDTH * pairs->scale[c]) + offset) + 0.0;
        uint64_t bits;
        memcpy(&bits, &cell, sizeof bits);
        key += hash_mix(bits, i);
    }
    return key;
}

static void search_subset(struct near_pairs *pairs, const size_t *numeric, size_t numerics, size_t subset) {
    struct row_list list;
    row_list_init(&list, pairs->all.rows, pairs->all.rows, false);
    for (size_t r = 0; r < pairs->all.rows; r++) {
        if (pairs->side[r] != SPLIT_NEITHER)
            (void)row_list_add(&list, (struct row_key){key_of(pairs, numeric, numerics, subset, r), r});
    }
    row_list_sort(&list);
    for (size_t first = 0, end; first < list.count; first = end) {
        for (end = first + 1; end < list.count && list.at[end].key == list.at[first].key;)
            end++;
        compare_run(pairs, list.at + first, end - first);
    }
    row_list_finish(&list);
}

// ---- counts ----

static void count_pairs(const struct row_list *found, struct overlap_result *result, size_t rows) {
    double every = (double)found->every, three_off = 0;
    double *to[] = {&result->match.identical, &result->one_off, &result->two_off, &three_off};
    result->isolated = true;
    uint8_t *matched = memory_alloc(rows, 1);
    for (size_t i = 0; i < found->count; i++) {
        unsigned off = found->at[i].tail & 3;
        bool within = found->at[i].tail >> 2 & 1;
        result->isolated = result->isolated && off == 0;
        if (within) {
            result->match.copies_within += off == 0 ? every : 0;
            continue;
        }
        *to[off] += every;
        if (off == 0 && !matched[found->at[i].tail >> 3]) {
            matched[found->at[i].tail >> 3] = 1;
            result->match.test_rows++;
        }
    }
    result->match.copies_cross = result->match.identical;
    memory_free(matched);
}

static void judge(const struct row_list *found, size_t columns, struct overlap_result *result) {
    double every = (double)found->every;
    result->counted = result->match.test_rows >= LEAST_MATCHES;
    result->natural = natural_matches_limit(result->one_off / every, result->two_off / every, every);
    result->isolated = result->isolated && columns >= LEAST_COLUMNS && result->match.identical >= LEAST_ALONE;
    if (result->isolated)
        result->natural = ALONE;
    result->log10_p = result->match.identical > 0
                          ? natural_matches_log10_p(result->match.identical / every, result->natural / every)
                          : 0;
    result->excess_log10_p = natural_matches_excess_log10_p(
        result->match.copies_cross / every, result->match.copies_within / every, result->ratio);
}

void near_pairs_compare(const struct gather *gather, const struct near_grids *grids, const size_t *column,
                        size_t columns, const struct split_pair *pair, struct overlap_result *result) {
    const struct store *store = &gather->dataset->store;
    struct coded_column *slice = memory_alloc(store->columns, sizeof *slice);
    struct near_pairs pairs = {.dataset = gather->dataset,
                               .scale = grids->scale,
                               .column = column,
                               .columns = columns,
                               .side = pair->side,
                               .all = store_slice(store, 0, store->rows, slice)};
    size_t *numeric = memory_alloc(columns, sizeof *numeric), numerics = 0;
    for (size_t i = 0; i < columns; i++) {
        if (grids->scale[column[i]] > 0)
            numeric[numerics++] = column[i];
    }
    *result =
        (struct overlap_result){.train = pair->train_rows,
                                .test = pair->test_rows,
                                .ratio = 2 * (double)pair->test_rows / fmax(1, (double)pair->train_rows - 1),
                                .measured = store->rows,
                                .of = store->seen};
    row_list_init(&pairs.found, (size_t)(overlap_budget(gather) / sizeof(struct row_key)), 0, true);
    if (store->rows <= NEAR_PAIRS_ROWS)
        compare_all(&pairs);
    else
        for (size_t s = 0; s < SUBSETS && numerics > NEAR_PAIRS_COLUMNS; s++)
            search_subset(&pairs, numeric, numerics, s);
    row_list_sort(&pairs.found);
    count_pairs(&pairs.found, result, store->rows);
    judge(&pairs.found, columns, result);
    row_list_finish(&pairs.found);
    memory_free(numeric);
    memory_free(slice);
}
