// Classes that were sliced from one quantity touch; honest clusters lie apart or have thin edges.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 600 };

// Classes a and b are cut from one quantity at 0, class c lies anywhere.
static void sliced(struct growing *text, size_t row, uint64_t *state) {
    double x = table_normal(state);
    growing_add(text, "%.4f,%s\n", x, row % 3 == 0 ? "c" : x < 0 ? "a" : "b");
}

static void apart(struct growing *text, size_t row, uint64_t *state) {
    double x = table_normal(state) + (row % 3 == 0 ? 0 : row % 3 == 1 ? 9 : 18);
    growing_add(text, "%.4f,%c\n", x, "abc"[row % 3]);
}

static void overlapping(struct growing *text, size_t row, uint64_t *state) {
    double x = table_normal(state) + (double)(row % 3);
    growing_add(text, "%.4f,%c\n", x, "abc"[row % 3]);
}

START_TEST(sliced_classes_touch) {
    struct gathered gathered;
    table_gather(&gathered, sliced, ROWS, TASK_MULTICLASS);
    ck_assert(gathered_number(&gathered, "x", "touch.jump") < 0.1);
    ck_assert(gathered_value(&gathered, "x", "touch.edge")->estimate.low > 0.1);
    ck_assert(gathered_number(&gathered, "x", "touch.chance") < -50);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(clusters_lie_apart) {
    struct gathered gathered;
    table_gather(&gathered, apart, ROWS, TASK_MULTICLASS);
    ck_assert(gathered_number(&gathered, "x", "touch.jump") > 1);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(overlapping_classes_have_no_cut) {
    struct gathered gathered;
    table_gather(&gathered, overlapping, ROWS, TASK_MULTICLASS);
    ck_assert_int_eq(gathered_value(&gathered, "x", "touch.jump")->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("touching_cut", sliced_classes_touch, clusters_lie_apart, overlapping_classes_have_no_cut)
