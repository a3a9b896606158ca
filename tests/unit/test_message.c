// Tests of message templates: how names, numbers and holes are filled in, and that brackets can't be
// misspelt.
#include "verdict/message.h"

#include "registry_fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;
static struct evidence evidence;
static size_t column, set;
static const char *const names[] = {"auc", "share"};
static const double values[] = {0.9, 0.05};

static void set_up(void) {
    static const char *const columns[] = {"a", "b", "c"};
    arena_init(&arena);
    notes_init(&errors, &arena);
    evidence_init(&evidence, &arena);
    size_t dataset = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_DATASET, .name = "d"});
    column = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_COLUMN, .name = "{income}"});
    set = evidence_subject(
        &evidence,
        (struct subject){.kind = SUBJECT_COLUMN_SET, .name = "a+b+c", .columns = columns, .column_count = 3});
    evidence_set(&evidence, dataset, ROWS, value_count(1234567));
    evidence_set(&evidence, column, AUC, value_estimate(estimate_between(0.996321, 0.99, 0.999, 1319)));
    evidence_set(&evidence, column, OTHER_AUC, value_undefined(VALUE_ESTIMATE, TOO_FEW));
    evidence_set(&evidence, column, MISSING, value_count(1319));
    evidence_set(&evidence, column, CONSTANT_FLAG, value_flag(true));
    evidence_set(&evidence, column, AVAILABLE, value_name("lag"));
    evidence_set(&evidence, column, REASON, value_text("billing {posts} it"));
}

static void tear_down(void) {
    evidence_finish(&evidence);
    notes_finish(&errors);
    arena_finish(&arena);
}

static bool check_as(const char *text, enum subject_kind subject) {
    struct node node = {
        .kind = NODE_SCALAR, .text = text, .length = strlen(text), .place = {"r.yaml", 2, 10}};
    struct expression_scope scope = {subject, names, 2, NULL};
    return message_check((struct position){.node = &node}, &scope, &errors);
}

static const char *fill(const char *text, size_t subject) {
    struct message_facts facts = {&evidence, subject, "churned", names, values, 2};
    return message_fill(&arena, text, &facts);
}

static const struct {
    const char *text, *filled;
} filled[] = {
    {"", ""},
    {"plain", "plain"},
    {"{column} tells {target}", "{income} tells churned"},
    {"{name}, {columns}", "{income}, {income}"},
    {"AUC {target.auc}", "AUC 0.9963"},
    {"{target.auc|percent} of", "99.6 % of"},
    {"{missing.count} of {dataset.rows} rows", "1,319 of 1,234,567 rows"},
    {"{missing.auc}, {missing.auc|percent}", "unknown, unknown"},
    {"{column.constant} {declared.available} {declared.reason}", "yes lag billing {posts} it"},
    {"above {$auc} or {$share|percent}", "above 0.9 or 5 %"},
    {"{{braces}} {{{name}}}", "{braces} {{income}}"},
    {"{target.auc|count}", "1"},
    {"{$auc}", "0.9"},
};

START_TEST(test_filled) {
    ck_assert_msg(check_as(filled[_i].text, SUBJECT_COLUMN), "%s", errors.count ? errors.items[0].text : "");
    ck_assert_str_eq(fill(filled[_i].text, column), filled[_i].filled);
}
END_TEST

START_TEST(test_columns) {
    ck_assert(check_as("{columns} and {name}", SUBJECT_COLUMN_SET));
    ck_assert_str_eq(fill("{columns}: {name}", set), "a, b and c: a+b+c");
}
END_TEST

START_TEST(test_almost_one) {
    evidence_set(&evidence, column, AUC, value_estimate(estimate_exact(0.999991, 10)));
    ck_assert_str_eq(fill("{target.auc} {target.auc|percent}", column), "over 0.9999 over 99.9 %");
    evidence_set(&evidence, column, AUC, value_estimate(estimate_exact(1, 10)));
    ck_assert_str_eq(fill("{target.auc} {target.auc|percent}", column), "1 100 %");
}
END_TEST

START_TEST(test_no_target) {
    struct message_facts facts = {&evidence, column, NULL, names, values, 2};
    ck_assert_str_eq(message_fill(&arena, "tells {target}", &facts), "tells the target");
}
END_TEST

static const struct {
    const char *text;
    enum subject_kind subject;
    uint64_t column;
    const char *message;
} wrong[] = {
    {"a {colunm}", SUBJECT_COLUMN, 12, "unknown placeholder 'colunm' (did you mean 'column'?)"},
    {"{target.acu}", SUBJECT_COLUMN, 10, "unknown measure 'target.acu' (did you mean 'target.auc'?)"},
    {"{$acu}", SUBJECT_COLUMN, 10, "unknown parameter 'acu' (did you mean 'auc'?)"},
    {"{}", SUBJECT_COLUMN, 10, "unknown placeholder ''"},
    {"{column", SUBJECT_COLUMN, 10, "never closed"},
    {"column}", SUBJECT_COLUMN, 16, "write }}"},
    {"{target.auc|precent}", SUBJECT_COLUMN, 10, "unknown style 'precent' (did you mean 'percent'?)"},
    {"{declared.reason|count}", SUBJECT_COLUMN, 10, "can't be printed as a number"},
    {"{column|count}", SUBJECT_COLUMN, 10, "can't be printed as a number"},
    {"{column}", SUBJECT_DATASET, 10, "has no {column}"},
    {"{target.auc}", SUBJECT_DATASET, 10, "is measured for each column"},
};

START_TEST(test_wrong) {
    ck_assert(!check_as(wrong[_i].text, wrong[_i].subject));
    ck_assert_msg(strstr(errors.items[0].text, wrong[_i].message) != NULL, "%s", errors.items[0].text);
    ck_assert_uint_eq(errors.items[0].place.column, wrong[_i].column);
}
END_TEST

START_TEST(test_measures) {
    int found[3];
    ck_assert_uint_eq(
        message_measures(&arena, "{column} {target.auc} {$auc} {dataset.rows} {target.auc}", found), 3);
    ck_assert_int_eq(found[0], AUC);
    ck_assert_int_eq(found[1], ROWS);
    ck_assert_int_eq(found[2], AUC);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("message");
    TCase *tests = tcase_create("message");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_filled, 0, (int)(sizeof filled / sizeof *filled));
    tcase_add_test(tests, test_columns);
    tcase_add_test(tests, test_almost_one);
    tcase_add_test(tests, test_no_target);
    tcase_add_loop_test(tests, test_wrong, 0, (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(tests, test_measures);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
