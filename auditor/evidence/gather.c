// The order in which the groups of measures are computed, and the correction for how many columns were looked
// at.
#include "evidence/gather.h"

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
    {"looking for changes", measure_change, {NULL}},
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

void gather_set_undefined(struct gather *gather, size_t subject, const enum measure_id *list, size_t count,
                          enum undefined why) {
    for (size_t i = 0; i < count; i++)
        gather_set(gather, subject, list[i], value_undefined(measures[list[i]].type, why));
}

bool gather_needs(const struct gather *gather, enum measure_id measure) {
    return gather->needed[measure];
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
    gather_subjects(gather);
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
