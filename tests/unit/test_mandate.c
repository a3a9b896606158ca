// An organisation's policy: floors that hold whatever a repository says, what suppressions must say, and that
// each attempt is told.
#include "verdict/mandate.h"

#include "registry_fixture.h"
#include "rule_fixture.h"
#include "unit_main.h"

struct bench {
    struct arena arena;
    struct notes errors;
    struct refusals refusals;
    struct catalogue all, floor, effective;
};

static void bench_start(struct bench *bench) {
    struct embedded_rule files[RULE_FILES];
    struct error error;
    *bench = (struct bench){0};
    arena_init(&bench->arena);
    notes_init(&bench->errors, &bench->arena);
    refusals_init(&bench->refusals, &bench->arena);
    rule_fixture(files);
    ck_assert_int_eq(catalogue_parse(&bench->arena, files, RULE_FILES, &bench->errors, &bench->all, &error),
                     STATUS_OK);
}

static void bench_end(struct bench *bench) {
    refusals_finish(&bench->refusals);
    notes_finish(&bench->errors);
    arena_finish(&bench->arena);
}

static void enforce(struct bench *bench, const struct mandate *items, size_t count, struct policy *policy) {
    struct mandates mandates = {items, count};
    struct error error;
    ck_assert_int_eq(mandate_floor(&bench->arena, &bench->all, &mandates, &bench->errors, &bench->refusals,
                                   &bench->floor, &error),
                     STATUS_OK);
    ck_assert_int_eq(
        policy_apply(&bench->arena, &bench->floor, policy, &bench->errors, &bench->effective, &error),
        STATUS_OK);
    mandate_enforce(&bench->arena, &mandates, &bench->floor, policy, &bench->effective, &bench->refusals);
}

static const struct policy_parameter strict = {"auc", 0.95, {"policy.yaml", 3, 3}};
static const struct policy_override floors[] = {{.rule = "LK203",
                                                 .has_severity = true,
                                                 .severity = SEVERITY_ERROR,
                                                 .parameters = &strict,
                                                 .parameter_count = 1,
                                                 .place = {"policy.yaml", 3, 1}}};
static const struct mandate_word required[] = {{"LK3", {"policy.yaml", 5, 1}}};

START_TEST(nothing_named_can_be_loosened) {
    static const char *const set[] = {"LK203.auc=0.99", "LK301.severity=note", "LK206.severity=off"};
    static const char *const ignored[] = {"LK3"};
    struct bench bench;
    bench_start(&bench);
    struct mandate mandate = {
        .overrides = floors, .override_count = 1, .required = required, .required_count = 1};
    struct policy policy = {.set = set, .set_count = 3, .ignored = ignored, .ignored_count = 1};
    enforce(&bench, &mandate, 1, &policy);
    ck_assert_double_eq(catalogue_find(&bench.effective, "LK203")->parameters[0].value, 0.95);
    ck_assert_int_eq(catalogue_find(&bench.effective, "LK301")->severity, SEVERITY_ERROR);
    ck_assert_int_eq(catalogue_find(&bench.effective, "LK206")->severity, SEVERITY_OFF); // nobody minds
    ck_assert_uint_eq(bench.refusals.count, 2);
    ck_assert_str_eq(bench.refusals.items[0].what, "auc 0.99");
    ck_assert_str_eq(bench.refusals.items[0].why, "it demands auc 0.95");
    ck_assert_str_eq(bench.refusals.items[1].what, "off");
    ck_assert_uint_eq(bench.refusals.items[1].place.line, 5);
    bench_end(&bench);
}
END_TEST

// A milder severity of a rule also caps what single findings may be raised to.
START_TEST(what_a_milder_severity_capped_is_given_back) {
    static const char *const set[] = {"LK203.severity=note"};
    struct bench bench;
    bench_start(&bench);
    struct mandate mandate = {.overrides = floors, .override_count = 1};
    struct policy policy = {.set = set, .set_count = 1};
    enforce(&bench, &mandate, 1, &policy);
    const struct rule *rule = catalogue_find(&bench.effective, "LK203");
    ck_assert_int_eq(rule->severity, SEVERITY_ERROR);
    ck_assert_int_eq(rule->severity_when[0].severity, SEVERITY_NOTE);
    ck_assert_int_eq(rule->severity_when[1].severity, SEVERITY_ERROR);
    ck_assert_uint_eq(bench.refusals.count, 1);
    bench_end(&bench);
}
END_TEST

START_TEST(what_is_stricter_stays) {
    static const char *const set[] = {"LK203.auc=0.6", "LK206.severity=error"};
    struct bench bench;
    bench_start(&bench);
    struct mandate mandate = {.overrides = floors, .override_count = 1};
    struct policy policy = {.set = set, .set_count = 2};
    enforce(&bench, &mandate, 1, &policy);
    ck_assert_double_eq(catalogue_find(&bench.effective, "LK203")->parameters[0].value, 0.6);
    ck_assert_uint_eq(bench.refusals.count, 0);
    bench_end(&bench);
}
END_TEST

START_TEST(a_later_policy_only_tightens) {
    struct policy_parameter lax = {"auc", 0.99, {"other.yaml", 3, 3}};
    struct policy_override others[] = {
        {.rule = "LK203", .parameters = &lax, .parameter_count = 1, .place = {"other.yaml", 2, 1}},
        {.rule = "LK206", .has_severity = true, .severity = SEVERITY_ERROR}};
    struct bench bench;
    bench_start(&bench);
    struct mandate mandates[] = {{.overrides = floors, .override_count = 1},
                                 {.overrides = others, .override_count = 2}};
    struct policy policy = {0};
    enforce(&bench, mandates, 2, &policy);
    ck_assert_double_eq(catalogue_find(&bench.effective, "LK203")->parameters[0].value, 0.95);
    ck_assert_int_eq(catalogue_find(&bench.effective, "LK206")->severity, SEVERITY_ERROR);
    ck_assert_uint_eq(bench.refusals.count, 1);
    ck_assert_str_eq(bench.refusals.items[0].place.path, "other.yaml");
    bench_end(&bench);
}
END_TEST

START_TEST(suppressions_are_held_to_what_they_must_say) {
    struct policy_suppression suppressions[] = {
        {.rule = "LK206", .reason = "AB-12, seen", .approved_by = "me", .expires = true, .expires_day = 130},
        {.rule = "LK206", .reason = "AB-12, seen", .expires = true, .expires_day = 130},
        {.rule = "LK206", .reason = "seen", .approved_by = "me", .expires = true, .expires_day = 130},
        {.rule = "LK206", .reason = "AB-12", .approved_by = "me"},
        {.rule = "LK206", .reason = "AB-12", .approved_by = "me", .expires = true, .expires_day = 131},
        {.rule = "LK3", .reason = "AB-12", .approved_by = "me", .expires = true, .expires_day = 101},
    };
    struct bench bench;
    bench_start(&bench);
    struct mandate mandate = {.final = required,
                              .final_count = 1,
                              .approved_by = true,
                              .ticket = "[A-Z]+-[0-9]+",
                              .has_longest = true,
                              .longest_days = 30};
    struct policy policy = {.suppressions = suppressions, .suppression_count = 6, .today = 100};
    enforce(&bench, &mandate, 1, &policy);
    for (size_t i = 0; i < 6; i++)
        ck_assert_int_eq(policy.suppressions[i].refused, i >= 1 && i <= 4);
    ck_assert(policy_is_final(&policy, "LK301") && policy_is_final(&policy, "LK906"));
    ck_assert(!policy_is_final(&policy, "LK206"));
    ck_assert_uint_eq(bench.refusals.count, 5);
    bench_end(&bench);
}
END_TEST

START_TEST(the_stricter_fail_on_holds) {
    struct bench bench;
    bench_start(&bench);
    struct mandate mandate = {.has_fail_on = true, .fail_on = SEVERITY_WARNING};
    struct mandates mandates = {&mandate, 1};
    struct place nowhere = {0};
    ck_assert_int_eq(mandate_fail_on(&mandates, SEVERITY_NOTE, true, nowhere, &bench.refusals),
                     SEVERITY_NOTE);
    ck_assert_int_eq(mandate_fail_on(&mandates, SEVERITY_ERROR, false, nowhere, &bench.refusals),
                     SEVERITY_WARNING);
    ck_assert_uint_eq(bench.refusals.count, 0);
    ck_assert_int_eq(mandate_fail_on(&mandates, SEVERITY_OFF, true, nowhere, &bench.refusals),
                     SEVERITY_WARNING);
    ck_assert_uint_eq(bench.refusals.count, 1);
    ck_assert_str_eq(bench.refusals.items[0].what, "never");
    bench_end(&bench);
}
END_TEST

START_TEST(unknown_rules_are_errors) {
    static const struct mandate_word unknown[] = {{"LX1", {"policy.yaml", 5, 1}}};
    struct bench bench;
    struct error error;
    bench_start(&bench);
    struct mandate mandate = {.required = unknown, .required_count = 1};
    struct mandates mandates = {&mandate, 1};
    ck_assert_int_eq(mandate_floor(&bench.arena, &bench.all, &mandates, &bench.errors, &bench.refusals,
                                   &bench.floor, &error),
                     STATUS_SCHEMA);
    ck_assert_uint_eq(bench.errors.errors, 1);
    bench_end(&bench);
}
END_TEST

UNIT_MAIN("mandate", nothing_named_can_be_loosened, what_a_milder_severity_capped_is_given_back,
          what_is_stricter_stays, a_later_policy_only_tightens, suppressions_are_held_to_what_they_must_say,
          the_stricter_fail_on_holds, unknown_rules_are_errors)
