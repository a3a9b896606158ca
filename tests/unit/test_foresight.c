// Tests of knowing a target's surprises in advance: gains and p-values against numpy and SciPy, and silence.
#include "stats/foresight.h"

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
    json_t *root = reference_open("foresight.json"), *item;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, item) {
        size_t rows;
        double *y = numbers_or_nan(reference_at(item, "y"), &rows);
        double *x = numbers_or_nan(reference_at(item, "x"), &rows);
        bool *begins = calloc(rows, sizeof *begins);
        for (size_t r = 0; r < rows; r++)
            begins[r] = json_is_true(json_array_get(reference_at(item, "begins"), r));
        struct foresight foresight;
        foresight_init(&foresight, y, begins, rows);
        struct estimate gain = foresight_test(&foresight, x);
        ck_assert_int_eq(gain.why, DEFINED);
        ck_assert_uint_eq(gain.n, reference_size(item, "rows"));
        ck_assert_near(gain.value, reference_number(item, "gain"), 1e-8);
        ck_assert_near(gain.log10_p, reference_number(item, "log10_p"), 1e-6);
        foresight_finish(&foresight);
        free(begins);
        free(y);
        free(x);
    }
    ck_assert_uint_ge(i, 6);
    json_decref(root);
}
END_TEST

enum { ROWS = 200 };

// A number in [-1, 1) that depends on its arguments in no simple way.
static double draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(int32_t)(*state >> 32) / 2147483648.0;
}

START_TEST(what_can_not_be_tested_says_why) {
    double y[ROWS], x[ROWS];
    bool begins[ROWS] = {true};
    uint64_t state = 3;
    for (size_t r = 0; r < ROWS; r++) {
        y[r] = draw(&state);
        x[r] = 4;
    }
    struct foresight foresight;
    foresight_init(&foresight, y, begins, ROWS);
    ck_assert_int_eq(foresight_test(&foresight, x).why, CONSTANT);
    for (size_t r = 0; r < ROWS; r++)
        x[r] = (double)r; // a clock has no surprises
    ck_assert_int_eq(foresight_test(&foresight, x).why, CONSTANT);
    foresight_finish(&foresight);
    foresight_init(&foresight, y, begins, 120);
    ck_assert_int_eq(foresight_test(&foresight, y).why, TOO_FEW);
    foresight_finish(&foresight);
    for (size_t r = 0; r < ROWS; r++)
        begins[r] = r % 36 == 0; // no series is long enough
    foresight_init(&foresight, y, begins, ROWS);
    ck_assert_uint_eq(foresight.places, 0);
    foresight_finish(&foresight);
    for (size_t r = 0; r < ROWS; r++)
        x[r] = NAN;
    foresight_init(&foresight, x, begins, ROWS);
    ck_assert_int_eq(foresight_test(&foresight, y).why, TOO_FEW);
    foresight_finish(&foresight);
}
END_TEST

// Walks apart, and noisy trailing sums of the target: 400 columns, none of which knows what is to come.
START_TEST(chance_knows_no_future) {
    uint64_t state = 5;
    bool begins[ROWS] = {true};
    for (int run = 0; run < 400; run++) {
        double y[ROWS], x[ROWS], level = 0, other = 0;
        for (size_t r = 0; r < ROWS; r++) {
            y[r] = run % 4 < 2 ? draw(&state) : (level += draw(&state));
            other += draw(&state);
            x[r] = run % 2 ? other : draw(&state) + (r > 2 ? y[r - 1] + y[r - 3] : 0);
        }
        struct foresight foresight;
        foresight_init(&foresight, y, begins, ROWS);
        struct estimate gain = foresight_test(&foresight, x);
        ck_assert_int_eq(gain.why, DEFINED);
        ck_assert_double_gt(gain.log10_p, -4.5);
        foresight_finish(&foresight);
    }
}
END_TEST

UNIT_MAIN("foresight", as_numpy, what_can_not_be_tested_says_why, chance_knows_no_future)
