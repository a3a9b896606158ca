// The pairs of splits of a dataset, by files and by folds.
#include "evidence/splits/split_pair.h"

#include "gathered_fixture.h"
#include "unit_main.h"

static const char *const table = "a,fold,y\n1,x,0\n2,x,1\n3,z,0\n4,z,1\n5,y,0\n6,,1\n";

static void add_three(struct loaded *loaded) {
    loaded_init(loaded, "y");
    loaded_add_text(loaded, "a,y\n1,0\n2,1\n3,1\n", DATA_TRAIN);
    loaded_add_text(loaded, "a,y\n4,0\n5,1\n", DATA_VALIDATION);
    loaded_add_text(loaded, "a,y\n6,1\n", DATA_TEST);
}

START_TEST(three_files_make_three_pairs) {
    struct gathered gathered;
    add_three(&gathered.loaded);
    gathered_init(&gathered);
    const struct gather *gather = &gathered.gather;
    static const struct {
        const char *name, *train, *test;
        size_t train_rows, test_rows;
    } expected[] = {{"train/validation", "train", "validation", 3, 2},
                    {"train/test", "train", "test", 3, 1},
                    {"validation/test", "validation", "test", 2, 1}};
    ck_assert_uint_eq(gather->pair_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct split_pair *pair = &gather->pairs[i];
        const struct subject *subject = &gathered.evidence.subjects[pair->subject];
        ck_assert_int_eq(subject->kind, SUBJECT_SPLIT_PAIR);
        ck_assert_str_eq(subject->name, expected[i].name);
        ck_assert_str_eq(pair->train, expected[i].train);
        ck_assert_str_eq(pair->test, expected[i].test);
        ck_assert_uint_eq(pair->train_rows, expected[i].train_rows);
        ck_assert_uint_eq(pair->test_rows, expected[i].test_rows);
    }
    ck_assert_uint_eq(gather->pairs[1].side[0], SPLIT_TRAIN);
    ck_assert_uint_eq(gather->pairs[1].side[3], SPLIT_NEITHER);
    ck_assert_uint_eq(gather->pairs[1].side[5], SPLIT_TEST);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(every_fold_against_the_others) {
    struct gathered gathered;
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, table, DATA_ALL);
    gathered.loaded.schema.split.kfold.name = "fold";
    gathered_init(&gathered);
    const struct gather *gather = &gathered.gather;
    static const size_t test_rows[] = {2, 2, 1}; // x, z, y, as they appear
    ck_assert_uint_eq(gather->pair_count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(gather->pairs[i].test_rows, test_rows[i]);
        ck_assert_uint_eq(gather->pairs[i].train_rows, 5 - test_rows[i]);
        ck_assert_uint_eq(gather->pairs[i].side[5], SPLIT_NEITHER); // no fold
        ck_assert_str_eq(gather->pairs[i].train, "other folds");
    }
    ck_assert_str_eq(gather->pairs[2].test, "fold 3");
    gathered_finish(&gathered);
}
END_TEST

START_TEST(no_pair_without_a_split) {
    struct gathered gathered;
    gathered_text(&gathered, table, "y", TASK_BINARY);
    ck_assert_uint_eq(gathered.gather.pair_count, 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(keys_are_subjects_of_their_own) {
    struct gathered gathered;
    add_three(&gathered.loaded);
    gathered_init(&gathered);
    static const char *const columns[] = {"a", "y"};
    size_t number = split_pair_key(&gathered.gather, &gathered.gather.pairs[1], "group", columns, 2);
    const struct subject *subject = &gathered.evidence.subjects[number];
    ck_assert_int_eq(subject->kind, SUBJECT_SPLIT_KEY);
    ck_assert_str_eq(subject->name, "a, y in train/test");
    ck_assert_uint_eq(subject->column_count, 2);
    ck_assert_str_eq(subject->splits[1], "test");
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("split_pair", three_files_make_three_pairs, every_fold_against_the_others, no_pair_without_a_split,
          keys_are_subjects_of_their_own)
