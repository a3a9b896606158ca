// Texts that fix one class of several, and numbers and texts that don't.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 300 };

static size_t class_of(size_t row) {
    return row % 10 < 2 ? 0 : 1 + row % 2;
}

static void code(struct growing *text, size_t row, uint64_t *state) {
    size_t class = class_of(row), any = (size_t)(3 * table_draw(state));
    growing_add(text, "%c%zu,c%zu\n", class == 0 ? 'r' : 's', any, class);
}

static void code_with_errors(struct growing *text, size_t row, uint64_t *state) {
    size_t class = class_of(row), any = (size_t)(3 * table_draw(state));
    growing_add(text, "%c%zu,c%zu\n", (class == 0) != (row % 100 == 50) ? 'r' : 's', any, class);
}

static void noise(struct growing *text, size_t row, uint64_t *state) {
    growing_add(text, "s%zu,c%zu\n", (size_t)(6 * table_draw(state)), class_of(row));
}

static void number(struct growing *text, size_t row, uint64_t *state) {
    size_t class = class_of(row);
    growing_add(text, "%zu,c%zu\n", (size_t)(3 * table_draw(state)) + (class == 0 ? 10 : 0), class);
}

START_TEST(a_code_of_one_class) {
    struct gathered gathered;
    table_gather(&gathered, code, ROWS, TASK_MULTICLASS);
    ck_assert_double_eq(gathered_number(&gathered, "x", "class.errors"), 0);
    ck_assert(gathered_number(&gathered, "x", "class.uncertainty") > 0.98);
    // C(6, 3) = 20 ways of dealing the values, for each of three classes; C(300, 60) of the rows
    double ways = (lgamma(301) - lgamma(61) - lgamma(241)) / log(10);
    ck_assert_double_eq_tol(gathered_number(&gathered, "x", "class.chance"), log10(3 * 20) - ways, 1e-6);
    ck_assert(gathered_number(&gathered, "x", "dependency.error_share") > 0.3);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(with_errors) {
    struct gathered gathered;
    table_gather(&gathered, code_with_errors, ROWS, TASK_MULTICLASS);
    ck_assert_double_eq_tol(gathered_number(&gathered, "x", "class.errors"), 3.0 / ROWS, 1e-9);
    ck_assert(gathered_number(&gathered, "x", "class.chance") < -40);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(noise_fixes_nothing) {
    struct gathered gathered;
    table_gather(&gathered, noise, ROWS, TASK_MULTICLASS);
    ck_assert(gathered_number(&gathered, "x", "class.chance") > -2);
    ck_assert(gathered_number(&gathered, "x", "class.uncertainty") < 0.1);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(numbers_are_not_asked) {
    struct gathered gathered;
    table_gather(&gathered, number, ROWS, TASK_MULTICLASS);
    ck_assert_int_eq(gathered_value(&gathered, "x", "class.errors")->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("one_class", a_code_of_one_class, with_errors, noise_fixes_nothing, numbers_are_not_asked)
