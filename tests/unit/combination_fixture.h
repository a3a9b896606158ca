// Audits of small tables for the tests of combinations: all evidence of a CSV text, and the sets of columns
// in it.
#ifndef LEAKAUDIT_TESTS_COMBINATION_FIXTURE_H
#define LEAKAUDIT_TESTS_COMBINATION_FIXTURE_H

#include "dataset_fixture.h"
#include "evidence/gather.h"
#include "reference.h"

struct gathered {
    struct loaded loaded;
    struct evidence evidence;
};

static inline void gathered_init(struct gathered *gathered, const char *csv, const char *target,
                                 enum task_type task) {
    loaded_init(&gathered->loaded, target);
    gathered->loaded.schema.task.type = task;
    loaded_add_text(&gathered->loaded, csv, DATA_ALL);
    loaded_read(&gathered->loaded, 1 << 26);
    evidence_init(&gathered->evidence, &gathered->loaded.arena);
    bool *needed = arena_alloc(&gathered->loaded.arena, measure_count, sizeof *needed);
    memset(needed, true, measure_count * sizeof *needed);
    struct gather gather = {.arena = &gathered->loaded.arena,
                            .schema = &gathered->loaded.schema,
                            .dataset = &gathered->loaded.dataset,
                            .needed = needed,
                            .complete = true,
                            .evidence = &gathered->evidence};
    gather_evidence(&gather);
}

static inline void gathered_finish(struct gathered *gathered) {
    evidence_finish(&gathered->evidence);
    loaded_finish(&gathered->loaded);
}

// The number-th set of columns of that kind, or SIZE_MAX.
static inline size_t gathered_set(const struct gathered *gathered, const char *kind, size_t number) {
    const struct evidence *evidence = &gathered->evidence;
    for (size_t s = 0; s < evidence->subject_count; s++) {
        if (evidence->subjects[s].kind != SUBJECT_COLUMN_SET)
            continue;
        const struct value *found = evidence_value(evidence, s, M_COMBINATION_KIND);
        if (found->why == DEFINED && strcmp(found->text, kind) == 0 && number-- == 0)
            return s;
    }
    return SIZE_MAX;
}

static inline double gathered_number(const struct gathered *gathered, size_t subject, int measure) {
    const struct value *value = evidence_value(&gathered->evidence, subject, measure);
    ck_assert_msg(value->why == DEFINED, "%s: %s", measures[measure].name, undefined_text(value->why));
    return value->type == VALUE_COUNT ? (double)value->count : value->estimate.value;
}

// Audits one case of reference/combination.json, and compares the first set that is found with it.
static inline void gathered_compare(const json_t *reference) {
    const char *kind = json_string_value(reference_at(reference, "kind"));
    bool scale = strcmp(kind, "comparison") != 0 && strcmp(kind, "equality") != 0;
    struct gathered gathered;
    gathered_init(&gathered, json_string_value(reference_at(reference, "csv")),
                  json_string_value(reference_at(reference, "target")),
                  scale ? TASK_REGRESSION : TASK_UNDECLARED);
    size_t subject = gathered_set(&gathered, kind, 0);
    ck_assert_msg(subject != SIZE_MAX, "no %s in '%s'", kind,
                  json_string_value(reference_at(reference, "name")));
    const struct subject *set = &gathered.evidence.subjects[subject];
    const json_t *columns = reference_at(reference, "columns");
    ck_assert_uint_eq(set->column_count, json_array_size(columns));
    for (size_t i = 0; i < set->column_count; i++)
        ck_assert_str_eq(set->columns[i], json_string_value(json_array_get(columns, i)));
    ck_assert_str_eq(evidence_value(&gathered.evidence, subject, M_COMBINATION_FORMULA)->text,
                     json_string_value(reference_at(reference, "formula")));
    const char *name;
    json_t *expected;
    json_object_foreach(reference_at(reference, "measures"), name, expected) {
        double actual = gathered_number(&gathered, subject, measure_find(name));
        double wanted = json_number_value(expected);
        ck_assert_msg(fabs(actual - wanted) <= 1e-6 * fmax(1, fabs(wanted)), "%s %s: %.12g, expected %.12g",
                      json_string_value(reference_at(reference, "name")), name, actual, wanted);
    }
    gathered_finish(&gathered);
}

// All cases of a kind; at least one.
static inline void gathered_compare_kind(const char *kind) {
    json_t *root = reference_open("combination.json"), *reference;
    size_t i, compared = 0;
    json_array_foreach(root, i, reference) {
        if (strcmp(json_string_value(reference_at(reference, "kind")), kind) != 0)
            continue;
        gathered_compare(reference);
        compared++;
    }
    ck_assert_uint_gt(compared, 0);
    json_decref(root);
}

// Pseudo-random numbers between 0 and 1 that are the same everywhere (Numerical Recipes' quick generator).
static inline double gathered_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (double)(1u << 24);
}

#endif
