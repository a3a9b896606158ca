// The way cells are written against the target: each way by itself, and the honest twins that only look so.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 400 };

static bool draw_class(uint64_t *state) {
    return table_draw(state) < 0.4;
}

static void decimals(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    (void)row;
    growing_add(text, "%.*f,%d\n", y ? 2 : 3, 50 + 10 * table_normal(state), y);
}

// Four digits: larger numbers have fewer decimals, and the class goes with the size a little.
static void significant(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    (void)row;
    growing_add(text, "%.4g,%d\n", (1 + y) * 1000 * table_draw(state) * table_draw(state) + 1, y);
}

static void missing(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    if (table_draw(state) < 0.3)
        growing_add(text, "%s,%d\n", y ? "NA" : "", y);
    else
        growing_add(text, "%zu,%d\n", row % 17, y);
}

static void just_missing(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    if (table_draw(state) < (y ? 0.6 : 0.1))
        growing_add(text, "%s,%d\n", row % 2 ? "NA" : "", y);
    else
        growing_add(text, "%zu,%d\n", row % 17, y);
}

static void quotes(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    growing_add(text, y ? "\"%s\",1\n" : "%s,0\n", row % 2 ? "red" : "blue");
}

// Only texts with a comma are quoted, as they must be.
static void needed_quotes(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "%s,%d\n", row % 2 ? "\"red, dark\"" : "blue", draw_class(state));
}

static void blanks(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    growing_add(text, "%s%zu,%d\n", y ? " " : "", row % 17, y);
}

static void letters(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    const char *words[2][2] = {{"red", "blue"}, {"RED", "BLUE"}};
    growing_add(text, "%s,%d\n", words[y][row % 2], y);
}

// Every word is always written alike.
static void spelt_alike(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    const char *words[3] = {"red", "BLUE", "Green"};
    (void)row;
    growing_add(text, "%s,%d\n", words[(size_t)(3 * table_draw(state)) * (1 - y) + y], y);
}

static void layouts(struct growing *text, size_t row, uint64_t *state) {
    bool y = draw_class(state);
    growing_add(text, "2024-%02zu-%02zu%s,%d\n", 1 + row % 12, 1 + row % 28, y ? " 00:00" : "", y);
}

static void expect(table_row *write, const char *facet) {
    struct gathered gathered;
    table_gather(&gathered, write, ROWS, TASK_BINARY);
    ck_assert(gathered_number(&gathered, "x", "format.share") > 0.8);
    ck_assert(gathered_number(&gathered, "x", "format.chance") < -20);
    ck_assert_str_eq(gathered_value(&gathered, "x", "format.facet")->text, facet);
    gathered_finish(&gathered);
}

static void expect_nothing(table_row *write) {
    struct gathered gathered;
    table_gather(&gathered, write, ROWS, TASK_BINARY);
    const struct value *share = gathered_value(&gathered, "x", "format.share");
    ck_assert(share->why != DEFINED || share->estimate.value < 0.1);
    gathered_finish(&gathered);
}

START_TEST(ways_of_writing) {
    expect(decimals, "decimals");
    expect(missing, "spelling of missing");
    expect(quotes, "quotes and blanks");
    expect(blanks, "quotes and blanks");
    expect(letters, "upper and lower case");
    expect(layouts, "layout");
}
END_TEST

START_TEST(what_the_value_explains) {
    expect_nothing(significant);
    expect_nothing(just_missing);
    expect_nothing(needed_quotes);
    expect_nothing(spelt_alike);
}
END_TEST

UNIT_MAIN("formatting", ways_of_writing, what_the_value_explains)
