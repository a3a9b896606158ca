// Tests of rule files: a whole one, and mistakes with the place and the words they are told in.
#include "verdict/rule.h"

#include "registry_fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct notes errors;

static void set_up(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
}

static void tear_down(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static const char whole[] = "id: LK203\n"
                            "name: single-column-predicts-target\n"
                            "title: One column tells the target\n"
                            "taxonomy: L2\n"
                            "severity: error\n"
                            "certainty: strong\n"
                            "subject: feature\n"
                            "where: defined(target.auc)\n"
                            "when: |\n"
                            "  low(target.auc) > $auc\n"
                            "  and missing.count / dataset.rows < $share\n"
                            "severity_when:\n"
                            "  - when: declared.available == \"true\"\n"
                            "    severity: note\n"
                            "    because: \"declared available: {declared.reason}\"\n"
                            "params:\n"
                            "  auc: {value: 0.98, doc: as low as it may be}\n"
                            "  share: 0.05\n"
                            "message: \"{column} alone tells {target}: AUC {target.auc} (limit {$auc})\"\n"
                            "question: |\n"
                            "  Is {column} known when {target} is predicted?\n"
                            "why: Because.\n"
                            "repair: |\n"
                            "  Drop it.\n"
                            "  Or say why not.\n"
                            "references: [\"Kaufman et al. 2012\", \"another\"]\n"
                            "since: \"0.1\"\n";

static struct rule *parse(const char *text) {
    return rule_parse(&arena, "rules/LK203.yaml", span_of(text), &errors);
}

START_TEST(test_whole) {
    struct rule *rule = parse(whole);
    ck_assert_msg(rule != NULL, "%s", errors.count > 0 ? errors.items[0].text : "no rule");
    ck_assert_uint_eq(errors.count, 0);
    ck_assert_str_eq(rule->id, "LK203");
    ck_assert_str_eq(rule->name, "single-column-predicts-target");
    ck_assert_str_eq(rule->title, "One column tells the target");
    ck_assert_str_eq(rule->taxonomy, "L2");
    ck_assert_int_eq(rule->severity, SEVERITY_ERROR);
    ck_assert_int_eq(rule->certainty, CERTAINTY_STRONG);
    ck_assert_int_eq(rule->subject, SUBJECT_FEATURE);
    ck_assert_str_eq(expression_text(rule->where), "defined(target.auc)");
    ck_assert_str_eq(expression_text(rule->when),
                     "low(target.auc) > $auc\nand missing.count / dataset.rows < $share");
    ck_assert_uint_eq(rule->parameter_count, 2);
    ck_assert_str_eq(rule->parameters[0].name, "auc");
    ck_assert_str_eq(rule->parameters[0].doc, "as low as it may be");
    ck_assert_double_eq(rule->parameters[1].value, 0.05);
    ck_assert_ptr_null(rule->parameters[1].doc);
    ck_assert_uint_eq(rule->severity_when_count, 1);
    ck_assert_int_eq(rule->severity_when[0].severity, SEVERITY_NOTE);
    ck_assert_str_eq(rule->question, "Is {column} known when {target} is predicted?");
    ck_assert_str_eq(rule->repair, "Drop it.\nOr say why not.");
    ck_assert_uint_eq(rule->reference_count, 2);
    ck_assert_str_eq(rule->since, "0.1");
    ck_assert_str_eq(rule->place.path, "rules/LK203.yaml");
}
END_TEST

// Each mistake replaces a part of the good file.
static const struct {
    const char *part, *by;
    uint64_t line, column;
    const char *message;
} mistakes[] = {
    {"id: LK203", "id: 203", 1, 5, "an id is a family"},
    {"id: LK203", "id: LK203b", 1, 5, "an id is a family"},
    {"single-column-predicts-target", "Single column", 2, 7, "a name is words in small letters"},
    {"title: One column tells the target\n", "", 1, 1, "the rule has no title"},
    {"taxonomy: L2", "taxonomy: L9", 4, 11, "taxonomy"},
    {"severity: error", "severity: eror", 5, 11, "did you mean 'error'"},
    {"severity: error", "severity: \"off\"", 5, 11, "severity"},
    {"certainty: strong", "certainty: maybe", 6, 12, "certainty"},
    {"subject: feature", "subject: features", 7, 10, "did you mean 'feature'"},
    {"where:", "were:", 8, 1, "did you mean 'where'"},
    {"where: defined(target.auc)", "where: defined(target.acu)", 8, 16, "did you mean 'target.auc'"},
    {"where: defined(target.auc)", "where: 'defined(target.acu)'", 8, 17, "did you mean 'target.auc'"},
    {"where: defined(target.auc)", "where: missing.count > 0 and\n   defined(target.acu)", 9, 12,
     "did you mean 'target.auc'"},
    {"where: defined(target.auc)", "where: >\n  missing.count > 0\n  and defined(target.acu)", 10, 15,
     "did you mean 'target.auc'"},
    {"dataset.rows <", "dataset.row <", 11, 23, "did you mean 'dataset.rows'"},
    {"low(target.auc) > $auc", "low(target.auc) > $acu", 10, 21, "did you mean 'auc'"},
    {"low(target.auc) > $auc\n", "low(target.auc) > 0.9\n", 17, 3, "the parameter 'auc' is not used"},
    {"severity: note", "severity: nota", 14, 15, "did you mean 'note'"},
    {"== \"true\"", "== \"treu\"", 13, 33, "did you mean \"true\""},
    {"    severity: note\n", "", 13, 5, "needs when, severity and because"},
    {"{declared.reason}", "{declared.raeson}", 15, 35, "did you mean 'declared.reason'"},
    {"share: 0.05", "share: many", 18, 10, "a parameter must be a number"},
    {"share: 0.05", "Share: 0.05", 18, 3, "small letters"},
    {"{value: 0.98, doc: as low as it may be}", "{doc: as low as it may be}", 17, 8, "needs a value"},
    {"{column} alone", "{colum} alone", 19, 11, "did you mean 'column'"},
    {"AUC {target.auc}", "AUC {target.auc|percnt}", 19, 46, "did you mean 'percent'"},
    {"{$auc})", "{$shar})", 19, 66, "did you mean 'share'"},
    {"{$auc})", "{$auc)", 19, 66, "never closed"},
    {"Is {column} known", "Is {columm} known", 21, 6, "did you mean 'column'"},
    {"why: Because.", "why: \"\"", 22, 6, "must not be empty"},
    {"[\"Kaufman et al. 2012\", \"another\"]", "Kaufman", 26, 13, "must be a list"},
};

static char *replaced(const char *part, const char *by) {
    const char *at = strstr(whole, part);
    ck_assert_ptr_nonnull(at);
    return text_format(&arena, "%.*s%s%s", (int)(at - whole), whole, by, at + strlen(part));
}

START_TEST(test_mistakes) {
    ck_assert_ptr_null(parse(replaced(mistakes[_i].part, mistakes[_i].by)));
    ck_assert_uint_ge(errors.count, 1);
    const struct note *note = &errors.items[0];
    ck_assert_msg(strstr(note->text, mistakes[_i].message) != NULL, "%s: %s", mistakes[_i].by, note->text);
    ck_assert_msg(note->place.line == mistakes[_i].line && note->place.column == mistakes[_i].column,
                  "%s: %d:%d %s", mistakes[_i].by, (int)note->place.line, (int)note->place.column,
                  note->text);
    ck_assert_str_eq(note->place.path, "rules/LK203.yaml");
}
END_TEST

START_TEST(test_no_rule_at_all) {
    ck_assert_ptr_null(parse(""));
    ck_assert_ptr_null(parse("- a list\n"));
    ck_assert_ptr_null(parse("id: [LK203"));
    ck_assert_uint_ge(errors.errors, 3);
}
END_TEST

START_TEST(test_all_mistakes_at_once) {
    ck_assert_ptr_null(parse("id: x\nname: Y\ntitle: t\nseverity: bad\n"));
    ck_assert_uint_ge(errors.errors, 8);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("rule");
    TCase *tests = tcase_create("rule");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_whole);
    tcase_add_loop_test(tests, test_mistakes, 0, (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(tests, test_no_rule_at_all);
    tcase_add_test(tests, test_all_mistakes_at_once);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
