// Two classes of several that touch on a number line without overlapping: honest classes that don't overlap
// leave thin edges (flower petals), classes that were sliced from one quantity are cut through its bulk.
//
// Where other classes blur the picture the best cut of the whole line (cut.c) says nothing; a pair of classes
// still shows where the quantity was cut.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/interval.h"
#include "stats/sort.h"

#include <math.h>

enum { LEAST_ROWS = 50, LEAST_VALUES = 10 };
static const double EDGE = 0.5; // standard deviations: how deep the edge of a class is

struct spread {
    uint64_t rows, low_edge, high_edge; // rows within EDGE of the minimum and of the maximum
    double mean, m2, minimum, maximum, deviation;
};

// The classes' spreads on the number line; the values are ascending.
static void measure_spreads(const struct grouping *grouping, size_t classes, struct spread *spreads) {
    for (size_t i = 0; i < grouping->rows; i++) {
        struct spread *spread = &spreads[grouping->class[i]];
        double value = grouping->value[i], delta = value - spread->mean;
        if (spread->rows++ == 0)
            spread->minimum = value;
        spread->maximum = value;
        spread->mean += delta / (double)spread->rows;
        spread->m2 += delta * (value - spread->mean);
    }
    for (size_t k = 0; k < classes; k++)
        spreads[k].deviation = spreads[k].rows ? sqrt(spreads[k].m2 / (double)spreads[k].rows) : 0;
    for (size_t i = 0; i < grouping->rows; i++) {
        struct spread *spread = &spreads[grouping->class[i]];
        double depth = EDGE * spread->deviation;
        spread->low_edge += grouping->value[i] <= spread->minimum + depth;
        spread->high_edge += grouping->value[i] >= spread->maximum - depth;
    }
}

// The median distance of neighbouring values.
static double median_spacing(const struct grouping *grouping) {
    size_t count = grouping->groups - 1;
    double *spacing = memory_alloc(count, sizeof *spacing);
    size_t *index = memory_alloc(count, sizeof *index);
    for (size_t g = 0; g < count; g++)
        spacing[g] = grouping->value[grouping->start[g + 1]] - grouping->value[grouping->start[g]];
    sort_doubles_with_index(spacing, index, count);
    double median = spacing[count / 2];
    memory_free(spacing);
    memory_free(index);
    return median;
}

static bool usable(const struct spread *spread) {
    return spread->rows >= LEAST_ROWS && spread->deviation > 0 && isfinite(spread->deviation);
}

// What lies between two classes beyond one step of the scale, in standard deviations of the narrower class.
static double jump_between(const struct spread *below, const struct spread *above, double spacing) {
    double jump = above->minimum - below->maximum - spacing;
    double narrower = below->deviation < above->deviation ? below->deviation : above->deviation;
    return jump > 0 ? jump / narrower : 0;
}

struct pair {
    const struct spread *below, *above;
    double jump;
};

// The pair of neighbours with the smallest jump. Neighbours: no other class of the size begins in between.
static struct pair find_pair(const struct spread *spreads, size_t classes, double spacing) {
    struct pair best = {0};
    for (size_t k = 0; k < classes; k++) {
        const struct spread *below = &spreads[k], *above = NULL;
        for (size_t l = 0; usable(below) && l < classes; l++) {
            if (usable(&spreads[l]) && spreads[l].minimum > below->maximum &&
                (!above || spreads[l].minimum < above->minimum))
                above = &spreads[l];
        }
        if (!above)
            continue;
        double jump = jump_between(below, above, spacing);
        if (!best.below || jump < best.jump)
            best = (struct pair){below, above, jump};
    }
    return best;
}

bool touching_cut_of(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping) {
    size_t classes = gather->target.classes, subject = column->subject;
    if (classes < 3 || grouping->groups < LEAST_VALUES)
        return false;
    struct spread *spreads = memory_alloc(classes, sizeof *spreads);
    measure_spreads(grouping, classes, spreads);
    struct pair pair = find_pair(spreads, classes, median_spacing(grouping));
    bool found = pair.below != NULL;
    if (found) {
        uint64_t rows[2] = {pair.below->rows, pair.above->rows}, both = rows[0] + rows[1];
        struct estimate below = interval_wilson(pair.below->high_edge, rows[0], 0.95),
                        above = interval_wilson(pair.above->low_edge, rows[1], 0.95);
        double pairs = (double)classes * ((double)classes - 1) / 2;
        gather_set(gather, subject, M_TOUCH_JUMP,
                   exact_value(value_estimate(estimate_exact(pair.jump, both)), grouping));
        gather_set(gather, subject, M_TOUCH_EDGE,
                   exact_value(value_estimate(below.low < above.low ? below : above), grouping));
        gather_set(gather, subject, M_TOUCH_CHANCE,
                   gather_chance(gather, distribution_blocks_log10(rows, 2) + log10(pairs), both));
    }
    memory_free(spreads);
    return found && pair.jump < 1;
}
