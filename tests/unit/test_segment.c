// Tests of points between points: chances by hand, and what must not count as a line.
#include "stats/segment.h"

#include "reference.h"
#include "unit_main.h"

#define FINE                                                                                                 \
    { .rounding = 1e-9, .spread = 1 }

START_TEST(chance_by_hand) {
    const struct segment_column columns[] = {FINE, FINE, FINE};
    const double a[] = {0, 0, 0}, b[] = {1, 2, -4}, middle[] = {0.5, 1, -2};
    // What passes is 8 roundings wide; the room is the way to the nearer end, 0.5, and 1, the spread, twice.
    // The widest chance, 8e-9 / 0.5, sets the place on the line; the two others have to meet it.
    ck_assert_near(segment_log10(a, b, middle, columns, 3), 2 * log10(8e-9), 1e-9);
    ck_assert_near(segment_log10(b, a, middle, columns, 3), 2 * log10(8e-9), 1e-9);
    const double near_a[] = {0.01, 0.02, -0.04};
    ck_assert_near(segment_log10(a, b, near_a, columns, 3), log10(8e-9 / 0.02) + log10(8e-9 / 0.04), 1e-9);
}
END_TEST

START_TEST(not_between) {
    const struct segment_column columns[] = {FINE, FINE, FINE};
    const double a[] = {0, 0, 0}, b[] = {1, 2, -4};
    ck_assert_double_eq(segment_log10(a, b, (double[]){0.5, 1, -2.00001}, columns, 3), 0); // off the line
    ck_assert_double_eq(segment_log10(a, b, (double[]){1.5, 3, -6}, columns, 3), 0);       // beyond the end
    ck_assert_double_eq(segment_log10(a, b, a, columns, 3), 0);
    ck_assert_double_eq(segment_log10(a, b, b, columns, 3), 0);
    // Only one column differs: any number lies between two others.
    ck_assert_double_eq(segment_log10(a, (double[]){1, 0, 0}, (double[]){0.5, 0, 0}, columns, 3), 0);
}
END_TEST

START_TEST(rounding_grids_and_copies_make_it_likely) {
    const double a[] = {0, 0, 0}, b[] = {1, 2, -4}, middle[] = {0.5, 1, -2};
    struct segment_column coarse[] = {
        {.rounding = 0.05, .spread = 1}, {.rounding = 0.05, .spread = 1}, {.rounding = 0.05, .spread = 1}};
    ck_assert_double_gt(segment_log10(a, b, middle, coarse, 3), -1);
    struct segment_column grid[] = {FINE, FINE, FINE};
    for (int j = 0; j < 3; j++)
        grid[j].grid = 0.5;
    ck_assert_near(segment_log10(a, b, middle, grid, 3), 2 * log10(0.5), 1e-9);
    grid[2].origin = 0.2; // the point is off this column's grid
    ck_assert_near(segment_log10(a, b, middle, grid, 3), log10(0.5) + log10(8e-9), 1e-9);
    // A copy with rounding noise: as near to a as the last digit.
    const struct segment_column fine[] = {FINE, FINE, FINE};
    ck_assert_double_eq(segment_log10(a, b, (double[]){1e-9, 2e-9, -4e-9}, fine, 3), 0);
}
END_TEST

START_TEST(columns_that_follow_from_others_say_nothing) {
    // The second column is twice the first; the third has a correlation of 0.8 with it.
    const double covariance[] = {1, 2, 0.8, 2, 4, 1.6, 0.8, 1.6, 1};
    struct segment_column columns[] = {FINE, FINE, FINE};
    segment_spreads(covariance, columns, 3);
    ck_assert_near(columns[0].spread, 1, 1e-12);
    ck_assert_double_eq(columns[1].spread, 0);
    ck_assert_near(columns[2].spread, 0.6, 1e-12);
    const double a[] = {0, 0, 0}, b[] = {1, 2, 5}, middle[] = {0.5, 1, 2.5};
    ck_assert_near(segment_log10(a, b, middle, columns, 3), log10(8e-9 / 0.5) + log10(8e-9 / 0.6), 1e-9);
}
END_TEST

START_TEST(any_line_through_the_point) {
    const struct segment_column columns[] = {FINE, FINE, FINE};
    const double a[] = {0, 0, 0}, b[] = {1, 2, -4}, c[] = {3, 1, 1}, z[] = {2, 4, -8};
    const double *points[] = {a, c, b};
    // b lies in the middle between a and z; nine lines were looked at.
    ck_assert_near(segment_log10_any(points, 3, z, columns, 3), 2 * log10(8e-9) + log10(9), 1e-9);
    ck_assert_double_eq(segment_log10_any(points, 2, z, columns, 3), 0);
    ck_assert_double_eq(segment_log10_any(points, 1, z, columns, 3), 0);
    ck_assert_double_eq(segment_log10_any(NULL, 0, z, columns, 3), 0);
}
END_TEST

UNIT_MAIN("segment", chance_by_hand, not_between, rounding_grids_and_copies_make_it_likely,
          columns_that_follow_from_others_say_nothing, any_line_through_the_point)
