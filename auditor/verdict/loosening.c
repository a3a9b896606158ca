// Compares a rule with itself under another policy. Which way a threshold is looser is read off the rule's
// conditions.
#include "verdict/loosening.h"

#include "base/text.h"
#include "verdict/drift.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

// How a parameter moves what the rule finds; in severity_when, how it moves how grave that is.
static enum drift drift_in(const struct rule *rule, size_t parameter) {
    enum drift drift = drift_join(drift_of(rule->where, parameter), drift_of(rule->when, parameter));
    for (size_t i = 0; i < rule->severity_when_count; i++) {
        const struct severity_when *entry = &rule->severity_when[i];
        enum drift moved = drift_of(entry->when, parameter);
        drift = drift_join(drift, entry->severity < rule->severity ? drift_flip(moved) : moved);
    }
    return drift;
}

bool loosening_parameter(const struct rule *floor, const struct rule *rule, size_t parameter) {
    double before = floor->parameters[parameter].value, after = rule->parameters[parameter].value;
    if (before == after)
        return false;
    enum drift drift = drift_in(floor, parameter);
    return drift != (after > before ? DRIFT_UP : DRIFT_DOWN);
}

bool loosening_rule(const struct rule *floor, const struct rule *rule) {
    bool looser = rule->severity < floor->severity;
    for (size_t i = 0; i < rule->parameter_count && !looser; i++)
        looser = loosening_parameter(floor, rule, i);
    return looser;
}

const char *loosening_text(struct arena *arena, const struct rule *other, const struct rule *rule) {
    const char *text = "";
    if (rule->severity == SEVERITY_OFF)
        return "off";
    if (rule->severity != other->severity)
        text = text_format(arena, "severity %s", severity_names[rule->severity]);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        char number[TEXT_NUMBER];
        if (rule->parameters[i].value != other->parameters[i].value)
            text = text_format(arena, "%s%s%s %s", text, *text ? ", " : "", rule->parameters[i].name,
                               text_number(rule->parameters[i].value, number));
    }
    return text;
}

static bool differs(const struct rule *a, const struct rule *b) {
    bool same = a->severity == b->severity;
    for (size_t i = 0; i < a->parameter_count && same; i++)
        same = a->parameters[i].value == b->parameters[i].value;
    return !same;
}

static struct place place_of(const struct policy *policy, const struct rule *rule, const char *path) {
    for (size_t i = 0; i < policy->override_count; i++)
        if (strcasecmp(policy->overrides[i].rule, rule->id) == 0)
            return policy->overrides[i].place;
    return (struct place){path, 1, 1};
}

static void set(struct evidence *evidence, size_t subject, const char *measure, struct value value) {
    int index = measure_find(measure);
    if (index >= 0)
        evidence_set(evidence, subject, index, value);
}

void loosening_changes(const struct catalogue *before, const struct catalogue *after,
                       const struct policy *policy, const char *path, struct evidence *evidence) {
    assert(before->count == after->count);
    for (size_t i = 0; i < after->count; i++) {
        const struct rule *was = before->rules[i], *is = after->rules[i];
        if (!differs(was, is))
            continue;
        struct arena *arena = evidence->arena;
        size_t subject =
            evidence_subject(evidence, (struct subject){.kind = SUBJECT_CHANGE,
                                                        .name = text_format(arena, "policy.rules.%s", is->id),
                                                        .place = place_of(policy, is, path)});
        set(evidence, subject, "change.of", value_name("policy"));
        set(evidence, subject, "change.before", value_text(loosening_text(arena, is, was)));
        set(evidence, subject, "change.after", value_text(loosening_text(arena, was, is)));
        set(evidence, subject, "change.loosens", value_flag(loosening_rule(was, is)));
    }
}
