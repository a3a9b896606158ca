// Tests of the sheet's questions: each rule belongs to one of them, and none names a rule that does not
// exist.
#include "report/sheet_question.h"

#include "unit_main.h"
#include "verdict/catalogue.h"

#include <string.h>

static struct arena arena;
static struct notes errors;
static struct catalogue catalogue;

static void load(void) {
    struct error error = {0};
    arena_init(&arena);
    notes_init(&errors, &arena);
    ck_assert_int_eq(catalogue_load(&arena, NULL, &errors, &catalogue, &error), STATUS_OK);
}

static void unload(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

START_TEST(every_rule_belongs_to_one_question) {
    load();
    for (size_t r = 0; r < catalogue.count; r++) {
        const struct rule *rule = catalogue.rules[r];
        size_t asking = 0;
        for (size_t q = 0; q < sheet_question_count; q++)
            asking += sheet_question_asks(&sheet_questions[q], rule);
        ck_assert_msg(asking == (strcmp(rule->taxonomy, "-") != 0), "%zu questions ask for %s (%s)", asking,
                      rule->id, rule->taxonomy);
    }
    unload();
}
END_TEST

START_TEST(rules_are_named_under_their_type) {
    load();
    for (size_t q = 0; q < sheet_question_count; q++)
        for (size_t i = 0; sheet_questions[q].rules && sheet_questions[q].rules[i]; i++) {
            const struct rule *rule = catalogue_find(&catalogue, sheet_questions[q].rules[i]);
            ck_assert_ptr_nonnull(rule);
            ck_assert_str_eq(rule->taxonomy, sheet_questions[q].taxonomy);
        }
    unload();
}
END_TEST

// An organisation's rule finds its place by its type alone.
START_TEST(own_rules_find_their_question) {
    static const char *const types[] = {"L1.1", "L1.2", "L1.3", "L1.4", "L2", "L3.1", "L3.2", "L3.3"};
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        const struct rule own = {.id = "ACME1", .taxonomy = types[t]};
        size_t asking = 0;
        for (size_t q = 0; q < sheet_question_count; q++)
            asking += sheet_question_asks(&sheet_questions[q], &own);
        ck_assert_uint_eq(asking, 1);
    }
}
END_TEST

START_TEST(there_are_twenty_one) {
    ck_assert_uint_eq(sheet_question_count, 21);
    for (size_t q = 0; q < sheet_question_count; q++) {
        const struct sheet_question *question = &sheet_questions[q];
        ck_assert(question->section && question->topic && question->text);
        ck_assert(question->author || question->declared);
        ck_assert_int_eq(question->text[strlen(question->text) - 1], '?');
        ck_assert(question->taxonomy || question->rules); // without a type, it must say that it has no rules
    }
}
END_TEST

UNIT_MAIN("sheet_question", every_rule_belongs_to_one_question, rules_are_named_under_their_type,
          own_rules_find_their_question, there_are_twenty_one)
