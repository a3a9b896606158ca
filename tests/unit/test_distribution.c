// Tests of tail probabilities against mpmath (50 digits), exact fractions, and GSL's own distributions.
#include "stats/distribution.h"

#include "reference.h"

#include <gsl/gsl_cdf.h>

static double at(const json_t *row, size_t i) {
    return json_number_value(json_array_get(row, i));
}

static uint64_t count_at(const json_t *row, size_t i) {
    return (uint64_t)json_integer_value(json_array_get(row, i));
}

START_TEST(tails_equal_mpmath) {
    json_t *root = reference_open("distribution.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "normal_q"), i, row)
        ck_assert_near(distribution_normal_log10_q(at(row, 0)), at(row, 1), 1e-13);
    json_array_foreach(reference_at(root, "normal_two_sided"), i, row)
        ck_assert_near(distribution_normal_log10_two_sided(at(row, 0)), at(row, 1), 1e-13);
    json_array_foreach(reference_at(root, "t"), i, row)
        ck_assert_near(distribution_t_log10_two_sided(at(row, 0), at(row, 1)), at(row, 2), 1e-12);
    json_array_foreach(reference_at(root, "chi2"), i, row)
        ck_assert_near(distribution_chi2_log10_q(at(row, 0), at(row, 1)), at(row, 2), 1e-12);
    json_array_foreach(reference_at(root, "f"), i, row)
        ck_assert_near(distribution_f_log10_q(at(row, 0), at(row, 1), at(row, 2)), at(row, 3), 1e-12);
    json_array_foreach(reference_at(root, "kolmogorov"), i, row)
        ck_assert_near(distribution_kolmogorov_log10_q(at(row, 0)), at(row, 1), 1e-12);
    json_decref(root);
}
END_TEST

START_TEST(counting_equals_fractions) {
    json_t *root = reference_open("distribution.json"), *row;
    size_t i, count;
    json_array_foreach(reference_at(root, "hypergeometric"), i, row)
        ck_assert_near(distribution_hypergeometric_log10(count_at(row, 0), count_at(row, 1), count_at(row, 2),
                                                         count_at(row, 3)),
                       at(row, 4), 1e-11);
    json_array_foreach(reference_at(root, "arrangements"), i, row) {
        uint64_t *classes = reference_counts(json_array_get(row, 0), &count);
        ck_assert_near(distribution_arrangements_log10(classes, count), at(row, 1), 1e-12);
        free(classes);
    }
    json_array_foreach(reference_at(root, "blocks"), i, row) {
        uint64_t *classes = reference_counts(json_array_get(row, 0), &count);
        ck_assert_near(distribution_blocks_log10(classes, count), at(row, 1), 1e-12);
        free(classes);
    }
    json_array_foreach(reference_at(root, "choose"), i, row)
        ck_assert_near(distribution_choose_log10(count_at(row, 0), count_at(row, 1)), at(row, 2), 1e-12);
    json_decref(root);
}
END_TEST

START_TEST(bodies_equal_gsl) {
    for (double x = 0.05; x < 12; x *= 1.3) {
        for (double degrees = 1; degrees < 25; degrees += 3) {
            ck_assert_near(distribution_chi2_log10_q(x, degrees), log10(gsl_cdf_chisq_Q(x, degrees)), 1e-11);
            ck_assert_near(distribution_t_log10_two_sided(x, degrees), log10(2 * gsl_cdf_tdist_Q(x, degrees)),
                           1e-11);
            ck_assert_near(distribution_f_log10_q(x, degrees, 7), log10(gsl_cdf_fdist_Q(x, degrees, 7)),
                           1e-11);
        }
        ck_assert_near(distribution_normal_log10_q(x), log10(gsl_cdf_ugaussian_Q(x)), 1e-12);
        ck_assert_near(distribution_normal_quantile(gsl_cdf_ugaussian_P(x / 6)), x / 6, 1e-12);
    }
}
END_TEST

START_TEST(impossible_and_certain) {
    ck_assert_double_eq(distribution_hypergeometric_log10(0, 5, 3, 10), 0);
    ck_assert_double_eq(distribution_hypergeometric_log10(3, 8, 5, 10), 0); // only 5 others: 3 are sure
    ck_assert_double_eq(distribution_hypergeometric_log10(6, 5, 8, 10), DISTRIBUTION_LOG10_ZERO);
    ck_assert_double_eq(distribution_hypergeometric_log10(0, 0, 0, 0), 0);
    ck_assert_double_eq(distribution_hypergeometric_log10(1, 0, 0, 0), DISTRIBUTION_LOG10_ZERO);
    uint64_t classes[] = {3, 0, 2};
    ck_assert_near(distribution_arrangements_log10(classes, 3), 1, 1e-14); // 5! / (3! 2!)
    ck_assert_double_eq(distribution_arrangements_log10(NULL, 0), 0);
    ck_assert_near(distribution_blocks_log10(classes, 3), log10(0.2), 1e-14); // 2! 3! 2! / 5!
    ck_assert_double_eq(distribution_blocks_log10(NULL, 0), 0);
    ck_assert_double_eq(distribution_choose_log10(7, 0), 0);
    ck_assert_double_eq(distribution_choose_log10(7, 7), 0);
}
END_TEST

START_TEST(extreme_arguments_stay_finite) {
    const double extremes[] = {0, 5e-324, 1e-300, 1e-20, 1, 1e5, 1e20, 1e200, 1.7e308, INFINITY};
    for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++) {
        double x = extremes[i];
        double values[] = {
            distribution_normal_log10_q(x),          distribution_normal_log10_q(-x),
            distribution_normal_log10_two_sided(x),  distribution_t_log10_two_sided(x, 1),
            distribution_t_log10_two_sided(x, 1e10), distribution_chi2_log10_q(x, 1),
            distribution_chi2_log10_q(x, 1e8),       distribution_f_log10_q(x, 1, 1),
            distribution_f_log10_q(x, 400, 1e10),    distribution_kolmogorov_log10_q(x),
        };
        for (size_t j = 0; j < sizeof values / sizeof *values; j++)
            ck_assert_msg(values[j] <= 0 && values[j] >= DISTRIBUTION_LOG10_ZERO, "case %zu of %g: %g", j, x,
                          values[j]);
    }
}
END_TEST

START_TEST(tails_fall) {
    for (double degrees = 0.5; degrees < 1e9; degrees *= 37) {
        double before[3] = {0, 0, 0};
        for (double x = 0.01; x < 1e4; x *= 1.07) {
            double now[3] = {distribution_t_log10_two_sided(x, degrees),
                             distribution_chi2_log10_q(x * degrees, degrees),
                             distribution_f_log10_q(x, 11, degrees)};
            for (size_t i = 0; i < 3; i++) {
                ck_assert_msg(now[i] <= before[i] + 1e-14, "%zu at %g with %g degrees: %g after %g", i, x,
                              degrees, now[i], before[i]);
                before[i] = now[i];
            }
        }
    }
}
END_TEST

START_TEST(ten_billion_rows) {
    uint64_t n = UINT64_C(10000000000);
    // X ~ Hypergeometric(n, n/2, n/2) is nearly normal: sd = sqrt(n)/4 = 25000
    ck_assert_near(distribution_hypergeometric_log10(n / 4 + 50000, n / 2, n / 2, n),
                   distribution_normal_log10_q((50000 - 0.5) / 25000), 1e-4);
    ck_assert_near(distribution_hypergeometric_log10(n / 4 - 50000, n / 2, n / 2, n),
                   log10(gsl_cdf_ugaussian_P((50000 + 0.5) / 25000)), 1e-6);
    uint64_t classes[] = {n - 2, 2};
    ck_assert_near(distribution_arrangements_log10(classes, 2), 20 + log10(0.5), 1e-9);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("distribution");
    TCase *tests = tcase_create("distribution");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, tails_equal_mpmath);
    tcase_add_test(tests, counting_equals_fractions);
    tcase_add_test(tests, bodies_equal_gsl);
    tcase_add_test(tests, impossible_and_certain);
    tcase_add_test(tests, extreme_arguments_stay_finite);
    tcase_add_test(tests, tails_fall);
    tcase_add_test(tests, ten_billion_rows);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
