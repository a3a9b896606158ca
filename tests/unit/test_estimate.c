// Tests of building estimates and of the words for reasons.
#include "stats/estimate.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(exact_has_no_width) {
    struct estimate estimate = estimate_exact(0.25, 12);
    ck_assert(estimate.value == 0.25 && estimate.low == 0.25 && estimate.high == 0.25);
    ck_assert_uint_eq(estimate.n, 12);
    ck_assert_int_eq(estimate.why, DEFINED);
    ck_assert(estimate.log10_p == 0 && estimate.log10_p_corrected == 0);
}
END_TEST

START_TEST(limits_enclose_the_value) {
    struct estimate estimate = estimate_between(0.5, 0.6, 0.4, 3);
    ck_assert(estimate.low == 0.5 && estimate.high == 0.5);
    estimate = estimate_between(0.5, 0.4, 0.6, 3);
    ck_assert(estimate.low == 0.4 && estimate.high == 0.6);
}
END_TEST

START_TEST(p_is_at_most_one) {
    struct estimate estimate = estimate_tested(estimate_exact(1, 1), 1e-17);
    ck_assert(estimate.log10_p == 0);
    ck_assert(estimate_tested(estimate, -700).log10_p == -700);
}
END_TEST

START_TEST(every_reason_has_words) {
    for (int why = DEFINED; why <= NO_DATA; why++) {
        ck_assert_ptr_nonnull(undefined_name((enum undefined)why));
        ck_assert_uint_gt(strlen(undefined_text((enum undefined)why)), 3);
    }
    ck_assert_str_eq(undefined_name(ONE_CLASS), "one-class");
    ck_assert_str_eq(undefined_name(NO_DATA), "no-data");
    ck_assert_int_eq(estimate_undefined(TOO_FEW, 2).why, TOO_FEW);
    ck_assert_uint_eq(estimate_undefined(TOO_FEW, 2).n, 2);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("estimate");
    TCase *tests = tcase_create("estimate");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, exact_has_no_width);
    tcase_add_test(tests, limits_enclose_the_value);
    tcase_add_test(tests, p_is_at_most_one);
    tcase_add_test(tests, every_reason_has_words);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
