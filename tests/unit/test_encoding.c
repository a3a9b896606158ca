// Tests of encoded categories: against statistics that were computed by hand.
#include "stats/encoding.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>

// Three categories with 4, 6 and 10 rows and 1, 4 and 5 positives.
static const double rows[] = {4, 6, 10}, sums[] = {1, 4, 5};

static size_t match(enum encoding_kind kind, const double *value, double tolerance) {
    enum encoding_fit fit[3];
    struct encoding_rows set = {.values = 3,
                                .value = value,
                                .rows = rows,
                                .sum = sums,
                                .squares = sums,
                                .all_rows = 20,
                                .all_sum = 10,
                                .all_squares = 10};
    return encoding_match(&set, kind, tolerance, fit);
}

START_TEST(statistics_by_hand) {
    ck_assert_uint_eq(match(ENCODING_MEAN, (double[]){0.25, 4.0 / 6, 0.5}, 1e-12), 3);
    ck_assert_uint_eq(match(ENCODING_COUNT, (double[]){4, 6, 10}, 0), 3);
    ck_assert_uint_eq(match(ENCODING_FREQUENCY, (double[]){0.2, 0.3, 0.5}, 1e-12), 3);
    // (s + 10 / 2) / (n + 10)
    ck_assert_uint_eq(match(ENCODING_M_ESTIMATE, (double[]){6.0 / 14, 9.0 / 16, 0.5}, 1e-12), 3);
    // variances 3/16, 2/9 and 1/4 against 1/4 of all: m = 3/4, 8/9 and 1
    ck_assert_uint_eq(match(ENCODING_BAYES, (double[]){11.0 / 38, 20.0 / 31, 0.5}, 1e-12), 3);
    // weights 1 / (1 + e^((20 - n) / 10)), or 1 / (1 + e^(1 - n))
    double few = 1 / (1 + exp(1.6)), more = 1 / (1 + exp(-5));
    ck_assert_uint_eq(match(ENCODING_SIGMOID, (double[]){0.5 - few / 4, 0.5 + more / 6, 0.5}, 1e-12), 3);
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

START_TEST(means_of_the_other_rows) {
    // 5 rows with 2 positives: 3 bear 2/4, 2 bear 1/4; 8 rows with 3 positives: 5 bear 3/7, 3 bear 2/7
    double value[] = {1.0 / 4, 2.0 / 7, 3.0 / 7, 2.0 / 4}, bearing[] = {2, 3, 5, 3},
           positive[] = {2, 3, 0, 0};
    enum encoding_fit fit[4];
    struct encoding_rows set = {.values = 4,
                                .value = value,
                                .rows = bearing,
                                .sum = positive,
                                .squares = positive,
                                .all_rows = 13,
                                .all_sum = 5,
                                .all_squares = 5};
    ck_assert_uint_eq(encoding_match(&set, ENCODING_LEFT_OUT, 1e-12, fit), 4);
    for (int k = 0; k < 4; k++)
        ck_assert_int_eq(fit[k], ENCODING_OWN);
    bearing[0] = positive[0] = 4; // another category's rows bear 1/4 as well
    ck_assert_uint_eq(encoding_match(&set, ENCODING_LEFT_OUT, 1e-12, fit), 3);
    ck_assert(fit[0] == ENCODING_OTHER && fit[3] == ENCODING_SHARED);
    bearing[2] = 4; // one row went elsewhere: neither value of the second category is right
    ck_assert_uint_eq(encoding_match(&set, ENCODING_LEFT_OUT, 1e-12, fit), 1);
    value[3] = 1; // of ends nothing follows
    ck_assert_uint_eq(encoding_match(&set, ENCODING_LEFT_OUT, 1e-12, fit), 1);
    ck_assert_int_eq(fit[3], ENCODING_SHARED);
}
END_TEST

START_TEST(values_without_rows_take_no_part) {
    enum encoding_fit fit[2];
    struct encoding_rows set = {.values = 2,
                                .value = (double[]){0.5, 7},
                                .rows = (double[]){2, 0},
                                .sum = (double[]){1, 0},
                                .squares = (double[]){1, 0},
                                .all_rows = 2,
                                .all_sum = 1,
                                .all_squares = 1};
    ck_assert_uint_eq(encoding_match(&set, ENCODING_MEAN, 1e-9, fit), 1);
    ck_assert(fit[0] == ENCODING_OWN && fit[1] == ENCODING_OTHER);
}
END_TEST

static double chance(enum encoding_kind kind, double sum, double differ, double spread, double tolerance) {
    struct encoding_luck luck = {100, sum, differ, spread, tolerance, .lattice = true};
    return encoding_chance_log10(kind, &luck);
}

START_TEST(chance_of_other_rows) {
    // 25 other rows of 100: the same number 1 / (2 sqrt(25 pi)), the same sum 1 / (sqrt(2 pi) 0.5 sqrt(50))
    double same = 1 / (2 * sqrt(25 * M_PI)), sum = 1 / (sqrt(2 * M_PI) * 0.5 * sqrt(50));
    ck_assert_near(chance(ENCODING_COUNT, 0, 25, 0, 0), log10(same), 1e-12);
    ck_assert_near(chance(ENCODING_LEFT_OUT, 100, 25, 0, 0), log10(same), 1e-12);
    ck_assert_near(chance(ENCODING_MEAN, 37, 25, 0.5, 0), log10(same * sum), 1e-12);
    // a mean of 1/2 is that of any even number of rows, but smoothed it tells them
    ck_assert_near(chance(ENCODING_MEAN, 50, 25, 0.5, 0), log10(0.5 * sum), 1e-12);
    ck_assert_near(chance(ENCODING_M_ESTIMATE, 50, 25, 0.5, 0), log10(same * sum), 1e-12);
    // rounded to 0.002, sums of 100 rows to 0.4: so many other numbers of rows do as well; to 0.02 any
    ck_assert_near(chance(ENCODING_MEAN, 37, 25, 0.5, 0.002), log10((same + 0.4) * sum), 1e-12);
    ck_assert_near(chance(ENCODING_MEAN, 37, 25, 0.5, 0.02), log10(4 * sum), 1e-12);
    ck_assert_double_eq(chance(ENCODING_MEAN, 100, 25, 0, 0), 0); // the outcome does not vary
    ck_assert_double_eq(chance(ENCODING_MEAN, 37, 0, 0.5, 0), 0); // the same rows
    struct encoding_luck luck = {100, 37.5, 25, 0.5, 0.002, .lattice = false};
    ck_assert_near(encoding_chance_log10(ENCODING_MEAN, &luck), log10(0.4 * sum), 1e-12);
}
END_TEST

UNIT_MAIN("encoding", statistics_by_hand, near_misses, values_that_serve_several, means_of_the_other_rows,
          values_without_rows_take_no_part, chance_of_other_rows)
