// Declarations against numbers: whether what a column's `fit_on` or a pipeline step says is what the forensic
// tests found.
#include "evidence/forensics/fitted.h"

#include "base/text.h"

#include <string.h>
#include <strings.h>

// The families, what they find in words, and the pipeline steps that do such a thing.
enum { MOST_STEPS = 8 };
static const struct {
    enum measure_id family;
    const char *what;
    const char *steps[MOST_STEPS];
} families[] = {
    {M_STANDARDISED_VERDICT,
     "standardised",
     {"scale", "standardize", "standardise", "normalize", "normalise", "power_transform"}},
    {M_RANGE_VERDICT, "scaled to a range", {"scale", "normalize", "normalise"}},
    {M_ROBUST_VERDICT, "scaled by median and quartiles", {"scale", "normalize", "normalise"}},
    {M_QUANTILE_VERDICT, "replaced by ranks", {"scale", "quantile_transform"}},
    {M_IMPUTED_VERDICT, "filled in", {"impute"}},
    {M_ENCODED_VERDICT, "encoded", {"encode", "target_encode"}},
    {M_PROJECTED_VERDICT, "projected", {"project", "pca", "reduce", "whiten"}},
    {M_BINNED_VERDICT, "binned", {"bin", "discretize"}},
    {M_WEIGHTED_VERDICT, "weighted", {"vectorize", "tfidf"}},
    {M_SELECTED_VERDICT, "selected", {"select", "feature_selection"}},
};
enum { FAMILIES = sizeof families / sizeof *families };

static size_t family_of(enum measure_id verdict) {
    for (size_t f = 0; f < FAMILIES; f++) {
        if (families[f].family == verdict)
            return f;
    }
    return FAMILIES;
}

void fitted_record(struct gather *gather, const struct split_pair *pair, const struct fit_measures *family,
                   const struct fit_outcome *outcome) {
    enum fit_verdict verdict = outcome->verdict;
    size_t number = family_of(family->verdict);
    if (number == FAMILIES || outcome->log10_p > FIT_CERTAIN ||
        (verdict != FITTED_POOLED && verdict != FITTED_TRAIN && verdict != FITTED_SEPARATELY))
        return;
    for (size_t i = 0; i < outcome->shown; i++) {
        struct fit_record *record = arena_alloc(gather->arena, 1, sizeof *record);
        *record = (struct fit_record){.earlier = gather->fits,
                                      .column = gather_find(gather, outcome->columns[i]),
                                      .pair = pair,
                                      .family = family->verdict,
                                      .verdict = verdict,
                                      .what = families[number].what};
        gather->fits = record;
    }
}

// A fit on test rows outweighs one on training rows: a column may have been through several steps.
static bool graver(const struct fit_record *a, const struct fit_record *b) {
    static const int weight[] = {[FITTED_TRAIN] = 1, [FITTED_SEPARATELY] = 2, [FITTED_POOLED] = 3};
    return !b || weight[a->verdict] > weight[b->verdict];
}

static const char *rows_of(struct arena *arena, const struct fit_record *record) {
    const struct split_pair *pair = record->pair;
    if (record->verdict == FITTED_TRAIN)
        return text_format(arena, "the %s rows alone", pair->train);
    if (record->verdict == FITTED_POOLED)
        return text_format(arena, "the %s and %s rows together", pair->train, pair->test);
    return text_format(arena, "the %s and the %s rows separately", pair->train, pair->test);
}

static bool on_training_rows(enum fit_on fit_on) {
    return fit_on == FIT_TRAIN || fit_on == FIT_FOLD;
}

// ---- columns ----

static const struct fit_record *column_record(const struct gather *gather,
                                              const struct gather_column *column) {
    const struct fit_record *found = NULL;
    for (const struct fit_record *record = gather->fits; record; record = record->earlier) {
        if (record->column == column && graver(record, found))
            found = record;
    }
    return found;
}

static const char *column_told(struct gather *gather, enum fit_on fit_on, const struct fit_record *found) {
    if (!on_training_rows(fit_on))
        return text_format(
            gather->arena, "was transformed by statistics of %s rows, the held-out ones among them%s",
            fit_on_names[fit_on],
            found && found->verdict == FITTED_TRAIN ? ", says the schema; the numbers say otherwise" : "");
    if (!found)
        return text_format(gather->arena, "is declared fit_on: %s; the numbers do not tell",
                           fit_on_names[fit_on]);
    return text_format(gather->arena,
                       "is declared fit_on: %s, and the numbers %s: it was %s by statistics of %s",
                       fit_on_names[fit_on], found->verdict == FITTED_TRAIN ? "confirm it" : "contradict it",
                       found->what, rows_of(gather->arena, found));
}

// Where no verdict names the column: nothing shows, or no data was opened.
static struct value untold(const struct gather *gather) {
    return value_undefined(VALUE_NAME, gather->dataset ? NOT_DECIDABLE : NO_DATA);
}

static void set_column(struct gather *gather, const struct gather_column *column) {
    const struct fit_record *found = column_record(gather, column);
    gather_set(gather, column->subject, M_FITTED_VERDICT,
               found ? value_name(fit_verdict_words[found->verdict]) : untold(gather));
    enum fit_on fit_on = column->declared ? column->declared->fit_on : FIT_UNDECLARED;
    gather_set(gather, column->subject, M_FITTED_TOLD,
               fit_on == FIT_UNDECLARED ? value_undefined(VALUE_TEXT, NOT_DECLARED)
                                        : value_text(column_told(gather, fit_on, found)));
}

// ---- steps ----

static bool does(const struct fit_record *record, const char *step) {
    size_t family = family_of(record->family);
    for (size_t i = 0; i < MOST_STEPS && families[family].steps[i]; i++) {
        if (strcasecmp(families[family].steps[i], step) == 0)
            return true;
    }
    return false;
}

static bool concerns(const struct pipeline_step *step, const struct fit_record *record) {
    if (!does(record, step->step))
        return false;
    for (size_t c = 0; c < step->columns.count; c++) {
        if (strcmp(step->columns.items[c].name, record->column->name) == 0)
            return true;
    }
    return step->columns.count == 0;
}

static const char *step_told(struct gather *gather, const struct pipeline_step *step,
                             const struct fit_record *found) {
    const char *fit_on = step->fit_on == FIT_UNDECLARED ? "undeclared" : fit_on_names[step->fit_on];
    const char *plain =
        text_format(gather->arena, "learns from rows that are held out later (fit on: %s)", fit_on);
    if (!found || !on_training_rows(step->fit_on))
        return plain;
    return text_format(gather->arena,
                       "is declared fit_on: %s, and the numbers %s: %s was %s by statistics of %s", fit_on,
                       found->verdict == FITTED_TRAIN ? "confirm it" : "contradict it", found->column->name,
                       found->what, rows_of(gather->arena, found));
}

static void set_step(struct gather *gather, size_t subject, const struct pipeline_step *step) {
    const struct fit_record *found = NULL;
    for (const struct fit_record *record = gather->fits; record; record = record->earlier) {
        if (concerns(step, record) && graver(record, found))
            found = record;
    }
    gather_set(gather, subject, M_STEP_FITTED,
               found ? value_name(fit_verdict_words[found->verdict]) : untold(gather));
    gather_set(gather, subject, M_STEP_TOLD, value_text(step_told(gather, step, found)));
}

void measure_fitted(struct gather *gather) {
    for (size_t c = 0; c < gather->column_count; c++)
        set_column(gather, &gather->columns[c]);
    for (size_t s = 0; s < gather->evidence->subject_count; s++) {
        const struct subject *subject = &gather->evidence->subjects[s];
        if (subject->kind == SUBJECT_STEP)
            set_step(gather, s, &gather->schema->steps[subject->index]);
    }
}
