// A column that is a numeric target in bins: each of its few values occupies an interval of the target of its
// own, and the intervals touch.
//
// Factors of a designed experiment can separate the responses as well, but leave gaps between them; bins of
// one quantity meet wherever the quantity has values.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/sort.h"

enum { MOST_LEVELS = 50, LEAST_ROWS = 3 };

struct level {
    double minimum, maximum;
    uint64_t rows;
};

static struct level level_of(const struct grouping *grouping, const double *target, size_t group) {
    struct level level = {0};
    for (size_t i = grouping->start[group]; i < grouping->start[group + 1]; i++) {
        double y = target[grouping->row[i]];
        if (level.rows == 0 || y < level.minimum)
            level.minimum = y;
        if (level.rows == 0 || y > level.maximum)
            level.maximum = y;
        level.rows++;
    }
    return level;
}

// The levels in the order of their minima. Levels that share a value overlap: where a value is common
// (zeros), rare levels fall on it by themselves, and no order would be left to be surprised by.
static void order_levels(struct level *levels, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct level level = levels[i];
        size_t at = i;
        while (at > 0 &&
               (levels[at - 1].minimum > level.minimum ||
                (levels[at - 1].minimum == level.minimum && levels[at - 1].maximum > level.maximum))) {
            levels[at] = levels[at - 1];
            at--;
        }
        levels[at] = level;
    }
}

static double median(double *values, size_t *index, size_t count) {
    sort_doubles_with_index(values, index, count);
    return values[count / 2];
}

// The median distance of neighbouring values of the target, over the grouping's rows; 0 if it is constant.
static double target_spacing(const struct grouping *grouping, const double *target) {
    double *y = memory_alloc(grouping->rows, sizeof *y);
    size_t *index = memory_alloc(grouping->rows, sizeof *index), count = 0;
    for (size_t i = 0; i < grouping->rows; i++)
        y[i] = target[grouping->row[i]];
    sort_doubles_with_index(y, index, grouping->rows);
    for (size_t i = 1; i < grouping->rows; i++) {
        if (y[i] > y[i - 1])
            y[count++] = y[i] - y[i - 1];
    }
    double spacing = count ? median(y, index, count) : 0;
    memory_free(y);
    memory_free(index);
    return spacing;
}

// The median jump from one level's interval to the next.
static double level_jump(const struct level *levels, size_t count) {
    double jumps[MOST_LEVELS];
    size_t index[MOST_LEVELS];
    for (size_t i = 0; i + 1 < count; i++)
        jumps[i] = levels[i + 1].minimum - levels[i].maximum;
    return median(jumps, index, count - 1);
}

bool image_of_number(struct gather *gather, const struct gather_column *column,
                     const struct grouping *grouping) {
    size_t count = grouping->groups, subject = column->subject, overlaps = 0, filled = 0;
    if (count < 2 || count > MOST_LEVELS || count * 10 > grouping->rows)
        return false;
    struct level levels[MOST_LEVELS];
    for (size_t g = 0; g < count; g++)
        levels[g] = level_of(grouping, gather->target.number, g);
    order_levels(levels, count);
    uint64_t rows[MOST_LEVELS];
    for (size_t g = 0; g < count; g++) {
        rows[g] = levels[g].rows;
        filled += levels[g].rows >= LEAST_ROWS;
        overlaps += g + 1 < count && levels[g + 1].minimum <= levels[g].maximum;
    }
    gather_set(gather, subject, M_IMAGE_OVERLAPS, exact_value(value_count(overlaps), grouping));
    gather_set(gather, subject, M_IMAGE_LEVELS, value_count(filled));
    double spacing = overlaps == 0 ? target_spacing(grouping, gather->target.number) : 0;
    if (spacing <= 0)
        return false;
    gather_set(
        gather, subject, M_IMAGE_JUMP,
        exact_value(value_estimate(estimate_exact(level_jump(levels, count) / spacing, grouping->rows)),
                    grouping));
    gather_set(gather, subject, M_IMAGE_CHANCE,
               gather_chance(gather, distribution_blocks_log10(rows, count), grouping->rows));
    return true;
}
