// Tests of the policy: what is selected, what is overridden and by whom, and that nothing misspelt passes.
#include "verdict/policy.h"

#include "registry_fixture.h"
#include "rule_fixture.h"

#include <check.h>
#include <stdlib.h>

static struct arena arena;
static struct notes errors;
static struct error error;
static struct catalogue all, effective;

static void set_up(void) {
    struct embedded_rule files[RULE_FILES];
    arena_init(&arena);
    notes_init(&errors, &arena);
    error = (struct error){0};
    rule_fixture(files);
    ck_assert_int_eq(catalogue_parse(&arena, files, RULE_FILES, &errors, &all, &error), STATUS_OK);
}

static void tear_down(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static enum status apply(const struct policy *policy) {
    return policy_apply(&arena, &all, policy, &errors, &effective, &error);
}

static const struct rule *rule(const char *id) {
    return catalogue_find(&effective, id);
}

START_TEST(test_nothing_said) {
    ck_assert_int_eq(apply(&(struct policy){0}), STATUS_OK);
    ck_assert_uint_eq(effective.count, all.count);
    for (size_t i = 0; i < all.count; i++) {
        ck_assert_ptr_ne(effective.rules[i], all.rules[i]);
        ck_assert_str_eq(effective.rules[i]->id, all.rules[i]->id);
        ck_assert_int_eq(effective.rules[i]->severity, all.rules[i]->severity);
    }
}
END_TEST

START_TEST(test_selection) {
    static const char *const selected[] = {"LK2", "lk301"}, *const ignored[] = {"LK206"};
    struct policy policy = {
        .selected = selected, .selected_count = 2, .ignored = ignored, .ignored_count = 1};
    ck_assert_int_eq(apply(&policy), STATUS_OK);
    for (size_t i = 0; i < effective.count; i++) {
        const char *id = effective.rules[i]->id;
        bool on = strcmp(id, "LK203") == 0 || strcmp(id, "LK301") == 0;
        ck_assert_int_eq(effective.rules[i]->severity != SEVERITY_OFF, on);
    }
}
END_TEST

START_TEST(test_overrides) {
    struct policy_parameter parameter = {"auc", 0.97, {"schema.yaml", 9, 9}};
    struct policy_override overrides[] = {
        {.rule = "LK203",
         .has_severity = true,
         .severity = SEVERITY_WARNING,
         .parameters = &parameter,
         .parameter_count = 1},
        {.rule = "LK301", .has_severity = true, .severity = SEVERITY_OFF},
    };
    static const char *const set[] = {"LK203.auc=0.5", "LK203.auc=0.95", "LK206.severity=error"};
    struct policy policy = {.overrides = overrides, .override_count = 2};
    ck_assert_int_eq(apply(&policy), STATUS_OK);
    ck_assert_double_eq(rule("LK203")->parameters[0].value, 0.97);
    ck_assert_int_eq(rule("LK203")->severity, SEVERITY_WARNING);
    ck_assert_int_eq(rule("LK203")->severity_when[0].severity, SEVERITY_NOTE);
    ck_assert_int_eq(rule("LK203")->severity_when[1].severity, SEVERITY_WARNING); // was error: capped
    ck_assert_int_eq(rule("LK301")->severity, SEVERITY_OFF);
    ck_assert_double_eq(catalogue_find(&all, "LK203")->parameters[0].value, 0.98);
    ck_assert_int_eq(catalogue_find(&all, "LK203")->severity_when[1].severity, SEVERITY_ERROR);

    policy.set = set;
    policy.set_count = 3;
    ck_assert_int_eq(apply(&policy), STATUS_OK);
    ck_assert_double_eq(rule("LK203")->parameters[0].value, 0.95);
    ck_assert_int_eq(rule("LK206")->severity, SEVERITY_ERROR);
}
END_TEST

// The command line can switch on again what the schema switched off, with all its circumstances.
START_TEST(test_switched_on_again) {
    struct policy_override off = {.rule = "LK203", .has_severity = true, .severity = SEVERITY_OFF};
    static const char *const set[] = {"LK203.severity=error"};
    struct policy policy = {.overrides = &off, .override_count = 1, .set = set, .set_count = 1};
    ck_assert_int_eq(apply(&policy), STATUS_OK);
    ck_assert_int_eq(rule("LK203")->severity, SEVERITY_ERROR);
    ck_assert_int_eq(rule("LK203")->severity_when[0].severity, SEVERITY_NOTE);
}
END_TEST

static const struct {
    const char *set, *message;
} wrong_sets[] = {
    {"LK203", "--set LK203: write it as RULE.PARAMETER=NUMBER"},
    {"LK203=0.5", "write it as"},
    {"LK209.auc=0.5", "unknown rule 'LK209' (did you mean 'LK203'?)"},
    {"LK203.acu=0.5", "unknown parameter of LK203 'acu' (did you mean 'auc'?)"},
    {"LK203.auc=high", "the value must be a number"},
    {"LK203.auc=", "the value must be a number"},
    {"LK203.severity=eror", "unknown severity 'eror' (did you mean 'error'?)"},
    {"LK2.auc=1", "unknown rule 'LK2'"},
};

START_TEST(test_wrong_set) {
    struct policy policy = {.set = &wrong_sets[_i].set, .set_count = 1};
    ck_assert_int_eq(apply(&policy), STATUS_USAGE);
    ck_assert_uint_eq(errors.errors, 1);
    ck_assert_msg(strstr(errors.items[0].text, wrong_sets[_i].message) != NULL, "%s", errors.items[0].text);
}
END_TEST

START_TEST(test_wrong_in_schema) {
    struct policy_parameter parameter = {"acu", 0.97, {"schema.yaml", 9, 12}};
    struct policy_override overrides[] = {
        {.rule = "LK203", .parameters = &parameter, .parameter_count = 1, .place = {"schema.yaml", 9, 3}},
        {.rule = "LK2033", .place = {"schema.yaml", 10, 3}},
    };
    struct policy_suppression suppression = {.rule = "LX203", .place = {"schema.yaml", 12, 5}};
    static const char *const selected[] = {"LK0"};
    struct policy policy = {.overrides = overrides,
                            .override_count = 2,
                            .suppressions = &suppression,
                            .suppression_count = 1,
                            .selected = selected,
                            .selected_count = 1};
    ck_assert_int_eq(apply(&policy), STATUS_SCHEMA);
    ck_assert_uint_eq(errors.errors, 4);
    ck_assert_uint_eq(errors.items[0].place.column, 12);
    ck_assert_uint_eq(errors.items[1].place.line, 10);
    ck_assert_str_eq(errors.items[2].text, "--select: unknown rule 'LK0'");
    ck_assert_str_eq(errors.items[3].text, "unknown rule 'LX203' (did you mean 'LK203'?)");
}
END_TEST

START_TEST(test_covers) {
    ck_assert(policy_covers("LK2", "LK203"));
    ck_assert(policy_covers("lk203", "LK203"));
    ck_assert(!policy_covers("LK203", "LK2"));
    ck_assert(!policy_covers("", "LK203"));
    ck_assert(!policy_covers("K2", "LK203"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("policy");
    TCase *tests = tcase_create("policy");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_nothing_said);
    tcase_add_test(tests, test_selection);
    tcase_add_test(tests, test_overrides);
    tcase_add_test(tests, test_switched_on_again);
    tcase_add_loop_test(tests, test_wrong_set, 0, (int)(sizeof wrong_sets / sizeof *wrong_sets));
    tcase_add_test(tests, test_wrong_in_schema);
    tcase_add_test(tests, test_covers);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
