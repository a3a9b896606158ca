// Tests of AUC, its interval and significance, and KS against scikit-learn, scipy and a pairwise DeLong in
// numpy.
#include "stats/rank.h"

#include "reference.h"

#include <string.h>

struct data {
    double *x;
    uint8_t *positive;
    size_t count;
};

static struct data data_of(const json_t *row) {
    struct data data;
    data.x = reference_numbers(reference_at(row, "x"), &data.count);
    data.positive = calloc(data.count + 1, 1);
    for (size_t i = 0; i < data.count; i++)
        data.positive[i] = json_integer_value(json_array_get(reference_at(row, "positive"), i)) == 1;
    return data;
}

static void data_free(struct data data) {
    free(data.x);
    free(data.positive);
}

// A table with one row for each distinct value, made the slow way. The caller frees the counts.
static struct table table_of(struct data data) {
    double *ranks = calloc(data.count + 1, sizeof *ranks);
    rank_average(data.x, ranks, data.count);
    size_t rows = 2 * data.count + 1; // ranks come in halves
    uint64_t *count = calloc(2 * rows, sizeof *count);
    for (size_t i = 0; i < data.count; i++)
        count[2 * (size_t)(2 * ranks[i]) + data.positive[i]]++;
    free(ranks);
    return (struct table){.rows = rows, .columns = 2, .count = count};
}

static void check_auc(struct estimate auc, const json_t *row) {
    ck_assert_int_eq(auc.why, DEFINED);
    ck_assert_near(auc.value, reference_number(row, "auc"), 1e-14);
    ck_assert_near(auc.low, reference_number(row, "low"), 1e-12);
    ck_assert_near(auc.high, reference_number(row, "high"), 1e-12);
    ck_assert_near(auc.log10_p, log10(reference_number(row, "p")), 1e-11);
}

START_TEST(equal_the_references) {
    json_t *root = reference_open("rank.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        struct data data = data_of(row);
        struct table table = table_of(data);
        check_auc(rank_auc(data.x, data.positive, data.count), row);
        check_auc(rank_auc_table(table), row);
        struct estimate ks = rank_ks(table), bounds = rank_auc_bounds(table);
        ck_assert_near(ks.value, reference_number(row, "ks"), 1e-14);
        ck_assert_near(ks.log10_p, log10(reference_number(row, "ks_p")), 1e-11);
        ck_assert(bounds.low <= bounds.value && bounds.value <= bounds.high);
        ck_assert_near(bounds.low + bounds.high, 2 * bounds.value, 1e-14);
        uint64_t positives = 0;
        for (size_t j = 0; j < data.count; j++)
            positives += data.positive[j];
        ck_assert_near(rank_auc_z(bounds.value, positives, data.count - positives),
                       reference_number(row, "z"), 1e-12);
        free((void *)(uintptr_t)table.count);
        data_free(data);
    }
    json_decref(root);
}
END_TEST

START_TEST(swapped_labels_and_signs) {
    json_t *root = reference_open("rank.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        struct data data = data_of(row);
        struct estimate auc = rank_auc(data.x, data.positive, data.count);
        for (size_t j = 0; j < data.count; j++)
            data.positive[j] = !data.positive[j];
        struct estimate swapped = rank_auc(data.x, data.positive, data.count);
        ck_assert_near(swapped.value, 1 - auc.value, 1e-15);
        ck_assert_near(swapped.low, 1 - auc.high, 1e-14);
        ck_assert_near(swapped.log10_p, auc.log10_p, 1e-11);
        for (size_t j = 0; j < data.count; j++)
            data.x[j] = -data.x[j];
        ck_assert_near(rank_auc(data.x, data.positive, data.count).value, auc.value, 1e-15);
        data_free(data);
    }
    json_decref(root);
}
END_TEST

START_TEST(missing_values_are_left_out) {
    double x[] = {NAN, 1, 2, NAN, 3}, all_missing[] = {NAN, NAN};
    uint8_t positive[] = {1, 0, 0, 0, 1};
    struct estimate auc = rank_auc(x, positive, 5);
    ck_assert_uint_eq(auc.n, 3);
    ck_assert_double_eq(auc.value, 1);
    ck_assert_int_eq(rank_auc(all_missing, positive, 2).why, TOO_FEW);
}
END_TEST

START_TEST(an_auc_below_a_half_is_turned_round) {
    double x[] = {5, 1, 4, 2, 6, 3}, minus[] = {-5, -1, -4, -2, -6, -3};
    uint8_t positive[] = {1, 0, 1, 1, 0, 0};
    struct estimate auc = rank_auc(x, positive, 6), turned = rank_auc_better(rank_auc(minus, positive, 6));
    ck_assert_double_gt(auc.value, 0.5);
    ck_assert_double_eq(rank_auc_better(auc).value, auc.value);
    ck_assert_double_eq_tol(turned.value, auc.value, 1e-15);
    ck_assert_double_eq_tol(turned.low, auc.low, 1e-12);
    ck_assert_double_eq_tol(turned.high, auc.high, 1e-12);
    ck_assert_double_eq(turned.log10_p, auc.log10_p);
    ck_assert_int_eq(rank_auc_better(estimate_undefined(ONE_CLASS, 3)).why, ONE_CLASS);
}
END_TEST

START_TEST(degenerate_inputs_have_reasons) {
    double x[] = {1, 2, 3}, same[] = {4, 4, 4};
    uint8_t ones[] = {1, 1, 1}, mixed[] = {1, 0, 1};
    ck_assert_int_eq(rank_auc(x, ones, 0).why, TOO_FEW);
    ck_assert_int_eq(rank_auc(x, ones, 3).why, ONE_CLASS);
    ck_assert_int_eq(rank_auc(same, mixed, 3).why, CONSTANT);
    ck_assert_int_eq(rank_gini(rank_auc(same, mixed, 3)).why, CONSTANT);
    struct table empty = {.rows = 0, .columns = 2};
    ck_assert_int_eq(rank_ks(empty).why, TOO_FEW);
    ck_assert_int_eq(rank_auc_bounds(empty).why, TOO_FEW);
    ck_assert_double_eq(rank_auc_z(0.9, 0, 5), 0);
    uint64_t one_bin[] = {5, 5};
    struct estimate bounds = rank_auc_bounds((struct table){1, 2, one_bin});
    ck_assert(bounds.why == DEFINED && bounds.low == 0 && bounds.high == 1 && bounds.value == 0.5);
    ck_assert_double_eq(bounds.log10_p, 0);
}
END_TEST

START_TEST(few_separated_rows_prove_little) {
    const double expected[][2] = {{1, 0.2}, {3, 0.5}, {20, 0.898}, {98, 0.98}};
    double before = 0;
    for (size_t i = 0; i < 4; i++) {
        uint64_t n = (uint64_t)expected[i][0], separated[] = {n, 0, 0, n},
                 nearly[] = {n - 1, 0, 1, 1, 0, n - 1};
        struct estimate auc = rank_auc_table((struct table){2, 2, separated});
        ck_assert_double_eq(auc.value, 1);
        ck_assert_double_eq(auc.high, 1);
        ck_assert_double_gt(auc.low, fmax(expected[i][1], before));
        before = auc.low;
        // one tie of a positive with a negative must not make the limit better
        if (n > 1)
            ck_assert_double_le(rank_auc_table((struct table){3, 2, nearly}).low, auc.low);
    }
}
END_TEST

START_TEST(a_single_positive_says_nothing) {
    uint64_t count[] = {30, 0, 0, 1, 30, 0};
    struct estimate auc = rank_auc_table((struct table){3, 2, count});
    ck_assert_double_eq(auc.value, 0.5);
    ck_assert(auc.low < 0.2 && auc.high > 0.8);
}
END_TEST

START_TEST(ten_billion_rows) {
    uint64_t n = UINT64_C(2500000000), count[] = {2 * n, n, n, 2 * n};
    struct estimate auc = rank_auc_table((struct table){2, 2, count});
    ck_assert_near(auc.value, 0.5 + 1.0 / 6, 1e-12);
    ck_assert(auc.low < auc.value && auc.high - auc.low < 1e-4);
    ck_assert(isfinite(auc.log10_p) && auc.log10_p < -1e7);
    ck_assert_near(rank_ks((struct table){2, 2, count}).value, 1.0 / 3, 1e-12);
}
END_TEST

START_TEST(gini_keeps_the_test) {
    struct estimate gini = rank_gini(estimate_tested(estimate_between(0.75, 0.7, 0.8, 9), -4));
    ck_assert_double_eq(gini.value, 0.5);
    ck_assert_near(gini.low, 0.4, 1e-15);
    ck_assert_near(gini.high, 0.6, 1e-15);
    ck_assert_double_eq(gini.log10_p, -4);
}
END_TEST

START_TEST(ranks_share_ties) {
    double x[] = {3, 1, 3, 2, 3, 1};
    const double expected[] = {5, 1.5, 5, 3, 5, 1.5};
    rank_average(x, x, 6); // in place
    for (size_t i = 0; i < 6; i++)
        ck_assert_double_eq(x[i], expected[i]);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("rank");
    TCase *tests = tcase_create("rank");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, equal_the_references);
    tcase_add_test(tests, swapped_labels_and_signs);
    tcase_add_test(tests, missing_values_are_left_out);
    tcase_add_test(tests, an_auc_below_a_half_is_turned_round);
    tcase_add_test(tests, degenerate_inputs_have_reasons);
    tcase_add_test(tests, few_separated_rows_prove_little);
    tcase_add_test(tests, a_single_positive_says_nothing);
    tcase_add_test(tests, ten_billion_rows);
    tcase_add_test(tests, gini_keeps_the_test);
    tcase_add_test(tests, ranks_share_ties);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
