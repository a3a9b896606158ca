// Functions from a column's values to the classes: how likely they are by chance, counted by hand.
#include "table_fixture.h"
#include "unit_main.h"

static double chance_of(table_row *row, size_t rows, double errors, bool one_to_one) {
    struct gathered gathered;
    table_gather(&gathered, row, rows, TASK_BINARY);
    ck_assert_double_eq(gathered_number(&gathered, "x", "dependency.errors"), errors);
    ck_assert(gathered_number(&gathered, "x", "copy.one_to_one") == one_to_one);
    double chance = gathered_number(&gathered, "x", "dependency.chance");
    gathered_finish(&gathered);
    return chance;
}

static void copied(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    growing_add(text, "%s,%d\n", row % 10 == 3 ? "in" : "out", row % 10 == 3);
}

static void copied_but_once(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    growing_add(text, "%s,%d\n", row % 10 == 3 && row != 3 ? "in" : "out", row % 10 == 3);
}

static void four_values(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    growing_add(text, "v%zu,%d\n", row % 4, row % 4 < 2);
}

// Two values can be dealt to two classes in two ways; C(40, 4) = 91390 ways of choosing the class's rows.
START_TEST(a_copy_of_a_rare_class) {
    ck_assert_double_eq_tol(chance_of(copied, 40, 0, true), log10(2.0 / 91390), 1e-9);
}
END_TEST

// The row that breaks it is one of forty.
START_TEST(a_copy_with_an_error) {
    ck_assert_double_eq_tol(chance_of(copied_but_once, 40, 1, false), log10(2.0 * 40 / 91390), 1e-9);
}
END_TEST

// C(4, 2) = 6 ways of dealing the values, C(20, 10) = 184756 of the rows.
START_TEST(a_function_of_four_values) {
    ck_assert_double_eq_tol(chance_of(four_values, 20, 0, false), log10(6.0 / 184756), 1e-9);
}
END_TEST

UNIT_MAIN("dependency", a_copy_of_a_rare_class, a_copy_with_an_error, a_function_of_four_values)
