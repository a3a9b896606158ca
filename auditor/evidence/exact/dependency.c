// Approximate functional dependency of the target's class on a column's exact values, with the chance of it:
// values that are all pure prove something only if few ways of labelling the rows would respect them as well.
//
// Kivinen & Mannila (1995) define the g3 error; the chance is a count of labellings, all of which are equally
// likely when the column knows nothing.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/distribution.h"

#include <math.h>

struct dependency {
    size_t repeated_rows, cells, errors;
    double entropy_left; // sum over values of n * H(class | value), nats
    bool split_class;    // a class has more than one value
    uint64_t *values;    // [classes] values whose commonest class it is
};

// log10 of the chance that random labels follow the values with so few errors. Bounded by a count: the
// values are dealt to the classes, the rows that break it are chosen and given another class; of all the ways
// of dealing the rows to the classes.
static double chance_of(const uint64_t *values, const uint64_t *class_rows, size_t classes, uint64_t rows,
                        uint64_t errors) {
    double ways = distribution_arrangements_log10(values, classes);
    if (errors)
        ways += distribution_choose_log10(rows, errors) + (double)errors * log10((double)classes - 1);
    return fmin(ways - distribution_arrangements_log10(class_rows, classes), 0);
}

static void scan(const struct grouping *grouping, const struct dataset *dataset,
                 const struct target_rows *target, struct dependency *result) {
    size_t *count = memory_alloc(target->classes, sizeof *count),
           *value_of = memory_alloc(target->classes, sizeof *value_of);
    for (size_t g = 0; g < grouping->groups; g++) {
        size_t start = grouping->start[g], n = grouping->start[g + 1] - start, most = 0, commonest = 0;
        for (size_t i = 0; i < n; i++) {
            size_t class = grouping->class[start + i], *seen = &value_of[class];
            result->split_class = result->split_class || (*seen && *seen != g + 1);
            *seen = g + 1;
            count[class]++;
        }
        for (size_t k = 0; k < target->classes; k++) {
            if (count[k])
                result->entropy_left -= (double)count[k] * log((double)count[k] / (double)n);
            if (count[k] > most) {
                most = count[k];
                commonest = k;
            }
            count[k] = 0;
        }
        result->values[commonest]++;
        result->errors += n - most;
        bool repeats = !grouping_is_one_row(grouping, dataset, g);
        result->repeated_rows += repeats ? n : 0;
        result->cells += repeats;
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
                     const struct grouping *grouping, const uint64_t *class_rows) {
    const struct target_rows *target = &gather->target;
    size_t groups = grouping->groups, classes = target->classes;
    if (classes < 3 || groups < 2 || groups > classes)
        return;
    uint64_t *count = memory_alloc(classes * groups, sizeof *count),
             *value_rows = memory_alloc(groups, sizeof *value_rows),
             *owned = memory_alloc(groups, sizeof *owned), errors = 0;
    for (size_t g = 0; g < groups; g++) {
        value_rows[g] = grouping->start[g + 1] - grouping->start[g];
        for (size_t i = grouping->start[g]; i < grouping->start[g + 1]; i++)
            count[grouping->class[i] * groups + g]++;
    }
    for (size_t k = 0; k < classes; k++) {
        size_t commonest = 0;
        for (size_t g = 1; g < groups; g++)
            commonest = count[k * groups + g] > count[k * groups + commonest] ? g : commonest;
        owned[commonest] += class_rows[k] > 0;
        errors += class_rows[k] - count[k * groups + commonest];
    }
    double share = (double)errors / (double)grouping->rows;
    gather_set(gather, column->subject, M_COPY_IMAGE,
               exact_value(value_estimate(estimate_exact(share, grouping->rows)), grouping));
    gather_set(
        gather, column->subject, M_COPY_IMAGE_CHANCE,
        gather_chance(gather, chance_of(owned, value_rows, groups, grouping->rows, errors), grouping->rows));
    memory_free(count);
    memory_free(value_rows);
    memory_free(owned);
}

// The measures of a dependency that was found; `known` rows have a target, whether or not the cell is there.
static void set_dependency(struct gather *gather, size_t subject, const struct grouping *grouping,
                           const struct dependency *found, double explained, double chance) {
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
    gather_set(gather, subject, M_DEPENDENCY_CHANCE, gather_chance(gather, chance, grouping->rows));
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
    struct dependency found = {.values = memory_alloc(target->classes, sizeof *found.values)};
    scan(grouping, gather->dataset, target, &found);
    double chance = chance_of(found.values, class_rows, target->classes, grouping->rows, found.errors);
    set_dependency(gather, column->subject, grouping, &found,
                   uncertainty(grouping, class_rows, target->classes, found.entropy_left), chance);
    image_of(gather, column, grouping, class_rows);
    memory_free(found.values);
    memory_free(class_rows);
    return found.repeated_rows > grouping->known / 4 && found.errors * 50 < found.repeated_rows;
}
