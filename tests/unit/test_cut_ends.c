// Tests of whether ends may be held by values that were cut off.
#include "evidence/forensics/cut_ends.h"

#include "unit_main.h"

#include <math.h>

// An end of that many training and test rows, the first of which have these numbers.
static void add(struct cut_ends *cut, size_t train, size_t train_row, size_t test, size_t test_row) {
    struct ends ends = {.tolerance = 0.001};
    ends.upper = (struct end){.count = {[SPLIT_TRAIN] = train, [SPLIT_TEST] = test},
                              .row = {[SPLIT_TRAIN] = train_row, [SPLIT_TEST] = test_row},
                              .likely = 1,
                              .spacing = 0.01,
                              .untied = true};
    cut_ends_add(cut, &ends, true, 0.25);
}

START_TEST(no_test_row_at_an_end_proves_nothing) {
    struct cut_ends cut = {0};
    add(&cut, 1, 3, 0, 0);
    ck_assert_double_eq(cut_ends_likelihood(&cut), 0);
}
END_TEST

START_TEST(training_rows_that_hold_ends_alone_speak_against_cutting) {
    struct cut_ends cut = {0};
    add(&cut, 0, 0, 1, 100);
    add(&cut, 0, 0, 1, 101);
    for (size_t row = 0; row < 6; row++)
        add(&cut, 1, row, 0, 0);
    // A fifth of other rows suits best: 0.2^2 * 0.8^8.
    ck_assert_double_eq_tol(cut_ends_likelihood(&cut), log10(0.04 * pow(0.8, 8)), 1e-9);
    add(&cut, 1, 7, 1, 102); // ten times as likely cut off as rounded
    ck_assert_double_eq_tol(cut_ends_likelihood(&cut), log10(0.04 * pow(0.8, 8) * 11), 1e-9);
}
END_TEST

START_TEST(rows_count_once) {
    struct cut_ends cut = {0};
    for (int i = 0; i < 5; i++) {
        add(&cut, 0, 0, 1, 100);
        add(&cut, 1, 3, 0, 0);
    }
    ck_assert_uint_eq(cut.test, 1);
    ck_assert_uint_eq(cut.train, 1);
}
END_TEST

START_TEST(one_row_beyond_the_other_side_is_no_rarity) {
    struct cut_ends cut = {0};
    add(&cut, 1, 3, 1, 100);
    add(&cut, 1, 4, 1, 101);
    add(&cut, 1, 5, 1, 101); // the same test row
    ck_assert_double_eq_tol(cut.test_chance, 2 * log10(0.25 * 0.75), 1e-9);
}
END_TEST

UNIT_MAIN("cut_ends", no_test_row_at_an_end_proves_nothing,
          training_rows_that_hold_ends_alone_speak_against_cutting, rows_count_once,
          one_row_beyond_the_other_side_is_no_rarity)
