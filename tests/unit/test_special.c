// Tests of the incomplete gamma and beta functions in logs: against GSL, and by their identities.
#include "stats/special.h"

#include "reference.h"

#include <gsl/gsl_sf_gamma.h>

START_TEST(complete_beta_equals_gsl) {
    for (double a = 1e-3; a < 1e6; a *= 5.3)
        for (double b = 1e-3; b < 1e6; b *= 4.1)
            ck_assert_near(special_log_beta(a, b), gsl_sf_lnbeta(a, b), 1e-10);
    // B(n, 1) = 1 / n, where three log-gammas would have lost six digits
    ck_assert_near(special_log_beta(1e12, 1), -log(1e12), 1e-14);
}
END_TEST

START_TEST(beta_and_its_complement_add_up) {
    for (double a = 0.3; a < 1e5; a *= 6.1) {
        for (double b = 0.3; b < 1e5; b *= 5.7) {
            for (double x = 0.02; x < 1; x += 0.12) {
                double sum = exp(special_log_incomplete_beta(a, b, x, 1 - x)) +
                             exp(special_log_incomplete_beta(b, a, 1 - x, x));
                ck_assert_near(sum, 1, 1e-11);
            }
        }
    }
}
END_TEST

START_TEST(beta_closed_forms) {
    for (double x = 1e-6; x < 1; x *= 1.9) {
        ck_assert_near(special_log_incomplete_beta(7, 1, x, 1 - x), 7 * log(x), 1e-13); // x^a
        ck_assert_near(special_log_incomplete_beta(1, 9, x, 1 - x), log(-expm1(9 * log1p(-x))),
                       1e-13); // 1 - y^b
    }
}
END_TEST

START_TEST(gamma_closed_forms) {
    for (double x = 1e-8; x < 1e8; x *= 3.7) {
        ck_assert_near(special_log_gamma_q(1, x), -x, 1e-14);           // e^-x
        ck_assert_near(special_log_gamma_q(2, x), log1p(x) - x, 1e-13); // (1 + x) e^-x
        ck_assert_near(special_log_gamma_q(0.5, x * x), log(erfc(fmin(x, 25))), x > 25 ? INFINITY : 1e-13);
    }
    ck_assert_double_eq(special_log_gamma_q(3, 0), 0);
}
END_TEST

START_TEST(lower_gamma_equals_gsl) {
    for (double a = 0.2; a < 2000; a *= 3.7)
        for (double x = a / 8; x < a * 8; x *= 1.9) {
            double lower = gsl_sf_gamma_inc_P(a, x);
            if (lower > 1e-290)
                ck_assert_near(special_log_gamma_p(a, x), log(lower), 1e-11);
            ck_assert_near(exp(special_log_gamma_p(a, x)) + exp(special_log_gamma_q(a, x)), 1, 1e-12);
        }
    // P(1, x) = 1 - exp(-x), far below what a double can hold as a complement
    ck_assert_near(special_log_gamma_p(1, 1e-30), log(1e-30), 1e-14);
}
END_TEST

START_TEST(gamma_recurrence) {
    // Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1)
    for (double a = 0.2; a < 150; a *= 1.6)
        for (double x = 0.1; x < 400; x *= 1.7)
            ck_assert_near(exp(special_log_gamma_q(a + 1, x)),
                           exp(special_log_gamma_q(a, x)) + exp(a * log(x) - x - gsl_sf_lngamma(a + 1)),
                           1e-12);
}
END_TEST

START_TEST(lower_gamma) {
    for (double x = 1e-8; x < 1e3; x *= 3.7)
        ck_assert_near(special_log_gamma_p(1, x), log(-expm1(-x)), 1e-13); // 1 - e^-x
    for (double a = 0.2; a < 150; a *= 1.6)
        for (double x = 0.1; x < 400; x *= 1.7)
            ck_assert_near(exp(special_log_gamma_p(a, x)) + exp(special_log_gamma_q(a, x)), 1, 1e-12);
    // far in the lower tail P(a, x) is x^a / Gamma(a + 1)
    ck_assert_near(special_log_gamma_p(100, 1e-6), 100 * log(1e-6) - gsl_sf_lngamma(101), 1e-6);
    ck_assert(isinf(special_log_gamma_p(3, 0)));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("special");
    TCase *tests = tcase_create("special");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, complete_beta_equals_gsl);
    tcase_add_test(tests, beta_and_its_complement_add_up);
    tcase_add_test(tests, beta_closed_forms);
    tcase_add_test(tests, gamma_closed_forms);
    tcase_add_test(tests, gamma_recurrence);
    tcase_add_test(tests, lower_gamma_equals_gsl);
    tcase_add_test(tests, lower_gamma);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
