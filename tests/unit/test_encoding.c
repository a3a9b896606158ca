// Tests of encoded categories: against statistics that were computed by hand.
#include "stats/encoding.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>

// Three categories with 4, 6 and 10 rows and 1, 4 and 5 positives.
static const double rows[] = {4, 6, 10}, sums[] = {1, 4, 5};

static size_t match(enum encoding_kind kind, const double *value, double tolerance) {
    bool matched[3];
    struct encoding_rows set = {
        .values = 3, .value = value, .rows = rows, .sum = sums, .all_rows = 20, .all_sum = 10};
    return encoding_match(&set, kind, tolerance, matched);
}

START_TEST(statistics_by_hand) {
    ck_assert_uint_eq(match(ENCODING_MEAN, (double[]){0.25, 4.0 / 6, 0.5}, 1e-12), 3);
    ck_assert_uint_eq(match(ENCODING_COUNT, (double[]){4, 6, 10}, 0), 3);
    ck_assert_uint_eq(match(ENCODING_FREQUENCY, (double[]){0.2, 0.3, 0.5}, 1e-12), 3);
    // (s + 10 / 2) / (n + 10)
    ck_assert_uint_eq(match(ENCODING_M_ESTIMATE, (double[]){6.0 / 14, 9.0 / 16, 0.5}, 1e-12), 3);
    // ln((s + 1) / 12 / ((n - s + 1) / 12))
    ck_assert_uint_eq(match(ENCODING_WOE, (double[]){log(2.0 / 4), log(5.0 / 3), 0}, 1e-12), 3);
}
END_TEST

START_TEST(near_misses) {
    ck_assert_uint_eq(match(ENCODING_MEAN, (double[]){0.26, 0.66, 0.49}, 1e-3), 0);
    ck_assert_uint_eq(match(ENCODING_MEAN, (double[]){0.26, 0.66, 0.49}, 0.02), 3);
    ck_assert_uint_eq(match(ENCODING_COUNT, (double[]){5, 7, 11}, 0), 0);
    ck_assert_uint_eq(match(ENCODING_FREQUENCY, (double[]){0.21, 0.31, 0.51}, 1e-6), 0);
    // one value alone finds its own m, two that disagree find none
    ck_assert_uint_le(match(ENCODING_M_ESTIMATE, (double[]){0.4, 0.6, 0.7}, 1e-9), 0);
}
END_TEST

START_TEST(values_that_serve_several) {
    // 2 categories of 2 rows, 2 of 3, 2 of 5; counts say whole numbers of rows
    ck_assert_uint_eq(match(ENCODING_COUNT, (double[]){2, 3, 5}, 0), 3);
    ck_assert_uint_eq(match(ENCODING_COUNT, (double[]){0.2, 0.3, 0.5}, 0), 0);
}
END_TEST

START_TEST(values_without_rows_take_no_part) {
    bool matched[2];
    struct encoding_rows set = {.values = 2,
                                .value = (double[]){0.5, 7},
                                .rows = (double[]){2, 0},
                                .sum = (double[]){1, 0},
                                .all_rows = 2,
                                .all_sum = 1};
    ck_assert_uint_eq(encoding_match(&set, ENCODING_MEAN, 1e-9, matched), 1);
    ck_assert(matched[0] && !matched[1]);
}
END_TEST

START_TEST(chance_of_other_rows) {
    // 25 other rows of 100: the same number 1 / (2 sqrt(25 pi)), the same sum 1 / (sqrt(2 pi) 0.5 sqrt(50))
    double same = log10(1 / (2 * sqrt(25 * M_PI))), sum = log10(1 / (sqrt(2 * M_PI) * 0.5 * sqrt(50)));
    ck_assert_near(encoding_chance_log10(ENCODING_COUNT, 100, 0, 25, 0, 0), same, 1e-12);
    ck_assert_near(encoding_chance_log10(ENCODING_MEAN, 100, 37, 25, 0.5, 0), same + sum, 1e-12);
    // a mean of 1/2 is that of any even number of rows
    ck_assert_near(encoding_chance_log10(ENCODING_MEAN, 100, 50, 25, 0.5, 0), log10(0.5) + sum, 1e-12);
    ck_assert_double_eq(encoding_chance_log10(ENCODING_MEAN, 100, 100, 25, 0, 0),
                        0); // the outcome does not vary
    ck_assert_double_eq(encoding_chance_log10(ENCODING_MEAN, 100, 37, 0, 0.5, 0), 0); // the same rows
}
END_TEST

UNIT_MAIN("encoding", statistics_by_hand, near_misses, values_that_serve_several,
          values_without_rows_take_no_part, chance_of_other_rows)
