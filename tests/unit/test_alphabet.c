// Agreement with the target in its own words, against kappas worked out by hand.
#include "table_fixture.h"
#include "unit_main.h"

enum { ROWS = 300 };

// Of each 10 rows of a class, 6 say it, in any case, and 4 say the next one: agreement 0.6, by chance 1/3.
static void agreeing(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    size_t class = row % 3, said = row / 3 % 10 < 6 ? class : (class + 1) % 3;
    growing_add(text, "%s,%s\n", (const char *[]){"home", "DRAW", "Away"}[said],
                (const char *[]){"home", "draw", "away"}[class]);
}

static void customary(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    growing_add(text, "%s,%s\n", row % 5 ? "low" : "high", row % 2 ? "low" : "high");
}

static void other_words(struct growing *text, size_t row, uint64_t *state) {
    (void)state;
    growing_add(text, "%s,%s\n", row % 5 ? "home" : "elsewhere", row % 2 ? "home" : "away");
}

START_TEST(agreement_beyond_chance) {
    struct gathered gathered;
    table_gather(&gathered, agreeing, ROWS, TASK_MULTICLASS);
    const struct value *kappa = gathered_value(&gathered, "x", "alphabet.kappa");
    ck_assert_double_eq_tol(kappa->estimate.value, 0.4, 1e-12);
    ck_assert(kappa->estimate.low > 0.3 && kappa->estimate.high < 0.5);
    ck_assert_double_eq(gathered_number(&gathered, "x", "alphabet.columns"), 1);
    ck_assert_double_eq(gathered_number(&gathered, "x", "alphabet.customary"), 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(customary_words) {
    struct gathered gathered;
    table_gather(&gathered, customary, ROWS, TASK_BINARY);
    ck_assert_double_eq(gathered_number(&gathered, "x", "alphabet.customary"), 1);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_strange_word_ends_it) {
    struct gathered gathered;
    table_gather(&gathered, other_words, ROWS, TASK_BINARY);
    ck_assert_int_eq(gathered_value(&gathered, "x", "alphabet.kappa")->why, NOT_DECIDABLE);
    ck_assert_double_eq(gathered_number(&gathered, "x", "alphabet.columns"), 0);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("alphabet", agreement_beyond_chance, customary_words, a_strange_word_ends_it)
