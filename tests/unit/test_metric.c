// Tests of the names of metrics.
#include "input/metric.h"

#include "unit_main.h"

#include <string.h>

START_TEST(names_of_scikit_learn_are_known) {
    ck_assert_int_eq(metric_find("roc_auc"), METRIC_ROC_AUC);
    ck_assert_int_eq(metric_find("neg_mean_squared_error"), METRIC_SQUARED_ERROR);
    ck_assert_int_eq(metric_find("neg_log_loss"), METRIC_LOG_LOSS);
    ck_assert_int_eq(metric_find("neg_brier_score"), METRIC_BRIER);
    ck_assert_int_eq(metric_find("max_error"), METRIC_LARGEST_ERROR);
    ck_assert_int_eq(metric_find("f1_macro"), METRIC_MACRO);
}
END_TEST

START_TEST(scores_have_no_negative) {
    ck_assert_int_eq(metric_find("neg_roc_auc"), METRIC_UNKNOWN);
    ck_assert_int_eq(metric_find("neg_r2"), METRIC_UNKNOWN);
    ck_assert_int_eq(metric_find("neg_ndcg"), METRIC_UNKNOWN);
    ck_assert_int_eq(metric_find("neg_"), METRIC_UNKNOWN);
    ck_assert_int_eq(metric_find(""), METRIC_UNKNOWN);
}
END_TEST

START_TEST(every_name_stands_for_one_metric) {
    for (size_t i = 0; i < metric_name_count; i++) {
        ck_assert_int_ne(metric_find(metric_names[i]), METRIC_UNKNOWN);
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(metric_names[i], metric_names[j]);
    }
}
END_TEST

UNIT_MAIN("metric", names_of_scikit_learn_are_known, scores_have_no_negative,
          every_name_stands_for_one_metric)
