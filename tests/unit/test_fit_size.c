// Tests of how many rows a scaler saw, from the grids of the columns it scaled.
#include "evidence/forensics/fit_size.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

START_TEST(only_multiples_agree) {
    // Means of 7/12 and 5/12 steps: 12 rows, or 24, or 36.
    const struct fit_grid grids[] = {{7.0 / 12, 1e-9}, {5.0 / 12, 1e-9}};
    ck_assert_double_le(fit_size_chance(grids, 2, 12), -14);
    ck_assert_double_le(fit_size_chance(grids, 2, 24), -13);
    ck_assert_double_eq(fit_size_chance(grids, 2, 18), 1);
    ck_assert_uint_eq(fit_size_find(grids, 2, 100), 12);
}
END_TEST

START_TEST(a_coarse_grid_tells_nothing) {
    const struct fit_grid grids[] = {{7.0 / 12, 0.03}};
    ck_assert_double_eq(fit_size_chance(grids, 1, 12), 1);
    ck_assert_uint_eq(fit_size_find(grids, 1, 100), 0);
    ck_assert_double_eq(fit_size_chance(grids, 0, 12), 1);
}
END_TEST

// Whole numbers with the mean of 250 rows, of which 200 are left, scaled and written with `decimals`.
static bool grid_of(int decimals, bool missing, struct fit_grid *grid) {
    struct gathered gathered;
    struct forensic_column column;
    struct inventory inventory = {0};
    struct growing text = {0};
    double sum = 0;
    growing_add(&text, "x,y\n");
    for (int r = 0; r < 250; r++)
        sum += (r * 37 + r * r % 11) % 23;
    for (int r = 0; r < 200; r++)
        growing_add(&text, "%.*f,%d\n", decimals, ((r * 37 + r * r % 11) % 23 - sum / 250) / 6.7, r % 2);
    if (missing)
        growing_add(&text, ",1\n");
    gathered_text(&gathered, text.at, "y", TASK_BINARY);
    ck_assert(
        forensic_column_init(&column, &gathered.gather, gather_find(&gathered.gather, "x"), &inventory));
    bool found = fit_grid_of(&column, grid);
    forensic_column_finish(&column);
    inventory_finish(&inventory);
    memory_free(text.at);
    gathered_finish(&gathered);
    return found;
}

START_TEST(dropped_rows_are_still_counted) {
    struct fit_grid grid;
    ck_assert(grid_of(12, false, &grid));
    double at = grid.offset * 250;
    ck_assert_double_eq_tol(at, round(at), 250 * grid.tolerance);
    ck_assert_double_lt(250 * grid.tolerance, 1e-6);
    ck_assert_double_ne(fit_size_chance(&grid, 1, 250), 1);
    ck_assert_double_eq(fit_size_chance(&grid, 1, 199), 1);
}
END_TEST

START_TEST(missing_cells_and_few_digits_do_not_tell) {
    struct fit_grid grid;
    ck_assert(!grid_of(12, true, &grid));
    if (grid_of(2, false, &grid))
        ck_assert_double_ge(250 * grid.tolerance, 0.25);
}
END_TEST

UNIT_MAIN("fit_size", only_multiples_agree, a_coarse_grid_tells_nothing, dropped_rows_are_still_counted,
          missing_cells_and_few_digits_do_not_tell)
