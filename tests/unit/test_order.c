// What the row number tells: sorted, in turn, and shuffled rows, and rows in the order of a time.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 400 };

static void sorted(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%.3f,%d\n", table_normal(state), row >= ROWS / 4);
}

static void in_turn(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%.3f,%d\n", table_normal(state), row % 3 == 0);
}

static void shuffled(struct growing *text, size_t row, uint64_t *state) {
    (void)row;
    growing_add(text, "%.3f,%d\n", table_normal(state), table_draw(state) < 0.4);
}

static void by_day(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "2024-%02zu-%02zu,%d\n", 1 + row / 40, 1 + row / 2 % 20, table_draw(state) < 0.4);
}

static void rising(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%.3f,%.3f\n", table_normal(state), (double)row + 10 * table_normal(state));
}

static double of_dataset(const struct gathered *gathered, const char *measure) {
    const struct value *value =
        evidence_value(&gathered->evidence, gathered->gather.dataset_subject, measure_find(measure));
    ck_assert_msg(value->why == DEFINED, "%s: %s", measure, undefined_name(value->why));
    return value->type == VALUE_ESTIMATE ? value->estimate.value
           : value->type == VALUE_COUNT  ? (double)value->count
                                         : (double)value->flag;
}

START_TEST(sorted_rows) {
    struct gathered gathered;
    table_gather(&gathered, sorted, ROWS, TASK_BINARY);
    ck_assert(of_dataset(&gathered, "order.power") > 0.98);
    ck_assert_double_eq_tol(of_dataset(&gathered, "order.change"), 1, 1e-9);
    ck_assert_double_eq(of_dataset(&gathered, "order.change_row"), ROWS / 4);
    ck_assert(of_dataset(&gathered, "order.runs") < 0.1);
    ck_assert_double_eq(of_dataset(&gathered, "order.sorted"), 1);
    ck_assert_double_eq(of_dataset(&gathered, "order.has_key"), 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(rows_in_turn) {
    struct gathered gathered;
    table_gather(&gathered, in_turn, ROWS, TASK_BINARY);
    ck_assert_double_eq(of_dataset(&gathered, "order.period"), 3);
    ck_assert(of_dataset(&gathered, "order.period_share") > 0.95);
    ck_assert(of_dataset(&gathered, "order.runs") > 1.4);
    ck_assert_double_eq(of_dataset(&gathered, "order.sorted"), 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(shuffled_rows) {
    struct gathered gathered;
    table_gather(&gathered, shuffled, ROWS, TASK_BINARY);
    ck_assert(of_dataset(&gathered, "order.power") < 0.6);
    ck_assert(of_dataset(&gathered, "order.change") < 0.25);
    ck_assert(of_dataset(&gathered, "order.period_share") < 0.1);
    double runs = of_dataset(&gathered, "order.runs");
    ck_assert(runs > 0.8 && runs < 1.2);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(rows_by_day) {
    struct gathered gathered;
    table_gather(&gathered, by_day, ROWS, TASK_BINARY);
    ck_assert_double_eq(of_dataset(&gathered, "order.has_key"), 1);
    ck_assert_double_eq(of_dataset(&gathered, "order.time"), 1);
    gathered_finish(&gathered);
}
END_TEST

static void falling(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%.3f,%zu\n", table_normal(state), 900 - row / 3);
}

START_TEST(a_number_that_only_falls) {
    struct gathered gathered;
    table_gather(&gathered, falling, ROWS, TASK_REGRESSION);
    ck_assert_double_eq(of_dataset(&gathered, "order.sorted"), 1);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_rising_number) {
    struct gathered gathered;
    table_gather(&gathered, rising, ROWS, TASK_REGRESSION);
    ck_assert(of_dataset(&gathered, "order.power") > 0.95);
    ck_assert(of_dataset(&gathered, "order.change") > 0.9);
    ck_assert_double_eq(of_dataset(&gathered, "order.sorted"), 0); // nearly
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("order", sorted_rows, rows_in_turn, shuffled_rows, rows_by_day, a_rising_number,
          a_number_that_only_falls)
