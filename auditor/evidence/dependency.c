// Approximate functional dependency of the target's class on a column's exact values, with the chance of it:
// repeated values that are all pure prove something only if random groups of their sizes would not be.
//
// Kivinen & Mannila (1995) define the g3 error; the null distribution is that of groups drawn without
// replacement.
#include "evidence/exact.h"

#include "base/memory.h"
#include "stats/distribution.h"

#include <math.h>
#include <string.h>

enum { MEMO = 4096 };

struct dependency {
    size_t repeated_rows, cells, errors, largest;
    double log10_pure;   // of the pure cells
    double entropy_left; // sum over values of n * H(class | value), nats
    bool split_class;    // a class has more than one value
};

// log10 of the chance that a group of m random rows is pure; remembered for small m.
static double pure(double *memo, uint64_t m, const struct target_rows *target) {
    if (m >= MEMO)
        return distribution_pure_group_log10(m, target->class_rows, target->classes);
    if (isnan(memo[m]))
        memo[m] = distribution_pure_group_log10(m, target->class_rows, target->classes);
    return memo[m];
}

static void scan(const struct grouping *grouping, const struct target_rows *target,
                 struct dependency *result) {
    double memo[MEMO];
    for (size_t m = 0; m < MEMO; m++)
        memo[m] = NAN;
    size_t *count = memory_alloc(target->classes, sizeof *count),
           *value_of = memory_alloc(target->classes, sizeof *value_of);
    for (size_t g = 0; g < grouping->groups; g++) {
        size_t start = grouping->start[g], n = grouping->start[g + 1] - start, most = 0;
        for (size_t i = 0; i < n; i++) {
            size_t class = grouping->class[start + i], *seen = &value_of[class];
            result->split_class = result->split_class || (*seen && *seen != g + 1);
            *seen = g + 1;
            if (++count[class] > most)
                most = count[class];
        }
        for (size_t k = 0; k < target->classes; k++) {
            if (count[k])
                result->entropy_left -= (double)count[k] * log((double)count[k] / (double)n);
            count[k] = 0;
        }
        if (n < 2)
            continue;
        result->repeated_rows += n;
        result->cells++;
        result->errors += n - most;
        result->largest = n > result->largest ? n : result->largest;
        if (most == n)
            result->log10_pure += pure(memo, n, target);
    }
    memory_free(count);
    memory_free(value_of);
}

// Miller-Madow corrected share of the target's entropy that the values explain.
static double uncertainty(const struct grouping *grouping, const struct target_rows *target,
                          double entropy_left) {
    size_t *count = memory_alloc(target->classes, sizeof *count), classes = 0;
    for (size_t i = 0; i < grouping->rows; i++)
        count[grouping->class[i]]++;
    double n = (double)grouping->rows, entropy = 0;
    for (size_t k = 0; k < target->classes; k++) {
        classes += count[k] > 0;
        if (count[k])
            entropy -= (double)count[k] / n * log((double)count[k] / n);
    }
    memory_free(count);
    if (entropy <= 0)
        return 0;
    double bias = ((double)grouping->groups - 1) * ((double)classes - 1) / (2 * n);
    double share = (entropy - entropy_left / n - bias) / entropy;
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

// Whether a column with few values is a function of a multiclass target: a coarser copy of it.
static void image_of(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping) {
    const struct target_rows *target = &gather->target;
    if (target->classes < 3 || grouping->groups < 2 || grouping->groups > target->classes)
        return;
    uint64_t *values = memory_alloc(grouping->groups, sizeof *values);
    uint64_t *class_rows = memory_alloc(target->classes, sizeof *class_rows),
             *most = memory_alloc(target->classes, sizeof *most);
    for (size_t g = 0; g < grouping->groups; g++) {
        uint64_t *count = memory_alloc(target->classes, sizeof *count);
        values[g] = grouping->start[g + 1] - grouping->start[g];
        for (size_t i = grouping->start[g]; i < grouping->start[g + 1]; i++)
            count[grouping->class[i]]++;
        for (size_t k = 0; k < target->classes; k++) {
            class_rows[k] += count[k];
            most[k] = count[k] > most[k] ? count[k] : most[k];
        }
        memory_free(count);
    }
    uint64_t errors = 0;
    double log10_p = 0;
    for (size_t k = 0; k < target->classes; k++) {
        errors += class_rows[k] - most[k];
        if (class_rows[k] >= 2 && most[k] == class_rows[k])
            log10_p += distribution_pure_group_log10(class_rows[k], values, grouping->groups);
    }
    double share = (double)errors / (double)grouping->rows;
    gather_set(gather, column->subject, M_COPY_IMAGE,
               exact_value(value_estimate(estimate_exact(share, grouping->rows)), grouping));
    gather_set(gather, column->subject, M_COPY_IMAGE_CHANCE, gather_chance(gather, log10_p, grouping->rows));
    memory_free(values);
    memory_free(class_rows);
    memory_free(most);
}

bool dependency_of(struct gather *gather, const struct gather_column *column,
                   const struct grouping *grouping) {
    if (grouping->rows == 0)
        return false;
    struct dependency found = {0};
    scan(grouping, &gather->target, &found);
    double n = (double)grouping->rows;
    size_t subject = column->subject;
    uint64_t rows = grouping->rows;
    double error_share = found.repeated_rows ? (double)found.errors / (double)found.repeated_rows : 0;
    gather_set(gather, subject, M_DEPENDENCY_REPEATED,
               exact_value(value_estimate(estimate_exact((double)found.repeated_rows / n, rows)), grouping));
    gather_set(gather, subject, M_DEPENDENCY_ERRORS, exact_value(value_count(found.errors), grouping));
    gather_set(gather, subject, M_DEPENDENCY_ERROR_SHARE,
               exact_value(value_estimate(estimate_exact(error_share, found.repeated_rows)), grouping));
    gather_set(gather, subject, M_DEPENDENCY_CHANCE, gather_chance(gather, found.log10_pure, rows));
    gather_set(gather, subject, M_DEPENDENCY_UNCERTAINTY,
               exact_value(value_estimate(estimate_exact(
                               uncertainty(grouping, &gather->target, found.entropy_left), rows)),
                           grouping));
    gather_set(gather, subject, M_DEPENDENCY_CELLS,
               exact_value(value_estimate(estimate_exact((double)found.cells / n, rows)), grouping));
    bool one_to_one = found.errors == 0 && !found.split_class && grouping->groups >= 2;
    gather_set(gather, subject, M_COPY_ONE_TO_ONE, exact_value(value_flag(one_to_one), grouping));
    image_of(gather, column, grouping);
    return found.repeated_rows > rows / 4 && error_share < 0.02;
}
