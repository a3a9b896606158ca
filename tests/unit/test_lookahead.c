// Tests of finding columns that are made from later values: R2 against numpy, calendars, and chance.
#include "stats/lookahead.h"

#include "reference.h"
#include "unit_main.h"

static double *numbers_or_nan(const json_t *array, size_t *count) {
    double *numbers = reference_numbers(array, count);
    for (size_t i = 0; i < *count; i++) {
        if (json_is_null(json_array_get(array, i)))
            numbers[i] = NAN;
    }
    return numbers;
}

START_TEST(as_numpy) {
    json_t *root = reference_open("lookahead.json"), *item;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, item) {
        size_t rows;
        double *y = numbers_or_nan(reference_at(item, "y"), &rows);
        double *x = numbers_or_nan(reference_at(item, "x"), &rows);
        bool *begins = calloc(rows, sizeof *begins);
        for (size_t r = 0; r < rows; r++)
            begins[r] = json_is_true(json_array_get(reference_at(item, "begins"), r));
        struct lookahead lookahead;
        lookahead_init(&lookahead, y, begins, rows);
        struct lookahead_result result = lookahead_test(&lookahead, x);
        ck_assert_int_eq(result.all.why, DEFINED);
        ck_assert_uint_eq(result.reach, reference_size(item, "reach"));
        ck_assert_uint_eq(result.all.n, reference_size(item, "rows"));
        ck_assert_near(result.all.value, reference_number(item, "all"), 1e-8);
        ck_assert_near(result.past.value, reference_number(item, "past"), 1e-8);
        lookahead_finish(&lookahead);
        free(begins);
        free(y);
        free(x);
    }
    ck_assert_uint_ge(i, 9);
    json_decref(root);
}
END_TEST

enum { ROWS = 300 };

// A number in [-1, 1) that depends on its arguments in no simple way.
static double draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(int32_t)(*state >> 32) / 2147483648.0;
}

START_TEST(clocks_follow_from_their_own_past) {
    double y[ROWS], hour[ROWS], wave[ROWS];
    bool begins[ROWS] = {true};
    uint64_t state = 1;
    for (size_t r = 0; r < ROWS; r++) {
        hour[r] = (double)(r % 24);
        wave[r] = sin((double)r / 9);
        y[r] = 5 * cos((double)r / 9 + 0.5) + 1e-4 * draw(&state);
    }
    struct lookahead lookahead;
    lookahead_init(&lookahead, y, begins, ROWS);
    struct lookahead_result result = lookahead_test(&lookahead, wave);
    ck_assert_double_gt(result.all.value, 0.99);
    ck_assert_double_gt(lookahead_own_past(&lookahead, wave).value, 0.999);
    ck_assert_double_gt(lookahead_commonest_change(&lookahead, hour).value, 0.9);
    lookahead_finish(&lookahead);
}
END_TEST

START_TEST(what_can_not_be_tested_says_why) {
    double y[ROWS], x[ROWS];
    bool begins[ROWS] = {true};
    uint64_t state = 3;
    for (size_t r = 0; r < ROWS; r++) {
        y[r] = draw(&state);
        x[r] = 4;
    }
    struct lookahead lookahead;
    lookahead_init(&lookahead, y, begins, ROWS);
    ck_assert_int_eq(lookahead_test(&lookahead, x).all.why, CONSTANT);
    for (size_t r = 0; r < ROWS; r++)
        x[r] = NAN;
    ck_assert_int_eq(lookahead_test(&lookahead, x).all.why, TOO_FEW);
    lookahead_finish(&lookahead);
    lookahead_init(&lookahead, y, begins, 60);
    ck_assert_int_eq(lookahead_test(&lookahead, y).all.why, TOO_FEW);
    lookahead_finish(&lookahead);
    for (size_t r = 0; r < ROWS; r++)
        x[r] = 7;
    lookahead_init(&lookahead, x, begins, ROWS);
    ck_assert_int_eq(lookahead_test(&lookahead, y).all.why, NOT_DECIDABLE);
    lookahead_finish(&lookahead);
}
END_TEST

// Independent walks, and trailing means of the target itself: 500 series, none of which needs the future.
START_TEST(chance_and_the_past_need_no_future) {
    uint64_t state = 5;
    bool begins[ROWS] = {true};
    for (int run = 0; run < 500; run++) {
        double y[ROWS], x[ROWS], trailing[ROWS], level = 0, other = 0;
        for (size_t r = 0; r < ROWS; r++) {
            y[r] = level += draw(&state);
            x[r] = run % 2 ? draw(&state) : (other += draw(&state));
            size_t width = 1 + (size_t)run % 12;
            trailing[r] = 0;
            for (size_t k = 1; k <= width; k++)
                trailing[r] += (r >= k ? y[r - k] : 0) / (double)width;
        }
        struct lookahead lookahead;
        lookahead_init(&lookahead, y, begins, ROWS);
        struct lookahead_result result = lookahead_test(&lookahead, x);
        ck_assert_double_lt(result.all.value, 0.6);
        result = lookahead_test(&lookahead, trailing);
        ck_assert(result.all.value < 0.999 || result.all.value - result.past.value < 0.01);
        lookahead_finish(&lookahead);
    }
}
END_TEST

// Forty series of eight rows: a window of three rows to either side fits once, one of a single row five
// times.
START_TEST(short_series_are_seen_through_a_short_window) {
    double y[320], ahead[320], behind[320];
    bool begins[320];
    uint64_t state = 9;
    for (size_t r = 0; r < 320; r++) {
        begins[r] = r % 8 == 0;
        y[r] = draw(&state);
    }
    for (size_t r = 0; r < 320; r++) {
        ahead[r] = r + 1 < 320 && !begins[r + 1] ? y[r] + y[r + 1] : NAN;
        behind[r] = begins[r] ? NAN : y[r] + y[r - 1];
    }
    struct lookahead lookahead;
    lookahead_init(&lookahead, y, begins, 320);
    struct lookahead_result result = lookahead_test(&lookahead, ahead);
    ck_assert_uint_eq(result.reach, 1);
    ck_assert_uint_eq(result.all.n, 40 * 5);
    ck_assert_near(result.all.value, 1, 1e-9);
    ck_assert(lookahead_adds(&result));
    ck_assert_double_lt(lookahead_own_past(&lookahead, ahead).value, 0.999);
    result = lookahead_test(&lookahead, behind);
    ck_assert(!lookahead_adds(&result));
    lookahead_finish(&lookahead);
}
END_TEST

UNIT_MAIN("lookahead", as_numpy, clocks_follow_from_their_own_past, what_can_not_be_tested_says_why,
          chance_and_the_past_need_no_future, short_series_are_seen_through_a_short_window)
