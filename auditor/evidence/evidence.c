// Values, and the table of evidence.
#include "evidence/evidence.h"

#include <assert.h>

const char *const subject_kind_names[] = {"dataset",    "column",    "feature", "column-set",
                                          "split-pair", "split-key", "step",    "suppression",
                                          "override",   "change",    "refusal"};
const char *const value_type_names[] = {"estimate", "count", "flag", "name", "text"};

struct value value_estimate(struct estimate estimate) {
    return (struct value){.type = VALUE_ESTIMATE, .why = estimate.why, .estimate = estimate};
}

struct value value_count(uint64_t count) {
    return (struct value){.type = VALUE_COUNT, .count = count};
}

struct value value_flag(bool flag) {
    return (struct value){.type = VALUE_FLAG, .flag = flag};
}

struct value value_name(const char *name) {
    return (struct value){.type = VALUE_NAME, .text = name};
}

struct value value_text(const char *text) {
    return (struct value){.type = VALUE_TEXT, .text = text};
}

struct value value_undefined(enum value_type type, enum undefined why) {
    assert(why != DEFINED);
    return (struct value){.type = type, .why = why, .estimate = estimate_undefined(why, 0)};
}

struct value value_on_rows(struct value value, uint64_t measured, uint64_t of) {
    if (value.why == DEFINED && measured < of) {
        value.measured = measured;
        value.of = of;
    }
    return value;
}

void evidence_init(struct evidence *evidence, struct arena *arena) {
    *evidence = (struct evidence){.arena = arena};
}

void evidence_finish(struct evidence *evidence) {
    for (size_t s = 0; s < evidence->subject_count; s++)
        memory_free(evidence->values[s]);
    memory_free(evidence->values);
    memory_free(evidence->subjects);
    *evidence = (struct evidence){0};
}

size_t evidence_subject(struct evidence *evidence, struct subject subject) {
    size_t room = evidence->subject_capacity;
    evidence->subjects = memory_room(evidence->subjects, evidence->subject_count, &evidence->subject_capacity,
                                     sizeof *evidence->subjects);
    if (evidence->subject_capacity != room)
        evidence->values =
            memory_resize(evidence->values, evidence->subject_capacity, sizeof(struct value *));
    struct value *values = memory_alloc(measure_count, sizeof *values);
    for (size_t m = 0; m < measure_count; m++)
        values[m] = value_undefined(measures[m].type, NO_DATA);
    evidence->subjects[evidence->subject_count] = subject;
    evidence->values[evidence->subject_count] = values;
    return evidence->subject_count++;
}

void evidence_set(struct evidence *evidence, size_t subject, int measure, struct value value) {
    assert(subject < evidence->subject_count && (size_t)measure < measure_count);
    assert(value.type == measures[measure].type);
    evidence->values[subject][measure] = value;
}

const struct value *evidence_value(const struct evidence *evidence, size_t subject, int measure) {
    static const struct value unfit[] = {
        {.type = VALUE_ESTIMATE, .why = NOT_DECIDABLE, .estimate = {.why = NOT_DECIDABLE}},
        {.type = VALUE_COUNT, .why = NOT_DECIDABLE},
        {.type = VALUE_FLAG, .why = NOT_DECIDABLE},
        {.type = VALUE_NAME, .why = NOT_DECIDABLE},
        {.type = VALUE_TEXT, .why = NOT_DECIDABLE},
    };
    assert(subject < evidence->subject_count && (size_t)measure < measure_count);
    enum subject_kind wanted = measures[measure].subject, kind = evidence->subjects[subject].kind;
    if (kind == SUBJECT_FEATURE)
        kind = SUBJECT_COLUMN;
    if (wanted == SUBJECT_DATASET && kind != SUBJECT_DATASET) {
        for (size_t s = 0; s < evidence->subject_count; s++) {
            if (evidence->subjects[s].kind == SUBJECT_DATASET)
                return &evidence->values[s][measure];
        }
    }
    if (wanted != kind)
        return &unfit[measures[measure].type];
    return &evidence->values[subject][measure];
}
