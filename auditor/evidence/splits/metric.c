// Whether the declared metric suits what is predicted, and what an answer that knows nothing gets by it.
#include "input/metric.h"

#include "evidence/gather.h"

#include "base/text.h"

#include <math.h>

static bool of_classes(enum metric metric) {
    return metric >= METRIC_ACCURACY && metric <= METRIC_BRIER;
}

static bool of_one_class(enum metric metric) {
    return metric == METRIC_PRECISION || metric == METRIC_RECALL || metric == METRIC_F1 ||
           metric == METRIC_ROC_AUC || metric == METRIC_AVERAGE_PRECISION || metric == METRIC_BRIER;
}

// The smallest value of a numeric target; NAN if it is not known.
static double smallest_target(const struct gather *gather) {
    if (!gather->dataset || !gather->target.number)
        return NAN;
    const struct moments *moments = &gather->dataset->profile.column[gather->dataset->target].moments;
    return moments->n ? moments->minimum : NAN;
}

static bool has_zero_target(const struct gather *gather) {
    for (size_t r = 0; gather->target.number && r < gather->target.rows; r++) {
        if (gather->target.number[r] == 0)
            return true;
    }
    return false;
}

// Why a metric can't say what is wanted of this task, or NULL.
static const char *misfit(const struct gather *gather, enum metric metric, enum task_type task) {
    bool classes = task == TASK_BINARY || task == TASK_MULTICLASS;
    if (classes && !of_classes(metric))
        return metric == METRIC_RANKING ? "it judges an order, and classes are predicted"
                                        : "it measures the size of errors, and classes are predicted";
    if (task == TASK_REGRESSION && of_classes(metric))
        return "it counts right classes, and numbers are predicted";
    if (task == TASK_REGRESSION && metric == METRIC_RANKING)
        return "it judges an order, and numbers are to be met";
    if (task == TASK_RANKING && metric != METRIC_RANKING && metric != METRIC_ROC_AUC &&
        metric != METRIC_AVERAGE_PRECISION)
        return "it looks at each row alone, and an order is wanted";
    if (task == TASK_MULTICLASS && of_one_class(metric))
        return "it knows two classes, and the target has more: say how to average (macro, weighted, ovr)";
    if (metric == METRIC_LOG_ERROR && smallest_target(gather) < 0)
        return "it takes logarithms, and the target is negative in some rows";
    if (metric == METRIC_RELATIVE_ERROR && has_zero_target(gather))
        return "it divides by the target, which is 0 in some rows";
    return NULL;
}

// The shares of the commonest class and, of two, of the one that counts as yes.
static void class_shares(const struct gather *gather, double *most, double *yes) {
    const struct target_rows *target = &gather->target;
    *most = *yes = 0;
    for (size_t k = 0; k < target->classes; k++)
        *most = fmax(*most, (double)target->class_rows[k] / (double)target->known);
    if (target->classes == 2)
        *yes = (double)target->class_rows[1] / (double)target->known;
}

// What the best constant answer gets; NAN for a metric that is no share of something.
static double constant_score(const struct gather *gather, enum metric metric) {
    if (gather->target.scale || gather->target.known == 0 || gather->target.classes == 0)
        return NAN;
    double most, yes, classes = (double)gather->target.classes;
    class_shares(gather, &most, &yes);
    switch (metric) {
    case METRIC_ACCURACY: return most;
    case METRIC_BALANCED_ACCURACY: return 1 / classes;
    case METRIC_PRECISION:
    case METRIC_AVERAGE_PRECISION: return yes;
    case METRIC_RECALL: return 1;
    case METRIC_F1: return 2 * yes / (1 + yes);
    case METRIC_MACRO: return 2 * most / (1 + most) / classes;
    case METRIC_WEIGHTED: return most;
    case METRIC_ROC_AUC:
    case METRIC_ROC_AUC_CLASSES: return 0.5;
    case METRIC_CORRELATION: return 0;
    default: return NAN;
    }
}

// Of several metrics that one speaks for all that a constant answer does worst by: recall beside precision
// is a pair that nobody can game.
static struct value constant(const struct gather *gather, const struct references *metrics,
                             const char **best) {
    double least = INFINITY;
    *best = NULL;
    for (size_t i = 0; i < metrics->count; i++) {
        double score = constant_score(gather, metric_find(metrics->items[i].name));
        if (isnan(score))
            return value_undefined(VALUE_ESTIMATE, gather->dataset ? NOT_DECIDABLE : NO_DATA);
        if (score < least) {
            least = score;
            *best = metrics->items[i].name;
        }
    }
    return value_estimate(estimate_exact(least, gather->target.known));
}

static const char *joined(struct arena *arena, const struct references *names) {
    const char *text = "";
    for (size_t i = 0; i < names->count; i++)
        text = text_format(arena, "%s%s%s", text, i ? ", " : "", names->items[i].name);
    return text;
}

void measure_metric(struct gather *gather) {
    const struct references *metrics = &gather->schema->task.metrics;
    enum task_type task = gather->dataset ? gather->dataset->plan.task : gather->schema->task.type;
    size_t subject = gather->dataset_subject;
    if (metrics->count == 0 || task == TASK_UNDECLARED) {
        gather_set(gather, subject, M_METRIC_MISFIT, value_undefined(VALUE_FLAG, NOT_DECLARED));
        gather_set(gather, subject, M_METRIC_CONSTANT, value_undefined(VALUE_ESTIMATE, NOT_DECLARED));
        gather_set(gather, subject, M_METRIC_NAMES, value_undefined(VALUE_TEXT, NOT_DECLARED));
        gather_set(gather, subject, M_METRIC_REASON, value_undefined(VALUE_TEXT, NOT_DECLARED));
        return;
    }
    const char *why = NULL, *which = NULL;
    struct value score = constant(gather, metrics, &which);
    const char *reason =
        which && score.why == DEFINED
            ? text_format(gather->arena, "%s of an answer that is always the same is %.3g already", which,
                          score.estimate.value)
            : "";
    for (size_t i = 0; i < metrics->count && !why; i++) {
        why = misfit(gather, metric_find(metrics->items[i].name), task);
        if (why)
            reason = text_format(gather->arena, "of %s, %s", metrics->items[i].name, why);
    }
    gather_set(gather, subject, M_METRIC_MISFIT, value_flag(why != NULL));
    gather_set(gather, subject, M_METRIC_CONSTANT, score);
    gather_set(gather, subject, M_METRIC_NAMES, value_text(joined(gather->arena, metrics)));
    gather_set(gather, subject, M_METRIC_REASON, value_text(reason));
}
