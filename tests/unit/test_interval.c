// Tests of intervals against scipy's exact and Wilson intervals, and at the edges.
#include "stats/interval.h"

#include "reference.h"

START_TEST(proportions_equal_scipy) {
    json_t *root = reference_open("distribution.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "intervals"), i, row) {
        uint64_t k = reference_size(row, "k"), n = reference_size(row, "n");
        double confidence = reference_number(row, "confidence");
        struct estimate exact = interval_clopper_pearson(k, n, confidence);
        ck_assert_double_eq(exact.value, (double)k / (double)n);
        ck_assert_near(exact.low, reference_number(row, "low"), 1e-12);
        ck_assert_near(exact.high, reference_number(row, "high"), 1e-12);
        ck_assert_near(interval_upper(k, n, confidence), reference_number(row, "upper"), 1e-12);
        struct estimate wilson = interval_wilson(k, n, confidence);
        ck_assert_near(wilson.low, reference_number(row, "wilson_low"), 1e-12);
        ck_assert_near(wilson.high, reference_number(row, "wilson_high"), 1e-12);
    }
    json_decref(root);
}
END_TEST

START_TEST(no_rows) {
    ck_assert_int_eq(interval_wilson(0, 0, 0.95).why, TOO_FEW);
    ck_assert_int_eq(interval_clopper_pearson(0, 0, 0.95).why, TOO_FEW);
    ck_assert_double_eq(interval_upper(0, 0, 0.95), 1);
}
END_TEST

START_TEST(rare_among_ten_billion) {
    // the Poisson limits of 1 event: 0.02531781 and 5.57164339
    struct estimate rare = interval_clopper_pearson(1, UINT64_C(10000000000), 0.95);
    ck_assert_near(rare.low * 1e10, 0.0253178079842899, 1e-9);
    ck_assert_near(rare.high * 1e10, 5.571643390938, 1e-8);
    struct estimate half = interval_clopper_pearson(UINT64_C(5000000000), UINT64_C(10000000000), 0.95);
    ck_assert_near((half.high - half.low) * 1e5, 2 * 1.959964 / 2, 1e-4);
}
END_TEST

START_TEST(mirror) {
    for (uint64_t n = 1; n < 60; n += 7) {
        for (uint64_t k = 0; k <= n; k++) {
            struct estimate hits = interval_clopper_pearson(k, n, 0.95),
                            misses = interval_clopper_pearson(n - k, n, 0.95);
            ck_assert_near(hits.low, 1 - misses.high, 1e-13);
            ck_assert_double_le(hits.low, hits.value);
            ck_assert_double_ge(hits.high, hits.value);
        }
    }
}
END_TEST

START_TEST(r2) {
    struct estimate none = interval_r2(0, 100, 1), exact = interval_r2(1, 10, 3),
                    worse = interval_r2(-4, 10, 3);
    ck_assert_near(none.high, ESTIMATE_Z * sqrt(2) / 100, 1e-14);
    ck_assert_double_eq(exact.low, 1);
    ck_assert_double_eq(exact.high, 1);
    ck_assert_double_eq(worse.value, -4);
    ck_assert_double_gt(worse.high, worse.value);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("interval");
    TCase *tests = tcase_create("interval");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, proportions_equal_scipy);
    tcase_add_test(tests, no_rows);
    tcase_add_test(tests, rare_among_ten_billion);
    tcase_add_test(tests, mirror);
    tcase_add_test(tests, r2);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
