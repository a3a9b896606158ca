// Tests of association in tables against scipy, scikit-learn and numerical differentiation.
#include "stats/association.h"

#include "reference.h"

static void check_estimate(struct estimate actual, const json_t *expected) {
    ck_assert_int_eq(actual.why, DEFINED);
    ck_assert_near(actual.value, reference_number(expected, "value"), 1e-12);
    // the reference differentiates numerically
    ck_assert_near(actual.low, fmin(reference_number(expected, "low"), reference_number(expected, "value")),
                   1e-6);
    ck_assert_near(actual.high, fmax(reference_number(expected, "high"), reference_number(expected, "value")),
                   1e-6);
    ck_assert_near(actual.log10_p, log10(reference_number(expected, "p")), 1e-9);
}

static struct table table_of(const json_t *row, uint64_t *count) {
    return (struct table){reference_size(row, "rows"), reference_size(row, "columns"), count};
}

START_TEST(equal_the_references) {
    json_t *root = reference_open("association.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        uint64_t *count = reference_counts(reference_at(row, "count"), NULL);
        struct table table = table_of(row, count);
        check_estimate(association_cramers_v(table), reference_at(row, "v"));
        check_estimate(association_mutual_information(table), reference_at(row, "mi"));
        check_estimate(association_theils_u(table), reference_at(row, "u"));
        check_estimate(association_theils_u_corrected(table), reference_at(row, "u_corrected"));
        check_estimate(association_gini_reduction(table), reference_at(row, "tau"));
        ck_assert_uint_eq(association_errors(table), reference_size(row, "errors"));
        free(count);
    }
    json_decref(root);
}
END_TEST

START_TEST(correlation_ratio_equals_anova) {
    json_t *root = reference_open("association.json"), *row;
    size_t i, groups;
    json_array_foreach(reference_at(root, "correlation_ratio"), i, row) {
        uint64_t *n = reference_counts(reference_at(row, "n"), &groups);
        double *mean = reference_numbers(reference_at(row, "mean"), NULL),
               *m2 = reference_numbers(reference_at(row, "m2"), NULL);
        struct estimate ratio = association_correlation_ratio(n, mean, m2, groups);
        ck_assert_near(ratio.value, reference_number(row, "epsilon2"), 1e-12);
        ck_assert_near(ratio.log10_p, log10(reference_number(row, "p")), 1e-10);
        ck_assert(ratio.low >= 0 && ratio.low <= ratio.value && ratio.high <= 1);
        free(n);
        free(mean);
        free(m2);
    }
    json_decref(root);
}
END_TEST

static void check_reason(struct table table, enum undefined why) {
    ck_assert_int_eq(association_cramers_v(table).why, why);
    ck_assert_int_eq(association_mutual_information(table).why, why);
    ck_assert_int_eq(association_theils_u(table).why, why);
    ck_assert_int_eq(association_theils_u_corrected(table).why, why);
    ck_assert_int_eq(association_gini_reduction(table).why, why);
}

START_TEST(degenerate_tables_have_reasons) {
    const uint64_t zeros[4] = {0}, one_row[] = {3, 4, 0, 0}, one_class[] = {5, 0, 6, 0};
    check_reason((struct table){2, 2, zeros}, TOO_FEW);
    check_reason((struct table){0, 0, NULL}, TOO_FEW);
    check_reason((struct table){2, 2, one_row}, CONSTANT);
    check_reason((struct table){2, 2, one_class}, ONE_CLASS);
    ck_assert_uint_eq(association_errors((struct table){0, 0, NULL}), 0);
}
END_TEST

START_TEST(degenerate_groups_have_reasons) {
    const uint64_t none[] = {0, 0}, single[] = {1, 1}, pairs[] = {2, 2}, one[] = {5, 0};
    const double mean[] = {1, 2}, same[] = {1, 1}, zero[] = {0, 0}, spread[] = {1, 1},
                 huge[] = {1e200, -1e200};
    ck_assert_int_eq(association_correlation_ratio(NULL, NULL, NULL, 0).why, TOO_FEW);
    ck_assert_int_eq(association_correlation_ratio(none, mean, zero, 2).why, TOO_FEW);
    ck_assert_int_eq(association_correlation_ratio(single, mean, zero, 2).why, TOO_FEW);
    ck_assert_int_eq(association_correlation_ratio(one, mean, spread, 2).why, CONSTANT);
    ck_assert_int_eq(association_correlation_ratio(pairs, same, zero, 2).why, ONE_CLASS);
    ck_assert_int_eq(association_correlation_ratio(pairs, huge, spread, 2).why, NOT_DECIDABLE);
    struct estimate exact = association_correlation_ratio(pairs, mean, zero, 2);
    ck_assert(exact.value == 1 && isfinite(exact.log10_p));
}
END_TEST

START_TEST(every_small_table_is_sane) {
    for (uint64_t code = 0; code < 4096; code++) {
        uint64_t count[6];
        for (size_t i = 0; i < 6; i++)
            count[i] = code >> (2 * i) & 3;
        struct table table = {3, 2, count};
        struct estimate all[] = {association_cramers_v(table), association_mutual_information(table),
                                 association_theils_u(table), association_theils_u_corrected(table),
                                 association_gini_reduction(table)};
        for (size_t i = 0; i < 5; i++) {
            if (all[i].why != DEFINED)
                continue;
            ck_assert(isfinite(all[i].value) && isfinite(all[i].log10_p));
            ck_assert(0 <= all[i].low && all[i].low <= all[i].value && all[i].value <= all[i].high);
            ck_assert(all[i].high <= 1 + 1e-15 && all[i].log10_p <= 0);
        }
    }
}
END_TEST

START_TEST(order_of_rows_does_not_matter) {
    const uint64_t a[] = {9, 2, 4, 7, 1, 8}, b[] = {1, 8, 9, 2, 4, 7};
    ck_assert_near(association_cramers_v((struct table){3, 2, a}).value,
                   association_cramers_v((struct table){3, 2, b}).value, 1e-14);
    ck_assert_near(association_theils_u((struct table){3, 2, a}).low,
                   association_theils_u((struct table){3, 2, b}).low, 1e-14);
}
END_TEST

START_TEST(ten_billion_rows) {
    uint64_t n = UINT64_C(2500000000), count[] = {2 * n, n, n, 2 * n};
    struct table table = {2, 2, count};
    ck_assert_near(association_cramers_v(table).value, 1.0 / 3, 1e-9);
    ck_assert_near(association_gini_reduction(table).value, 1.0 / 9, 1e-9);
    ck_assert(isfinite(association_mutual_information(table).log10_p));
    ck_assert_uint_eq(association_errors(table), 2 * n);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("association");
    TCase *tests = tcase_create("association");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, equal_the_references);
    tcase_add_test(tests, correlation_ratio_equals_anova);
    tcase_add_test(tests, degenerate_tables_have_reasons);
    tcase_add_test(tests, degenerate_groups_have_reasons);
    tcase_add_test(tests, every_small_table_is_sane);
    tcase_add_test(tests, order_of_rows_does_not_matter);
    tcase_add_test(tests, ten_billion_rows);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
