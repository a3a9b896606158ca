// Tests of cross-validated power from counts against row-by-row cross-validation with scikit-learn's scores.
#include "stats/power.h"

#include "reference.h"

#include <string.h>

START_TEST(classes_equal_the_reference) {
    json_t *root = reference_open("power.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "classes"), i, row) {
        uint64_t *count = reference_counts(reference_at(row, "count"), NULL);
        struct estimate power = power_classes(count, reference_size(row, "folds"),
                                              reference_size(row, "bins"), reference_size(row, "classes"));
        ck_assert_near(power.value, reference_number(row, "value"), 1e-13);
        ck_assert_near(power.low, reference_number(row, "low"), 1e-12);
        ck_assert_near(power.high, reference_number(row, "high"), 1e-12);
        ck_assert_near(power.log10_p, reference_number(row, "log10_p"), 1e-12);
        free(count);
    }
    json_decref(root);
}
END_TEST

START_TEST(regression_equals_the_reference) {
    json_t *root = reference_open("power.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "regression"), i, row) {
        uint64_t *n = reference_counts(reference_at(row, "n"), NULL);
        double *sum = reference_numbers(reference_at(row, "sum"), NULL);
        double *squares = reference_numbers(reference_at(row, "sum_squares"), NULL);
        struct estimate power =
            power_regression(n, sum, squares, reference_size(row, "folds"), reference_size(row, "bins"));
        ck_assert_near(power.value, reference_number(row, "value"), 1e-9);
        ck_assert_near(power.low, reference_number(row, "low"), 1e-9);
        ck_assert_near(power.high, reference_number(row, "high"), 1e-9);
        double p = reference_number(row, "p"); // underflows for the strong one
        if (p > 0)
            ck_assert_near(power.log10_p, log10(p), 1e-9);
        else
            ck_assert_double_lt(power.log10_p, -300);
        free(n);
        free(sum);
        free(squares);
    }
    json_decref(root);
}
END_TEST

START_TEST(degenerate_counts_have_reasons) {
    uint64_t none[8] = {0}, one_fold[] = {3, 4, 5, 6, 0, 0, 0, 0}, one_class[] = {3, 0, 5, 0, 4, 0, 4, 0};
    uint64_t one_bin[] = {3, 4, 0, 0, 5, 6, 0, 0}, few[] = {1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0};
    ck_assert_int_eq(power_classes(none, 2, 2, 2).why, TOO_FEW);
    ck_assert_int_eq(power_classes(none, 0, 0, 0).why, TOO_FEW);
    ck_assert_int_eq(power_classes(one_fold, 2, 2, 2).why, TOO_FEW);
    ck_assert_int_eq(power_classes(one_class, 2, 2, 2).why, ONE_CLASS);
    ck_assert_int_eq(power_classes(one_bin, 2, 2, 2).why, CONSTANT);
    ck_assert_int_eq(power_classes(few, 2, 2, 3).why, TOO_FEW);
}
END_TEST

START_TEST(degenerate_sums_have_reasons) {
    const uint64_t n[] = {2, 3, 2, 4}, none[4] = {0}, one_fold[] = {2, 3, 0, 0}, one_bin[] = {4, 0, 5, 0};
    const double zero[4] = {0}, sum[] = {2, 6, 2, 8}, squares[] = {3, 14, 2.5, 20};
    const double flat[] = {0.2, 0.3, 0.2, 0.4}, flat_squares[] = {0.02, 0.03, 0.02, 0.04},
                 huge[] = {1e308, 1e308, 1e308, 1e308};
    ck_assert_int_eq(power_regression(none, zero, zero, 2, 2).why, TOO_FEW);
    ck_assert_int_eq(power_regression(one_fold, sum, squares, 2, 2).why, TOO_FEW);
    ck_assert_int_eq(power_regression(one_bin, sum, squares, 2, 2).why, CONSTANT);
    ck_assert_int_eq(power_regression(n, flat, flat_squares, 2, 2).why, ONE_CLASS);
    ck_assert_int_eq(power_regression(n, huge, huge, 2, 2).why, NOT_DECIDABLE);
    ck_assert_int_eq(power_regression(n, sum, squares, 2, 2).why, DEFINED);
}
END_TEST

START_TEST(every_tiny_table_is_sane) {
    for (uint64_t code = 0; code < 65536; code += 3) {
        uint64_t count[8];
        for (size_t i = 0; i < 8; i++)
            count[i] = code >> (2 * i) & 3;
        struct estimate power = power_classes(count, 2, 2, 2);
        if (power.why != DEFINED)
            continue;
        ck_assert(0 <= power.low && power.low <= power.value && power.value <= power.high && power.high <= 1);
        ck_assert(isfinite(power.log10_p));
    }
}
END_TEST

START_TEST(two_classes_may_be_swapped) {
    json_t *root = reference_open("power.json");
    json_t *row = json_array_get(reference_at(root, "classes"), 0);
    size_t cells;
    uint64_t *count = reference_counts(reference_at(row, "count"), &cells);
    struct estimate power = power_classes(count, 5, 12, 2);
    for (size_t i = 0; i < cells; i += 2) {
        uint64_t swap = count[i];
        count[i] = count[i + 1];
        count[i + 1] = swap;
    }
    ck_assert_near(power_classes(count, 5, 12, 2).value, power.value, 1e-3); // up to ties broken by rounding
    free(count);
    json_decref(root);
}
END_TEST

START_TEST(no_signal_no_power) {
    // 5 folds, 10 bins, 3 classes, the same counts everywhere
    uint64_t count[150];
    for (size_t i = 0; i < 150; i++)
        count[i] = 20;
    struct estimate power = power_classes(count, 5, 10, 3);
    ck_assert_near(power.value, 0.5, 1e-12);
    ck_assert_double_gt(power.log10_p, log10(0.49));
}
END_TEST

START_TEST(large_tables_are_quick) {
    size_t cells = 5 * 400 * 30;
    uint64_t *count = calloc(cells, sizeof *count);
    for (size_t i = 0; i < cells; i++)
        count[i] = i * 2654435761U % 97;
    ck_assert_int_eq(power_classes(count, 5, 400, 30).why, DEFINED);
    free(count);
}
END_TEST

START_TEST(scales) {
    ck_assert_double_eq(power_gini_classes(0.75), 0.5);
    ck_assert_double_eq(power_gini_classes(0.3), 0);
    ck_assert_double_eq(power_gini_regression(0.25), 0.5);
    ck_assert_double_eq(power_gini_regression(-2), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("power");
    TCase *tests = tcase_create("power");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, classes_equal_the_reference);
    tcase_add_test(tests, regression_equals_the_reference);
    tcase_add_test(tests, degenerate_counts_have_reasons);
    tcase_add_test(tests, degenerate_sums_have_reasons);
    tcase_add_test(tests, every_tiny_table_is_sane);
    tcase_add_test(tests, two_classes_may_be_swapped);
    tcase_add_test(tests, no_signal_no_power);
    tcase_add_test(tests, large_tables_are_quick);
    tcase_add_test(tests, scales);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
