// Whether the values of a text fix one class of several: who knows the value knows whether the row is of that
// class, though not which of the others it is.
//
// Numbers are left out: a class that lies at one end of a scale is what honest measurements look like, and
// where the scale was cut, touching_cut.c sees it.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/association.h"
#include "stats/distribution.h"

#include <math.h>

// Of one class against the rest.
struct one_class {
    uint64_t values[2],
        rows[2]; // values in which it is not, and is, the commoner answer; rows outside and in it
    uint64_t errors;
};

static struct one_class count_class(const struct grouping *grouping, const uint64_t *count, size_t classes,
                                    size_t class) {
    struct one_class one = {0};
    for (size_t g = 0; g < grouping->groups; g++) {
        uint64_t in = count[g * classes + class], all = grouping->start[g + 1] - grouping->start[g];
        bool commoner = 2 * in > all;
        one.values[commoner]++;
        one.errors += commoner ? all - in : in;
        one.rows[1] += in;
        one.rows[0] += all - in;
    }
    return one;
}

// log10 of the chance that random rows of the class follow the values so well, for any class; counted as in
// dependency.c.
static double chance_of(const struct one_class *one, size_t classes) {
    uint64_t values = one->values[0] + one->values[1], rows = one->rows[0] + one->rows[1];
    double ways =
        distribution_choose_log10(values, one->values[1]) + distribution_choose_log10(rows, one->errors);
    return fmin(ways - distribution_choose_log10(rows, one->rows[1]) + log10((double)classes), 0);
}

static struct estimate uncertainty_of(const struct grouping *grouping, const uint64_t *count, size_t classes,
                                      size_t class) {
    uint64_t *split = memory_alloc(2 * grouping->groups, sizeof *split);
    for (size_t g = 0; g < grouping->groups; g++) {
        split[2 * g + 1] = count[g * classes + class];
        split[2 * g] = grouping->start[g + 1] - grouping->start[g] - split[2 * g + 1];
    }
    struct estimate u = association_theils_u_corrected((struct table){grouping->groups, 2, split});
    memory_free(split);
    return u;
}

bool one_class_of(struct gather *gather, const struct gather_column *column,
                  const struct grouping *grouping) {
    size_t classes = gather->target.classes;
    if (classes < 3 || grouping->groups < 2 || grouping->groups > grouping->rows / 2)
        return false;
    uint64_t *count = memory_alloc(grouping->groups * classes, sizeof *count);
    for (size_t g = 0; g < grouping->groups; g++) {
        for (size_t i = grouping->start[g]; i < grouping->start[g + 1]; i++)
            count[g * classes + grouping->class[i]]++;
    }
    struct one_class best = {0};
    double best_chance = 1;
    size_t best_class = 0;
    for (size_t k = 0; k < classes; k++) {
        struct one_class one = count_class(grouping, count, classes, k);
        double chance = one.values[0] && one.values[1] ? chance_of(&one, classes) : 0;
        if (chance >= best_chance)
            continue;
        best = one;
        best_chance = chance;
        best_class = k;
    }
    size_t subject = column->subject, rows = grouping->rows;
    struct estimate share = estimate_exact((double)best.errors / (double)rows, rows);
    struct estimate uncertainty = uncertainty_of(grouping, count, classes, best_class);
    gather_set(gather, subject, M_CLASS_ERRORS, exact_value(value_estimate(share), grouping));
    gather_set(gather, subject, M_CLASS_UNCERTAINTY, exact_value(value_estimate(uncertainty), grouping));
    gather_set(gather, subject, M_CLASS_CHANCE, gather_chance(gather, best_chance, rows));
    memory_free(count);
    return best.errors * 50 < rows;
}
