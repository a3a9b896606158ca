// Tests of sorting: order, stability, the index, signed zeros and special values, against qsort.
#include "stats/sort.h"

#include <check.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static uint64_t next(uint64_t *state) { // xorshift64 (Marsaglia 2003)
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

// Sorts and checks against qsort, and that the index leads back and is stable.
static void check_sort(const double *values, size_t count) {
    double *sorted = calloc(count + 1, sizeof *sorted), *expected = calloc(count + 1, sizeof *expected);
    size_t *index = calloc(count + 1, sizeof *index);
    if (count > 0) {
        memcpy(sorted, values, count * sizeof *values);
        memcpy(expected, values, count * sizeof *values);
        qsort(expected, count, sizeof *expected, by_value);
    }
    sort_doubles_with_index(sorted, index, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert(sorted[i] == expected[i]);
        ck_assert(values[index[i]] == sorted[i]);
        ck_assert(i == 0 || sorted[i - 1] < sorted[i] || index[i - 1] < index[i]);
    }
    free(sorted);
    free(expected);
    free(index);
}

START_TEST(many_sizes_and_kinds) {
    double values[3000];
    uint64_t state = 88172645463325252U;
    for (size_t count = 0; count < 3000; count = count * 3 / 2 + 1) {
        for (int kind = 0; kind < 4; kind++) {
            for (size_t i = 0; i < count; i++) {
                double u = (double)(next(&state) >> 11) / 9007199254740992.0 - 0.5;
                values[i] = kind == 0   ? u
                            : kind == 1 ? floor(u * 10)
                            : kind == 2 ? 1e9 + u
                                        : ldexp(u, (int)(next(&state) % 1800) - 900);
            }
            check_sort(values, count);
        }
    }
}
END_TEST

START_TEST(special_values) {
    double values[60],
        some[] = {INFINITY, -INFINITY, 0.0, -0.0, DBL_MAX, -DBL_MAX, DBL_MIN, 5e-324, -5e-324, 1};
    for (size_t i = 0; i < 60; i++)
        values[i] = some[i * 7 % 10];
    check_sort(values, 10);
    check_sort(values, 60);
}
END_TEST

START_TEST(zeros_tie) {
    double values[] = {0.0, -0.0, 0.0, -0.0};
    size_t index[4];
    sort_doubles_with_index(values, index, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_uint_eq(index[i], i);
        ck_assert(!signbit(values[i]));
    }
}
END_TEST

START_TEST(sorted_reversed_constant) {
    double values[500];
    for (size_t i = 0; i < 500; i++)
        values[i] = (double)i;
    check_sort(values, 500);
    for (size_t i = 0; i < 500; i++)
        values[i] = -(double)i;
    check_sort(values, 500);
    for (size_t i = 0; i < 500; i++)
        values[i] = 3;
    check_sort(values, 500);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("sort");
    TCase *tests = tcase_create("sort");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, many_sizes_and_kinds);
    tcase_add_test(tests, special_values);
    tcase_add_test(tests, zeros_tie);
    tcase_add_test(tests, sorted_reversed_constant);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
