// Tests of the chance of coincidences: by hand from the density of the normal distribution, and against the
// distribution itself.
#include "stats/coincidence.h"

#include "unit_main.h"

#include <math.h>

static const double DENSITY = 0.3989422804014327; // of the standard normal distribution at 0

START_TEST(independent_quantities_multiply) {
    const double covariance[] = {4, 0, 0, 9}, width[] = {0.02, 0.03};
    double expected = log10(0.02 * DENSITY / (0.1 * 2)) + log10(0.03 * DENSITY / (0.1 * 3));
    ck_assert_double_eq_tol(coincidence_log10(covariance, width, 2, 0.1), expected, 1e-12);
}
END_TEST

START_TEST(a_correlated_quantity_is_likelier_to_follow) {
    // Correlation 0.6: given the first, the second has standard deviation 0.8.
    const double covariance[] = {1, 0.6, 0.6, 1}, width[] = {0.001, 0.001};
    double expected = 2 * log10(0.001 * DENSITY) - log10(0.8);
    ck_assert_double_eq_tol(coincidence_log10(covariance, width, 2, 1), expected, 1e-12);
}
END_TEST

START_TEST(a_determined_quantity_adds_nothing) {
    const double twice[] = {1, 2, 2, 4}, constant[] = {1, 0, 0, 0}, width[] = {0.001, 0.001};
    double once = log10(0.001 * DENSITY);
    ck_assert_double_eq_tol(coincidence_log10(twice, width, 2, 1), once, 1e-12);
    ck_assert_double_eq_tol(coincidence_log10(constant, width, 2, 1), once, 1e-12);
}
END_TEST

START_TEST(a_wide_interval_is_no_coincidence) {
    const double covariance[] = {1}, width[] = {3};
    ck_assert_double_eq(coincidence_log10(covariance, width, 1, 1), 0);
    ck_assert_double_eq(coincidence_log10(covariance, width, 0, 1), 0);
}
END_TEST

START_TEST(it_bounds_the_probability_from_above) {
    const double covariance[] = {1}, width[] = {0.5};
    double exact = log10(erf(0.25 / sqrt(2))); // the likeliest interval of that width
    double bound = coincidence_log10(covariance, width, 1, 1);
    ck_assert_double_ge(bound, exact);
    ck_assert_double_le(bound, exact + 0.01);
}
END_TEST

UNIT_MAIN("coincidence", independent_quantities_multiply, a_correlated_quantity_is_likelier_to_follow,
          a_determined_quantity_adds_nothing, a_wide_interval_is_no_coincidence,
          it_bounds_the_probability_from_above)
