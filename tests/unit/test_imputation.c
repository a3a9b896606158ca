// Tests of values that were filled in: columns that are filled by hand.
#include "stats/imputation.h"

#include "unit_main.h"

#include <math.h>

enum { MOST = 64 };

struct column {
    double value[MOST];
    uint32_t train[MOST], test[MOST];
    size_t distinct;
};

static void put(struct column *column, double value, uint32_t train, uint32_t test) {
    size_t at = 0;
    while (at < column->distinct && column->value[at] < value)
        at++;
    for (size_t i = column->distinct++; i > at; i--) {
        column->value[i] = column->value[i - 1];
        column->train[i] = column->train[i - 1];
        column->test[i] = column->test[i - 1];
    }
    column->value[at] = value;
    column->train[at] = train;
    column->test[at] = test;
}

static struct spectrum of(const struct column *column) {
    return (struct spectrum){.distinct = column->distinct,
                             .value = column->value,
                             .train = column->train,
                             .test = column->test,
                             .resolution = 5e-15,
                             .slack = 1e-9};
}

// On a grid of a tenth, each value once: 1.0 ... 3.1 in the training rows (22, their sum is 45.1), 3.2
// ... 4.0 in the test rows (9, their sum is 32.4).
static struct column tenths(void) {
    struct column column = {0};
    for (int i = 10; i <= 40; i++)
        put(&column, i / 10.0, i <= 31, i > 31);
    return column;
}

static struct imputed_mean filled(double value, uint32_t train, uint32_t test) {
    struct column column = tenths();
    put(&column, value, train, test);
    struct spectrum spectrum = of(&column);
    return imputation_mean(&spectrum);
}

START_TEST(whose_mean_it_is) {
    struct imputed_mean mean = filled(45.1 / 22 + 1e-13, 3, 2); // 2.05: one digit more than the grid has
    ck_assert(mean.found && mean.train && !mean.pooled && !mean.test);
    ck_assert_double_eq(mean.other[0], 22);
    ck_assert_double_eq(mean.other[1], 9);
    ck_assert_double_eq_tol(mean.width, 0.1 / 31, 1e-8);
    ck_assert(!filled(2.05123, 3, 2).found);
}
END_TEST

START_TEST(means_of_all_rows) {
    struct column column = tenths();
    put(&column, 5.3, 0, 1); // (45.1 + 32.4 + 5.3) / 32 = 2.5875
    put(&column, 2.5875, 2, 1);
    struct spectrum spectrum = of(&column);
    struct imputed_mean mean = imputation_mean(&spectrum);
    ck_assert(mean.found && mean.pooled && !mean.train);
    ck_assert_double_eq(mean.value, 2.5875);
}
END_TEST

START_TEST(each_side_by_itself) {
    struct column column = tenths();
    put(&column, 5.3, 0, 1);
    put(&column, 2.05, 2, 0); // of the training rows
    put(&column, 3.77, 0, 1); // 37.7 / 10, of the test rows
    struct spectrum spectrum = of(&column);
    struct imputed_mean mean = imputation_mean(&spectrum);
    ck_assert(mean.found && mean.train && mean.test && !mean.pooled);
}
END_TEST

START_TEST(untouched_columns) {
    struct column column = tenths();
    struct spectrum spectrum = of(&column);
    ck_assert(!imputation_mean(&spectrum).found);
    ck_assert(!imputation_median(&spectrum).found);
    // A symmetric design, every value as often: its middle is its mean, and nothing was filled in.
    struct column design = {0};
    for (int i = 0; i <= 40; i++)
        put(&design, i / 10.0, 8, 2);
    spectrum = of(&design);
    ck_assert(!imputation_mean(&spectrum).found);
    ck_assert(!imputation_median(&spectrum).found);
}
END_TEST

START_TEST(medians) {
    struct column column = {0};
    for (int i = 0; i < 40; i++) // training rows low, test rows high; below 20: 20 rows, above 20: 19
        put(&column, i, i < 30, i >= 30);
    column.train[20] += 9;
    struct spectrum spectrum = of(&column);
    struct imputed_median median = imputation_median(&spectrum);
    ck_assert(median.found);
    ck_assert_double_eq(median.value, 20);
    ck_assert_double_eq(median.pooled, 1); // 20 below, 19 above
    ck_assert_double_eq(median.train, 11); // 20 below, 9 above
    ck_assert_double_eq(median.slack[1], 1);
    ck_assert_double_eq(median.test_rows, 10);
}
END_TEST

UNIT_MAIN("imputation", whose_mean_it_is, means_of_all_rows, each_side_by_itself, untouched_columns, medians)
