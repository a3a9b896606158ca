// What this audit makes of the catalogue: which rules are selected, their thresholds and severities, and the
// findings that somebody has accepted (suppressions).
#ifndef LEAKAUDIT_VERDICT_POLICY_H
#define LEAKAUDIT_VERDICT_POLICY_H

#include "verdict/baseline.h"
#include "verdict/catalogue.h"

struct policy_parameter {
    const char *name;
    double value;
    struct place place;
};

struct policy_override { // an entry of the schema's policy.rules
    const char *rule;    // an id
    bool has_severity;
    enum severity severity; // SEVERITY_OFF switches the rule off
    const struct policy_parameter *parameters;
    size_t parameter_count;
    struct place place;
};

struct policy_suppression {
    const char *rule;   // an id, or the beginning of ids: "LK2"
    const char *column; // NULL = any subject
    const char *reason;
    const char *approved_by; // or NULL
    bool expires;
    int64_t expires_day; // days since 1970-01-01; the last day on which it holds
    bool refused;        // it lacks what the organisation's policy demands: it hides nothing
    struct place place;
};

struct policy {
    const char *const *selected, *const *ignored; // ids or beginnings of ids; nothing selected = all
    size_t selected_count, ignored_count;
    const struct policy_override *overrides;
    size_t override_count;
    const char *const
        *set; // "LK203.auc=0.95" or "LK203.severity=note"; wins over overrides; the last one counts
    size_t set_count;
    const struct policy_suppression *suppressions; // in the order of the evidence's suppression subjects
    size_t suppression_count;
    const struct baseline *baseline; // or NULL
    const char *const *final;        // rules, or how ids begin, whose findings nothing can hide
    size_t final_count;
    int64_t today; // days since 1970-01-01
};

// Makes the catalogue that this audit works with: copies of all rules with their effective parameters and
// severities. Rules that are not selected, or ignored, or switched off have SEVERITY_OFF. A severity given by
// the policy is also the most that a rule's severity_when can raise it to. `all` is unchanged; `effective`
// lives in the arena. An unknown rule, parameter or severity, also in a suppression, goes to `errors` with
// its place and a suggestion; then STATUS_SCHEMA (or STATUS_USAGE, if only options are wrong) is returned.
enum status policy_apply(struct arena *arena, const struct catalogue *all, const struct policy *policy,
                         struct notes *errors, struct catalogue *effective,
                         struct error *error) LEAKAUDIT_MUST_USE;

// Whether an id is meant by a word: the id itself or its beginning.
bool policy_covers(const char *word, const char *id);
// Whether no suppression and no baseline can hide what this rule finds.
bool policy_is_final(const struct policy *policy, const char *id);

#endif
