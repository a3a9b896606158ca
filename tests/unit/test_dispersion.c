// Tests of the scatter of selected features' correlations, by hand.
#include "stats/dispersion.h"

#include "stats/distribution.h"
#include "unit_main.h"

#include <math.h>

START_TEST(by_hand) {
    const double train[] = {1, -2, 3, -4}, all[] = {2, -4, 4, 2}; // signed: 2, 4, 4, -2; variance 8
    struct estimate ratio = dispersion_of(train, all, 4, 0.25, 4);
    ck_assert_int_eq(ratio.why, DEFINED);
    ck_assert_double_eq_tol(ratio.value, 32, 1e-12);
    ck_assert_double_eq_tol(ratio.log10_p, distribution_chi2_log10_p(96, 3), 1e-12);
}
END_TEST

START_TEST(crowded_above_a_bar) {
    double train[200], all[200];
    for (int i = 0; i < 200; i++) {
        train[i] = i % 2 ? 2 : -2;
        all[i] = (i % 2 ? 1 : -1) * (3 + 0.001 * i);
    }
    ck_assert(dispersion_of(train, all, 200, 0.3, 200).log10_p < -50);
    ck_assert(dispersion_of(train, all, 200, 0.3, 3).log10_p > -4); // correlated features count less
    ck_assert_int_eq(dispersion_of(train, all, 200, 0.3, 1).why, TOO_FEW);
}
END_TEST

START_TEST(fisher) {
    ck_assert_double_eq_tol(dispersion_fisher_z(0.5, 103), atanh(0.5) * 10, 1e-12);
    ck_assert(isfinite(dispersion_fisher_z(1, 50)));
    ck_assert_double_eq(dispersion_fisher_z(0.5, 3), 0);
}
END_TEST

UNIT_MAIN("dispersion", by_hand, crowded_above_a_bar, fisher)
