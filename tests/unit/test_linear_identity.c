// Sums that make the target: numpy's numbers, and good regressions that are none.
#include "combination_fixture.h"
#include "unit_main.h"

START_TEST(numbers_agree_with_numpy) {
    gathered_compare_kind("linear");
}
END_TEST

// total = food + drink + noise; with a copy of one part that has its own noise beside them.
static void make(struct gathered *gathered, double noise, int rows, double missing) {
    struct growing csv = {0};
    uint32_t state = 4;
    growing_add(&csv, "food,drink,guests,total\n");
    for (int i = 0; i < rows; i++) {
        double food = round(gathered_random(&state) * 4000) / 100;
        double drink = round(gathered_random(&state) * 3000) / 100;
        if (gathered_random(&state) < missing)
            growing_add(&csv, "%.2f,,", food);
        else
            growing_add(&csv, "%.2f,%.2f,", food, drink);
        growing_add(&csv, "%d,%.2f\n", (int)(gathered_random(&state) * 9),
                    food + drink + noise * (gathered_random(&state) - 0.5));
    }
    gathered_init(gathered, csv.at, "total", TASK_REGRESSION);
    memory_free(csv.at);
}

START_TEST(a_good_regression_is_no_identity) {
    struct gathered gathered;
    make(&gathered, 0.5, 300, 0); // R2 = 0.9999
    ck_assert_uint_eq(gathered_set(&gathered, "linear", 0), SIZE_MAX);
    gathered_finish(&gathered);
    make(&gathered, 0, 300, 0);
    ck_assert_uint_ne(gathered_set(&gathered, "linear", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(few_rows_say_nothing) {
    struct gathered gathered;
    make(&gathered, 0, 29, 0);
    ck_assert_uint_eq(gathered_set(&gathered, "linear", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(rows_with_missing_parts_do_not_count) {
    struct gathered gathered;
    make(&gathered, 0, 500, 0.05);
    size_t set = gathered_set(&gathered, "linear", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_ERRORS) == 0);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_ROWS) < 500);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_COVERAGE) < 1);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_ALONE) < 0.2);
    ck_assert_uint_eq(gathered_set(&gathered, "linear", 1), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(one_column_is_no_combination) {
    struct growing csv = {0};
    uint32_t state = 6;
    growing_add(&csv, "miles,age,noise,kilometres\n");
    for (int i = 0; i < 200; i++) {
        double miles = round(gathered_random(&state) * 10000) / 100;
        growing_add(&csv, "%.2f,%.1f,%.1f,%.0f\n", miles, gathered_random(&state) * 50,
                    gathered_random(&state) * 50, miles * 1.609344);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "kilometres", TASK_REGRESSION);
    for (size_t i = 0, set; (set = gathered_set(&gathered, "linear", i)) != SIZE_MAX; i++)
        ck_assert(gathered_number(&gathered, set, M_COMBINATION_WEIGHT) <= 0.01);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

// lead = ours - theirs in whole numbers, as a number or as classes; or rounded to such from one more digit.
static double tolerance_of(enum task_type task, double spoilt) {
    struct growing csv = {0};
    uint32_t state = 9;
    growing_add(&csv, "ours,theirs,age,lead\n");
    for (int i = 0; i < 300; i++) {
        double theirs = floor(gathered_random(&state) * 10), lead = floor(gathered_random(&state) * 9) - 4;
        double ours = theirs + lead + spoilt * (gathered_random(&state) - 0.5);
        growing_add(&csv, "%.2f,%.0f,%d,%.0f\n", ours, theirs, (int)(gathered_random(&state) * 50), lead);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "lead", task);
    size_t set = gathered_set(&gathered, "linear", 0);
    double tolerance = set == SIZE_MAX ? NAN : gathered_number(&gathered, set, M_COMBINATION_TOLERANCE);
    gathered_finish(&gathered);
    memory_free(csv.at);
    return tolerance;
}

START_TEST(whole_numbers_that_fit_need_no_allowance) {
    ck_assert(tolerance_of(TASK_REGRESSION, 0) == 0);
    ck_assert(tolerance_of(TASK_MULTICLASS, 0) == 0);
    ck_assert(tolerance_of(TASK_REGRESSION, 0.1) > 0.05); // within half a unit, but not exact
    ck_assert(isnan(tolerance_of(TASK_REGRESSION, 0.9)));
}
END_TEST

START_TEST(columns_that_lack_many_cells_come_second) {
    struct gathered gathered;
    make(&gathered, 0, 500, 0.3);
    size_t set = gathered_set(&gathered, "linear", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    ck_assert_double_lt(gathered_number(&gathered, set, M_COMBINATION_COVERAGE), 0.8);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("linear_identity", numbers_agree_with_numpy, a_good_regression_is_no_identity, few_rows_say_nothing,
          rows_with_missing_parts_do_not_count, one_column_is_no_combination,
          whole_numbers_that_fit_need_no_allowance, columns_that_lack_many_cells_come_second)
