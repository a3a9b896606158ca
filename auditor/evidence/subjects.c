// The subjects of an audit: the dataset, its columns with the roles that they have in effect, the pairs of
// splits, the steps of the pipeline and the entries of the schema that are judged themselves.
#include "evidence/gather.h"

#include "base/hash.h"

#include <string.h>

// The slot of a name: the one that holds it, or the free one where it would go.
static size_t *name_slot(const struct gather *gather, const char *name) {
    size_t mask = gather->name_slot_count - 1, slot = (size_t)hash_bytes(name, strlen(name), 0) & mask;
    for (; gather->name_slots[slot]; slot = (slot + 1) & mask) {
        if (strcmp(gather->columns[gather->name_slots[slot] - 1].name, name) == 0)
            break;
    }
    return &gather->name_slots[slot];
}

const struct gather_column *gather_find(const struct gather *gather, const char *name) {
    size_t at = name && gather->name_slot_count ? *name_slot(gather, name) : 0;
    return at ? &gather->columns[at - 1] : NULL;
}

static bool named(const struct references *references, const char *name) {
    for (size_t i = 0; i < references->count; i++) {
        if (strcmp(references->items[i].name, name) == 0)
            return true;
    }
    return false;
}

static bool is(const struct reference *reference, const char *name) {
    return reference->name && strcmp(reference->name, name) == 0;
}

enum column_role gather_role(const struct schema *schema, const struct schema_column *declared,
                             const char *name) {
    if (is(&schema->task.target, name))
        return ROLE_TARGET;
    if (declared && declared->role != ROLE_UNDECLARED)
        return declared->role;
    if (is(&schema->split.column, name) || is(&schema->split.kfold, name))
        return ROLE_SPLIT;
    if (is(&schema->task.prediction_time, name))
        return ROLE_TIME;
    if (named(&schema->task.group, name))
        return ROLE_GROUP;
    return ROLE_FEATURE;
}

// A finding about a column points at its line of the schema, else at the header of the data.
static struct place place_of(const struct gather *gather, const struct schema_column *declared) {
    if (declared)
        return declared->place;
    if (gather->schema->file_count)
        return (struct place){.path = gather->schema->files[0].name, .line = 1};
    return (struct place){.path = gather->schema->path};
}

static void add_column(struct gather *gather, const char *name, size_t data) {
    const struct schema_column *declared = schema_column(gather->schema, name);
    enum column_role role = gather_role(gather->schema, declared, name);
    const char **columns = arena_alloc(gather->arena, 1, sizeof *columns);
    columns[0] = name;
    size_t index = gather->column_count++;
    bool usable = gather->dataset && gather->dataset->plan.classes > 1;
    gather->columns[index] = (struct gather_column){
        .name = name,
        .declared = declared,
        .data = data,
        .role = role,
        .compared =
            data != SIZE_MAX && usable && (role == ROLE_FEATURE || role == ROLE_ID || role == ROLE_GROUP),
        .subject = evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_COLUMN,
                                                                       .name = name,
                                                                       .columns = columns,
                                                                       .column_count = 1,
                                                                       .place = place_of(gather, declared),
                                                                       .index = index,
                                                                       .feature = role == ROLE_FEATURE}),
    };
    gather->compared += gather->columns[index].compared;
    size_t *slot = name_slot(gather, name);
    *slot = *slot ? *slot : index + 1; // of columns with the same name, the first
}

static void add_columns(struct gather *gather) {
    const struct dataset *dataset = gather->dataset;
    size_t in_data = dataset ? dataset->column_count : 0;
    gather->columns =
        arena_alloc(gather->arena, in_data + gather->schema->column_count, sizeof *gather->columns);
    for (gather->name_slot_count = 64;
         gather->name_slot_count < 2 * (in_data + gather->schema->column_count);)
        gather->name_slot_count *= 2;
    gather->name_slots = arena_alloc(gather->arena, gather->name_slot_count, sizeof *gather->name_slots);
    for (size_t c = 0; c < in_data; c++)
        add_column(gather, dataset->columns[c].name, c);
    for (size_t c = 0; c < gather->schema->column_count; c++) {
        const char *name = gather->schema->columns[c].name;
        if (name && !gather_find(gather, name))
            add_column(gather, name, SIZE_MAX);
    }
}

static void add_steps(struct gather *gather) {
    for (size_t i = 0; i < gather->schema->step_count; i++) {
        const struct pipeline_step *step = &gather->schema->steps[i];
        const char **columns = arena_alloc(gather->arena, step->columns.count, sizeof *columns);
        for (size_t c = 0; c < step->columns.count; c++)
            columns[c] = step->columns.items[c].name;
        evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_STEP,
                                                            .name = step->step,
                                                            .columns = columns,
                                                            .column_count = step->columns.count,
                                                            .place = step->place,
                                                            .index = i});
    }
}

static void add_housekeeping(struct gather *gather) {
    for (size_t i = 0; i < gather->schema->suppression_count; i++) {
        const struct suppression *suppression = &gather->schema->suppressions[i];
        const char **columns = arena_alloc(gather->arena, 1, sizeof *columns);
        columns[0] = suppression->column;
        evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_SUPPRESSION,
                                                            .name = suppression->rule,
                                                            .columns = columns,
                                                            .column_count = suppression->column ? 1 : 0,
                                                            .place = suppression->place,
                                                            .index = i});
    }
    for (size_t i = 0; i < gather->schema->override_count; i++) {
        const struct rule_override *override = &gather->schema->overrides[i];
        evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_OVERRIDE,
                                                            .name = override->rule,
                                                            .place = override->place,
                                                            .index = i});
    }
}

void gather_subjects(struct gather *gather) {
    struct place place = {.path = gather->schema->path};
    if (gather->schema->path)
        place.line = gather->schema->task.place.line;
    else if (gather->schema->file_count)
        place.path = gather->schema->files[0].name;
    gather->dataset_subject =
        evidence_subject(gather->evidence,
                         (struct subject){.kind = SUBJECT_DATASET,
                                          .name = gather->schema->name ? gather->schema->name : "the dataset",
                                          .place = place});
    add_columns(gather);
    if (gather->dataset)
        split_pairs_init(gather);
    add_steps(gather);
    add_housekeeping(gather);
}
