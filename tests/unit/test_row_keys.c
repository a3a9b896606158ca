// Counts of pairs by sorted keys against counts by comparing every row with every other, on random tables.
#include "profile/row_keys.h"

#include "base/hash.h"
#include "dataset_fixture.h"
#include "profile/row_matches.h"
#include "profile/row_pairs.h"
#include "unit_main.h"

#include <math.h>

enum { COLUMNS = 4, TRAIN = 70, TEST = 50, ROWS = TRAIN + TEST, SEEDS = 6 };
static const size_t features[COLUMNS] = {0, 1, 2, 3};
static const uint8_t sides[ROW_PARTS] = {ROW_TRAIN, ROW_TEST};

// A table of few values, so that rows repeat; the label stands last.
struct random_table {
    unsigned cell[ROWS][COLUMNS + 1];
    struct loaded loaded;
    struct row_view view;
    struct row_keys keys;
};

static void by_split(const void *context, const struct coded *batch, uint64_t first, uint8_t *part) {
    (void)context, (void)first;
    memcpy(part, batch->split, batch->rows);
}

static void table_init(struct random_table *table, uint64_t seed, uint64_t memory) {
    struct growing file[2] = {{0}, {0}};
    for (int f = 0; f < 2; f++)
        growing_add(&file[f], "a,b,c,d,y\n");
    for (size_t r = 0; r < ROWS; r++) {
        unsigned *cell = table->cell[r];
        for (size_t c = 0; c <= COLUMNS; c++) {
            unsigned values = c == COLUMNS ? 2 : (unsigned)(2 + c);
            cell[c] = (unsigned)(hash_mix(r * 10 + c, seed) % values);
        }
        // numbers, texts, and missing cells
        growing_add(&file[r >= TRAIN], "%u.5,%s,%s,t%u,%u\n", cell[0],
                    cell[1] == 2 ? ""
                    : cell[1]    ? "1"
                                 : "0",
                    cell[2] == 3   ? ""
                    : cell[2] == 2 ? "x"
                    : cell[2]      ? "y"
                                   : "z",
                    cell[3], cell[COLUMNS]);
    }
    loaded_init(&table->loaded, "y");
    loaded_add(&table->loaded, file[0].at, file[0].length, DATA_TRAIN);
    loaded_add(&table->loaded, file[1].at, file[1].length, DATA_TEST);
    loaded_read(&table->loaded, memory);
    memory_free(file[0].at);
    memory_free(file[1].at);
    table->view =
        (struct row_view){.column = features, .columns = COLUMNS, .counted = features, .counteds = COLUMNS};
    table->keys = (struct row_keys){.dataset = &table->loaded.dataset,
                                    .parts = {.find = by_split},
                                    .label = COLUMNS,
                                    .at = &table->view,
                                    .views = 1,
                                    .budget = 1 << 20};
}

// ---- by comparing all pairs ----

static bool agree(const unsigned *a, const unsigned *b, size_t columns) {
    for (size_t c = 0; c < columns; c++) {
        if (a[c] != b[c])
            return false;
    }
    return true;
}

// Whether an earlier row of the same side is equal.
static bool repeats(const struct random_table *table, size_t row, size_t columns) {
    for (size_t r = row < TRAIN ? 0 : TRAIN; r < row; r++) {
        if (agree(table->cell[r], table->cell[row], columns))
            return true;
    }
    return false;
}

// Pairs of distinct rows by the columns in which they differ: count[bits of the columns], across and in
// train.
static void count_all(const struct random_table *table, size_t columns, double *cross, double *within) {
    for (size_t i = 0; i < TRAIN; i++) {
        if (repeats(table, i, columns))
            continue;
        for (size_t j = i + 1; j < ROWS; j++) {
            unsigned bits = 0;
            for (size_t c = 0; c < columns; c++)
                bits |= (unsigned)(table->cell[i][c] != table->cell[j][c]) << c;
            if (!repeats(table, j, columns))
                (j < TRAIN ? within : cross)[bits]++;
        }
    }
}

static void check_whole(const struct random_table *table, size_t columns,
                        const struct row_overlap_match *match) {
    uint64_t test_rows = 0, copies_cross = 0, copies_within = 0, train_repeats = 0;
    double expected = 0;
    for (size_t j = 0; j < ROWS; j++) {
        unsigned train = 0, all = 0, earlier = 0;
        for (size_t i = 0; i < ROWS; i++) {
            if (!agree(table->cell[i], table->cell[j], columns))
                continue;
            train += i < TRAIN;
            earlier += i < j;
            all++;
        }
        test_rows += j >= TRAIN && train > 0;
        copies_cross += j >= TRAIN ? train : 0;
        copies_within += j < TRAIN ? train - 1 : 0; // each pair twice
        train_repeats += earlier == 0 && train > 1;
        if (earlier == 0)
            expected += 1 - pow((double)TRAIN / ROWS, all) - pow((double)TEST / ROWS, all);
    }
    ck_assert_uint_eq(match->test_rows, test_rows);
    ck_assert_uint_eq((uint64_t)match->copies_cross, copies_cross);
    ck_assert_uint_eq((uint64_t)match->copies_within * 2, copies_within);
    ck_assert_uint_eq(match->train_repeats, train_repeats);
    ck_assert_double_eq_tol(match->expected, expected, 1e-9);
}

START_TEST(equals_brute_force) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct random_table table;
        struct error error;
        table_init(&table, seed, 1 << 24);
        double cross[1 << (COLUMNS + 1)] = {0}, within[1 << (COLUMNS + 1)] = {0};
        double features_cross[1 << COLUMNS] = {0}, features_within[1 << COLUMNS] = {0};
        count_all(&table, COLUMNS + 1, cross, within);
        count_all(&table, COLUMNS, features_cross, features_within);
        struct row_list whole, without[COLUMNS], *lists[1] = {without};
        ck_assert_int_eq(row_keys_whole(&table.keys, &whole, &error), STATUS_OK);
        struct row_overlap overlap;
        row_pairs_whole(&whole, sides, &overlap);
        ck_assert_uint_eq(overlap.train, TRAIN);
        ck_assert_uint_eq(overlap.test, TEST);
        ck_assert_double_eq(overlap.match[MATCH_ROWS].identical, cross[0]);
        ck_assert_double_eq(overlap.match[MATCH_FEATURES].identical, features_cross[0]);
        ck_assert_double_eq(overlap.label_off.cross, cross[1 << COLUMNS]);
        ck_assert_double_eq(overlap.label_off.within, within[1 << COLUMNS]);
        check_whole(&table, COLUMNS + 1, &overlap.match[MATCH_ROWS]);
        check_whole(&table, COLUMNS, &overlap.match[MATCH_FEATURES]);
        ck_assert_uint_eq(overlap.classes, 2);
        ck_assert_uint_eq(overlap.class[0].rows + overlap.class[1].rows, ROWS);
        ck_assert_int_eq(row_keys_without(&table.keys, NULL, lists, &error), STATUS_OK);
        for (size_t c = 0; c < COLUMNS; c++) {
            struct row_one_off one;
            unsigned only = 1u << c, label = 1u << COLUMNS;
            row_pairs_one_off(&without[c], sides, &one);
            ck_assert_double_eq(one.match[MATCH_ROWS].cross, cross[only]);
            ck_assert_double_eq(one.match[MATCH_ROWS].within, within[only]);
            ck_assert_double_eq(one.match[MATCH_FEATURES].cross, features_cross[only]);
            ck_assert_double_eq(one.match[MATCH_FEATURES].within, features_within[only]);
            ck_assert_double_eq(one.label_too.cross, cross[only | label]);
            ck_assert_double_eq(one.label_too.within, within[only | label]);
            row_list_finish(&without[c]);
        }
        for (size_t also = 0; also < COLUMNS; also++) {
            ck_assert_int_eq(row_keys_without(&table.keys, &also, lists, &error), STATUS_OK);
            for (size_t c = 0; c < COLUMNS; c++) {
                struct row_pairs two[ROW_MATCHES];
                row_pairs_two_off(&without[c], sides, two);
                unsigned both = c == also ? 0 : 1u << c | 1u << also;
                ck_assert_double_eq(two[MATCH_ROWS].cross, both ? cross[both] : 0);
                ck_assert_double_eq(two[MATCH_ROWS].within, both ? within[both] : 0);
                ck_assert_double_eq(two[MATCH_FEATURES].cross, both ? features_cross[both] : 0);
                ck_assert_double_eq(two[MATCH_FEATURES].within, both ? features_within[both] : 0);
                row_list_finish(&without[c]);
            }
        }
        row_list_finish(&whole);
        loaded_finish(&table.loaded);
    }
}
END_TEST

// ---- what a coding, a part and a small budget change ----

static void halves(const void *context, const struct coded *batch, size_t column, uint64_t *hash) {
    (void)context;
    for (size_t r = 0; r < batch->rows; r++)
        hash[r] = (uint64_t)floor(batch->column[column].number[r] / 2);
}

START_TEST(a_coding_decides_what_is_equal) {
    struct loaded loaded;
    loaded_init(&loaded, NULL);
    loaded_add_text(&loaded, "v\n0\n1\n2\n5\n", DATA_ALL);
    loaded_read(&loaded, 1 << 24);
    const struct row_coding coding = {.hash = halves};
    const struct row_view views[2] = {{.column = features, .columns = 1},
                                      {.coding = &coding, .column = features, .columns = 1}};
    const struct row_keys keys = {.dataset = &loaded.dataset,
                                  .parts = {.find = by_split},
                                  .label = SIZE_MAX,
                                  .at = views,
                                  .views = 2,
                                  .budget = 1 << 20};
    struct row_list whole[2];
    struct error error;
    ck_assert_int_eq(row_keys_whole(&keys, whole, &error), STATUS_OK);
    size_t equal[2] = {0};
    for (size_t v = 0; v < 2; v++) {
        for (size_t i = 1; i < whole[v].count; i++)
            equal[v] += whole[v].at[i].key == whole[v].at[i - 1].key;
        row_list_finish(&whole[v]);
    }
    ck_assert_uint_eq(equal[0], 0); // 0, 1, 2, 5
    ck_assert_uint_eq(equal[1], 1); // 0, 0, 1, 2
    loaded_finish(&loaded);
}
END_TEST

START_TEST(a_small_budget_thins_evenly) {
    enum { MANY = 40000 };
    struct growing file = {0};
    growing_add(&file, "v\n");
    for (size_t r = 0; r < MANY; r++)
        growing_add(&file, "%zu\n", r / 2); // every row twice
    struct loaded loaded;
    loaded_init(&loaded, NULL);
    loaded_add(&loaded, file.at, file.length, DATA_ALL);
    loaded_read(&loaded, 1 << 24);
    memory_free(file.at);
    const struct row_view view = {.column = features, .columns = 1};
    const struct row_keys keys = {.dataset = &loaded.dataset,
                                  .parts = {.find = by_split},
                                  .label = SIZE_MAX,
                                  .at = &view,
                                  .views = 1,
                                  .budget = 10000 * sizeof(struct row_key)};
    struct row_list whole;
    struct row_overlap overlap;
    struct error error;
    ck_assert_int_eq(row_keys_whole(&keys, &whole, &error), STATUS_OK);
    ck_assert_uint_ge(whole.every, 4);
    ck_assert_uint_le(whole.every, 8);
    ck_assert_uint_le(whole.count, 10001);
    row_pairs_whole(&whole, sides, &overlap);
    ck_assert_uint_eq(overlap.train,
                      2 * (uint64_t)overlap.match[MATCH_ROWS].copies_within); // none torn apart
    ck_assert(fabs((double)(overlap.train * whole.every) / MANY - 1) < 0.05);
    row_list_finish(&whole);
    loaded_finish(&loaded);
}
END_TEST

START_TEST(rows_of_a_key_come_with_their_values) {
    struct random_table table;
    struct error error;
    table_init(&table, 1, 1 << 24);
    struct row_list whole;
    ck_assert_int_eq(row_keys_whole(&table.keys, &whole, &error), STATUS_OK);
    uint64_t wanted[ROWS];
    size_t count = 0;
    for (size_t i = 1; i < whole.count; i++) {
        if (whole.at[i].key == whole.at[i - 1].key && (count == 0 || wanted[count - 1] != whole.at[i].key))
            wanted[count++] = whole.at[i].key;
    }
    ck_assert_uint_gt(count, 3);
    struct row_matches matches;
    ck_assert_int_eq(row_matches_collect(&table.keys, 0, wanted, count, ROWS, &matches, &error), STATUS_OK);
    ck_assert_uint_gt(matches.count, count - 1);
    ck_assert_uint_eq(matches.cells, COLUMNS + 1);
    for (size_t i = 1; i < matches.count; i++) {
        const struct row_match_row *a = &matches.at[i - 1], *b = &matches.at[i];
        ck_assert(a->key < b->key || (a->key == b->key && a->row < b->row && a->part != b->part));
        bool same = agree(table.cell[a->row], table.cell[b->row], COLUMNS);
        ck_assert_int_eq(a->key == b->key, same);
        if (same)
            ck_assert_mem_eq(a->cell, b->cell, COLUMNS * sizeof *a->cell);
    }
    row_matches_finish(&matches);
    row_list_finish(&whole);
    loaded_finish(&table.loaded);
}
END_TEST

UNIT_MAIN("row_keys", equals_brute_force, a_coding_decides_what_is_equal, a_small_budget_thins_evenly,
          rows_of_a_key_come_with_their_values)
