// Bins of a numeric target meet; the levels of a designed factor may separate the responses but leave gaps.
#include "table_fixture.h"
#include "unit_main.h"

#include <math.h>

enum { ROWS = 300 };

static void bins(struct growing *text, size_t row, uint64_t *state) {
    double y = table_normal(state);
    (void)row;
    growing_add(text, "%s,%.4f\n", y < -1 ? "low" : y < 0 ? "mid" : y < 1 ? "high" : "top", y);
}

static void design(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "dose%d,%.4f\n", (int)(row % 3), 100 * (double)(row % 3) + table_normal(state));
}

static void mixed(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%c,%.4f\n", "abc"[row % 3], table_normal(state));
}

START_TEST(bins_meet) {
    struct gathered gathered;
    table_gather(&gathered, bins, ROWS, TASK_REGRESSION);
    ck_assert_double_eq(gathered_number(&gathered, "x", "image.overlaps"), 0);
    ck_assert_double_eq(gathered_number(&gathered, "x", "image.levels"), 4);
    ck_assert(gathered_number(&gathered, "x", "image.jump") <= 5);
    ck_assert(gathered_number(&gathered, "x", "image.chance") < -50);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(designed_levels_leave_gaps) {
    struct gathered gathered;
    table_gather(&gathered, design, ROWS, TASK_REGRESSION);
    ck_assert_double_eq(gathered_number(&gathered, "x", "image.overlaps"), 0);
    ck_assert(gathered_number(&gathered, "x", "image.jump") > 100);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(honest_levels_overlap) {
    struct gathered gathered;
    table_gather(&gathered, mixed, ROWS, TASK_REGRESSION);
    ck_assert_double_eq(gathered_number(&gathered, "x", "image.overlaps"), 2);
    ck_assert_int_eq(gathered_value(&gathered, "x", "image.jump")->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("image", bins_meet, designed_levels_leave_gaps, honest_levels_overlap)
