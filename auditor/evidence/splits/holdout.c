// How well the score on a held-out side can be known at all: the interval that so many rows give for the
// declared metric, or the usual one, at a usual level of performance, and what cross-validation over all rows
// would give.
#include "stats/holdout.h"

#include "evidence/gather.h"
#include "input/metric.h"

#include "base/text.h"
#include "stats/interval.h"

#include <math.h>

// The level that is assumed for what lies between 0 and 1; R2 is most uncertain near one half.
static const double GOOD = 0.8, GOOD_R2 = 0.5;

// The rows that a score rests on.
struct rows {
    uint64_t known;  // with a known target
    uint64_t *class; // [classes] of them
    size_t classes;
};

static enum metric metric_of(const struct gather *gather, const char **name) {
    const struct references *declared = &gather->schema->task.metrics;
    *name = declared->count ? declared->items[0].name : NULL;
    if (*name)
        return metric_find(*name);
    switch (gather->dataset->plan.task) {
    case TASK_BINARY: *name = "ROC AUC"; return METRIC_ROC_AUC;
    case TASK_MULTICLASS: *name = "accuracy"; return METRIC_ACCURACY;
    case TASK_REGRESSION: *name = "R2"; return METRIC_R2;
    default: return METRIC_UNKNOWN;
    }
}

static double commonest(const struct rows *rows) {
    uint64_t most = 0;
    for (size_t k = 0; k < rows->classes; k++)
        most = rows->class[k] > most ? rows->class[k] : most;
    return rows->known ? (double)most / (double)rows->known : 0;
}

static struct estimate score_of_classes(enum metric metric, const struct rows *rows) {
    uint64_t yes = rows->classes == 2 ? rows->class[1] : 0;
    switch (metric) {
    case METRIC_ACCURACY:
    case METRIC_WEIGHTED: return holdout_share(fmax(commonest(rows), 0.5), rows->known);
    case METRIC_BALANCED_ACCURACY:
    case METRIC_MACRO:
    case METRIC_CORRELATION:
    case METRIC_ROC_AUC_CLASSES: return holdout_mean_share(GOOD, rows->class, rows->classes);
    case METRIC_PRECISION:
    case METRIC_RECALL:
    case METRIC_F1:
    case METRIC_AVERAGE_PRECISION: return holdout_share(GOOD, yes);
    case METRIC_ROC_AUC: return holdout_auc(GOOD, yes, rows->known - yes);
    case METRIC_LOG_LOSS:
    case METRIC_BRIER:
        return holdout_mean(holdout_log_loss_variation(rows->class, rows->classes), rows->known);
    default: return estimate_undefined(NOT_DECIDABLE, rows->known);
    }
}

static struct estimate score_of_numbers(enum metric metric, const struct rows *rows) {
    switch (metric) {
    case METRIC_R2:
        return rows->known ? interval_r2(GOOD_R2, rows->known, 0) : estimate_undefined(TOO_FEW, 0);
    case METRIC_SQUARED_ERROR:
    case METRIC_LOG_ERROR: return holdout_mean(sqrt(2), rows->known);
    case METRIC_ROOT_SQUARED_ERROR: return holdout_mean(sqrt(0.5), rows->known); // half the relative error
    case METRIC_ABSOLUTE_ERROR:
    case METRIC_RELATIVE_ERROR: return holdout_mean(sqrt(acos(-1) / 2 - 1), rows->known);
    default: return estimate_undefined(NOT_DECIDABLE, rows->known);
    }
}

static struct estimate score_of(const struct gather *gather, enum metric metric, const struct rows *rows) {
    enum task_type task = gather->dataset->plan.task;
    if (task == TASK_REGRESSION)
        return score_of_numbers(metric, rows);
    if (task == TASK_BINARY || task == TASK_MULTICLASS)
        return score_of_classes(metric, rows);
    return estimate_undefined(NOT_DECIDABLE, rows->known);
}

static bool is_relative(enum metric metric) {
    return metric == METRIC_LOG_LOSS || metric == METRIC_BRIER || metric > METRIC_R2;
}

// Rows with a known target in a split; all sums of the joint table of any column are the same.
static void add_split(const struct gather *gather, size_t split, struct rows *rows) {
    const struct dataset *dataset = gather->dataset;
    const struct profile *profile = &dataset->profile;
    size_t classes = dataset->plan.classes;
    for (size_t b = 0; b < dataset->plan.column[dataset->target].bins; b++) {
        for (size_t f = 0; f < PLAN_FOLDS; f++) {
            const uint64_t *joint = profile->column[dataset->target].joint + b * profile->stride +
                                    (split * PLAN_FOLDS + f) * (classes + 1);
            for (size_t k = 0; k < classes; k++) {
                rows->known += joint[k];
                rows->class[k] += joint[k];
            }
        }
    }
}

static const char *rows_in_words(const struct gather *gather, const struct rows *rows) {
    uint64_t least = UINT64_MAX;
    for (size_t k = 0; k < rows->classes; k++)
        least = rows->class[k] < least ? rows->class[k] : least;
    enum task_type task = gather->dataset->plan.task;
    if (task != TASK_BINARY && task != TASK_MULTICLASS)
        return text_format(gather->arena, "%llu rows", (unsigned long long)rows->known);
    return text_format(gather->arena, "%llu rows, %llu of the rarest class", (unsigned long long)rows->known,
                       (unsigned long long)least);
}

static struct value width(struct estimate score) {
    return score.why == DEFINED ? value_estimate(estimate_exact(score.high - score.low, score.n))
                                : value_undefined(VALUE_ESTIMATE, score.why);
}

static void set_pair(struct gather *gather, const struct split_pair *pair, struct rows *test,
                     struct rows *all) {
    const char *name;
    enum metric metric = metric_of(gather, &name);
    struct estimate score = score_of(gather, metric, test);
    size_t subject = pair->subject;
    gather_set(gather, subject, M_HOLDOUT_WIDTH, width(score));
    gather_set(gather, subject, M_HOLDOUT_FOLDS_WIDTH, width(score_of(gather, metric, all)));
    gather_set(gather, subject, M_HOLDOUT_RELATIVE, value_flag(is_relative(metric)));
    gather_set(gather, subject, M_HOLDOUT_ROWS, value_text(rows_in_words(gather, test)));
    const char *words = "";
    if (score.why == DEFINED)
        words = is_relative(metric)
                    ? text_format(gather->arena, "%s would be known to %+.0f or %+.0f %% of itself", name,
                                  100 * (score.low - 1), 100 * (score.high - 1))
                    : text_format(gather->arena, "%s of %.2f would lie between %.2f and %.2f", name,
                                  score.value, score.low, score.high);
    gather_set(gather, subject, M_HOLDOUT_SCORE, value_text(words));
}

static void set_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_HOLDOUT_WIDTH, M_HOLDOUT_FOLDS_WIDTH, M_HOLDOUT_RELATIVE,
                                          M_HOLDOUT_ROWS, M_HOLDOUT_SCORE};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

void measure_holdout(struct gather *gather) {
    size_t classes = gather->dataset->plan.classes;
    for (size_t p = 0; p < gather->pair_count; p++) {
        const struct split_pair *pair = &gather->pairs[p];
        // Folds are all used, one after the other; of several splits each is held against the training rows.
        bool held_out = pair->fold_column == SIZE_MAX && gather->pairs[0].train == pair->train;
        if (!held_out || classes == 0 || gather->dataset->target == SIZE_MAX) {
            set_undefined(gather, pair->subject, NOT_DECIDABLE);
            continue;
        }
        struct rows test = {.class = memory_alloc(classes, sizeof *test.class), .classes = classes},
                    all = {.class = memory_alloc(classes, sizeof *all.class), .classes = classes};
        add_split(gather, pair->test_split, &test);
        add_split(gather, pair->test_split, &all);
        add_split(gather, pair->train_split, &all);
        if (test.known)
            set_pair(gather, pair, &test, &all);
        else
            set_undefined(gather, pair->subject, TOO_FEW);
        memory_free(test.class);
        memory_free(all.class);
    }
}
