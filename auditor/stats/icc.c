// One-way analysis of variance, and what its F ratio says of the intraclass correlation.
#include "stats/icc.h"

#include "stats/distribution.h"

#include <assert.h>
#include <math.h>

struct layout {
    double groups, rows, size; // size: what stands for the common size of groups of unequal size
    double between, within;    // sums of squares
};

static double mean_of(const double *value, size_t from, size_t to) {
    double sum = 0;
    for (size_t i = from; i < to; i++)
        sum += value[i] - value[0]; // about a value, so that 1e9 + noise keeps its digits
    return to > from ? value[0] + sum / (double)(to - from) : 0;
}

static struct layout layout_of(const double *value, const size_t *start, size_t groups) {
    struct layout layout = {.rows = (double)start[groups]};
    double mean = mean_of(value, 0, start[groups]), squares = 0;
    for (size_t g = 0; g < groups; g++) {
        double size = (double)(start[g + 1] - start[g]), own = mean_of(value, start[g], start[g + 1]);
        layout.groups += size > 0;
        squares += size * size;
        layout.between += size > 0 ? size * (own - mean) * (own - mean) : 0;
        for (size_t i = start[g]; i < start[g + 1]; i++)
            layout.within += (value[i] - own) * (value[i] - own);
    }
    layout.size = (layout.rows - squares / layout.rows) / (layout.groups - 1);
    return layout;
}

// The f that is exceeded with a chance of `tail`, by bisection of the logarithm.
static double f_quantile(double tail, double degrees1, double degrees2) {
    double low = -60, high = 60;
    for (int i = 0; i < 100; i++) {
        double middle = (low + high) / 2;
        if (distribution_f_log10_q(exp(middle), degrees1, degrees2) > log10(tail))
            low = middle;
        else
            high = middle;
    }
    return exp((low + high) / 2);
}

// The correlation that belongs to a ratio of mean squares.
static double correlation_of(double f, double size) {
    return isinf(f) ? 1 : (f - 1) / (f - 1 + size);
}

struct estimate icc_one_way(const double *value, const size_t *start, size_t groups, double confidence) {
    assert(confidence > 0 && confidence < 1);
    size_t rows = groups ? start[groups] : 0;
    if (rows == 0)
        return estimate_undefined(TOO_FEW, 0);
    struct layout layout = layout_of(value, start, groups);
    double degrees1 = layout.groups - 1, degrees2 = layout.rows - layout.groups;
    if (degrees1 < 1 || degrees2 < 1)
        return estimate_undefined(TOO_FEW, rows);
    if (layout.between <= 0 && layout.within <= 0)
        return estimate_undefined(CONSTANT, rows);
    double f = layout.within > 0 ? layout.between / degrees1 / (layout.within / degrees2) : INFINITY;
    double tail = (1 - confidence) / 2;
    double low = f / f_quantile(tail, degrees1, degrees2),
           high = f / f_quantile(1 - tail, degrees1, degrees2);
    struct estimate estimate =
        estimate_between(correlation_of(f, layout.size), correlation_of(low, layout.size),
                         correlation_of(high, layout.size), rows);
    return estimate_tested(estimate, isinf(f) ? DISTRIBUTION_LOG10_ZERO
                                              : distribution_f_log10_q(f, degrees1, degrees2));
}
