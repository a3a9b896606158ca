// Tests of mergeable moments against rational arithmetic: offsets, constants, splits, missing and huge
// values.
#include "stats/moments.h"

#include "reference.h"

#include <float.h>
#include <string.h>

static void check_moments(const struct moments *m, const json_t *expected, double m3_tolerance) {
    double variance = reference_number(expected, "variance");
    ck_assert_uint_eq(m->n, reference_size(expected, "n"));
    ck_assert_near(moments_mean(m), reference_number(expected, "mean"), 1e-14);
    ck_assert_double_le(fabs(moments_variance(m) - variance), 1e-12 * variance);
    double scale3 = variance * sqrt(variance) * (double)m->n, scale4 = variance * variance * (double)m->n;
    ck_assert_double_le(fabs(m->m3 - reference_number(expected, "m3")), m3_tolerance * scale3);
    ck_assert_double_le(fabs(m->m4 - reference_number(expected, "m4")), m3_tolerance * scale4);
    ck_assert_double_eq(m->minimum, reference_number(expected, "minimum"));
    ck_assert_double_eq(m->maximum, reference_number(expected, "maximum"));
}

START_TEST(moments_equal_fractions) {
    json_t *root = reference_open("moments.json"), *row;
    size_t i, count;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        double *x = reference_numbers(reference_at(row, "x"), &count);
        struct moments m = moments_empty(x[0]);
        moments_add(&m, x, count);
        check_moments(&m, reference_at(row, "moments"), 1e-10);
        free(x);
    }
    json_decref(root);
}
END_TEST

START_TEST(any_split_gives_the_same) {
    json_t *root = reference_open("moments.json"), *row;
    size_t i, count;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        double *x = reference_numbers(reference_at(row, "x"), &count);
        for (size_t step = 1; step < count; step = step * 2 + 1) {
            struct moments m = moments_empty(x[0]);
            for (size_t at = 0; at < count; at += step) {
                struct moments part = moments_empty(x[0]);
                moments_add(&part, x + at, count - at < step ? count - at : step);
                moments_merge(&m, &part);
            }
            check_moments(&m, reference_at(row, "moments"), 1e-10);
        }
        free(x);
    }
    json_decref(root);
}
END_TEST

START_TEST(same_order_same_bits) {
    double x[1000];
    for (size_t i = 0; i < 1000; i++)
        x[i] = sin((double)i) * 1e3;
    struct moments a = moments_empty(0), b = moments_empty(0);
    moments_add(&a, x, 1000);
    moments_add(&b, x, 1000);
    ck_assert_mem_eq(&a, &b, sizeof a);
}
END_TEST

START_TEST(comoments_equal_fractions) {
    json_t *root = reference_open("moments.json"), *row;
    size_t i, count;
    json_array_foreach(reference_at(root, "cases"), i, row) {
        if (json_object_get(row, "pearson") == NULL)
            continue;
        double *x = reference_numbers(reference_at(row, "x"), &count),
               *y = reference_numbers(reference_at(row, "y"), NULL);
        for (size_t step = 3; step < 2 * count; step *= 3) {
            struct comoments m = comoments_empty(x[0], y[0]);
            for (size_t at = 0; at < count; at += step) {
                struct comoments part = comoments_empty(x[0], y[0]);
                comoments_add(&part, x + at, y + at, count - at < step ? count - at : step);
                comoments_merge(&m, &part);
            }
            ck_assert_near(comoments_correlation(&m).value,
                           reference_number(reference_at(row, "pearson"), "r"), 1e-13);
        }
        free(x);
        free(y);
    }
    json_decref(root);
}
END_TEST

START_TEST(constants_are_exact) {
    double x[1500], y[1500];
    for (size_t i = 0; i < 1500; i++) {
        x[i] = 0.1;
        y[i] = (double)(i % 7);
    }
    const double shifts[] = {0, 0.1, -3.7, 1e9};
    for (size_t i = 0; i < 4; i++) {
        struct moments m = moments_empty(shifts[i]);
        struct comoments c = comoments_empty(shifts[i], 1);
        for (size_t at = 0; at < 1500; at += 100) {
            moments_add(&m, x + at, 100);
            comoments_add(&c, x + at, y + at, 100);
        }
        ck_assert_double_eq(m.m2, 0);
        ck_assert_int_eq(comoments_correlation(&c).why, CONSTANT);
    }
}
END_TEST

START_TEST(missing_values_are_left_out) {
    double x[] = {NAN, 1, INFINITY, 2, NAN, 4}, y[] = {1, 2, 3, NAN, 5, 1};
    struct moments m = moments_empty(0);
    moments_add(&m, x, 6);
    ck_assert_uint_eq(m.n, 3);
    ck_assert_double_eq(m.maximum, 4);
    ck_assert_near(moments_mean(&m), 7.0 / 3, 1e-15);
    struct comoments c = comoments_empty(0, 0);
    comoments_add(&c, x, y, 6);
    ck_assert_uint_eq(c.n, 2);
    ck_assert_int_eq(comoments_correlation(&c).why, TOO_FEW);
}
END_TEST

START_TEST(nothing_and_one) {
    struct moments m = moments_empty(5), other = moments_empty(5);
    moments_add(&m, NULL, 0);
    ck_assert_uint_eq(m.n, 0);
    ck_assert_double_eq(moments_variance(&m), 0);
    double one = 7;
    moments_add(&other, &one, 1);
    moments_merge(&m, &other);
    ck_assert_double_eq(moments_mean(&m), 7);
    ck_assert_double_eq(moments_variance(&m), 0);
    other = moments_empty(5);
    moments_merge(&m, &other);
    ck_assert_uint_eq(m.n, 1);
    struct comoments c = comoments_empty(0, 0);
    ck_assert_int_eq(comoments_correlation(&c).why, TOO_FEW);
}
END_TEST

START_TEST(ten_billion_rows) {
    double x[] = {1, 2, 3, 4};
    struct moments m = moments_empty(0);
    moments_add(&m, x, 4);
    for (int i = 0; i < 31; i++) {
        struct moments half = m;
        moments_merge(&m, &half); // 4 * 2^31 rows
    }
    ck_assert_uint_eq(m.n, UINT64_C(4) << 31);
    ck_assert_near(moments_mean(&m), 2.5, 1e-15);
    ck_assert_near(moments_variance(&m), 1.25, 1e-9);
    ck_assert_near(m.m4 / (double)m.n, 41.0 / 16, 1e-13);
}
END_TEST

START_TEST(overflow_has_a_reason) {
    double x[] = {1e200, -1e200, 3e200, 0}, y[] = {1, 2, 3, 5};
    struct comoments c = comoments_empty(0, 0);
    comoments_add(&c, x, y, 4);
    ck_assert_int_eq(comoments_correlation(&c).why, NOT_DECIDABLE);
    struct moments m = moments_empty(0);
    double huge[] = {DBL_MAX, -DBL_MAX, DBL_MAX};
    moments_add(&m, huge, 3);
    ck_assert(isfinite(moments_mean(&m)) && isfinite(moments_variance(&m)));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("moments");
    TCase *tests = tcase_create("moments");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, moments_equal_fractions);
    tcase_add_test(tests, any_split_gives_the_same);
    tcase_add_test(tests, same_order_same_bits);
    tcase_add_test(tests, comoments_equal_fractions);
    tcase_add_test(tests, constants_are_exact);
    tcase_add_test(tests, missing_values_are_left_out);
    tcase_add_test(tests, nothing_and_one);
    tcase_add_test(tests, ten_billion_rows);
    tcase_add_test(tests, overflow_has_a_reason);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
