// What the declared pipeline says of its steps: what they do, what they were fitted on, and where the split
// stands.
#include "evidence/gather.h"

#include "base/text.h"

#include <string.h>
#include <strings.h>

// The words of `step`, by what such a step does. A step that is not listed fits if it is declared to.
static const struct {
    const char *word, *kind;
} words[] = {
    {"split", "split"},
    {"train_test_split", "split"},
    {"evaluate", "evaluate"},
    {"score", "evaluate"},
    {"test", "evaluate"},
    {"cross_validate", "evaluate"},
    {"tune", "choose"},
    {"search", "choose"},
    {"grid_search", "choose"},
    {"early_stopping", "choose"},
    {"calibrate", "choose"},
    {"threshold", "choose"},
    {"choose", "choose"},
    {"model_selection", "choose"},
    {"impute", "fit"},
    {"scale", "fit"},
    {"standardize", "fit"},
    {"standardise", "fit"},
    {"normalize", "fit"},
    {"normalise", "fit"},
    {"encode", "fit"},
    {"target_encode", "fit"},
    {"bin", "fit"},
    {"discretize", "fit"},
    {"project", "fit"},
    {"pca", "fit"},
    {"reduce", "fit"},
    {"whiten", "fit"},
    {"select", "fit"},
    {"feature_selection", "fit"},
    {"resample", "fit"},
    {"oversample", "fit"},
    {"undersample", "fit"},
    {"smote", "fit"},
    {"vectorize", "fit"},
    {"tfidf", "fit"},
    {"embed", "fit"},
    {"cluster", "fit"},
    {"fit", "fit"},
    {"train", "fit"},
    {"power_transform", "fit"},
    {"quantile_transform", "fit"},
    {"clip_outliers", "fit"},
    {"winsorize", "fit"},
};

static const char *kind_of(const struct pipeline_step *step) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(step->step, words[i].word) == 0)
            return words[i].kind;
    }
    return step->fit_on != FIT_UNDECLARED && step->fit_on != FIT_NONE ? "fit" : "transform";
}

// "impute mean (income, age)"; of many columns only the first ones are named.
static const char *title_of(const struct gather *gather, const struct pipeline_step *step) {
    enum { MOST_NAMES = 8 };
    size_t count = step->columns.count;
    char *text = text_format(gather->arena, "%s%s%s", step->step, step->method ? " " : "",
                             step->method ? step->method : "");
    for (size_t c = 0; c < count && c < MOST_NAMES; c++)
        text = text_format(gather->arena, "%s%s%s", text, c ? ", " : " (", step->columns.items[c].name);
    if (count > MOST_NAMES)
        return text_format(gather->arena, "%s and %zu more)", text, count - MOST_NAMES);
    return count ? text_format(gather->arena, "%s)", text) : text;
}

static struct value outside_folds(const struct schema *schema, const struct pipeline_step *step, bool fits) {
    if (!schema->split.kfold.name && schema->split.strategy != STRATEGY_KFOLD)
        return value_flag(false);
    if (fits && step->fit_on == FIT_UNDECLARED)
        return value_undefined(VALUE_FLAG, NOT_DECLARED);
    return value_flag(fits && step->fit_on != FIT_FOLD && step->fit_on != FIT_NONE);
}

void measure_step(struct gather *gather) {
    const struct schema *schema = gather->schema;
    size_t split = SIZE_MAX;
    for (size_t i = schema->step_count; i-- > 0;) {
        if (strcmp(kind_of(&schema->steps[i]), "split") == 0)
            split = i;
    }
    for (size_t s = 0; s < gather->evidence->subject_count; s++) {
        const struct subject *subject = &gather->evidence->subjects[s];
        if (subject->kind != SUBJECT_STEP)
            continue;
        const struct pipeline_step *step = &schema->steps[subject->index];
        const char *kind = kind_of(step);
        gather_set(gather, s, M_STEP_KIND, value_name(kind));
        gather_set(gather, s, M_STEP_FIT_ON,
                   value_name(step->fit_on == FIT_UNDECLARED ? "undeclared" : fit_on_names[step->fit_on]));
        gather_set(
            gather, s, M_STEP_EVALUATE_ON,
            value_name(step->evaluate_on == FIT_UNDECLARED ? "undeclared" : fit_on_names[step->evaluate_on]));
        gather_set(gather, s, M_STEP_BEFORE_SPLIT,
                   split == SIZE_MAX ? value_undefined(VALUE_FLAG, NOT_DECLARED)
                                     : value_flag(subject->index < split));
        gather_set(gather, s, M_STEP_FOLDWISE, outside_folds(schema, step, strcmp(kind, "fit") == 0));
        gather_set(gather, s, M_STEP_TITLE, value_text(title_of(gather, step)));
    }
}
