// Tests of what is measured about a pair of splits: how far its sides lie apart, whether they can be told
// apart, what one of them never saw, and what can be known from the smaller one.
#include "gathered_fixture.h"
#include "table_fixture.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>

// What the second file has that the first has not.
struct change {
    double move, lost, news; // deviations of x; share of missing; share of new words
    int decimals;
    bool class; // a third class
};

static void write_rows(struct growing *text, size_t rows, uint64_t *state, const char *side,
                       struct change change) {
    for (size_t r = 0; r < rows; r++) {
        double x = table_normal(state) + change.move;
        if (table_draw(state) < change.lost)
            growing_add(text, ",");
        else
            growing_add(text, "%.*f,", change.decimals, x);
        bool new_word = table_draw(state) < change.news;
        growing_add(text, "%c,", new_word ? 'Z' : 'a' + (int)(4 * table_draw(state)));
        bool third = change.class && table_draw(state) < 0.2;
        growing_add(text, "%s%s%s\n", third ? "c" : x > 0 ? "yes" : "no", side ? "," : "", side ? side : "");
    }
}

// Two files of 600 and 400 rows.
static void gather_change(struct gathered *gathered, struct change change) {
    struct growing first = {0}, second = {0};
    uint64_t state = 7;
    growing_add(&first, "x,word,y\n");
    growing_add(&second, "x,word,y\n");
    write_rows(&first, 600, &state, NULL, (struct change){.decimals = 1});
    write_rows(&second, 400, &state, NULL, change);
    loaded_init(&gathered->loaded, "y");
    loaded_add_text(&gathered->loaded, first.at, DATA_TRAIN);
    loaded_add_text(&gathered->loaded, second.at, DATA_TEST);
    gathered_init(gathered);
    memory_free(first.at);
    memory_free(second.at);
}

static const struct value *pair_value(const struct gathered *gathered, size_t pair, enum measure_id measure) {
    ck_assert_uint_lt(pair, gathered->gather.pair_count);
    return evidence_value(&gathered->evidence, gathered->gather.pairs[pair].subject, (int)measure);
}

static struct estimate pair_estimate(const struct gathered *gathered, enum measure_id measure) {
    const struct value *value = pair_value(gathered, 0, measure);
    ck_assert_int_eq(value->why, DEFINED);
    return value->estimate;
}

START_TEST(equal_sides) {
    struct gathered gathered;
    gather_change(&gathered, (struct change){.decimals = 1});
    ck_assert_double_eq(pair_estimate(&gathered, M_SHIFT_DISTANCE).low, 0);
    ck_assert_double_eq(pair_estimate(&gathered, M_SHIFT_MISSING).low, 0);
    ck_assert_double_eq(pair_estimate(&gathered, M_SHIFT_WRITING).low, 0);
    ck_assert_str_eq(pair_value(&gathered, 0, M_SHIFT_NAMES)->text, "nothing");
    struct estimate auc = pair_estimate(&gathered, M_DOMAIN_AUC);
    ck_assert_double_le(auc.low, 0.5);
    ck_assert_double_lt(auc.high, 0.6);
    ck_assert_uint_eq(pair_value(&gathered, 0, M_DOMAIN_COLUMNS)->count, 2);
    ck_assert_uint_eq(pair_value(&gathered, 0, M_UNSEEN_CLASSES)->count, 0);
    ck_assert_double_gt(pair_estimate(&gathered, M_UNSEEN_CHANCE).value, -2);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(moved_values) {
    struct gathered gathered;
    gather_change(&gathered, (struct change){.decimals = 1, .move = 1});
    // two normals one deviation apart: distance 2 Phi(1/2) - 1 = 0.3829, AUC Phi(1 / sqrt 2) = 0.7602
    struct estimate distance = pair_estimate(&gathered, M_SHIFT_DISTANCE);
    ck_assert_double_lt(fabs(distance.value - 0.3829), 0.06);
    ck_assert_double_lt(distance.low, 0.3829);
    ck_assert_double_gt(distance.low, 0.1);
    ck_assert_ptr_eq(strstr(pair_value(&gathered, 0, M_SHIFT_NAMES)->text, "x (at least 0."),
                     pair_value(&gathered, 0, M_SHIFT_NAMES)->text);
    struct estimate auc = pair_estimate(&gathered, M_DOMAIN_AUC);
    ck_assert_double_lt(fabs(auc.value - 0.7602), 0.05);
    ck_assert_ptr_nonnull(strstr(pair_value(&gathered, 0, M_DOMAIN_NAMES)->text, "x (AUC 0.7"));
    gathered_finish(&gathered);
}
END_TEST

START_TEST(lost_cells_and_other_decimals) {
    struct gathered gathered;
    gather_change(&gathered, (struct change){.decimals = 2, .lost = 0.25});
    struct estimate missing = pair_estimate(&gathered, M_SHIFT_MISSING),
                    writing = pair_estimate(&gathered, M_SHIFT_WRITING);
    ck_assert_double_lt(fabs(missing.value - 0.25), 0.07);
    ck_assert_double_gt(missing.low, 0.1);
    ck_assert_double_gt(writing.low, 0.7);
    ck_assert_ptr_nonnull(
        strstr(pair_value(&gathered, 0, M_SHIFT_MISSING_NAMES)->text, "x (0 % of train, 2"));
    ck_assert_ptr_nonnull(strstr(pair_value(&gathered, 0, M_SHIFT_WRITING_NAMES)->text, "x (decimals, at"));
    gathered_finish(&gathered);
}
END_TEST

START_TEST(news) {
    struct gathered gathered;
    gather_change(&gathered, (struct change){.decimals = 1, .news = 0.1, .class = true});
    ck_assert_uint_eq(pair_value(&gathered, 0, M_UNSEEN_CLASSES)->count, 1);
    ck_assert_double_lt(pair_estimate(&gathered, M_UNSEEN_CLASS_CHANCE).value, -10);
    ck_assert_double_lt(pair_estimate(&gathered, M_UNSEEN_CHANCE).value, -3);
    ck_assert_double_lt(fabs(pair_estimate(&gathered, M_UNSEEN_EXCESS).value - 0.1), 0.05);
    const char *summary = pair_value(&gathered, 0, M_UNSEEN_SUMMARY)->text;
    ck_assert_ptr_nonnull(strstr(summary, "1 class of y ("));
    ck_assert_ptr_nonnull(strstr(summary, "word (1 value in "));
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_withheld_target_is_no_missing_cell) {
    struct gathered gathered;
    loaded_init(&gathered.loaded, "y");
    struct growing first = {0}, second = {0};
    uint64_t state = 3;
    growing_add(&first, "x,word,y\n");
    growing_add(&second, "x,word,y\n");
    write_rows(&first, 200, &state, NULL, (struct change){.decimals = 1});
    for (size_t r = 0; r < 100; r++)
        growing_add(&second, "%.1f,a,\n", table_normal(&state));
    loaded_add_text(&gathered.loaded, first.at, DATA_TRAIN);
    loaded_add_text(&gathered.loaded, second.at, DATA_TEST);
    gathered_init(&gathered);
    ck_assert_double_eq(pair_estimate(&gathered, M_SHIFT_MISSING).low, 0);
    ck_assert_int_ne(pair_value(&gathered, 0, M_UNSEEN_CLASSES)->why, DEFINED);
    ck_assert_int_eq(pair_value(&gathered, 0, M_HOLDOUT_WIDTH)->why, TOO_FEW);
    memory_free(first.at);
    memory_free(second.at);
    gathered_finish(&gathered);
}
END_TEST

// Folds: the third one is moved, the others are alike; its distance is that of two files.
START_TEST(folds) {
    struct gathered gathered;
    struct growing text = {0};
    uint64_t state = 11;
    growing_add(&text, "x,word,y,fold\n");
    write_rows(&text, 400, &state, "1", (struct change){.decimals = 1});
    write_rows(&text, 400, &state, "2", (struct change){.decimals = 1});
    write_rows(&text, 400, &state, "3", (struct change){.decimals = 1, .move = 1, .news = 0.1});
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.split.declared = true;
    gathered.loaded.schema.split.kfold.name = "fold";
    loaded_add_text(&gathered.loaded, text.at, DATA_ALL);
    gathered_init(&gathered);
    ck_assert_uint_eq(gathered.gather.pair_count, 3);
    for (size_t p = 0; p < 3; p++) {
        ck_assert_int_eq(pair_value(&gathered, p, M_SHIFT_DISTANCE)->why, DEFINED);
        ck_assert_int_eq(pair_value(&gathered, p, M_HOLDOUT_WIDTH)->why, NOT_DECIDABLE);
    }
    ck_assert_double_lt(fabs(pair_value(&gathered, 2, M_SHIFT_DISTANCE)->estimate.value - 0.3829), 0.06);
    ck_assert_double_gt(pair_value(&gathered, 2, M_DOMAIN_AUC)->estimate.low, 0.65);
    ck_assert_double_lt(pair_value(&gathered, 2, M_UNSEEN_CHANCE)->estimate.value, -3);
    ck_assert_double_gt(pair_value(&gathered, 0, M_UNSEEN_CHANCE)->estimate.value, -2);
    memory_free(text.at);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(what_a_test_set_can_tell) {
    struct gathered gathered;
    gather_change(&gathered, (struct change){.decimals = 1});
    struct estimate test = pair_estimate(&gathered, M_HOLDOUT_WIDTH),
                    all = pair_estimate(&gathered, M_HOLDOUT_FOLDS_WIDTH);
    // about 200 of each class: Hanley & McNeil's standard error of 0.8 is 0.0220
    ck_assert_double_lt(fabs(test.value - 2 * ESTIMATE_Z * 0.0220), 0.002);
    ck_assert_double_lt(fabs(all.value / test.value - sqrt(0.4)), 0.02);
    ck_assert(!pair_value(&gathered, 0, M_HOLDOUT_RELATIVE)->flag);
    gathered_finish(&gathered);
}
END_TEST

// ---- the declared metric ----

static void gather_metric(struct gathered *gathered, const char *metric, enum task_type task, double share) {
    static struct reference item;
    struct growing text = {0};
    uint64_t state = 5;
    growing_add(&text, "x,y\n");
    for (size_t r = 0; r < 300; r++) {
        double x = table_normal(&state);
        growing_add(&text, "%.3f,%g\n", x,
                    task == TASK_REGRESSION ? x : (double)(table_draw(&state) < share));
    }
    item = (struct reference){.name = metric};
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.type = task;
    gathered->loaded.schema.task.metrics = (struct references){.items = &item, .count = metric != NULL};
    loaded_add_text(&gathered->loaded, text.at, DATA_ALL);
    gathered_init(gathered);
    memory_free(text.at);
}

static const struct {
    const char *metric;
    enum task_type task;
    double share;
    bool misfit;
    double constant; // NAN: undefined
} metrics[] = {
    {"accuracy", TASK_BINARY, 0.02, false, 0.98},
    {"balanced_accuracy", TASK_BINARY, 0.02, false, 0.5},
    {"recall", TASK_BINARY, 0.02, false, 1},
    {"average_precision", TASK_BINARY, 0.02, false, 0.02},
    {"f1", TASK_BINARY, 0.8, false, 0.889},
    {"neg_log_loss", TASK_BINARY, 0.5, false, NAN},
    {"rmse", TASK_BINARY, 0.5, true, NAN},
    {"ndcg", TASK_BINARY, 0.5, true, NAN},
    {"r2", TASK_REGRESSION, 0, false, NAN},
    {"roc_auc", TASK_REGRESSION, 0, true, NAN},
    {"neg_mean_squared_log_error", TASK_REGRESSION, 0, true, NAN},
};

START_TEST(metric_and_task) {
    struct gathered gathered;
    gather_metric(&gathered, metrics[_i].metric, metrics[_i].task, metrics[_i].share);
    size_t subject = gathered.gather.dataset_subject;
    const struct value *misfit = evidence_value(&gathered.evidence, subject, M_METRIC_MISFIT);
    const struct value *constant = evidence_value(&gathered.evidence, subject, M_METRIC_CONSTANT);
    ck_assert_int_eq(misfit->why, DEFINED);
    ck_assert_int_eq(misfit->flag, metrics[_i].misfit);
    ck_assert_int_eq(constant->why == DEFINED, !isnan(metrics[_i].constant));
    if (constant->why == DEFINED)
        ck_assert_double_lt(fabs(constant->estimate.value - metrics[_i].constant), 0.03);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(no_metric) {
    struct gathered gathered;
    gather_metric(&gathered, NULL, TASK_BINARY, 0.5);
    const struct value *misfit =
        evidence_value(&gathered.evidence, gathered.gather.dataset_subject, M_METRIC_MISFIT);
    ck_assert_int_eq(misfit->why, NOT_DECLARED);
    gathered_finish(&gathered);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("shift_measures");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    const TTest *const tests[] = {equal_sides,
                                  moved_values,
                                  lost_cells_and_other_decimals,
                                  news,
                                  a_withheld_target_is_no_missing_cell,
                                  folds,
                                  what_a_test_set_can_tell,
                                  no_metric};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(all, tests[i]);
    tcase_add_loop_test(all, metric_and_task, 0, (int)(sizeof metrics / sizeof *metrics));
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
