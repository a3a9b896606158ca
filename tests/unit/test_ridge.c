// Tests of ridge regression against scikit-learn.
#include "stats/ridge.h"

#include "reference.h"
#include "unit_main.h"

static void check_case(const json_t *item) {
    const json_t *x = reference_at(item, "x");
    size_t rows, terms;
    double *y = reference_numbers(reference_at(item, "y"), &rows);
    double *slopes = reference_numbers(reference_at(item, "slopes"), &terms);
    double *loss = reference_numbers(reference_at(item, "loss"), NULL);
    struct ridge ridge;
    ridge_init(&ridge, terms);
    for (size_t r = 0; r < rows; r++) {
        double *row = reference_numbers(json_array_get(x, r), NULL);
        ridge_add(&ridge, row, y[r]);
        free(row);
    }
    bool *used = calloc(terms, sizeof *used);
    double *found = calloc(terms, sizeof *found), *missed = calloc(terms, sizeof *missed), intercept;
    for (size_t i = 0; i < terms; i++)
        used[i] = json_is_true(json_array_get(reference_at(item, "used"), i));
    ridge_fit(&ridge, used, reference_number(item, "penalty"), found, &intercept, missed);
    ck_assert_near(intercept, reference_number(item, "intercept"), 1e-8);
    for (size_t i = 0; i < terms; i++) {
        ck_assert_near(found[i], slopes[i], 1e-8);
        ck_assert_near(missed[i], loss[i], 1e-8);
    }
    ridge_finish(&ridge);
    free(used);
    free(found);
    free(missed);
    free(y);
    free(slopes);
    free(loss);
}

START_TEST(as_scikit_learn) {
    json_t *root = reference_open("ridge.json"), *item;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, item) check_case(item);
    ck_assert_uint_ge(i, 4);
    json_decref(root);
}
END_TEST

START_TEST(what_does_not_vary_gets_nothing) {
    struct ridge ridge;
    ridge_init(&ridge, 2);
    for (int r = 0; r < 10; r++)
        ridge_add(&ridge, (double[]){3, r}, 2 * r + 1);
    double slopes[2], intercept, loss[2];
    ridge_fit(&ridge, (bool[]){true, true}, 1e-9, slopes, &intercept, loss);
    ck_assert_double_eq(slopes[0], 0);
    ck_assert_double_eq(loss[0], 0);
    ck_assert_near(slopes[1], 2, 1e-7);
    ck_assert_near(intercept, 1, 1e-6);
    ridge_fit(&ridge, (bool[]){false, false}, 1e-9, slopes, &intercept, NULL);
    ck_assert_near(intercept, 10, 1e-14); // the mean
    ck_assert_double_eq(slopes[1], 0);
    ridge_finish(&ridge);
}
END_TEST

UNIT_MAIN("ridge", as_scikit_learn, what_does_not_vary_gets_nothing)
