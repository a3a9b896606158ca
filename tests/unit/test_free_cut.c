// Cuts through a sum, a difference and a ratio that separate two classes, and what is none.
#include "combination_fixture.h"
#include "unit_main.h"

enum { ROWS = 200 };

// Two columns and whether the row is over the limit; `slip` rows are told wrongly.
static void write_bills(struct growing *csv, char sign, int slip) {
    uint32_t state = 5;
    growing_add(csv, "a,b,late\n");
    for (int i = 0; i < ROWS; i++) {
        double a = 20 + 60 * gathered_random(&state), b = 20 + 60 * gathered_random(&state);
        bool over = sign == '+' ? a + b > 100 : sign == '-' ? a - b > 20 : a / b > 1.1;
        growing_add(csv, "%.6f,%.6f,%d\n", a, b, over != (i < slip));
    }
}

static void expect_cut(char sign) {
    struct growing csv = {0};
    write_bills(&csv, sign, 0);
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "late", TASK_BINARY);
    size_t set = gathered_set(&gathered, "cut", 0);
    ck_assert_msg(set != SIZE_MAX, "%c", sign);
    const struct value *formula = evidence_value(&gathered.evidence, set, M_COMBINATION_FORMULA);
    char expected[] = "late from a cut through a ? b";
    *strchr(expected, '?') = sign;
    ck_assert_str_eq(formula->text, expected);
    ck_assert_double_lt(gathered_number(&gathered, set, M_COMBINATION_GAP), 10);
    ck_assert_double_lt(gathered_number(&gathered, set, M_COMBINATION_CHANCE), -40);
    ck_assert_double_gt(gathered_number(&gathered, set, M_COMBINATION_ALONE_ERRORS), 20);
    gathered_finish(&gathered);
    memory_free(csv.at);
}

START_TEST(sums_differences_and_ratios) {
    expect_cut('+');
    expect_cut('-');
    expect_cut('/');
}
END_TEST

START_TEST(one_exception_is_enough) {
    struct growing csv = {0};
    write_bills(&csv, '+', 1);
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "late", TASK_BINARY);
    ck_assert_uint_eq(gathered_set(&gathered, "cut", 0), SIZE_MAX);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

UNIT_MAIN("free_cut", sums_differences_and_ratios, one_exception_is_enough)
