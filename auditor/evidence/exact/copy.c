// Copies of a numeric target: another unit or offset (Pearson), any monotone recoding (Spearman), or a lookup
// table whose repeated values fix the target. The correlations that are cited are GSL's on the stored column.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/correlation.h"
#include "stats/moments.h"

#include <math.h>

enum { SCREEN_PAIRS = 4096 };

// The column and the target in the order of the grouping, at most `most` evenly spread rows.
static size_t pairs_of(const struct gather *gather, const struct grouping *grouping, size_t most, double *x,
                       double *y) {
    size_t stride = grouping->rows / most + (grouping->rows % most > 0), count = 0;
    for (size_t i = 0; i < grouping->rows; i += stride) {
        x[count] = grouping->value[i];
        y[count++] = gather->target.number[grouping->row[i]];
    }
    return count;
}

static struct value gap_of(struct estimate r) {
    if (r.why != DEFINED)
        return value_estimate(r);
    return value_estimate(estimate_between(1 - fabs(r.value), 0, 1, r.n));
}

static bool correlate(struct gather *gather, const struct gather_column *column,
                      const struct grouping *grouping) {
    double *x = memory_alloc(grouping->rows + 1, sizeof *x), *y = memory_alloc(grouping->rows + 1, sizeof *y);
    size_t count = pairs_of(gather, grouping, SCREEN_PAIRS, x, y);
    struct estimate rank = correlation_ranks(x, y, count), linear = correlation_pearson(x, y, count);
    bool close = (rank.why == DEFINED && fabs(rank.value) > 0.99) ||
                 (linear.why == DEFINED && fabs(linear.value) > 0.99);
    if (close) {
        if (count < grouping->rows)
            count = pairs_of(gather, grouping, grouping->rows + 1, x, y);
        rank = correlation_spearman(x, y, count);
        linear = correlation_pearson(x, y, count);
    }
    struct value affine = gap_of(linear), monotone = gap_of(rank);
    affine.estimate.low = affine.estimate.high = affine.estimate.value;
    monotone.estimate.low = monotone.estimate.high = monotone.estimate.value;
    uint64_t measured = count < grouping->rows || grouping->measured < grouping->of ? count : grouping->of;
    gather_set(gather, column->subject, M_COPY_AFFINE, value_on_rows(affine, measured, grouping->of));
    gather_set(gather, column->subject, M_COPY_MONOTONE, value_on_rows(monotone, measured, grouping->of));
    memory_free(x);
    memory_free(y);
    return close;
}

// Variance of the target within the values that repeat, pooled, against its variance over all rows.
static bool look_up(struct gather *gather, const struct gather_column *column,
                    const struct grouping *grouping) {
    const double *y = gather->target.number;
    double shift = y[grouping->row[0]], within = 0;
    struct moments all = moments_empty(shift);
    size_t repeated = 0, cells = 0;
    double *values = memory_alloc(grouping->rows, sizeof *values);
    for (size_t g = 0; g < grouping->groups; g++) {
        size_t start = grouping->start[g], n = grouping->start[g + 1] - start;
        for (size_t i = 0; i < n; i++)
            values[i] = y[grouping->row[start + i]];
        struct moments cell = moments_empty(shift);
        moments_add(&cell, values, n);
        moments_merge(&all, &cell);
        if (grouping_is_one_row(grouping, gather->dataset, g))
            continue;
        repeated += n;
        cells++;
        within += cell.m2;
    }
    memory_free(values);
    double variance = moments_variance(&all);
    bool defined = repeated > cells && variance > 0 && isfinite(within) && isfinite(variance);
    double residual = defined ? within / (double)(repeated - cells) / variance : 0;
    gather_set(gather, column->subject, M_LOOKUP_ROWS, exact_value(value_count(repeated), grouping));
    gather_set(gather, column->subject, M_LOOKUP_SHARE,
               exact_value(value_estimate(
                               estimate_exact((double)repeated / (double)grouping->known, grouping->known)),
                           grouping));
    gather_set(gather, column->subject, M_LOOKUP_RESIDUAL,
               defined ? exact_value(value_estimate(estimate_exact(residual, repeated)), grouping)
                       : value_undefined(VALUE_ESTIMATE, TOO_FEW));
    return defined && residual < 1e-3;
}

bool copy_of(struct gather *gather, const struct gather_column *column, const struct grouping *grouping) {
    if (grouping->rows < 3)
        return false;
    bool close = gather->dataset->numeric[column->data] && correlate(gather, column, grouping);
    return look_up(gather, column, grouping) || close;
}
