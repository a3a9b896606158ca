// Cross-validated power of one column, from its joint table: bins are made coarse enough to hold rows, then
// scored fold by fold. Works for any number of rows, because only counts are needed.
#include "evidence/target/target_power.h"

#include "evidence/gather.h"
#include "stats/power.h"

#include <string.h>

enum { COARSE_BINS = 32, LEAST_ROWS_PER_BIN = 5, LEAST_ROWS = 20 };

size_t target_power_coarsen(const struct dataset *dataset, size_t column, size_t *coarse) {
    const struct plan_column *planned = &dataset->plan.column[column];
    if (!dataset->numeric[column] || planned->bins <= COARSE_BINS + 1) {
        for (size_t b = 0; b < planned->bins; b++)
            coarse[b] = b;
        return planned->bins;
    }
    uint64_t *rows = memory_alloc(planned->bins, sizeof *rows), free_rows = 0, all_rows = 0;
    for (size_t b = 1; b < planned->bins; b++) {
        for (size_t k = 0; k < dataset->plan.classes; k++)
            rows[b] += profile_count(&dataset->profile, column, b, k);
        all_rows += rows[b];
    }
    uint64_t big = all_rows / 50 > 10 ? all_rows / 50
                                      : 10; // a value as common as that is an atom also when bins are values
    for (size_t b = 1; b < planned->bins; b++)
        free_rows += planned->atom[b] && rows[b] >= big ? 0 : rows[b];
    uint64_t wanted =
        free_rows / COARSE_BINS > LEAST_ROWS_PER_BIN ? free_rows / COARSE_BINS : LEAST_ROWS_PER_BIN;
    size_t last = 0;
    uint64_t filled = 0;
    bool open = false;
    for (size_t b = 1; b < planned->bins; b++) {
        bool atom = planned->atom[b] && rows[b] >= big;
        if (atom || !open || filled >= wanted) {
            last++;
            filled = 0;
        }
        coarse[b] = last;
        filled += rows[b];
        open = !atom;
    }
    memory_free(rows);
    coarse[0] = 0;
    return last + 1;
}

// Folds a regression target's bins into the sums of its ranks: each bin stands at the middle of its ranks, 0
// to 1.
static struct estimate power_of_ranks(const uint64_t *count, size_t bins, size_t classes,
                                      const uint64_t *class_rows) {
    uint64_t *n = memory_alloc(PLAN_FOLDS * bins, sizeof *n);
    double *sum = memory_alloc(PLAN_FOLDS * bins, sizeof *sum),
           *squares = memory_alloc(PLAN_FOLDS * bins, sizeof *squares);
    uint64_t total = 0;
    for (size_t k = 0; k < classes; k++)
        total += class_rows[k];
    double below = 0;
    for (size_t k = 0; k < classes; k++) {
        double rank = (below + (double)class_rows[k] / 2) / (double)(total ? total : 1);
        below += (double)class_rows[k];
        for (size_t i = 0; i < PLAN_FOLDS * bins; i++) {
            n[i] += count[i * classes + k];
            sum[i] += (double)count[i * classes + k] * rank;
            squares[i] += (double)count[i * classes + k] * rank * rank;
        }
    }
    struct estimate estimate = power_regression(n, sum, squares, PLAN_FOLDS, bins);
    memory_free(n);
    memory_free(sum);
    memory_free(squares);
    return estimate;
}

struct estimate target_power_of_counts(const struct target_rows *target, const uint64_t *count, size_t bins) {
    uint64_t *class_rows = memory_alloc(target->classes, sizeof *class_rows), total = 0;
    for (size_t i = 0; i < PLAN_FOLDS * bins * target->classes; i++) {
        class_rows[i % target->classes] += count[i];
        total += count[i];
    }
    struct estimate estimate;
    if (total < LEAST_ROWS)
        estimate = estimate_undefined(TOO_FEW, total);
    else if (target->scale)
        estimate = power_of_ranks(count, bins, target->classes, class_rows);
    else
        estimate = power_classes(count, PLAN_FOLDS, bins, target->classes);
    memory_free(class_rows);
    return estimate;
}

struct estimate target_power_strength(const struct target_rows *target, struct estimate power) {
    if (power.why != DEFINED)
        return power;
    double (*scale)(double) = target->scale ? power_gini_regression : power_gini_classes;
    struct estimate strength = power;
    strength.value = scale(power.value);
    strength.low = scale(power.low);
    strength.high = scale(power.high);
    return strength;
}

static struct estimate power_of_column(const struct gather *gather, size_t column) {
    const struct dataset *dataset = gather->dataset;
    const struct profile *profile = &dataset->profile;
    size_t bins = dataset->plan.column[column].bins, classes = dataset->plan.classes;
    size_t *coarse = memory_alloc(bins, sizeof *coarse);
    size_t coarse_bins = target_power_coarsen(dataset, column, coarse);
    uint64_t *count = memory_alloc(PLAN_FOLDS * coarse_bins * classes, sizeof *count);
    for (size_t b = 0; b < bins; b++) {
        const uint64_t *joint = profile->column[column].joint + b * profile->stride;
        for (size_t s = 0; s < dataset->split_count; s++) {
            for (size_t f = 0; f < PLAN_FOLDS; f++) {
                for (size_t k = 0; k < classes; k++)
                    count[(f * coarse_bins + coarse[b]) * classes + k] +=
                        joint[(s * PLAN_FOLDS + f) * (classes + 1) + k];
            }
        }
    }
    struct estimate estimate = target_power_of_counts(&gather->target, count, coarse_bins);
    memory_free(count);
    memory_free(coarse);
    return estimate;
}

void measure_power(struct gather *gather) {
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        struct estimate power = power_of_column(gather, column->data);
        gather_set(gather, column->subject, M_TARGET_POWER, value_estimate(power));
        gather_set(gather, column->subject, M_TARGET_STRENGTH,
                   value_estimate(target_power_strength(&gather->target, power)));
    }
}
