// Gaps against the steps around them, by hand.
#include "stats/spacing.h"

#include "unit_main.h"

START_TEST(a_gap_among_even_steps) {
    double value[] = {1, 2, 3, 8, 9, 10};
    ck_assert_double_eq(spacing_jump(value, 6, 2), 5);
    ck_assert_double_eq(spacing_jump(value, 6, 0), 1);
}
END_TEST

START_TEST(the_only_step) {
    double value[] = {1, 4};
    ck_assert_double_eq(spacing_jump(value, 2, 0), 1);
}
END_TEST

START_TEST(an_even_number_of_steps) {
    double value[] = {0, 1, 4}; // steps 1 and 3, median 2
    ck_assert_double_eq(spacing_jump(value, 3, 1), 1.5);
}
END_TEST

START_TEST(endless_values_have_no_ratio) {
    double value[] = {0, 1, INFINITY};
    ck_assert_double_eq(spacing_jump(value, 3, 1), 99);
}
END_TEST

UNIT_MAIN("spacing", a_gap_among_even_steps, the_only_step, an_even_number_of_steps,
          endless_values_have_no_ratio)
