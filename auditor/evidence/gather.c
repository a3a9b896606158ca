// Subjects, and the order in which the groups of measures are computed.
#include "evidence/gather.h"

#include "base/hash.h"
#include "base/text.h"
#include "stats/multiplicity.h"

#include <math.h>
#include <string.h>

#define GROUP_OF(group, id, ...) [M_##id] = measure_##group,
typedef void group_function(struct gather *);
static group_function *const group_of[] = {MEASURES(GROUP_OF)};

enum { MOST_AFTER = 6 };
// In the order in which they run. A group that looks at the values of others names them in `after`.
static const struct group {
    const char *what;
    group_function *compute;
    group_function *after[MOST_AFTER];
} groups[] = {
    {"reading declarations", measure_declared, {NULL}},
    {"following lineage", measure_lineage, {NULL}},
    {"reading names", measure_naming, {NULL}},
    {"reading the pipeline", measure_step, {NULL}},
    {"reading suppressions", measure_housekeeping, {NULL}},
    {"counting rows", measure_dataset, {NULL}},
    {"looking for repeated rows", measure_rows, {NULL}},
    {"counting the rows of splits", measure_pair, {NULL}},
    {"looking for rows on both sides", measure_overlap, {NULL}},
    {"holding ids and groups against splits", measure_key, {NULL}},
    {"looking for entities", measure_entity, {measure_naming}},
    {"looking for rows between rows", measure_interpolated, {measure_overlap}},
    {"looking for near copies", measure_near, {NULL}},
    {"comparing free texts", measure_near_text, {NULL}},
    {"comparing schema and data", measure_agreement, {NULL}},
    {"counting values", measure_column, {NULL}},
    {"looking for traces of preprocessing", measure_forensics, {NULL}},
    {"holding declarations against numbers", measure_fitted, {measure_forensics}},
    {"comparing times", measure_stamped, {NULL}},
    {"looking ahead in time", measure_future, {NULL}},
    {"holding splits against time", measure_time_order, {NULL}},
    {"looking for ids", measure_identity, {NULL}},
    {"comparing splits", measure_shift, {measure_identity}},
    {"telling splits apart", measure_domain, {measure_identity}},
    {"looking for unseen values", measure_unseen, {measure_identity}},
    {"measuring what a test set can tell", measure_holdout, {NULL}},
    {"reading the metric", measure_metric, {NULL}},
    {"measuring power", measure_power, {NULL}},
    {"measuring association", measure_association, {NULL}},
    {"looking for copies and functions", measure_exact, {NULL}},
    {"comparing words", measure_alphabet, {NULL}},
    {"measuring missingness", measure_presence, {NULL}},
    {"measuring single values", measure_value, {NULL}},
    {"looking at how cells are written", measure_formatting, {NULL}},
    {"looking at the order of the rows", measure_order, {NULL}},
    {"combining columns",
     measure_combination,
     {measure_power, measure_exact, measure_identity, measure_naming}},
    {"comparing columns",
     measure_crowd,
     {measure_power, measure_exact, measure_presence, measure_naming, measure_combination}},
    {"modelling the target",
     measure_model,
     {measure_power, measure_exact, measure_presence, measure_combination}},
};

void gather_set(struct gather *gather, size_t subject, enum measure_id measure, struct value value) {
    evidence_set(gather->evidence, subject, (int)measure, value);
}

bool gather_needs(const struct gather *gather, enum measure_id measure) {
    return gather->needed[measure];
}

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

double gather_number(const struct gather *gather, size_t subject, enum measure_id measure, double otherwise) {
    const struct value *value = evidence_value(gather->evidence, subject, (int)measure);
    if (value->why != DEFINED)
        return otherwise;
    return value->type == VALUE_COUNT  ? (double)value->count
           : value->type == VALUE_FLAG ? (double)value->flag
                                       : value->estimate.value;
}

struct value gather_chance(const struct gather *gather, double log10_p, uint64_t n) {
    double corrected = log10_p + log10(gather->compared ? (double)gather->compared : 1);
    return value_estimate(estimate_exact(corrected < 0 ? corrected : 0, n));
}

// ---- subjects ----

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

// The role that a column has in effect: what the task says of it, else what the column says, else a feature.
static enum column_role role_of(const struct schema *schema, const struct schema_column *declared,
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
    enum column_role role = role_of(gather->schema, declared, name);
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

static void add_subjects(struct gather *gather) {
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

// ---- correction for the number of columns ----

// Benjamini-Hochberg over the columns, for every measure that comes with a p-value.
static void correct(struct gather *gather) {
    double *p = memory_alloc(gather->column_count, sizeof *p);
    for (size_t m = 0; m < measure_count; m++) {
        if (measures[m].subject != SUBJECT_COLUMN || measures[m].type != VALUE_ESTIMATE || !gather->needed[m])
            continue;
        size_t count = 0;
        for (size_t c = 0; c < gather->column_count; c++) {
            const struct value *value = &gather->evidence->values[gather->columns[c].subject][m];
            if (value->why == DEFINED)
                p[count++] = value->estimate.log10_p;
        }
        if (count == 0)
            continue;
        multiplicity_benjamini_hochberg(p, p, count);
        for (size_t c = 0, i = 0; c < gather->column_count; c++) {
            struct value *value = &gather->evidence->values[gather->columns[c].subject][m];
            if (value->why == DEFINED)
                value->estimate.log10_p_corrected = p[i++];
        }
    }
    memory_free(p);
}

enum { GROUPS = sizeof groups / sizeof *groups };

// Marks the groups to run: those with a needed measure that the inputs allow, and those that they look at.
static void choose_groups(const struct gather *gather, bool *run) {
    for (size_t g = GROUPS; g-- > 0;) { // backwards: a group stands behind those it looks at
        for (size_t m = 0; m < measure_count; m++) {
            if (group_of[m] == groups[g].compute)
                run[g] = (run[g] || gather->needed[m]) && (gather->dataset || !measures[m].needs_data);
        }
        for (size_t a = 0; run[g] && gather->dataset && a < MOST_AFTER && groups[g].after[a]; a++) {
            for (size_t other = 0; other < g; other++)
                run[other] = run[other] || groups[other].compute == groups[g].after[a];
        }
    }
}

void gather_evidence(struct gather *gather) {
    add_subjects(gather);
    if (gather->dataset)
        target_rows_init(&gather->target, gather->dataset);
    bool run[GROUPS] = {false};
    choose_groups(gather, run);
    for (size_t g = 0; g < GROUPS; g++) {
        if (!run[g])
            continue;
        if (gather->progress)
            gather->progress(gather->progress_context, groups[g].what, (double)g / GROUPS);
        groups[g].compute(gather);
    }
    target_rows_finish(&gather->target);
    if (gather->dataset)
        correct(gather);
}
