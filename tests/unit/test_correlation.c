// Tests of correlations against GSL, rational arithmetic and scipy.
#include "stats/correlation.h"

#include "reference.h"
#include "stats/moments.h"

#include <float.h>
#include <gsl/gsl_statistics_double.h>

// How near GSL comes on 1e9 + noise. It adds in long double, which has no more digits than double on some
// machines, and under valgrind.
static double offset_tolerance(double extended) {
    volatile long double one = 1, next = 1 + LDBL_EPSILON;
    return LDBL_MANT_DIG > DBL_MANT_DIG && next > one ? extended : 1e-5;
}

START_TEST(equal_the_references) {
    json_t *root = reference_open("moments.json"), *row;
    size_t i, count;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        if (json_object_get(row, "pearson") == NULL)
            continue;
        double *x = reference_numbers(reference_at(row, "x"), &count),
               *y = reference_numbers(reference_at(row, "y"), NULL);
        double *work = calloc(2 * count, sizeof *work);
        json_t *pearson = reference_at(row, "pearson"), *spearman = reference_at(row, "spearman");
        struct estimate r = correlation_pearson(x, y, count), rho = correlation_spearman(x, y, count);
        ck_assert_double_eq(r.value, gsl_stats_correlation(x, 1, y, 1, count)); // the bits of GSL
        ck_assert_near(rho.value, gsl_stats_spearman(x, 1, y, 1, count, work), 1e-14);
        ck_assert_near(r.value, reference_number(pearson, "r"), offset_tolerance(1e-9));
        ck_assert_near(r.low, reference_number(pearson, "low"), offset_tolerance(1e-9));
        ck_assert_near(r.high, reference_number(pearson, "high"), offset_tolerance(1e-9));
        ck_assert_near(r.log10_p, log10(reference_number(pearson, "p")), offset_tolerance(1e-8));
        ck_assert_near(rho.value, reference_number(spearman, "r"), 1e-13);
        ck_assert_near(rho.log10_p, log10(reference_number(spearman, "p")), 1e-9);
        ck_assert(rho.low <= rho.value && rho.value <= rho.high);
        free(x);
        free(y);
        free(work);
    }
    json_decref(root);
}
END_TEST

START_TEST(comoments_agree_with_gsl_on_offsets) {
    double x[900], y[900];
    for (size_t i = 0; i < 900; i++) {
        x[i] = 1e9 + sin((double)i * 1.3);
        y[i] = 1e9 + sin((double)i * 1.3) * 0.3 + cos((double)i * 7.1);
    }
    struct comoments m = comoments_empty(x[0], y[0]);
    comoments_add(&m, x, y, 900);
    ck_assert_near(comoments_correlation(&m).value, gsl_stats_correlation(x, 1, y, 1, 900),
                   offset_tolerance(1e-12));
}
END_TEST

// Screening by our own ranks gives what GSL's function gives, ties included.
START_TEST(ranks_agree_with_gsl) {
    double x[500], y[500];
    for (int i = 0; i < 500; i++) {
        x[i] = (i * 37) % 101;
        y[i] = (i * 53) % 29 + x[i] / 10;
    }
    struct estimate rho = correlation_spearman(x, y, 500), screened = correlation_ranks(x, y, 500);
    ck_assert_double_eq_tol(screened.value, rho.value, 1e-14);
    ck_assert_uint_eq(screened.n, rho.n);
}
END_TEST

START_TEST(missing_pairs_are_left_out) {
    double x[] = {1, NAN, 2, 3, 9, 4}, y[] = {2, 100, 4, 6, NAN, 8};
    struct estimate r = correlation_pearson(x, y, 6), rho = correlation_spearman(x, y, 6);
    ck_assert_uint_eq(r.n, 4);
    ck_assert_near(r.value, 1, 1e-15);
    ck_assert_near(rho.value, 1, 1e-15);
    ck_assert(isfinite(r.log10_p) && r.log10_p < -6);
}
END_TEST

START_TEST(degenerate_inputs_have_reasons) {
    double x[] = {1, 2, 3, 4}, same[] = {0.1, 0.1, 0.1, 0.1}, zeros[] = {0.0, -0.0, 0.0, -0.0};
    for (size_t n = 0; n < 3; n++) {
        ck_assert_int_eq(correlation_pearson(x, x, n).why, TOO_FEW);
        ck_assert_int_eq(correlation_spearman(x, x, n).why, TOO_FEW);
        ck_assert_int_eq(correlation_estimate(0.5, n).why, TOO_FEW);
    }
    ck_assert_int_eq(correlation_pearson(x, same, 4).why, CONSTANT);
    ck_assert_int_eq(correlation_spearman(same, x, 4).why, CONSTANT);
    ck_assert_int_eq(correlation_pearson(x, zeros, 4).why, CONSTANT);
    double huge[] = {1e300, -1e300, 1e299, 0};
    ck_assert_int_eq(correlation_pearson(huge, x, 4).why, NOT_DECIDABLE);
    ck_assert_int_eq(correlation_spearman(huge, x, 4).why, DEFINED);
}
END_TEST

START_TEST(three_pairs_say_little) {
    struct estimate r = correlation_estimate(1, 3);
    ck_assert_double_eq(r.low, -1);
    ck_assert_double_eq(r.high, 1);
    r = correlation_estimate(-1.0000000001, 50); // rounding beyond the range is cut
    ck_assert_double_eq(r.value, -1);
    ck_assert_double_eq(r.low, -1);
    ck_assert(isfinite(r.log10_p));
    ck_assert_double_eq(correlation_estimate(0, 50).log10_p, 0);
}
END_TEST

START_TEST(significance_beyond_underflow) {
    struct estimate r = correlation_estimate(0.9, 1000000); // t = 2065
    ck_assert_near(r.log10_p, 0.5 * 999998 * log10(1 - 0.81), 1e-4);
}
END_TEST

START_TEST(symmetry_and_monotone_maps) {
    double x[300], y[300], z[300];
    for (size_t i = 0; i < 300; i++) {
        x[i] = sin((double)i);
        y[i] = cos((double)i * 2) + x[i];
        z[i] = exp(3 * x[i]);
    }
    ck_assert_near(correlation_pearson(x, y, 300).value, correlation_pearson(y, x, 300).value, 1e-14);
    ck_assert_double_eq(correlation_spearman(x, y, 300).value, correlation_spearman(z, y, 300).value);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("correlation");
    TCase *tests = tcase_create("correlation");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, equal_the_references);
    tcase_add_test(tests, comoments_agree_with_gsl_on_offsets);
    tcase_add_test(tests, ranks_agree_with_gsl);
    tcase_add_test(tests, missing_pairs_are_left_out);
    tcase_add_test(tests, degenerate_inputs_have_reasons);
    tcase_add_test(tests, three_pairs_say_little);
    tcase_add_test(tests, significance_beyond_underflow);
    tcase_add_test(tests, symmetry_and_monotone_maps);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
