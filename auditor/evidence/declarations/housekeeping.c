// The schema's suppressions and policy as subjects of rules: whether they have expired, and what they change.
#include "evidence/gather.h"

#include "base/text.h"

static const char *change_of(const struct gather *gather, const struct rule_override *override) {
    if (override->has_severity && override->severity == SEVERITY_OFF)
        return "it is switched off";
    const char *text = "";
    if (override->has_severity)
        text = text_format(gather->arena, "severity %s", severity_names[override->severity]);
    for (size_t p = 0; p < override->parameter_count; p++) {
        char number[TEXT_NUMBER];
        text = text_format(gather->arena, "%s%s%s %s", text, *text ? ", " : "", override->parameters[p].name,
                           text_number(override->parameters[p].value, number));
    }
    return *text ? text : "nothing";
}

static void set_suppression(struct gather *gather, size_t subject, const struct suppression *suppression) {
    int64_t day;
    bool expires = suppression->expires && schema_day(suppression->expires, &day);
    gather_set(gather, subject, M_SUPPRESSION_EXPIRED, value_flag(expires && day < gather->today));
    gather_set(gather, subject, M_SUPPRESSION_EXPIRES,
               expires ? value_text(suppression->expires) : value_undefined(VALUE_TEXT, NOT_DECLARED));
}

void measure_housekeeping(struct gather *gather) {
    for (size_t s = 0; s < gather->evidence->subject_count; s++) {
        const struct subject *subject = &gather->evidence->subjects[s];
        if (subject->kind == SUBJECT_SUPPRESSION)
            set_suppression(gather, s, &gather->schema->suppressions[subject->index]);
        if (subject->kind == SUBJECT_OVERRIDE) {
            gather_set(gather, s, M_OVERRIDE_PRESENT, value_flag(true));
            gather_set(gather, s, M_OVERRIDE_CHANGE,
                       value_text(change_of(gather, &gather->schema->overrides[subject->index])));
        }
    }
}
