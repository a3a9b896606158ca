// Runs and changes against values worked out by hand and the extremes of sorted and alternating orders;
// serial correlations against numpy's and scipy's.
#include "stats/sequence.h"

#include "base/memory.h"
#include "reference.h"
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

static void check_serial(struct estimate serial, const json_t *item) {
    ck_assert_int_eq(serial.why, DEFINED);
    ck_assert_near(serial.value, reference_number(item, "r"), 1e-10);
    ck_assert_near(serial.low, reference_number(item, "low"), 1e-8);
    ck_assert_near(serial.high, reference_number(item, "high"), 1e-8);
    ck_assert_near(serial.log10_p, reference_number(item, "log10_p"), 1e-8);
}

// Von Neumann's ratio is 2 (1 - r) but for the two ends.
START_TEST(serial_correlation_as_numpy) {
    json_t *root = reference_open("serial.json"), *item;
    size_t i, count;
    json_array_foreach(reference_at(root, "numbers"), i, item) {
        double *values = reference_numbers(reference_at(item, "values"), &count), mean = 0, squares = 0;
        struct estimate serial = sequence_serial(values, count);
        check_serial(serial, item);
        for (size_t v = 0; v < count; v++)
            mean += values[v] / (double)count;
        for (size_t v = 0; v < count; v++)
            squares += (values[v] - mean) * (values[v] - mean);
        double first = values[0] - mean, last = values[count - 1] - mean;
        double ends = (first * first + last * last) / squares;
        ck_assert_near(2 * (1 - serial.value) - ends, reference_number(item, "von_neumann"), 1e-9);
        free(values);
    }
    ck_assert_uint_ge(i, 6);
    json_decref(root);
}
END_TEST

START_TEST(serial_correlation_of_classes_as_numpy) {
    json_t *root = reference_open("serial.json"), *item;
    size_t i, count;
    json_array_foreach(reference_at(root, "classes"), i, item) {
        double *codes = reference_numbers(reference_at(item, "classes"), &count);
        uint16_t *class = memory_alloc(count, sizeof *class);
        for (size_t r = 0; r < count; r++)
            class[r] = (uint16_t)codes[r];
        check_serial(sequence_serial_classes(class, count, reference_size(item, "count")), item);
        memory_free(class);
        free(codes);
    }
    ck_assert_uint_ge(i, 4);
    json_decref(root);
}
END_TEST

START_TEST(serial_correlation_that_can_not_be_had) {
    double values[N] = {0};
    uint16_t class[N] = {0};
    ck_assert_int_eq(sequence_serial(values, N).why, CONSTANT);
    ck_assert_int_eq(sequence_serial(values, 19).why, TOO_FEW);
    ck_assert_int_eq(sequence_serial_classes(class, N, 3).why, ONE_CLASS);
    ck_assert_int_eq(sequence_serial_classes(class, 19, 3).why, TOO_FEW);
}
END_TEST

UNIT_MAIN("sequence", serial_correlation_as_numpy, serial_correlation_of_classes_as_numpy,
          serial_correlation_that_can_not_be_had, runs_of_two_classes, runs_of_sorted_and_alternating_orders,
          runs_that_can_not_be_had, change_of_sorted_scores, no_change_in_turns)
