// Tables that are split, with times, for tests: train and test rows as texts, and the measures of the pair
// against time.
#ifndef LEAKAUDIT_TESTS_TIME_FIXTURE_H
#define LEAKAUDIT_TESTS_TIME_FIXTURE_H

#include "gathered_fixture.h"

struct split_text {
    struct growing train, test;
};

// Both files with their header.
static inline void split_text_init(struct split_text *text, const char *header) {
    *text = (struct split_text){0};
    growing_add(&text->train, "%s\n", header);
    growing_add(&text->test, "%s\n", header);
}

// Measures all of it; the texts are ended. `gathered->loaded` has been initialised.
static inline void split_text_gather(struct split_text *text, struct gathered *gathered) {
    loaded_add_text(&gathered->loaded, text->train.at, DATA_TRAIN);
    loaded_add_text(&gathered->loaded, text->test.at, DATA_TEST);
    gathered_init(gathered);
    memory_free(text->train.at);
    memory_free(text->test.at);
}

// The value for the pair that is held against time.
static inline const struct value *time_value(const struct gathered *gathered, const char *measure) {
    const struct evidence *evidence = &gathered->evidence;
    for (size_t s = 0; s < evidence->subject_count; s++) {
        if (evidence->subjects[s].kind == SUBJECT_SPLIT_KEY &&
            evidence_value(evidence, s, measure_find("time_order.column"))->why == DEFINED)
            return evidence_value(evidence, s, measure_find(measure));
    }
    ck_abort_msg("no time is held against the splits");
}

static inline double time_number(const struct gathered *gathered, const char *measure) {
    const struct value *value = time_value(gathered, measure);
    ck_assert_msg(value->why == DEFINED, "%s: %s", measure, undefined_name(value->why));
    return value->type == VALUE_ESTIMATE ? value->estimate.value
           : value->type == VALUE_COUNT  ? (double)value->count
                                         : (double)value->flag;
}

// A day of 2023, from 0 on, as 2023-01-01.
static inline const char *day_text(char text[11], int day) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0;
    while (day >= lengths[month])
        day -= lengths[month++];
    snprintf(text, 11, "2023-%02u-%02u", (unsigned)(month + 1) % 100, (unsigned)(day + 1) % 100);
    return text;
}

// A number in [0, 1) that depends on its argument in no simple way.
static inline double scattered(int i) {
    uint64_t x = (uint64_t)i * 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 31) * 0xbf58476d1ce4e5b9u;
    return (double)((x ^ x >> 29) >> 11) / 9007199254740992.0;
}

#endif
