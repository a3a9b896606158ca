// Association of a column with the target: rank AUC, KS, correlation, Cramer's V, Theil's U, mutual
// information and the correlation ratio, from the joint table and the moments, exact from the store where
// that is cheap enough.
//
// Pearson and Spearman are GSL's on the stored column where it is cited or strong; Pearson streams for all
// other columns (a unit test holds the two to 12 digits), Spearman is screened on a sample of rows and says
// so.
#include "evidence/gather.h"

#include "base/memory.h"
#include "stats/association.h"
#include "stats/correlation.h"
#include "stats/rank.h"

#include <math.h>

enum { EXACT_ROWS = 1 << 18, PAIR_ROWS = 1 << 12 };

// The joint table of present values and known classes, bins in order.
static uint64_t *joint_of(const struct gather *gather, size_t column, bool with_missing,
                          struct table *table) {
    const struct plan *plan = &gather->dataset->plan;
    size_t bins = plan->column[column].bins, first = with_missing ? 0 : 1, rows = 0;
    uint64_t *count = memory_alloc(bins * plan->classes, sizeof *count);
    for (size_t b = first; b < bins; b++) {
        uint64_t any = 0;
        for (size_t k = 0; k < plan->classes; k++)
            any += count[rows * plan->classes + k] = profile_count(&gather->dataset->profile, column, b, k);
        rows += any > 0;
    }
    *table = (struct table){rows, plan->classes, count};
    return count;
}

// The interval of sampling (of the binned AUC) widened by what the unknown order inside the bins allows.
static struct estimate binned_auc(struct table table) {
    struct estimate auc = rank_auc_table(table), bounds = rank_auc_bounds(table);
    if (auc.why != DEFINED || bounds.why != DEFINED)
        return auc;
    auc.low -= bounds.value - bounds.low;
    auc.high += bounds.high - bounds.value;
    auc.low = auc.low < 0 ? 0 : auc.low;
    auc.high = auc.high > 1 ? 1 : auc.high;
    return auc;
}

static struct estimate exact_auc(const struct gather *gather, size_t column) {
    const struct store *store = &gather->dataset->store;
    double *x = memory_alloc(store->rows, sizeof *x);
    uint8_t *positive = memory_alloc(store->rows, sizeof *positive);
    for (size_t r = 0; r < store->rows; r++) {
        bool known = gather->target.class[r] < gather->target.classes;
        x[r] = known ? store->number[column][r] : NAN;
        positive[r] = gather->target.class[r] == 1;
    }
    struct estimate auc = rank_auc(x, positive, store->rows);
    memory_free(x);
    memory_free(positive);
    return auc;
}

static void set_ranks(struct gather *gather, const struct gather_column *column, struct table table) {
    const struct dataset *dataset = gather->dataset;
    bool fits = dataset->plan.task == TASK_BINARY && dataset->numeric[column->data];
    if (!fits) {
        static const enum measure_id all[] = {M_TARGET_AUC, M_TARGET_GINI, M_TARGET_KS};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            gather_set(gather, column->subject, all[i], value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
        return;
    }
    bool exact = store_complete(&dataset->store) && dataset->store.rows <= EXACT_ROWS;
    struct estimate auc = rank_auc_better(exact ? exact_auc(gather, column->data) : binned_auc(table));
    gather_set(gather, column->subject, M_TARGET_AUC, value_estimate(auc));
    gather_set(gather, column->subject, M_TARGET_GINI, value_estimate(rank_gini(auc)));
    gather_set(gather, column->subject, M_TARGET_KS, value_estimate(rank_ks(table)));
}

// The column and the target as numbers (a binary target as 0 and 1), at most `most` rows spread over the
// store.
static size_t pairs_of(const struct gather *gather, size_t column, size_t most, double *x, double *y) {
    const struct store *store = &gather->dataset->store;
    size_t stride = store->rows / most + (store->rows % most > 0), count = 0;
    for (size_t r = 0; r < store->rows; r += stride) {
        size_t class = gather->target.class[r];
        if (class >= gather->target.classes || isnan(store->number[column][r]))
            continue;
        x[count] = store->number[column][r];
        y[count++] = gather->target.scale ? gather->target.number[r] : (double)class;
    }
    return count;
}

static struct value sampled(struct estimate estimate, size_t rows, uint64_t of, bool all) {
    return value_on_rows(value_estimate(estimate), all ? of : rows, of);
}

static void set_correlations(struct gather *gather, const struct gather_column *column) {
    const struct dataset *dataset = gather->dataset;
    bool fits = dataset->numeric[column->data] && (gather->target.scale || dataset->plan.task == TASK_BINARY);
    if (!fits) {
        gather_set(gather, column->subject, M_TARGET_PEARSON, value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
        gather_set(gather, column->subject, M_TARGET_SPEARMAN,
                   value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
        return;
    }
    struct estimate pearson = comoments_correlation(&dataset->profile.column[column->data].with_target);
    size_t rows = dataset->store.rows;
    double *x = memory_alloc(rows + 1, sizeof *x), *y = memory_alloc(rows + 1, sizeof *y);
    bool complete = store_complete(&dataset->store);
    size_t count = pairs_of(gather, column->data, PAIR_ROWS, x, y);
    struct estimate spearman = correlation_ranks(x, y, count);
    bool all = complete && rows <= PAIR_ROWS;
    bool strong = (pearson.why == DEFINED && fabs(pearson.value) >= 0.9) ||
                  (spearman.why == DEFINED && fabs(spearman.value) >= 0.9);
    if (strong && complete) {
        count = all ? count : pairs_of(gather, column->data, rows + 1, x, y);
        spearman = correlation_spearman(x, y, count);
        all = true;
    }
    if (all)
        pearson = correlation_pearson(x, y, count);
    gather_set(gather, column->subject, M_TARGET_PEARSON, value_estimate(pearson));
    gather_set(gather, column->subject, M_TARGET_SPEARMAN,
               sampled(spearman, count, dataset->store.seen, all));
    memory_free(x);
    memory_free(y);
}

// Of a numeric target by the column's bins; of a numeric column by the target's classes.
static struct estimate ratio_of(const struct gather *gather, size_t column) {
    const struct store *store = &gather->dataset->store;
    bool scale = gather->target.scale;
    if (!scale && !store->numeric[column])
        return estimate_undefined(NOT_DECIDABLE, 0);
    size_t groups = scale ? gather->dataset->plan.column[column].bins : gather->target.classes;
    struct moments *moments = memory_alloc(groups, sizeof *moments);
    for (size_t g = 0; g < groups; g++)
        moments[g] =
            moments_empty(gather->dataset->plan.column[scale ? gather->dataset->plan.target : column].shift);
    enum { SLICE = 4096 };
    uint16_t bin[SLICE];
    for (size_t first = 0; first < store->rows; first += SLICE) {
        size_t count = store->rows - first < SLICE ? store->rows - first : SLICE;
        struct coded_column values = {.number = store->numeric[column] ? store->number[column] + first : NULL,
                                      .code = store->numeric[column] ? NULL : store->code[column] + first};
        if (scale)
            plan_bin_rows(&gather->dataset->plan, column, &values, count, bin);
        for (size_t r = 0; r < count; r++) {
            size_t class = gather->target.class[first + r];
            if (class < gather->target.classes)
                moments_add(&moments[scale ? bin[r] : class],
                            scale ? &gather->target.number[first + r] : &values.number[r], 1);
        }
    }
    uint64_t *n = memory_alloc(groups, sizeof *n);
    double *mean = memory_alloc(groups, sizeof *mean), *m2 = memory_alloc(groups, sizeof *m2);
    for (size_t g = 0; g < groups; g++) {
        n[g] = moments[g].n;
        mean[g] = moments[g].n ? moments_mean(&moments[g]) : 0;
        m2[g] = moments[g].m2;
    }
    struct estimate ratio = association_correlation_ratio(n, mean, m2, groups);
    memory_free(moments);
    memory_free(n);
    memory_free(mean);
    memory_free(m2);
    return ratio;
}

void measure_association(struct gather *gather) {
    bool ratio = gather_needs(gather, M_TARGET_CORRELATION_RATIO);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        struct table table;
        uint64_t *count = joint_of(gather, column->data, false, &table);
        set_ranks(gather, column, table);
        memory_free(count);
        set_correlations(gather, column);
        count = joint_of(gather, column->data, true, &table);
        gather_set(gather, column->subject, M_TARGET_CRAMERS_V, value_estimate(association_cramers_v(table)));
        gather_set(gather, column->subject, M_TARGET_THEILS_U,
                   value_estimate(association_theils_u_corrected(table)));
        gather_set(gather, column->subject, M_TARGET_MUTUAL_INFORMATION,
                   value_estimate(association_mutual_information(table)));
        if (ratio)
            gather_set(gather, column->subject, M_TARGET_CORRELATION_RATIO,
                       value_estimate(ratio_of(gather, column->data)));
        memory_free(count);
    }
}
