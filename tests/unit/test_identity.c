// What identifies rows, and what its beginning and its number tell of the target.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 400 };

static void by_class(struct growing *text, size_t row, uint64_t *state) {
    bool yes = table_draw(state) < 0.4;
    growing_add(text, "CUST-%06zu,%d\n", row + 1 + ROWS * yes, yes);
}

static void in_any_order(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "CUST-%06zu,%d\n", row * 7 % ROWS, table_draw(state) < 0.4);
}

static void by_letter(struct growing *text, size_t row, uint64_t *state) {
    bool yes = table_draw(state) < 0.4;
    growing_add(text, "%c%06zu,%d\n", yes ? 'A' : 'B', row * 7919 % 999983, yes);
}

// Each day once, in two layouts that know the target.
static void dates(struct growing *text, size_t row, uint64_t *state) {
    bool yes = table_draw(state) < 0.4;
    growing_add(text, yes ? "20%02zu-%02zu-%02zu,1\n" : "20%02zu/%02zu/%02zu,0\n", row / 300,
                1 + row / 25 % 12, 1 + row % 25);
}

static void open_table(struct gathered *gathered, table_row *row) {
    table_gather(gathered, row, ROWS, TASK_BINARY);
}

START_TEST(the_number_in_a_text) {
    struct gathered gathered;
    open_table(&gathered, by_class);
    ck_assert(gathered_number(&gathered, "x", "id.like") == 1);
    ck_assert(gathered_number(&gathered, "x", "id.number_power") > 0.95);
    gathered_finish(&gathered);
    open_table(&gathered, in_any_order);
    ck_assert(gathered_number(&gathered, "x", "id.number_power") < 0.3);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(the_beginning_of_a_text) {
    struct gathered gathered;
    open_table(&gathered, by_letter);
    ck_assert(gathered_number(&gathered, "x", "id.prefix_power") > 0.95);
    ck_assert(gathered_number(&gathered, "x", "id.number_power") < 0.3);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(dates_in_several_layouts_are_no_ids) {
    struct gathered gathered;
    open_table(&gathered, dates);
    ck_assert(gathered_number(&gathered, "x", "id.like") == 0);
    ck_assert(gathered_value(&gathered, "x", "id.prefix_power")->why == NOT_DECIDABLE);
    ck_assert(gathered_number(&gathered, "x", "format.share") > 0.9);
    ck_assert_str_eq(gathered_value(&gathered, "x", "format.facet")->text, "layout");
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("identity", the_number_in_a_text, the_beginning_of_a_text, dates_in_several_layouts_are_no_ids)
