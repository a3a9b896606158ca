// When a policy lets a rule find less: severities, thresholds by the way they work, and what is told of it.
#include "verdict/loosening.h"

#include "registry_fixture.h"
#include "rule_fixture.h"
#include "unit_main.h"

struct bench {
    struct arena arena;
    struct notes errors;
    struct catalogue all, effective;
};

static void bench_start(struct bench *bench) {
    struct embedded_rule files[RULE_FILES];
    struct error error;
    arena_init(&bench->arena);
    notes_init(&bench->errors, &bench->arena);
    rule_fixture(files);
    ck_assert_int_eq(catalogue_parse(&bench->arena, files, RULE_FILES, &bench->errors, &bench->all, &error),
                     STATUS_OK);
}

static void bench_end(struct bench *bench) {
    notes_finish(&bench->errors);
    arena_finish(&bench->arena);
}

// LK203 under a policy of this one --set.
static const struct rule *under(struct bench *bench, const char *set) {
    struct error error;
    struct policy policy = {.set = &set, .set_count = 1};
    ck_assert_int_eq(
        policy_apply(&bench->arena, &bench->all, &policy, &bench->errors, &bench->effective, &error),
        STATUS_OK);
    return catalogue_find(&bench->effective, "LK203");
}

START_TEST(rules_are_held_against_themselves) {
    static const struct {
        const char *set, *text;
        bool looser;
    } rows[] = {
        {"LK203.auc=0.98", "", false},       {"LK203.auc=0.99", "auc 0.99", true},
        {"LK203.auc=0.5", "auc 0.5", false}, {"LK203.severity=warning", "severity warning", true},
        {"LK203.severity=off", "off", true}, {"LK203.severity=error", "", false},
    };
    struct bench bench;
    bench_start(&bench);
    const struct rule *floor = catalogue_find(&bench.all, "LK203");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct rule *rule = under(&bench, rows[i].set);
        ck_assert_msg(loosening_rule(floor, rule) == rows[i].looser, "%s", rows[i].set);
        ck_assert_str_eq(loosening_text(&bench.arena, floor, rule), rows[i].text);
    }
    bench_end(&bench);
}
END_TEST

START_TEST(only_what_differs_is_a_change) {
    struct bench bench;
    struct evidence evidence;
    bench_start(&bench);
    evidence_init(&evidence, &bench.arena);
    under(&bench, "LK203.auc=0.99");
    struct policy_override override = {.rule = "lk203", .place = {"schema.yaml", 4, 2}};
    struct policy policy = {.overrides = &override, .override_count = 1};
    loosening_changes(&bench.all, &bench.effective, &policy, "schema.yaml", &evidence);
    ck_assert_uint_eq(evidence.subject_count, 1);
    ck_assert_str_eq(evidence.subjects[0].name, "policy.rules.LK203");
    ck_assert_uint_eq(evidence.subjects[0].place.line, 4);
    loosening_changes(&bench.effective, &bench.all, &(struct policy){0}, "schema.yaml", &evidence);
    ck_assert_uint_eq(evidence.subject_count, 2);
    ck_assert_uint_eq(evidence.subjects[1].place.line, 1); // the override is gone
    evidence_finish(&evidence);
    bench_end(&bench);
}
END_TEST

UNIT_MAIN("loosening", rules_are_held_against_themselves, only_what_differs_is_a_change)
