// The names of metrics.
#include "input/metric.h"

#include <string.h>

#define METRICS(NAME)                                                                                        \
    NAME("accuracy", ACCURACY)                                                                               \
    NAME("top_k_accuracy", ACCURACY)                                                                         \
    NAME("balanced_accuracy", BALANCED_ACCURACY)                                                             \
    NAME("precision", PRECISION)                                                                             \
    NAME("precision_macro", MACRO)                                                                           \
    NAME("precision_micro", WEIGHTED)                                                                        \
    NAME("precision_weighted", WEIGHTED)                                                                     \
    NAME("recall", RECALL)                                                                                   \
    NAME("sensitivity", RECALL)                                                                              \
    NAME("recall_macro", MACRO)                                                                              \
    NAME("recall_micro", WEIGHTED)                                                                           \
    NAME("recall_weighted", WEIGHTED)                                                                        \
    NAME("f1", F1)                                                                                           \
    NAME("f1_macro", MACRO)                                                                                  \
    NAME("f1_micro", WEIGHTED)                                                                               \
    NAME("f1_weighted", WEIGHTED)                                                                            \
    NAME("jaccard", F1)                                                                                      \
    NAME("jaccard_macro", MACRO)                                                                             \
    NAME("jaccard_micro", WEIGHTED)                                                                          \
    NAME("jaccard_weighted", WEIGHTED)                                                                       \
    NAME("roc_auc", ROC_AUC)                                                                                 \
    NAME("auc", ROC_AUC)                                                                                     \
    NAME("gini", ROC_AUC)                                                                                    \
    NAME("roc_auc_ovr", ROC_AUC_CLASSES)                                                                     \
    NAME("roc_auc_ovo", ROC_AUC_CLASSES)                                                                     \
    NAME("roc_auc_ovr_weighted", ROC_AUC_CLASSES)                                                            \
    NAME("roc_auc_ovo_weighted", ROC_AUC_CLASSES)                                                            \
    NAME("average_precision", AVERAGE_PRECISION)                                                             \
    NAME("pr_auc", AVERAGE_PRECISION)                                                                        \
    NAME("matthews_corrcoef", CORRELATION)                                                                   \
    NAME("mcc", CORRELATION)                                                                                 \
    NAME("cohen_kappa", CORRELATION)                                                                         \
    NAME("log_loss", LOG_LOSS)                                                                               \
    NAME("brier_score", BRIER)                                                                               \
    NAME("r2", R2)                                                                                           \
    NAME("explained_variance", R2)                                                                           \
    NAME("mean_squared_error", SQUARED_ERROR)                                                                \
    NAME("mse", SQUARED_ERROR)                                                                               \
    NAME("root_mean_squared_error", ROOT_SQUARED_ERROR)                                                      \
    NAME("rmse", ROOT_SQUARED_ERROR)                                                                         \
    NAME("mean_absolute_error", ABSOLUTE_ERROR)                                                              \
    NAME("mae", ABSOLUTE_ERROR)                                                                              \
    NAME("median_absolute_error", ABSOLUTE_ERROR)                                                            \
    NAME("mean_squared_log_error", LOG_ERROR)                                                                \
    NAME("root_mean_squared_log_error", LOG_ERROR)                                                           \
    NAME("msle", LOG_ERROR)                                                                                  \
    NAME("rmsle", LOG_ERROR)                                                                                 \
    NAME("mean_absolute_percentage_error", RELATIVE_ERROR)                                                   \
    NAME("mape", RELATIVE_ERROR)                                                                             \
    NAME("max_error", LARGEST_ERROR)                                                                         \
    NAME("ndcg", RANKING)                                                                                    \
    NAME("mrr", RANKING)                                                                                     \
    NAME("map", RANKING)                                                                                     \
    NAME("precision_at_k", RANKING)                                                                          \
    NAME("recall_at_k", RANKING)

#define WORD(name, metric) name,
#define METRIC(name, metric) METRIC_##metric,
const char *const metric_names[] = {METRICS(WORD)};
const size_t metric_name_count = sizeof metric_names / sizeof *metric_names;
static const enum metric metrics[] = {METRICS(METRIC)};

static enum metric find(const char *name) {
    for (size_t i = 0; i < metric_name_count; i++) {
        if (strcmp(metric_names[i], name) == 0)
            return metrics[i];
    }
    return METRIC_UNKNOWN;
}

// Losses: what scikit-learn turns round so that more is better.
static int is_loss(enum metric metric) {
    return metric == METRIC_LOG_LOSS || metric == METRIC_BRIER ||
           (metric > METRIC_R2 && metric < METRIC_RANKING);
}

enum metric metric_find(const char *name) {
    static const char negated[] = "neg_";
    enum metric metric = find(name);
    if (metric == METRIC_UNKNOWN && strncmp(name, negated, sizeof negated - 1) == 0) {
        metric = find(name + sizeof negated - 1);
        metric = is_loss(metric) ? metric : METRIC_UNKNOWN;
    }
    return metric;
}
