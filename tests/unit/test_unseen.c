// Tests of values that one sample lacks against scipy's hypergeometric and Poisson laws.
#include "stats/unseen.h"

#include "reference.h"
#include "unit_main.h"

START_TEST(equals_scipy) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i, cells;
    json_array_foreach(reference_at(root, "unseen"), i, row) {
        uint64_t *count = reference_counts(reference_at(row, "table"), &cells);
        struct unseen unseen = {0};
        for (size_t c = 0; c < cells; c += 2) {
            unseen.first += count[c];
            unseen.second += count[c + 1];
        }
        for (size_t c = 0; c < cells; c += 2)
            unseen_add(&unseen, count[c], count[c + 1]);
        ck_assert_uint_eq(unseen.values, reference_size(row, "values"));
        ck_assert_uint_eq(unseen.rows, reference_size(row, "rows"));
        ck_assert_near(unseen.expected, reference_number(row, "expected"), 1e-9);
        ck_assert_near(unseen.expected_row, reference_number(row, "expected_row"), 1e-9);
        double p = reference_number(row, "p");
        if (p > 0) // below 1e-308 scipy has no number
            ck_assert_near(unseen_chance(&unseen), log10(p), 1e-8);
        else
            ck_assert_double_lt(unseen_chance(&unseen), -300);
        free(count);
    }
    json_decref(root);
}
END_TEST

START_TEST(nothing_unseen) {
    struct unseen unseen = {.first = 10, .second = 10};
    unseen_add(&unseen, 10, 10);
    unseen_add(&unseen, 0, 0);
    ck_assert_double_eq(unseen_chance(&unseen), 0);
    ck_assert_double_eq(unseen.expected, 0);
}
END_TEST

START_TEST(long_and_short_ways_agree) {
    // 32 rows are multiplied out, 33 go through logarithms; the ratio of the two chances is (m - 32) / (N -
    // 32)
    struct unseen few = {.first = 100, .second = 900}, more = few;
    unseen_add(&few, 32, 0);
    unseen_add(&more, 33, 0);
    ck_assert_near(more.expected / few.expected, 868.0 / 968.0, 1e-10);
    ck_assert_near(few.expected, pow(10, unseen_log10(32, 100, 900)), 1e-10);
    ck_assert_double_lt(unseen_log10(901, 100, 900), -1000);
}
END_TEST

UNIT_MAIN("unseen", equals_scipy, nothing_unseen, long_and_short_ways_agree)
