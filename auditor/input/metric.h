// The measures of a model's success that a schema may declare (`task.metric`), under the names that people
// and scikit-learn's scorers give them.
#ifndef LEAKAUDIT_INPUT_METRIC_H
#define LEAKAUDIT_INPUT_METRIC_H

#include <stddef.h>

enum metric {
    METRIC_UNKNOWN,
    // of classes
    METRIC_ACCURACY,
    METRIC_BALANCED_ACCURACY,
    METRIC_PRECISION, // of one class, the positive one
    METRIC_RECALL,
    METRIC_F1,
    METRIC_MACRO, // precision, recall, F1 averaged over the classes
    METRIC_WEIGHTED,
    METRIC_ROC_AUC,
    METRIC_ROC_AUC_CLASSES, // averaged over classes, or over pairs of them
    METRIC_AVERAGE_PRECISION,
    METRIC_CORRELATION, // Matthews' correlation, Cohen's kappa
    METRIC_LOG_LOSS,
    METRIC_BRIER,
    // of numbers
    METRIC_R2,
    METRIC_SQUARED_ERROR,
    METRIC_ROOT_SQUARED_ERROR,
    METRIC_ABSOLUTE_ERROR,
    METRIC_LOG_ERROR,      // needs a target of at least 0
    METRIC_RELATIVE_ERROR, // needs a target that is never 0
    METRIC_LARGEST_ERROR,
    // of orders
    METRIC_RANKING, // NDCG, MRR, MAP, precision and recall at k
};

// The metric of that name, or METRIC_UNKNOWN. "neg_" before the name of an error is the same metric.
enum metric metric_find(const char *name);
// All names, for suggestions.
extern const char *const metric_names[];
extern const size_t metric_name_count;

#endif
