// Applies a policy to the catalogue: selection, overrides from the schema, then --set, each checked against
// what exists, because a misspelt exception is a hole nobody sees.
#include "verdict/policy.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

struct applying {
    struct arena *arena;
    const struct catalogue *all;
    const struct policy *policy;
    struct notes *errors;
    struct rule *rules; // the copies, in the order of `all`
    bool in_schema;     // something in the schema is wrong, not only on the command line
};

bool policy_covers(const char *word, const char *id) {
    return word[0] != '\0' && strncasecmp(word, id, strlen(word)) == 0;
}

bool policy_is_final(const struct policy *policy, const char *id) {
    for (size_t i = 0; i < policy->final_count; i++)
        if (policy_covers(policy->final[i], id))
            return true;
    return false;
}

static void complain(struct applying *applying, struct place place, const char *prefix, const char *what,
                     const char *word, const char *near) {
    applying->in_schema = applying->in_schema || place.path;
    if (near)
        notes_add(applying->errors, NOTE_ERROR, place, "%sunknown %s '%s' (did you mean '%s'?)", prefix, what,
                  word, near);
    else
        notes_add(applying->errors, NOTE_ERROR, place, "%sunknown %s '%s'", prefix, what, word);
}

static bool covers_some(const struct catalogue *all, const char *word) {
    for (size_t i = 0; i < all->count; i++)
        if (policy_covers(word, all->rules[i]->id))
            return true;
    return false;
}

static void check_words(struct applying *applying, const char *const *words, size_t count,
                        const char *prefix) {
    for (size_t i = 0; i < count; i++)
        if (!covers_some(applying->all, words[i]))
            complain(applying, (struct place){0}, prefix, "rule", words[i],
                     catalogue_suggest(applying->all, words[i]));
}

static bool covered_by(const char *const *words, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (policy_covers(words[i], id))
            return true;
    return false;
}

static void apply_selection(struct applying *applying) {
    const struct policy *policy = applying->policy;
    check_words(applying, policy->selected, policy->selected_count, "--select: ");
    check_words(applying, policy->ignored, policy->ignored_count, "--ignore: ");
    for (size_t i = 0; i < applying->all->count; i++) {
        struct rule *rule = &applying->rules[i];
        bool selected =
            policy->selected_count == 0 || covered_by(policy->selected, policy->selected_count, rule->id);
        if (!selected || covered_by(policy->ignored, policy->ignored_count, rule->id))
            rule->severity = SEVERITY_OFF;
    }
}

// The copy of a rule named by its exact id; NULL (and that has been said) if there is none.
static struct rule *find(struct applying *applying, const char *id, struct place place, const char *prefix) {
    for (size_t i = 0; i < applying->all->count; i++)
        if (strcasecmp(applying->rules[i].id, id) == 0)
            return &applying->rules[i];
    complain(applying, place, prefix, "rule", id, catalogue_suggest(applying->all, id));
    return NULL;
}

// What the policy says is also the most that the circumstances may make of a rule.
static void set_severity(struct applying *applying, struct rule *rule, enum severity severity) {
    const struct rule *original = applying->all->rules[rule - applying->rules];
    struct severity_when *capped =
        arena_alloc(applying->arena, original->severity_when_count, sizeof *capped);
    for (size_t i = 0; i < original->severity_when_count; i++) {
        capped[i] = original->severity_when[i];
        if (capped[i].severity > severity)
            capped[i].severity = severity;
    }
    rule->severity_when = capped;
    rule->severity = severity;
}

static void set_parameter(struct applying *applying, struct rule *rule, const char *name, double value,
                          struct place place, const char *prefix) {
    const char **names = arena_alloc(applying->arena, rule->parameter_count + 1, sizeof *names);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        names[i] = rule->parameters[i].name;
        if (strcmp(names[i], name) == 0) {
            rule->parameters[i].value = value;
            return;
        }
    }
    names[rule->parameter_count] = "severity";
    const char *what = text_format(applying->arena, "parameter of %s", rule->id);
    complain(applying, place, prefix, what, name, text_suggest(name, names, rule->parameter_count + 1));
}

static void apply_override(struct applying *applying, const struct policy_override *override) {
    struct rule *rule = find(applying, override->rule, override->place, "");
    if (!rule)
        return;
    for (size_t i = 0; i < override->parameter_count; i++) {
        const struct policy_parameter *parameter = &override->parameters[i];
        set_parameter(applying, rule, parameter->name, parameter->value, parameter->place, "");
    }
    if (override->has_severity)
        set_severity(applying, rule, override->severity);
}

static void set_severity_word(struct applying *applying, struct rule *rule, const char *word,
                              const char *prefix) {
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        if (strcmp(severity_names[i], word) == 0) {
            set_severity(applying, rule, (enum severity)i);
            return;
        }
    complain(applying, (struct place){0}, prefix, "severity", word,
             text_suggest(word, severity_names, SEVERITY_COUNT));
}

// RULE.PARAMETER=NUMBER or RULE.severity=WORD
static void apply_set(struct applying *applying, const char *set) {
    const char *prefix = text_format(applying->arena, "--set %s: ", set);
    const char *equals = strchr(set, '='), *dot = strchr(set, '.');
    if (!equals || !dot || dot > equals) {
        notes_add(applying->errors, NOTE_ERROR, (struct place){0},
                  "%swrite it as RULE.PARAMETER=NUMBER, for example LK203.auc=0.95", prefix);
        return;
    }
    const char *id = text_copy(applying->arena, (struct span){set, (size_t)(dot - set)});
    const char *name = text_copy(applying->arena, (struct span){dot + 1, (size_t)(equals - dot) - 1});
    struct rule *rule = find(applying, id, (struct place){0}, prefix);
    if (!rule)
        return;
    if (strcmp(name, "severity") == 0) {
        set_severity_word(applying, rule, equals + 1, prefix);
        return;
    }
    struct node node = {.kind = NODE_SCALAR, .text = equals + 1, .length = strlen(equals + 1)};
    const char *what = text_format(applying->arena, "%sthe value", prefix);
    double value;
    if (node_number(&node, what, &value, applying->errors))
        set_parameter(applying, rule, name, value, (struct place){0}, prefix);
}

static void check_suppressions(struct applying *applying) {
    for (size_t i = 0; i < applying->policy->suppression_count; i++) {
        const struct policy_suppression *suppression = &applying->policy->suppressions[i];
        if (!covers_some(applying->all, suppression->rule))
            complain(applying, suppression->place, "", "rule", suppression->rule,
                     catalogue_suggest(applying->all, suppression->rule));
    }
}

static void copy_rules(struct applying *applying) {
    const struct catalogue *all = applying->all;
    applying->rules = arena_alloc(applying->arena, all->count, sizeof *applying->rules);
    for (size_t i = 0; i < all->count; i++) {
        struct rule *rule = &applying->rules[i];
        *rule = *all->rules[i];
        rule->parameters = arena_alloc(applying->arena, rule->parameter_count, sizeof *rule->parameters);
        for (size_t k = 0; k < rule->parameter_count; k++)
            rule->parameters[k] = all->rules[i]->parameters[k];
    }
}

enum status policy_apply(struct arena *arena, const struct catalogue *all, const struct policy *policy,
                         struct notes *errors, struct catalogue *effective, struct error *error) {
    size_t before = errors->errors;
    struct applying applying = {arena, all, policy, errors, NULL, false};
    copy_rules(&applying);
    for (size_t i = 0; i < policy->override_count; i++)
        apply_override(&applying, &policy->overrides[i]);
    for (size_t i = 0; i < policy->set_count; i++)
        apply_set(&applying, policy->set[i]);
    apply_selection(&applying); // last: what is not selected is off, whatever severity it was given
    check_suppressions(&applying);

    const struct rule **rules = arena_alloc(arena, all->count, sizeof *rules);
    for (size_t i = 0; i < all->count; i++)
        rules[i] = &applying.rules[i];
    *effective = (struct catalogue){rules, all->count};
    size_t wrong = errors->errors - before;
    if (wrong == 0)
        return STATUS_OK;
    return error_set(error, applying.in_schema ? STATUS_SCHEMA : STATUS_USAGE, (struct place){0},
                     "%zu problem%s in the choice of rules", wrong, wrong == 1 ? "" : "s");
}
