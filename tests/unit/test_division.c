// Tests of dividing rows and their times.
#include "evidence/splits/division.h"

#include "time_fixture.h"
#include "unit_main.h"

START_TEST(quantiles_between_neighbours) {
    static const double times[] = {10, 20, 30, 40, 50};
    ck_assert_double_eq_tol(division_quantile(times, 5, 0), 10, 1e-12);
    ck_assert_double_eq_tol(division_quantile(times, 5, 0.05), 12, 1e-12); // as numpy.quantile
    ck_assert_double_eq_tol(division_quantile(times, 5, 0.5), 30, 1e-12);
    ck_assert_double_eq_tol(division_quantile(times, 5, 1), 50, 1e-12);
    ck_assert_double_eq_tol(division_quantile(times, 1, 0.05), 10, 1e-12);
}
END_TEST

START_TEST(later_than_a_moment) {
    static const double times[] = {1, 2, 2, 2, 3};
    ck_assert_uint_eq(division_later(times, 5, 0), 5);
    ck_assert_uint_eq(division_later(times, 5, 2), 1);
    ck_assert_uint_eq(division_later(times, 5, 1.5), 4);
    ck_assert_uint_eq(division_later(times, 5, 3), 0);
    ck_assert_uint_eq(division_later(times, 0, 3), 0);
}
END_TEST

// Five folds of 20 days whose numbers run against time; one day in ten is missing.
START_TEST(folds_stand_in_the_order_of_time) {
    struct gathered gathered;
    struct growing text = {0};
    growing_add(&text, "fold,date,y\n");
    for (int i = 0; i < 100; i++) {
        char day[11];
        growing_add(&text, "%d,%s,%d\n", 9 - i / 20, i % 10 == 3 ? "" : day_text(day, i), i % 3);
    }
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.split.kfold.name = "fold";
    loaded_add_text(&gathered.loaded, text.at, DATA_ALL);
    gathered_init(&gathered);
    memory_free(text.at);
    ck_assert_uint_eq(gathered.gather.pair_count, 5);
    struct time_axis axis;
    time_axis_init(&axis, &gathered.gather);
    struct division division;
    division_init(&division, &gathered.gather, &gathered.gather.pairs[0], &axis);
    ck_assert(division.folds);
    ck_assert_uint_eq(division.parts, 5);
    for (size_t r = 0; r < 100; r++)
        ck_assert_uint_eq(division.part[r], r % 10 == 3 ? PART_NONE : r / 20);
    for (size_t p = 0; p < 5; p++) {
        ck_assert_uint_eq(division.rows[p], 18);
        ck_assert_double_eq(division.moment[p][0], axis.moment[20 * p]);
        ck_assert_double_eq(division.moment[p][17], axis.moment[20 * p + 19]);
    }
    division_finish(&division);
    time_axis_finish(&axis);
    // In blocks: nothing is out of order.
    ck_assert_double_eq(time_number(&gathered, "time_order.later"), 0);
    ck_assert_double_lt(time_number(&gathered, "time_order.mixing"), 0.1);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("division", quantiles_between_neighbours, later_than_a_moment, folds_stand_in_the_order_of_time)
