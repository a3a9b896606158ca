// Marks what is accepted, and counts what each acceptance covers.
#include "verdict/acceptance.h"

#include "verdict/ledger.h"

#include <string.h>

// ---- suppressions ----

static bool concerns(const struct policy_suppression *suppression, const struct subject *subject) {
    if (!suppression->column)
        return true;
    for (size_t i = 0; i < subject->column_count; i++)
        if (strcmp(subject->columns[i], suppression->column) == 0)
            return true;
    bool is_column = subject->kind == SUBJECT_COLUMN || subject->kind == SUBJECT_FEATURE;
    return is_column && subject->name && strcmp(subject->name, suppression->column) == 0;
}

// What has changed is accepted for a time only: else a suppression could be put in that hides its own coming.
static bool may_cover(const struct policy_suppression *suppression, const struct subject *subject) {
    return concerns(suppression, subject) && (suppression->expires || subject->kind != SUBJECT_CHANGE);
}

// Marks what the suppression covers; an expired one covers, so that it is not called unused, but hides
// nothing.
static uint64_t suppress(struct court *court, const struct policy_suppression *suppression) {
    bool expired = suppression->expires && court->policy->today > suppression->expires_day;
    bool active = !expired && !suppression->refused;
    uint64_t matches = 0;
    for (size_t i = 0; i < court->verdict->finding_count; i++) {
        struct finding *finding = &court->verdict->findings[i];
        if (!policy_covers(suppression->rule, finding->rule->id) ||
            !may_cover(suppression, &court->evidence->subjects[finding->subject]))
            continue;
        matches++;
        if (active && !finding->suppressed && !policy_is_final(court->policy, finding->rule->id))
            finding->suppressed = suppression->reason ? suppression->reason : "";
    }
    return matches;
}

// Whether every rule that a suppression names has judged what it names: only then "covers nothing" means
// unused.
static bool all_judged(const struct court *court, const struct policy_suppression *suppression) {
    size_t subject_count = court->evidence->subject_count;
    for (size_t i = 0; i < court->effective->count; i++) {
        const struct rule *rule = court->effective->rules[i];
        if (!policy_covers(suppression->rule, rule->id) || rule->subject == SUBJECT_SUPPRESSION)
            continue;
        bool any = false;
        for (size_t subject = 0; subject < subject_count; subject++) {
            if (!court_is_about(rule, &court->evidence->subjects[subject]))
                continue;
            any = true;
            unsigned char result = court->results[i * subject_count + subject];
            if ((result == RESULT_NONE || result == RESULT_UNDECIDED) &&
                concerns(suppression, &court->evidence->subjects[subject]))
                return false;
        }
        if (!any || rule->severity == SEVERITY_OFF)
            return false;
    }
    return true;
}

void acceptance_suppressions(struct court *court) {
    int measure = measure_find("suppression.matches");
    for (size_t i = 0; i < court->policy->suppression_count; i++) {
        const struct policy_suppression *suppression = &court->policy->suppressions[i];
        uint64_t matches = suppress(court, suppression);
        struct value value = value_count(matches);
        if (matches == 0 && !all_judged(court, suppression))
            value = value_undefined(VALUE_COUNT, NOT_DECIDABLE);
        for (size_t k = 0; measure >= 0 && k < court->evidence->subject_count; k++) {
            const struct subject *subject = &court->evidence->subjects[k];
            if (subject->kind == SUBJECT_SUPPRESSION && subject->index == i)
                evidence_set(court->evidence, k, measure, value);
        }
    }
}

// ---- the baseline ----

size_t acceptance_subjects(struct evidence *evidence, const struct policy *policy) {
    size_t first = evidence->subject_count;
    for (size_t i = 0; policy->baseline && i < policy->baseline->count; i++) {
        const struct baseline_entry *entry = &policy->baseline->entries[i];
        evidence_subject(evidence, (struct subject){.kind = SUBJECT_SUPPRESSION,
                                                    .name = entry->about ? entry->about : entry->rule,
                                                    .place = entry->place,
                                                    .index = policy->suppression_count + i});
    }
    return first;
}

// Whether the entry's rule has judged anything: only then "it is not found" means that it is gone.
static bool has_judged(const struct court *court, const char *id) {
    for (size_t i = 0; i < court->effective->count; i++) {
        const struct ledger_row *row = &court->verdict->ledger[i];
        if (strcmp(row->rule->id, id) == 0)
            return !row->off && row->finding + row->clear > 0;
    }
    return true;
}

void acceptance_baseline(struct court *court, size_t first) {
    const struct baseline *baseline = court->policy->baseline;
    int measure = measure_find("baseline.stale");
    for (size_t i = 0; baseline && i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->entries[i];
        bool found = false;
        for (size_t f = 0; f < court->verdict->finding_count; f++) {
            struct finding *finding = &court->verdict->findings[f];
            if (strcmp(finding->fingerprint, entry->fingerprint) != 0)
                continue;
            found = true;
            if (!finding->suppressed && !policy_is_final(court->policy, finding->rule->id))
                finding->suppressed = entry->reason ? entry->reason : "accepted in the baseline";
        }
        struct value stale = found || has_judged(court, entry->rule)
                                 ? value_flag(!found)
                                 : value_undefined(VALUE_FLAG, NOT_DECIDABLE);
        if (measure >= 0)
            evidence_set(court->evidence, first + i, measure, stale);
    }
}
