// Visits of patients for tests: three attributes that a patient keeps, a measurement, and a target that is
// alike within a patient. Numbers come from a small generator, the same ones each time.
#ifndef LEAKAUDIT_TESTS_PANEL_FIXTURE_H
#define LEAKAUDIT_TESTS_PANEL_FIXTURE_H

#include "gathered_fixture.h"

enum { PANEL_PATIENTS = 150, PANEL_VISITS = 6 };

static inline uint64_t panel_draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

// About normal, with variance 1: the sum of twelve uniform numbers.
static inline double panel_normal(uint64_t *state) {
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += (double)panel_draw(state) / 0x1p31;
    return sum;
}

enum panel_split { PANEL_BY_ROW, PANEL_BY_PATIENT, PANEL_BY_VISIT };

// Train and test files with columns name, age, height, sex, visit, pulse, y.
static inline void panel_write(struct loaded *loaded, const char *name, enum panel_split split) {
    struct growing side[2] = {{0}, {0}};
    for (int s = 0; s < 2; s++)
        growing_add(&side[s], "%s,age,height,sex,visit,pulse,y\n", name);
    uint64_t state = 77;
    for (unsigned patient = 0; patient < PANEL_PATIENTS; patient++) {
        unsigned age = 20 + (unsigned)panel_draw(&state) % 60,
                 height = 150 + (unsigned)panel_draw(&state) % 45;
        char sex = panel_draw(&state) % 2 ? 'm' : 'f';
        double level = 2 * panel_normal(&state);
        unsigned number = 1000 + patient * 7919 % 1009; // not in the order of the file
        for (unsigned visit = 0; visit < PANEL_VISITS; visit++) {
            bool test = split == PANEL_BY_ROW       ? panel_draw(&state) % 4 == 0
                        : split == PANEL_BY_PATIENT ? patient % 4 == 0
                                                    : visit >= 4;
            growing_add(&side[test], "%u,%u,%u,%c,%u,%u,%.3f\n", number, age, height, sex, visit,
                        55 + (unsigned)panel_draw(&state) % 40, level + panel_normal(&state));
        }
    }
    loaded_add(loaded, side[0].at, side[0].length, DATA_TRAIN);
    loaded_add(loaded, side[1].at, side[1].length, DATA_TEST);
    memory_free(side[0].at);
    memory_free(side[1].at);
}

static inline void panel_init(struct gathered *gathered, const char *name, enum panel_split split) {
    loaded_init(&gathered->loaded, "y");
    panel_write(&gathered->loaded, name, split);
    gathered_init(gathered);
}

// The n-th subject of split keys that is of the kind, or SIZE_MAX.
static inline size_t panel_key(const struct gathered *gathered, const char *kind, size_t n) {
    const struct evidence *evidence = &gathered->evidence;
    for (size_t s = 0; s < evidence->subject_count; s++) {
        const struct value *value = evidence_value(evidence, s, M_KEY_KIND);
        if (evidence->subjects[s].kind == SUBJECT_SPLIT_KEY && value->why == DEFINED &&
            strcmp(value->text, kind) == 0 && n-- == 0)
            return s;
    }
    return SIZE_MAX;
}

static inline double panel_number(const struct gathered *gathered, size_t subject, enum measure_id measure) {
    ck_assert_uint_ne(subject, SIZE_MAX);
    const struct value *value = evidence_value(&gathered->evidence, subject, (int)measure);
    ck_assert_msg(value->why == DEFINED, "%s: %s", measures[measure].name, undefined_name(value->why));
    return gather_number(&gathered->gather, subject, measure, -1);
}

#endif
