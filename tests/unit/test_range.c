// Tests of interval arithmetic and its comparisons: by sampling numbers from the intervals, so that nothing
// is claimed that a number in them contradicts.
#include "verdict/range.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

static const double edges[] = {-3, -1.5, -0.25, 0, 0.25, 1, 2.5};
#define EDGES ((int)(sizeof edges / sizeof *edges))
#define STEPS 4

static double point(struct range a, int step) {
    return a.low + (a.high - a.low) * step / STEPS;
}

static void expect_inside(struct range result, double value) {
    ck_assert(!range_finite(result) || (value >= result.low - 1e-12 && value <= result.high + 1e-12));
}

static void check_arithmetic(struct range a, struct range b, double x, double y) {
    expect_inside(range_add(a, b), x + y);
    expect_inside(range_subtract(a, b), x - y);
    expect_inside(range_multiply(a, b), x * y);
    expect_inside(range_min(a, b), fmin(x, y));
    expect_inside(range_max(a, b), fmax(x, y));
    expect_inside(range_abs(a), fabs(x));
    expect_inside(range_negate(a), -x);
    if (range_finite(range_divide(a, b)))
        expect_inside(range_divide(a, b), x / y);
}

static void check_truth(enum truth claimed, bool holds) {
    ck_assert(claimed == TRUTH_UNKNOWN || claimed == truth_of(holds));
}

static void check_pair(struct range a, struct range b) {
    for (int i = 0; i <= STEPS; i++)
        for (int k = 0; k <= STEPS; k++) {
            double x = point(a, i), y = point(b, k);
            check_arithmetic(a, b, x, y);
            check_truth(range_less(a, b), x < y);
            check_truth(range_at_most(a, b), x <= y);
            check_truth(range_equal(a, b), x >= y && x <= y);
        }
}

START_TEST(test_nothing_is_contradicted) {
    for (int a = 0; a < EDGES; a++)
        for (int b = a; b < EDGES; b++)
            for (int c = 0; c < EDGES; c++)
                for (int d = c; d < EDGES; d++)
                    check_pair((struct range){edges[a], edges[b]}, (struct range){edges[c], edges[d]});
}
END_TEST

START_TEST(test_exact_numbers_are_always_decided) {
    for (int a = 0; a < EDGES; a++)
        for (int b = 0; b < EDGES; b++) {
            ck_assert_int_eq(range_less(range_of(edges[a]), range_of(edges[b])), truth_of(a < b));
            ck_assert_int_eq(range_at_most(range_of(edges[a]), range_of(edges[b])), truth_of(a <= b));
            ck_assert_int_eq(range_equal(range_of(edges[a]), range_of(edges[b])), truth_of(a == b));
        }
}
END_TEST

START_TEST(test_touching_intervals) {
    struct range a = {0, 1}, b = {1, 2};
    ck_assert_int_eq(range_less(a, b), TRUTH_UNKNOWN); // both may be 1
    ck_assert_int_eq(range_less(b, a), TRUTH_FALSE);
    ck_assert_int_eq(range_at_most(a, b), TRUTH_TRUE);
    ck_assert_int_eq(range_equal(a, b), TRUTH_UNKNOWN);
}
END_TEST

START_TEST(test_what_cannot_be_had) {
    struct range one = range_of(1), around_zero = {-1, 1}, huge = range_of(1e308);
    ck_assert(!range_finite(range_divide(one, around_zero)));
    ck_assert(!range_finite(range_divide(one, range_of(0))));
    ck_assert(!range_finite(range_multiply(huge, huge)));
    struct range never = range_add(huge, huge);
    ck_assert(!range_finite(never));
    ck_assert(!range_finite(range_subtract(never, never)));
    ck_assert(!range_finite(range_multiply(never, range_of(0))));
    ck_assert(!range_finite(range_divide(one, never)));
    ck_assert(!range_finite(range_min(never, one)));
    ck_assert(!range_finite(range_max(one, never)));
    ck_assert(!range_finite(range_abs(never)));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("range");
    TCase *tests = tcase_create("range");
    tcase_add_test(tests, test_nothing_is_contradicted);
    tcase_add_test(tests, test_exact_numbers_are_always_decided);
    tcase_add_test(tests, test_touching_intervals);
    tcase_add_test(tests, test_what_cannot_be_had);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
