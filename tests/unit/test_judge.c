// Tests of the judge: all four outcomes, the ledger, suppressions in two rounds, order and fingerprints.
#include "verdict/judge.h"

#include "registry_fixture.h"
#include "rule_fixture.h"

#include <check.h>
#include <stdlib.h>

static struct arena arena;
static struct notes errors;
static struct error error;
static struct catalogue all, effective;
static struct evidence evidence;
static struct verdict verdict;
static size_t dataset, a, b, target;

static size_t add_column(const char *const *name, bool feature) {
    struct subject subject = {.kind = SUBJECT_COLUMN, .name = *name, .columns = name, .column_count = 1};
    subject.feature = feature;
    subject.place = (struct place){"schema.yaml", 5, 3};
    return evidence_subject(&evidence, subject);
}

static void set_up(void) {
    static const char *const names[] = {"a", "b", "y"};
    struct embedded_rule files[RULE_FILES];
    arena_init(&arena);
    notes_init(&errors, &arena);
    error = (struct error){0};
    rule_fixture(files);
    ck_assert_int_eq(catalogue_parse(&arena, files, RULE_FILES, &errors, &all, &error), STATUS_OK);
    evidence_init(&evidence, &arena);
    dataset = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_DATASET, .name = "d"});
    a = add_column(&names[0], true);
    b = add_column(&names[1], true);
    target = add_column(&names[2], false);
    evidence_set(&evidence, dataset, ROWS, value_count(500));
    evidence_set(&evidence, dataset, STRATEGY, value_undefined(VALUE_NAME, NOT_DECLARED));
    for (size_t subject = a; subject <= target; subject++) {
        evidence_set(&evidence, subject, MISSING, value_count(3));
        evidence_set(&evidence, subject, AUC, value_estimate(estimate_between(0.6, 0.55, 0.65, 500)));
        evidence_set(&evidence, subject, OTHER_AUC, value_estimate(estimate_between(0.5, 0.45, 0.55, 500)));
        evidence_set(&evidence, subject, AVAILABLE, value_undefined(VALUE_NAME, NOT_DECLARED));
    }
}

static void tear_down(void) {
    evidence_finish(&evidence);
    notes_finish(&errors);
    arena_finish(&arena);
}

static void run(const struct policy *policy) {
    ck_assert_int_eq(policy_apply(&arena, &all, policy, &errors, &effective, &error), STATUS_OK);
    judge(&arena, &effective, policy, &evidence, "y", &verdict);
}

static const struct ledger_row *row(const char *id) {
    for (size_t i = 0; i < verdict.ledger_count; i++)
        if (strcmp(verdict.ledger[i].rule->id, id) == 0)
            return &verdict.ledger[i];
    return NULL;
}

static void expect_row(const char *id, size_t finding, size_t clear, size_t undecided,
                       size_t not_applicable) {
    const struct ledger_row *found = row(id);
    ck_assert_msg(found->finding == finding && found->clear == clear && found->undecided == undecided &&
                      found->not_applicable == not_applicable,
                  "%s: %zu %zu %zu %zu", id, found->finding, found->clear, found->undecided,
                  found->not_applicable);
}

START_TEST(test_clear) {
    run(&(struct policy){0});
    ck_assert_uint_eq(verdict.finding_count, 0);
    expect_row("LK203", 0, 2, 0, 0);
    expect_row("LK206", 0, 3, 0, 0); // a rule about columns sees the target too
    expect_row("LK101", 0, 0, 2, 0); // nothing is declared: the question stays open
    expect_row("LK301", 0, 0, 0, 1);
    ck_assert_str_eq(row("LK301")->reasons[0].text, "there are no two splits to compare");
    expect_row("LK403", 0, 0, 0, 1); // `where` needs a declaration
    ck_assert_str_eq(row("LK403")->reasons[0].text,
                     "split.strategy: the schema does not declare what is needed");
    ck_assert_uint_eq(verdict.undecided, 2);
    ck_assert_uint_eq(verdict.open[0].subject, a);
    ck_assert_int_eq(judge_worst(&verdict), SEVERITY_OFF);
    ck_assert(!judge_fails(&verdict, SEVERITY_NOTE, false));
    ck_assert(judge_fails(&verdict, SEVERITY_NOTE, true));
}
END_TEST

START_TEST(test_finding) {
    evidence_set(&evidence, a, AUC, value_estimate(estimate_between(0.996, 0.991, 0.999, 500)));
    run(&(struct policy){0});
    ck_assert_uint_eq(verdict.finding_count, 1);
    const struct finding *finding = &verdict.findings[0];
    ck_assert_str_eq(finding->rule->id, "LK203");
    ck_assert_uint_eq(finding->subject, a);
    ck_assert_int_eq(finding->severity, SEVERITY_ERROR);
    ck_assert_str_eq(finding->message, "a tells y: 0.996, 3 missing");
    ck_assert_str_eq(finding->question, "Is a known?");
    ck_assert_str_eq(finding->repair, "r");
    ck_assert_ptr_null(finding->because);
    ck_assert_uint_eq(finding->cited_count, 2);
    ck_assert_int_eq(finding->cited[0].measure, AUC);
    ck_assert_int_eq(finding->cited[1].measure, MISSING);
    ck_assert_double_eq(finding->cited[0].value.estimate.value, 0.996);
    ck_assert_uint_eq(finding->place.line, 5);
    ck_assert_uint_eq(strspn(finding->fingerprint, "0123456789abcdef"), 16);
    ck_assert_uint_eq(verdict.errors, 1);
    ck_assert(judge_fails(&verdict, SEVERITY_ERROR, false));
    ck_assert(!judge_fails(&verdict, SEVERITY_OFF, false));
}
END_TEST

START_TEST(test_undecided) {
    evidence_set(&evidence, a, AUC, value_estimate(estimate_between(0.97, 0.9, 0.99, 40)));
    evidence_set(&evidence, b, AUC, value_undefined(VALUE_ESTIMATE, CONSTANT));
    evidence_set(&evidence, b, AVAILABLE, value_name("false"));
    run(&(struct policy){0});
    expect_row("LK203", 0, 0, 2, 0);
    expect_row("LK101", 1, 0, 1, 0);
    ck_assert_uint_eq(row("LK203")->reason_count, 2);
    ck_assert_uint_eq(verdict.undecided, 3);
    ck_assert_str_eq(verdict.open[1].reason, "target.auc 0.97 [0.9, 0.99] straddles 0.98");
    ck_assert_str_eq(verdict.open[2].reason, "target.auc: the column is constant");
}
END_TEST

START_TEST(test_not_applicable) {
    evidence_set(&evidence, a, MISSING, value_count(77));
    evidence_set(&evidence, b, MISSING, value_count(78));
    run(&(struct policy){0});
    expect_row("LK203", 0, 0, 0, 2);
    ck_assert_uint_eq(row("LK203")->reason_count, 1);
    ck_assert_uint_eq(row("LK203")->reasons[0].count, 2);
    ck_assert_str_eq(row("LK203")->reasons[0].text, "not the case: missing.count < 50");
}
END_TEST

START_TEST(test_no_data) {
    evidence_set(&evidence, a, AUC, value_undefined(VALUE_ESTIMATE, NO_DATA));
    evidence_set(&evidence, b, MISSING, value_undefined(VALUE_COUNT, NO_DATA));
    run(&(struct policy){0});
    expect_row("LK203", 0, 0, 0, 2);
    ck_assert_str_eq(row("LK203")->reasons[0].text, "no data was opened");
    ck_assert_uint_eq(row("LK203")->reasons[0].count, 2);
}
END_TEST

START_TEST(test_circumstances) {
    evidence_set(&evidence, a, AUC, value_estimate(estimate_exact(0.999, 500)));
    evidence_set(&evidence, a, AVAILABLE, value_name("true"));
    evidence_set(&evidence, a, REASON, value_text("{odd} text"));
    run(&(struct policy){0});
    ck_assert_int_eq(verdict.findings[0].severity, SEVERITY_NOTE);
    ck_assert_str_eq(verdict.findings[0].because, "said {odd} text");
    ck_assert_uint_eq(verdict.notes, 1);
}
END_TEST

static size_t add_suppression(const char *name, size_t index) {
    size_t subject = evidence_subject(
        &evidence, (struct subject){.kind = SUBJECT_SUPPRESSION, .name = name, .index = index});
    evidence_set(&evidence, subject, EXPIRED, value_flag(false));
    return subject;
}

START_TEST(test_suppressions) {
    struct policy_suppression suppressions[] = {
        {.rule = "LK203", .column = "a", .reason = "checked"},
        {.rule = "LK2", .column = "b", .reason = "old", .expires = true, .expires_day = 99},
        {.rule = "LK206", .column = "a", .reason = "needless"},
        {.rule = "LK301", .reason = "not judged here"},
        {.rule = "LK203", .column = "gone", .reason = "no such column"},
    };
    struct policy policy = {.suppressions = suppressions, .suppression_count = 5, .today = 100};
    size_t first = add_suppression("0", 0);
    for (size_t i = 1; i < 5; i++)
        add_suppression(i == 2 ? "needless" : i == 4 ? "gone" : "other", i);
    evidence_set(&evidence, first + 1, EXPIRED, value_flag(true));
    evidence_set(&evidence, a, AUC, value_estimate(estimate_exact(0.999, 500)));
    evidence_set(&evidence, b, AUC, value_estimate(estimate_exact(0.999, 500)));
    run(&policy);
    expect_row("LK203", 2, 0, 0, 0);
    expect_row("LK901", 1, 4, 0, 0);
    expect_row("LK902", 2, 2, 1, 0);
    ck_assert_uint_eq(evidence_value(&evidence, first, MATCHES)->count, 1);
    ck_assert_int_eq(evidence_value(&evidence, first + 3, MATCHES)->why, NOT_DECIDABLE);
    ck_assert_uint_eq(verdict.suppressed, 1);
    ck_assert_uint_eq(verdict.errors, 1);
    ck_assert_uint_eq(verdict.warnings, 1);
    ck_assert_uint_eq(verdict.notes, 2);
    ck_assert_str_eq(verdict.findings[0].suppressed, "checked");
    ck_assert_ptr_null(verdict.findings[1].suppressed); // expired
    ck_assert_str_eq(verdict.findings[3].message, "needless");
    ck_assert_str_eq(verdict.findings[4].message, "gone");
    suppressions[1].expires_day = 100; // holds on its last day
    run(&policy);
    ck_assert_uint_eq(verdict.suppressed, 2);
}
END_TEST

START_TEST(test_order) {
    static const char *const splits[] = {"train", "test"};
    struct subject pair = {
        .kind = SUBJECT_SPLIT_PAIR, .name = "train/test", .splits = {splits[0], splits[1]}};
    size_t overlap = evidence_subject(&evidence, pair);
    size_t override = evidence_subject(&evidence, (struct subject){.kind = SUBJECT_OVERRIDE, .name = "o"});
    evidence_set(&evidence, overlap, OVERLAP, value_count(3));
    evidence_set(&evidence, override, OVERRIDDEN, value_name("off"));
    evidence_set(&evidence, a, AUC, value_estimate(estimate_exact(0.999, 500)));
    evidence_set(&evidence, b, AUC, value_estimate(estimate_exact(0.999, 500)));
    evidence_set(&evidence, b, AVAILABLE, value_name("false"));
    evidence_set(&evidence, a, OTHER_AUC, value_estimate(estimate_exact(0.95, 500)));
    run(&(struct policy){0});
    static const char *const order[] = {"LK101", "LK203", "LK203", "LK301", "LK206", "LK905"};
    ck_assert_uint_eq(verdict.finding_count, 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_str_eq(verdict.findings[i].rule->id, order[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert_str_ne(verdict.findings[i].fingerprint, verdict.findings[k].fingerprint);
    }
    ck_assert_uint_eq(verdict.findings[1].subject, a);
    ck_assert_uint_eq(verdict.findings[2].subject, b);
}
END_TEST

START_TEST(test_off) {
    static const char *const ignored[] = {"LK2"};
    evidence_set(&evidence, a, AUC, value_estimate(estimate_exact(0.999, 500)));
    run(&(struct policy){.ignored = ignored, .ignored_count = 1});
    expect_row("LK203", 0, 0, 0, 0);
    ck_assert(row("LK203")->off && !row("LK101")->off);
    ck_assert_uint_eq(verdict.finding_count, 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("judge");
    TCase *tests = tcase_create("judge");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_clear);
    tcase_add_test(tests, test_finding);
    tcase_add_test(tests, test_undecided);
    tcase_add_test(tests, test_not_applicable);
    tcase_add_test(tests, test_no_data);
    tcase_add_test(tests, test_circumstances);
    tcase_add_test(tests, test_suppressions);
    tcase_add_test(tests, test_order);
    tcase_add_test(tests, test_off);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
