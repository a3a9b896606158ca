// Evidence of a little table for tests: written to a file, read, and every measure computed.
#ifndef LEAKAUDIT_TESTS_GATHERED_FIXTURE_H
#define LEAKAUDIT_TESTS_GATHERED_FIXTURE_H

#include "dataset_fixture.h"
#include "evidence/gather.h"

struct gathered {
    struct loaded loaded;
    struct evidence evidence;
    struct gather gather;
};

// `loaded` has been filled (the schema may say more by then); everything is measured.
static inline void gathered_init(struct gathered *gathered) {
    struct loaded *loaded = &gathered->loaded;
    if (loaded->schema.file_count)
        loaded_read(loaded, 1 << 30);
    evidence_init(&gathered->evidence, &loaded->arena);
    bool *needed = arena_alloc(&loaded->arena, measure_count, sizeof *needed);
    for (size_t m = 0; m < measure_count; m++)
        needed[m] = true;
    gathered->gather = (struct gather){.arena = &loaded->arena,
                                       .schema = &loaded->schema,
                                       .dataset = loaded->schema.file_count ? &loaded->dataset : NULL,
                                       .needed = needed,
                                       .complete = true,
                                       .evidence = &gathered->evidence};
    gather_evidence(&gathered->gather);
}

// From a CSV text, without a schema.
static inline void gathered_text(struct gathered *gathered, const char *text, const char *target,
                                 enum task_type task) {
    loaded_init(&gathered->loaded, target);
    gathered->loaded.schema.task.type = task;
    loaded_add_text(&gathered->loaded, text, DATA_ALL);
    gathered_init(gathered);
}

static inline void gathered_finish(struct gathered *gathered) {
    evidence_finish(&gathered->evidence);
    loaded_finish(&gathered->loaded);
}

static inline const struct value *gathered_value(const struct gathered *gathered, const char *column,
                                                 const char *measure) {
    const struct gather_column *found = gather_find(&gathered->gather, column);
    ck_assert_msg(found != NULL, "no column %s", column);
    int number = measure_find(measure);
    ck_assert_msg(number >= 0, "no measure %s", measure);
    return evidence_value(&gathered->evidence, found->subject, number);
}

static inline double gathered_number(const struct gathered *gathered, const char *column,
                                     const char *measure) {
    const struct value *value = gathered_value(gathered, column, measure);
    ck_assert_msg(value->why == DEFINED, "%s of %s: %s", measure, column, undefined_name(value->why));
    return value->type == VALUE_ESTIMATE ? value->estimate.value
           : value->type == VALUE_COUNT  ? (double)value->count
                                         : (double)value->flag;
}

#endif
