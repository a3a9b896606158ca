// Runs and changes against values worked out by hand and the extremes of sorted and alternating orders.
#include "stats/sequence.h"

#include "unit_main.h"

#include <math.h>

enum { N = 200 };

// Mood (1940): n1 = 5, n2 = 15 of 20 rows: expected runs 2 n1 n2 / n + 1 = 8.5, variance
// 2 n1 n2 (2 n1 n2 - n) / (n^2 (n - 1)) = 150 * 130 / (400 * 19) = 2.5658.
START_TEST(runs_of_two_classes) {
    uint16_t class[20] = {0};
    for (int i = 0; i < 5; i++)
        class[4 * i] = 1; // 1 0 0 0 1 0 0 0 ...: 10 runs
    struct estimate runs = sequence_runs(class, 20, 2);
    ck_assert_double_eq_tol(runs.value, 10 / 8.5, 1e-12);
    double z = 1.5 / sqrt(19500.0 / 7600.0);
    ck_assert_double_eq_tol(runs.log10_p, log10(erfc(z / sqrt(2))), 1e-9);
}
END_TEST

START_TEST(runs_of_sorted_and_alternating_orders) {
    uint16_t sorted[N], turns[N];
    for (int i = 0; i < N; i++) {
        sorted[i] = (uint16_t)(i / 50);
        turns[i] = (uint16_t)(i % 4);
    }
    struct estimate few = sequence_runs(sorted, N, 4), many = sequence_runs(turns, N, 4);
    ck_assert_double_eq_tol(few.value, 4 / 151.0, 1e-12);
    ck_assert_double_eq_tol(many.value, N / 151.0, 1e-12);
    ck_assert_double_lt(few.log10_p, -50);
    ck_assert_double_lt(many.log10_p, -10);
}
END_TEST

START_TEST(runs_that_can_not_be_had) {
    uint16_t class[N] = {0};
    ck_assert_int_eq(sequence_runs(class, N, 2).why, ONE_CLASS);
    ck_assert_int_eq(sequence_runs(class, 19, 2).why, TOO_FEW);
}
END_TEST

START_TEST(change_of_sorted_scores) {
    double scores[N], ranks[N];
    for (int i = 0; i < N; i++) {
        scores[i] = i >= 60;
        ranks[i] = 1e9 + i;
    }
    size_t at;
    struct estimate change = sequence_change(scores, N, &at);
    ck_assert_double_eq_tol(change.value, 1, 1e-12);
    ck_assert_uint_eq(at, 60);
    ck_assert_double_lt(change.log10_p, -30);
    change = sequence_change(ranks, N, &at);
    ck_assert_double_eq_tol(change.value, 1, 1e-6);
    ck_assert_uint_eq(at, N / 2);
}
END_TEST

START_TEST(no_change_in_turns) {
    double scores[N];
    for (int i = 0; i < N; i++)
        scores[i] = i % 2;
    size_t at;
    struct estimate change = sequence_change(scores, N, &at);
    ck_assert_double_lt(change.value, 0.02);
    ck_assert_double_gt(change.log10_p, -0.01);
    for (int i = 0; i < N; i++)
        scores[i] = 7;
    ck_assert_int_eq(sequence_change(scores, N, &at).why, CONSTANT);
    ck_assert_int_eq(sequence_change(scores, 3, &at).why, TOO_FEW);
}
END_TEST

UNIT_MAIN("sequence", runs_of_two_classes, runs_of_sorted_and_alternating_orders, runs_that_can_not_be_had,
          change_of_sorted_scores, no_change_in_turns)
