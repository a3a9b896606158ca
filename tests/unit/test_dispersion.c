// Tests of the scatter of selected features' correlations, against numpy and scipy and by hand.
#include "stats/dispersion.h"

#include "stats/distribution.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>

static const double MANY = 1e18; // rows: the correlations are as good as 0

static void check_case(const json_t *item) {
    size_t count;
    double *on_train = reference_numbers(reference_at(item, "on_train"), &count);
    double *on_all = reference_numbers(reference_at(item, "on_all"), NULL);
    struct estimate ratio =
        dispersion_of(on_train, on_all, count, reference_number(item, "rows"),
                      reference_number(item, "test_share"), reference_number(item, "independent"));
    ck_assert_int_eq(ratio.why, DEFINED);
    ck_assert_uint_eq(ratio.n, reference_size(item, "used"));
    ck_assert_near(ratio.value, reference_number(item, "ratio"), 1e-10);
    ck_assert_near(ratio.log10_p, reference_number(item, "log10_p"), 1e-9);
    free(on_train);
    free(on_all);
}

START_TEST(as_numpy_and_scipy) {
    json_t *root = reference_open("dispersion.json"), *item;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, item) check_case(item);
    ck_assert_uint_ge(i, 4);
    json_decref(root);
}
END_TEST

START_TEST(by_hand) {
    const double train[] = {1, -2, 3, -4, 5, -6, 7, -8};
    const double all[] = {4, -4, 8, -8, 12, -12, 15, -99};
    struct estimate ratio = dispersion_of(train, all, 8, MANY, 0.25, 8);
    ck_assert_int_eq(ratio.why, DEFINED);
    ck_assert_uint_eq(ratio.n, 6); // from 0.6 / 16 * 8 to 0.7 * 8: all but the two strongest
    // t - 3.5: -2.5 ... 2.5; z - 8: -4 -4 0 0 4 4; xx = 17.5, xy = 32, yy = 64
    double left = 64 - 32.0 * 32 / 17.5;
    ck_assert_double_eq_tol(ratio.value, left / 4 / 0.25, 1e-12);
    ck_assert_double_eq_tol(ratio.log10_p, distribution_chi2_log10_p(4 * left, 4), 1e-12);
}
END_TEST

START_TEST(crowded_above_a_bar) {
    double train[200], all[200];
    for (int i = 0; i < 200; i++) {
        train[i] = i % 2 ? 2 : -2;
        all[i] = (i % 2 ? 1 : -1) * (3 + 0.001 * i);
    }
    ck_assert(dispersion_of(train, all, 200, MANY, 0.3, 200).log10_p < -50);
    ck_assert(dispersion_of(train, all, 200, MANY, 0.3, 5).log10_p > -6); // correlated features count less
    ck_assert_int_eq(dispersion_of(train, all, 200, MANY, 0.3, 1).why, TOO_FEW);
    ck_assert_int_eq(dispersion_of(train, all, 200, MANY, 0.3, 3).why, TOO_FEW);
    ck_assert_int_eq(dispersion_of(train, all, 3, MANY, 0.3, 3).why, TOO_FEW);
    ck_assert_int_eq(dispersion_of(train, all, 200, MANY, 1, 200).why, TOO_FEW);
}
END_TEST

START_TEST(fisher) {
    ck_assert_double_eq_tol(dispersion_fisher_z(0.5, 103), atanh(0.5) * 10, 1e-12);
    ck_assert(isfinite(dispersion_fisher_z(1, 50)));
    ck_assert_double_eq(dispersion_fisher_z(0.5, 3), 0);
}
END_TEST

UNIT_MAIN("dispersion", as_numpy_and_scipy, by_hand, crowded_above_a_bar, fisher)
