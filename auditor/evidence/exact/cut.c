// The best cut of a number line into one contiguous block a class: how many rows it puts wrong, how likely a
// random order is cut as well, and whether one quantity was sliced (touching blocks) or honest clusters lie
// apart.
//
// Two classes: one scan over the distinct values. More: dynamic programming over the classes in the order of
// their means.
#include "evidence/exact/exact.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/spacing.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_DP_CELLS = 1 << 24 };

struct cut {
    size_t errors;
    size_t *at; // the last group of each block but the last
    size_t cuts;
};

// below[g * classes + k]: rows of class k in groups before g.
static uint64_t *cumulate(const struct grouping *grouping, size_t classes) {
    uint64_t *below = memory_alloc((grouping->groups + 1) * classes, sizeof *below);
    for (size_t g = 0; g < grouping->groups; g++) {
        for (size_t k = 0; k < classes; k++)
            below[(g + 1) * classes + k] = below[g * classes + k];
        for (size_t i = grouping->start[g]; i < grouping->start[g + 1]; i++)
            below[(g + 1) * classes + grouping->class[i]]++;
    }
    return below;
}

struct ordered_class {
    size_t class;
    double mean;
};

static int by_mean(const void *a, const void *b) {
    const struct ordered_class *x = a, *y = b;
    return (x->mean > y->mean) - (x->mean < y->mean);
}

// The classes that occur, in the order of the mean position of their rows.
static size_t order_classes(const struct grouping *grouping, size_t classes, struct ordered_class *order) {
    double *sum = memory_alloc(classes, sizeof *sum);
    size_t *rows = memory_alloc(classes, sizeof *rows), count = 0;
    for (size_t i = 0; i < grouping->rows; i++) {
        sum[grouping->class[i]] += (double)i;
        rows[grouping->class[i]]++;
    }
    for (size_t k = 0; k < classes; k++) {
        if (rows[k])
            order[count++] = (struct ordered_class){k, sum[k] / (double)rows[k]};
    }
    qsort(order, count, sizeof *order, by_mean);
    memory_free(sum);
    memory_free(rows);
    return count;
}

// best[j][g]: most rows right when the first j blocks cover the groups before g; the best start of a block is
// the best prefix so far, so every block costs one scan.
static void find_cut(const struct grouping *grouping, const uint64_t *below, size_t classes,
                     const struct ordered_class *order, size_t blocks, struct cut *cut) {
    size_t width = grouping->groups + 1;
    int64_t *best = memory_alloc(width, sizeof *best), *next = memory_alloc(width, sizeof *next);
    uint32_t *from = memory_alloc(blocks * width, sizeof *from);
    for (size_t g = 1; g < width; g++)
        best[g] = INT64_MIN / 4; // the empty prefix is the only one without blocks
    for (size_t j = 0; j < blocks; j++) {
        size_t k = order[j].class;
        int64_t lead = INT64_MIN / 2;
        uint32_t start = 0;
        for (size_t g = 0; g < width; g++) {
            int64_t here = best[g] - (int64_t)below[g * classes + k];
            if (here > lead) {
                lead = here;
                start = (uint32_t)g;
            }
            next[g] = lead + (int64_t)below[g * classes + k];
            from[j * width + g] = start;
        }
        int64_t *swap = best;
        best = next;
        next = swap;
    }
    cut->errors = grouping->rows - (size_t)best[grouping->groups];
    size_t end = grouping->groups;
    for (size_t j = blocks; j-- > 1;) {
        end = from[j * width + end];
        if (end > 0 && end < grouping->groups)
            cut->at[cut->cuts++] = end - 1;
    }
    memory_free(best);
    memory_free(next);
    memory_free(from);
}

// The jump behind group g against the steps between the distinct values around it.
static double gap_ratio(const struct grouping *grouping, size_t g) {
    size_t first = g > SPACING_NEIGHBOURS ? g - SPACING_NEIGHBOURS : 0, count = 0;
    double value[2 * SPACING_NEIGHBOURS + 2];
    for (size_t i = first; i < grouping->groups && i < g + SPACING_NEIGHBOURS + 2; i++)
        value[count++] = grouping->value[grouping->start[i]];
    return spacing_jump(value, count, g - first);
}

// log10 of the chance that a random order of these classes can be cut with so few errors: a union bound over
// the rows that are wrong, the classes they have and those they would have to have.
static double chance(const uint64_t *below, const struct grouping *grouping, size_t classes, size_t blocks,
                     size_t errors) {
    const uint64_t *totals = below + grouping->groups * classes;
    double log10_p = distribution_blocks_log10(totals, classes);
    if (errors)
        log10_p += distribution_choose_log10(grouping->rows, errors) +
                   (double)errors * log10((double)blocks * (double)(blocks - 1));
    return log10_p < 0 ? log10_p : 0;
}

// Rows of the smallest class that occurs.
static uint64_t smallest_class(const uint64_t *below, const struct grouping *grouping, size_t classes) {
    uint64_t smallest = UINT64_MAX;
    for (size_t k = 0; k < classes; k++) {
        uint64_t rows = below[grouping->groups * classes + k];
        smallest = rows && rows < smallest ? rows : smallest;
    }
    return smallest;
}

bool cut_of(struct gather *gather, const struct gather_column *column, const struct grouping *grouping) {
    size_t classes = gather->target.classes;
    if (grouping->groups < 2)
        return false;
    if (grouping->groups > MOST_DP_CELLS / classes) {
        gather_set(gather, column->subject, M_CUT_ERRORS, value_undefined(VALUE_COUNT, OVER_BUDGET));
        return false;
    }
    uint64_t *below = cumulate(grouping, classes);
    struct ordered_class *order = memory_alloc(classes, sizeof *order);
    size_t blocks = order_classes(grouping, classes, order);
    struct cut cut = {.at = memory_alloc(classes, sizeof *cut.at)};
    if (blocks >= 2)
        find_cut(grouping, below, classes, order, blocks, &cut);
    double gap = 0;
    for (size_t i = 0; i < cut.cuts; i++) {
        double ratio = gap_ratio(grouping, cut.at[i]);
        gap = ratio > gap ? ratio : gap;
    }
    size_t subject = column->subject, rows = grouping->rows;
    double share = (double)cut.errors / (double)rows;
    if (blocks >= 2) {
        gather_set(gather, subject, M_CUT_ERRORS, exact_value(value_count(cut.errors), grouping));
        gather_set(gather, subject, M_CUT_ERROR_SHARE,
                   exact_value(value_estimate(estimate_exact(share, rows)), grouping));
        double minority = (double)cut.errors / (double)smallest_class(below, grouping, classes);
        gather_set(gather, subject, M_CUT_MINORITY,
                   exact_value(value_estimate(estimate_exact(minority, rows)), grouping));
        gather_set(gather, subject, M_CUT_CHANCE,
                   gather_chance(gather, chance(below, grouping, classes, blocks, cut.errors), rows));
        gather_set(gather, subject, M_CUT_GAP,
                   cut.cuts ? exact_value(value_estimate(estimate_exact(gap, rows)), grouping)
                            : value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
    }
    memory_free(below);
    memory_free(order);
    memory_free(cut.at);
    return blocks >= 2 && share < 0.02;
}
