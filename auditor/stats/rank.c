// The area under the ROC curve and its kin, all from one ordered table of counts. DeLong's variance needs no
// pairs: the placement of a row depends only on its bin (Sun & Xu 2014), so one pass over the bins gives it.
#include "stats/rank.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/sort.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

static uint64_t negatives_in(struct table table, size_t bin) {
    return table.count[2 * bin];
}

static uint64_t positives_in(struct table table, size_t bin) {
    return table.count[2 * bin + 1];
}

struct classes {
    uint64_t negatives, positives;
    size_t occupied; // bins with rows
};

static struct classes classes_of(struct table table) {
    assert(table.columns == 2);
    struct classes classes = {0};
    for (size_t bin = 0; bin < table.rows; bin++) {
        classes.negatives += negatives_in(table, bin);
        classes.positives += positives_in(table, bin);
        classes.occupied += negatives_in(table, bin) + positives_in(table, bin) > 0;
    }
    return classes;
}

static enum undefined undefined_why(struct classes classes) {
    if (classes.negatives + classes.positives == 0)
        return TOO_FEW;
    if (classes.negatives == 0 || classes.positives == 0)
        return ONE_CLASS;
    return classes.occupied == 1 ? CONSTANT : DEFINED;
}

// The AUC with ties counting `tie` (0, 1/2 or 1).
static double auc_of(struct table table, struct classes classes, double tie) {
    double wins = 0; // exact while positives * negatives < 2^52
    uint64_t below = 0;
    for (size_t bin = 0; bin < table.rows; bin++) {
        double beaten = (double)below + tie * (double)negatives_in(table, bin);
        wins += (double)positives_in(table, bin) * beaten;
        below += negatives_in(table, bin);
    }
    return fmin(wins / ((double)classes.positives * (double)classes.negatives), 1);
}

// DeLong's variance; 0 where a class has one row.
static double auc_variance(struct table table, struct classes classes, double auc) {
    if (classes.positives < 2 || classes.negatives < 2)
        return 0;
    double n1 = (double)classes.positives, n0 = (double)classes.negatives, s1 = 0, s0 = 0;
    uint64_t below = 0, above = classes.positives;
    for (size_t bin = 0; bin < table.rows; bin++) {
        uint64_t negative = negatives_in(table, bin), positive = positives_in(table, bin);
        above -= positive;
        double d1 = ((double)below + 0.5 * (double)negative) / n0 - auc;
        double d0 = ((double)above + 0.5 * (double)positive) / n1 - auc;
        s1 += (double)positive * d1 * d1;
        s0 += (double)negative * d0 * d0;
        below += negative;
    }
    return s1 / (n1 - 1) / n1 + s0 / (n0 - 1) / n0;
}

// Newcombe's lower limit of an AUC of 1: where 1 - A = z sqrt(V(A)). Both sides squared and divided by 1 - A
// leave a difference that falls from 1 to below 0 on [0, 1].
static double separated_limit(struct classes classes) {
    double n1 = (double)classes.positives, n0 = (double)classes.negatives, half = (n1 + n0) / 2;
    double low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        double a = (low + high) / 2;
        double variance = a * (1 + (half - 1) * ((1 - a) / (2 - a) + a / (1 + a))) / n1 / n0;
        *(1 - a > ESTIMATE_Z * ESTIMATE_Z * variance ? &low : &high) = a;
    }
    return low;
}

static struct estimate auc_estimate(struct table table, struct classes classes) {
    uint64_t n = classes.positives + classes.negatives;
    double auc = auc_of(table, classes, 0.5), error = sqrt(auc_variance(table, classes, auc));
    double limit = separated_limit(classes);
    double low = fmax(auc - ESTIMATE_Z * error, 0), high = fmin(auc + ESTIMATE_Z * error, 1);
    if (classes.positives < 2 || classes.negatives < 2) { // no variance can be had: as wide as when separated
        low = fmax(auc - (1 - limit), 0);
        high = fmin(auc + (1 - limit), 1);
    }
    return estimate_between(auc, fmin(low, limit), fmax(high, 1 - limit), n);
}

// log10 of the two-sided p of Mann & Whitney's statistic.
static double auc_log10_p(struct table table, struct classes classes, double auc) {
    double n1 = (double)classes.positives, n0 = (double)classes.negatives, n = n1 + n0, ties = 0;
    for (size_t bin = 0; bin < table.rows; bin++) {
        double t = (double)(negatives_in(table, bin) + positives_in(table, bin));
        ties += t * (t * t - 1) / n / (n - 1); // divided early: t^3 may be 1e30
    }
    double variance = (n + 1 - ties) / (12 * n1 * n0);
    return variance > 0 ? distribution_normal_log10_two_sided((auc - 0.5) / sqrt(variance)) : 0;
}

struct estimate rank_auc_table(struct table table) {
    struct classes classes = classes_of(table);
    enum undefined why = undefined_why(classes);
    if (why != DEFINED)
        return estimate_undefined(why, classes.negatives + classes.positives);
    struct estimate auc = auc_estimate(table, classes);
    return estimate_tested(auc, auc_log10_p(table, classes, auc.value));
}

// Sorted values become an ordered table with a bin for each distinct value.
static size_t bins_of_sorted(const double *value, const size_t *row, const uint8_t *positive, size_t count,
                             uint64_t *bins) {
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        bool fresh = i == 0 || value[i] > value[i - 1];
        filled += fresh;
        bins[2 * (filled - 1) + (positive[row[i]] != 0)]++;
    }
    return filled;
}

struct estimate rank_auc(const double *x, const uint8_t *positive, size_t count) {
    double *value = memory_alloc(count, sizeof *value);
    uint8_t *class = memory_alloc(count, sizeof *class);
    size_t *row = memory_alloc(count, sizeof *row);
    uint64_t *bins = memory_alloc(count, 2 * sizeof *bins);
    size_t present = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(x[i]))
            continue;
        value[present] = x[i];
        class[present++] = positive[i];
    }
    sort_doubles_with_index(value, row, present);
    size_t filled = bins_of_sorted(value, row, class, present, bins);
    struct estimate auc = rank_auc_table((struct table){.rows = filled, .columns = 2, .count = bins});
    memory_free(value);
    memory_free(class);
    memory_free(row);
    memory_free(bins);
    return auc;
}

struct estimate rank_auc_better(struct estimate auc) {
    if (auc.why != DEFINED || auc.value >= 0.5)
        return auc;
    struct estimate turned = estimate_between(1 - auc.value, 1 - auc.high, 1 - auc.low, auc.n);
    turned.log10_p = auc.log10_p;
    return turned;
}

struct estimate rank_auc_bounds(struct table table) {
    struct classes classes = classes_of(table);
    uint64_t n = classes.negatives + classes.positives;
    enum undefined why = undefined_why(classes);
    if (why != DEFINED && why != CONSTANT) // inside a single bin any order is possible: 0 to 1
        return estimate_undefined(why, n);
    double auc = auc_of(table, classes, 0.5);
    struct estimate bounds = estimate_between(auc, auc_of(table, classes, 0), auc_of(table, classes, 1), n);
    return estimate_tested(bounds, auc_log10_p(table, classes, auc));
}

struct estimate rank_ks(struct table table) {
    struct classes classes = classes_of(table);
    uint64_t n = classes.negatives + classes.positives;
    enum undefined why = undefined_why(classes);
    if (why != DEFINED)
        return estimate_undefined(why, n);
    double n1 = (double)classes.positives, n0 = (double)classes.negatives, distance = 0;
    uint64_t positives = 0, negatives = 0;
    for (size_t bin = 0; bin < table.rows; bin++) {
        positives += positives_in(table, bin);
        negatives += negatives_in(table, bin);
        distance = fmax(distance, fabs((double)positives / n1 - (double)negatives / n0));
    }
    // two bands, each missed with 2.5 %: sqrt(ln(2 / 0.025) / 2n)
    double band = sqrt(log(80) / (2 * n1)) + sqrt(log(80) / (2 * n0));
    struct estimate ks = estimate_between(distance, fmax(distance - band, 0), fmin(distance + band, 1), n);
    return estimate_tested(ks, distribution_kolmogorov_log10_q(distance * sqrt(n1 / (n1 + n0) * n0)));
}

struct estimate rank_gini(struct estimate auc) {
    if (auc.why != DEFINED)
        return auc;
    auc.value = 2 * auc.value - 1;
    auc.low = 2 * auc.low - 1;
    auc.high = 2 * auc.high - 1;
    return auc;
}

double rank_auc_z(double auc, uint64_t positives, uint64_t negatives) {
    if (positives == 0 || negatives == 0)
        return 0;
    double n1 = (double)positives, n0 = (double)negatives;
    return (auc - 0.5) * sqrt(12 * n1 / (n1 + n0 + 1) * n0);
}

void rank_average(const double *x, double *ranks, size_t count) {
    double *value = memory_alloc(count, sizeof *value);
    size_t *row = memory_alloc(count, sizeof *row);
    for (size_t i = 0; i < count; i++)
        value[i] = x[i];
    sort_doubles_with_index(value, row, count);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && value[end] <= value[first])
            end++;
        double shared = ((double)first + 1 + (double)end) / 2;
        for (size_t i = first; i < end; i++)
            ranks[row[i]] = shared;
    }
    memory_free(value);
    memory_free(row);
}
