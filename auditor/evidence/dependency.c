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

// log10 of the chance that a group of m of these rows is pure; remembered for small m.
static double pure(double *memo, uint64_t m, const uint64_t *class_rows, size_t classes) {
    if (m >= MEMO)
        return distribution_pure_group_log10(m, class_rows, classes);
    if (isnan(memo[m]))
        memo[m] = distribution_pure_group_log10(m, class_rows, classes);
    return memo[m];
}

// `class_rows` [classes]: among the rows of the grouping, so that a column that is present for one class only
// proves nothing by its values.
static void scan(const struct grouping *grouping, const struct target_rows *target,
                 const uint64_t *class_rows, struct dependency *result) {
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
            result->log10_pure += pure(memo, n, class_rows, target->classes);
    }
    memory_free(count);
    memory_free(value_of);
}

// Miller-Madow corrected share of the target's entropy that the values explain.
static double uncertainty(const struct grouping *grouping, const uint64_t *class_rows, size_t class_count,
                          double entropy_left) {
    double n = (double)grouping->rows, entropy = 0;
    size_t classes = 0;
    for (size_t k = 0; k < class_count; k++) {
        double share = (double)class_rows[k] / n;
        classes += class_rows[k] > 0;
        entropy -= class_rows[k] ? share * log(share) : 0;
    }
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

// The measures of a dependency that was found; `known` rows have a target, whether or not the cell is there.
static void set_dependency(struct gather *gather, size_t subject, const struct grouping *grouping,
                           const struct dependency *found, double explained) {
    double known = (double)grouping->known;
    double error_share = found->repeated_rows ? (double)found->errors / (double)found->repeated_rows : 0;
    const struct {
        enum measure_id measure;
        double value;
        uint64_t rows;
    } shares[] = {
        {M_DEPENDENCY_REPEATED, (double)found->repeated_rows / known, grouping->known},
        {M_DEPENDENCY_ERROR_SHARE, error_share, found->repeated_rows},
        {M_DEPENDENCY_UNCERTAINTY, explained, grouping->rows},
        {M_DEPENDENCY_CELLS, (double)found->cells / known, grouping->known},
    };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        gather_set(gather, subject, shares[i].measure,
                   exact_value(value_estimate(estimate_exact(shares[i].value, shares[i].rows)), grouping));
    gather_set(gather, subject, M_DEPENDENCY_ERRORS, exact_value(value_count(found->errors), grouping));
    gather_set(gather, subject, M_DEPENDENCY_CHANCE,
               gather_chance(gather, found->log10_pure, grouping->rows));
    bool one_to_one = found->errors == 0 && !found->split_class && grouping->groups >= 2;
    gather_set(gather, subject, M_COPY_ONE_TO_ONE, exact_value(value_flag(one_to_one), grouping));
}

bool dependency_of(struct gather *gather, const struct gather_column *column,
                   const struct grouping *grouping) {
    if (grouping->rows == 0)
        return false;
    const struct target_rows *target = &gather->target;
    uint64_t *class_rows = memory_alloc(target->classes, sizeof *class_rows);
    for (size_t i = 0; i < grouping->rows; i++)
        class_rows[grouping->class[i]]++;
    struct dependency found = {0};
    scan(grouping, target, class_rows, &found);
    double explained = uncertainty(grouping, class_rows, target->classes, found.entropy_left);
    memory_free(class_rows);
    set_dependency(gather, column->subject, grouping, &found, explained);
    image_of(gather, column, grouping);
    return found.repeated_rows > grouping->known / 4 && found.errors * 50 < found.repeated_rows;
}
