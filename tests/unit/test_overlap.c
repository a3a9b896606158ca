// Rows on both sides of a split as measures: copies, relabelled copies, over-sampling, and honest tables.
#include "evidence/splits/overlap.h"

#include "base/hash.h"
#include "gathered_fixture.h"
#include "unit_main.h"

enum { TRAIN = 400, TEST = 200, COPIES = 40 };

// A table of `columns` columns of `values` values each and a label; `copies` test rows are train rows, their
// labels turned if `turned`.
static void add_row(struct growing *file, uint64_t row, unsigned columns, unsigned values, bool turned) {
    for (unsigned c = 0; c < columns; c++)
        growing_add(file, "%u,", (unsigned)(hash_mix(row, c) % values));
    growing_add(file, "%u\n", (unsigned)(hash_mix(row, 99) % 2) ^ turned);
}

static void make(struct gathered *gathered, unsigned columns, unsigned values, unsigned copies, bool turned) {
    loaded_init(&gathered->loaded, "y");
    for (int test = 0; test < 2; test++) {
        struct growing file = {0};
        for (unsigned c = 0; c < columns; c++)
            growing_add(&file, "c%u,", c);
        growing_add(&file, "y\n");
        for (uint64_t r = 0; r < (test ? TEST : TRAIN); r++)
            add_row(&file, test && r >= copies ? TRAIN + r : r, columns, values,
                    test && turned && r < copies);
        loaded_add(&gathered->loaded, file.at, file.length, test ? DATA_TEST : DATA_TRAIN);
        memory_free(file.at);
    }
    gathered_init(gathered);
}

static const struct value *value_of(const struct gathered *gathered, const char *measure) {
    return evidence_value(&gathered->evidence, gathered->gather.pairs[0].subject, measure_find(measure));
}

START_TEST(copies_are_beyond_nature) {
    struct gathered gathered;
    make(&gathered, 8, 10, COPIES, false);
    ck_assert_uint_eq(value_of(&gathered, "overlap.rows")->count, COPIES);
    ck_assert_uint_eq(value_of(&gathered, "feature_overlap.rows")->count, COPIES);
    ck_assert_uint_eq(value_of(&gathered, "feature_overlap.conflicting")->count, 0);
    ck_assert_double_eq(value_of(&gathered, "overlap.identical")->estimate.value, COPIES);
    ck_assert(value_of(&gathered, "overlap.natural")->estimate.value < 6);
    ck_assert(value_of(&gathered, "overlap.chance")->estimate.value < -10);
    ck_assert(value_of(&gathered, "overlap.unnatural")->flag);
    ck_assert_str_eq(value_of(&gathered, "overlap.kind")->text, "copied");
    ck_assert_str_eq(value_of(&gathered, "overlap.left_out")->text, "none");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(turned_labels_are_told_apart) {
    struct gathered gathered;
    make(&gathered, 8, 10, COPIES, true);
    ck_assert_uint_eq(value_of(&gathered, "overlap.rows")->count, 0);
    ck_assert_uint_eq(value_of(&gathered, "feature_overlap.rows")->count, COPIES);
    ck_assert_uint_eq(value_of(&gathered, "feature_overlap.conflicting")->count, COPIES);
    ck_assert(value_of(&gathered, "feature_overlap.chance")->estimate.value < -10);
    ck_assert_str_eq(value_of(&gathered, "overlap.kind")->text, "relabelled");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(few_values_agree_by_nature) {
    struct gathered gathered;
    make(&gathered, 4, 5, 0, false);
    ck_assert_uint_gt(value_of(&gathered, "overlap.rows")->count, 20);
    ck_assert(value_of(&gathered, "overlap.chance")->estimate.value > -1);
    ck_assert_int_eq(value_of(&gathered, "overlap.unnatural")->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(nothing_matches_where_all_differ) {
    struct gathered gathered;
    make(&gathered, 6, 100000, 0, false);
    ck_assert_uint_eq(value_of(&gathered, "overlap.rows")->count, 0);
    ck_assert_int_eq(value_of(&gathered, "overlap.chance")->why, TOO_FEW);
    ck_assert_str_eq(value_of(&gathered, "overlap.kind")->text, "none");
    gathered_finish(&gathered);
}
END_TEST

// Three copies among rows of which no two are near: too few for the Poisson limit, but nothing is near.
START_TEST(few_copies_of_rows_that_stand_alone) {
    struct gathered gathered;
    make(&gathered, 8, 100000, 3, false);
    ck_assert_uint_eq(value_of(&gathered, "overlap.rows")->count, 3);
    ck_assert(value_of(&gathered, "overlap.chance")->estimate.value < -4);
    gathered_finish(&gathered);
}
END_TEST

// An id makes every row distinct, and a column that follows from another must not hide the pairs that differ
// in one column.
START_TEST(ids_and_followers_do_not_count) {
    struct gathered gathered;
    loaded_init(&gathered.loaded, "y");
    for (int test = 0; test < 2; test++) {
        struct growing file = {0};
        growing_add(&file, "id,code,name,b,c,y\n");
        for (unsigned r = 0; r < TRAIN; r++) {
            uint64_t row = hash_mix(r, (uint64_t)test);
            unsigned code = (unsigned)(row % 40);
            growing_add(&file, "%u,%u,name%u,%u,%u,%u\n", (unsigned)test * TRAIN + r, code, code * 7 % 40,
                        (unsigned)(row >> 20) % 6, (unsigned)(row >> 30) % 4, (unsigned)(row >> 40) % 2);
        }
        loaded_add(&gathered.loaded, file.at, file.length, test ? DATA_TEST : DATA_TRAIN);
        memory_free(file.at);
    }
    gathered_init(&gathered);
    ck_assert_str_eq(value_of(&gathered, "overlap.left_out")->text, "id");
    ck_assert_uint_gt(value_of(&gathered, "overlap.rows")->count, 20);
    ck_assert(value_of(&gathered, "overlap.chance")->estimate.value > -3);
    struct overlap_columns columns;
    size_t counted[5];
    overlap_columns_init(&gathered.gather, &columns);
    ck_assert_uint_eq(columns.features, 5);
    ck_assert_uint_eq(columns.plains, 4);
    ck_assert_uint_eq(
        overlap_counted(&gathered.gather, columns.label, columns.plain, columns.plains, counted),
        3); // code and name are one
    gathered_finish(&gathered);
}
END_TEST

// The smaller class filled up to the size of the larger one, then split.
START_TEST(over_sampling_before_the_split) {
    struct gathered gathered;
    struct growing file[2] = {{0}, {0}};
    for (int test = 0; test < 2; test++)
        growing_add(&file[test], "a,b,c,d,e,f,y\n");
    for (uint64_t r = 0; r < 600; r++) {
        uint64_t row = r < 300 ? r : 300 + hash_mix(r, 5) % 100;
        struct growing *to = &file[hash_mix(r, 6) % 10 < 3];
        for (unsigned c = 0; c < 6; c++)
            growing_add(to, "%u,", (unsigned)(hash_mix(row, c) % 50));
        growing_add(to, "%d\n", r >= 300);
    }
    loaded_init(&gathered.loaded, "y");
    for (int test = 0; test < 2; test++) {
        loaded_add(&gathered.loaded, file[test].at, file[test].length, test ? DATA_TEST : DATA_TRAIN);
        memory_free(file[test].at);
    }
    gathered_init(&gathered);
    ck_assert_str_eq(value_of(&gathered, "overlap.kind")->text, "over-sampled");
    ck_assert(value_of(&gathered, "overlap.unnatural")->flag);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("overlap", copies_are_beyond_nature, turned_labels_are_told_apart, few_values_agree_by_nature,
          nothing_matches_where_all_differ, few_copies_of_rows_that_stand_alone,
          ids_and_followers_do_not_count, over_sampling_before_the_split)
