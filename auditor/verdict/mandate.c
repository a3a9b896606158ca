// Enforces mandates: rules get their floor back, and suppressions are held to what they must say.
#include "verdict/mandate.h"

#include "base/text.h"
#include "verdict/loosening.h"

#include <regex.h>
#include <string.h>
#include <strings.h>

// Who watches must not be switched off either.
static const char WATCH[] = "LK906";

void refusals_init(struct refusals *refusals, struct arena *arena) {
    *refusals = (struct refusals){.arena = arena};
}

void refusals_finish(struct refusals *refusals) {
    memory_free(refusals->items);
    *refusals = (struct refusals){0};
}

static void refuse(struct refusals *refusals, const char *name, const char *what, const char *why,
                   struct place place) {
    refusals->items =
        memory_room(refusals->items, refusals->count, &refusals->capacity, sizeof *refusals->items);
    refusals->items[refusals->count++] = (struct refusal){name, what, why, place};
}

static const struct mandate_word *covering(const struct mandate_word *words, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (policy_covers(words[i].rule, id))
            return &words[i];
    return NULL;
}

// Where a mandate names the rule, NULL if it leaves it alone.
static const struct place *demand(const struct mandate *mandate, const char *id) {
    for (size_t i = 0; i < mandate->override_count; i++)
        if (strcasecmp(mandate->overrides[i].rule, id) == 0)
            return &mandate->overrides[i].place;
    const struct mandate_word *word = covering(mandate->required, mandate->required_count, id);
    word = word ? word : covering(mandate->final, mandate->final_count, id);
    if (word)
        return &word->place;
    return strcmp(id, WATCH) == 0 ? &mandate->place : NULL;
}

static const struct place *demanded(const struct mandates *mandates, size_t count, const char *id) {
    const struct place *place = NULL;
    for (size_t i = 0; i < count && !place; i++)
        place = demand(&mandates->items[i], id);
    return place;
}

// The rule with what it lost against the floor given back.
static const struct rule *restored(struct arena *arena, const struct rule *floor, const struct rule *rule) {
    struct rule *copy = arena_alloc(arena, 1, sizeof *copy);
    *copy = *rule;
    copy->parameters = arena_alloc(arena, rule->parameter_count, sizeof *copy->parameters);
    for (size_t i = 0; i < rule->parameter_count; i++)
        copy->parameters[i] =
            loosening_parameter(floor, rule, i) ? floor->parameters[i] : rule->parameters[i];
    if (rule->severity < floor->severity) {
        copy->severity = floor->severity;
        copy->severity_when = floor->severity_when;
    }
    return copy;
}

static struct place place_of_attempt(const struct policy_override *overrides, size_t count, const char *id,
                                     struct place otherwise) {
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(overrides[i].rule, id) == 0)
            return overrides[i].place;
    return otherwise;
}

// Holds each rule that the first `count` mandates name to the floor.
static void restore_rules(struct arena *arena, const struct mandates *mandates, size_t count,
                          const struct catalogue *floor, const struct policy_override *overrides,
                          size_t override_count, struct catalogue *effective, struct refusals *refusals) {
    const struct rule **rules = arena_alloc(arena, effective->count, sizeof *rules);
    for (size_t i = 0; i < effective->count; i++) {
        const struct rule *rule = effective->rules[i], *least = floor->rules[i];
        const struct place *place = demanded(mandates, count, rule->id);
        rules[i] = rule;
        if (!place || !loosening_rule(least, rule))
            continue;
        refuse(refusals, rule->id, loosening_text(arena, least, rule),
               text_format(arena, "it demands %s", loosening_text(arena, rule, least)),
               place_of_attempt(overrides, override_count, rule->id, *place));
        rules[i] = restored(arena, least, rule);
    }
    effective->rules = rules;
}

static void check_words(const struct catalogue *all, const struct mandate_word *words, size_t count,
                        struct notes *errors) {
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (size_t r = 0; r < all->count && !known; r++)
            known = policy_covers(words[i].rule, all->rules[r]->id);
        const char *near = known ? NULL : catalogue_suggest(all, words[i].rule);
        if (!known)
            notes_add(errors, NOTE_ERROR, words[i].place, "unknown rule '%s'%s%s%s", words[i].rule,
                      near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    }
}

enum status mandate_floor(struct arena *arena, const struct catalogue *all, const struct mandates *mandates,
                          struct notes *errors, struct refusals *refusals, struct catalogue *floor,
                          struct error *error) {
    *floor = *all;
    for (size_t i = 0; i < mandates->count; i++) {
        const struct mandate *mandate = &mandates->items[i];
        struct catalogue next;
        size_t before = errors->errors;
        check_words(all, mandate->required, mandate->required_count, errors);
        check_words(all, mandate->final, mandate->final_count, errors);
        struct policy policy = {.overrides = mandate->overrides, .override_count = mandate->override_count};
        TRY(policy_apply(arena, floor, &policy, errors, &next, error));
        if (errors->errors > before)
            return error_set(error, STATUS_SCHEMA, mandate->place,
                             "the policy names rules that are not known");
        restore_rules(arena, mandates, i, floor, mandate->overrides, mandate->override_count, &next,
                      refusals);
        *floor = next;
    }
    return STATUS_OK;
}

// ---- suppressions ----

static bool matches(const char *pattern, const char *text) {
    regex_t regex;
    if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return false; // the file's reader has seen to that
    bool found = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

// What a suppression lacks, or NULL.
static const char *lack(struct arena *arena, const struct mandate *mandate,
                        const struct policy_suppression *suppression, int64_t today) {
    if (mandate->approved_by && !suppression->approved_by)
        return "it does not say who approved it (approved_by)";
    if (mandate->ticket && !matches(mandate->ticket, suppression->reason ? suppression->reason : ""))
        return text_format(arena, "its reason does not name a ticket (%s)", mandate->ticket);
    if (mandate->has_longest && !suppression->expires)
        return "it never expires";
    if (mandate->has_longest && suppression->expires_day - today > mandate->longest_days)
        return text_format(arena, "it expires more than %lld days from now",
                           (long long)mandate->longest_days);
    return NULL;
}

static void hold_suppressions(struct arena *arena, const struct mandates *mandates,
                              const struct catalogue *all, struct policy *policy, struct refusals *refusals) {
    struct policy_suppression *held =
        arena_alloc(arena, policy->suppression_count, sizeof *policy->suppressions);
    for (size_t i = 0; i < policy->suppression_count; i++) {
        held[i] = policy->suppressions[i];
        const char *why = NULL;
        for (size_t m = 0; m < mandates->count && !why; m++)
            why = lack(arena, &mandates->items[m], &held[i], policy->today);
        held[i].refused = why != NULL;
        for (size_t r = 0; r < all->count && !why; r++) {
            const char *id = all->rules[r]->id;
            if (policy_covers(held[i].rule, id) && policy_is_final(policy, id) && strcmp(id, WATCH) != 0)
                why = text_format(arena, "findings of %s can't be suppressed", id);
        }
        if (why)
            refuse(refusals, held[i].rule, "a suppression", why, held[i].place);
    }
    policy->suppressions = held;
}

static void hold_baseline(const struct policy *policy, struct refusals *refusals) {
    for (size_t i = 0; policy->baseline && i < policy->baseline->count; i++) {
        const struct baseline_entry *entry = &policy->baseline->entries[i];
        if (policy_is_final(policy, entry->rule))
            refuse(refusals, entry->rule, "an entry of the baseline", "its findings can't be accepted",
                   entry->place);
    }
}

static void gather_final(struct arena *arena, const struct mandates *mandates, struct policy *policy) {
    size_t count = 1;
    for (size_t m = 0; m < mandates->count; m++)
        count += mandates->items[m].final_count;
    const char **words = arena_alloc(arena, count, sizeof *words);
    words[policy->final_count++] = WATCH;
    for (size_t m = 0; m < mandates->count; m++)
        for (size_t i = 0; i < mandates->items[m].final_count; i++)
            words[policy->final_count++] = mandates->items[m].final[i].rule;
    policy->final = words;
}

void mandate_enforce(struct arena *arena, const struct mandates *mandates, const struct catalogue *floor,
                     struct policy *policy, struct catalogue *effective, struct refusals *refusals) {
    if (mandates->count == 0)
        return;
    gather_final(arena, mandates, policy);
    restore_rules(arena, mandates, mandates->count, floor, policy->overrides, policy->override_count,
                  effective, refusals);
    hold_suppressions(arena, mandates, floor, policy, refusals);
    hold_baseline(policy, refusals);
}

enum severity mandate_fail_on(const struct mandates *mandates, enum severity asked, bool said,
                              struct place place, struct refusals *refusals) {
    enum severity strictest = asked;
    struct place demanded_at = {0};
    for (size_t i = 0; i < mandates->count; i++) {
        const struct mandate *mandate = &mandates->items[i];
        if (!mandate->has_fail_on || severity_stricter(mandate->fail_on, strictest) == strictest)
            continue;
        strictest = mandate->fail_on;
        demanded_at = mandate->fail_on_place;
    }
    if (strictest != asked && said)
        refuse(refusals, "fail_on", asked == SEVERITY_OFF ? "never" : severity_names[asked],
               text_format(refusals->arena, "it demands %s", severity_names[strictest]),
               place.path ? place : demanded_at);
    return strictest;
}

static void set(struct evidence *evidence, size_t subject, const char *measure, struct value value) {
    int index = measure_find(measure);
    if (index >= 0)
        evidence_set(evidence, subject, index, value);
}

void mandate_tell(const struct refusals *refusals, struct evidence *evidence) {
    for (size_t i = 0; i < refusals->count; i++) {
        const struct refusal *refusal = &refusals->items[i];
        size_t subject = evidence_subject(evidence, (struct subject){.kind = SUBJECT_REFUSAL,
                                                                     .name = refusal->name,
                                                                     .place = refusal->place,
                                                                     .index = i});
        set(evidence, subject, "refusal.present", value_flag(true));
        set(evidence, subject, "refusal.what", value_text(refusal->what));
        set(evidence, subject, "refusal.why", value_text(refusal->why));
    }
}
