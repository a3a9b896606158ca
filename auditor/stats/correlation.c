// Correlations by GSL over the complete pairs. Screening many columns takes our own ranks instead, because
// GSL's heap sort takes most of a microsecond a row.
#include "stats/correlation.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/rank.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>

// Beyond this, sums of squares of many rows may overflow, and GSL would return 0.
#define HUGE_VALUE 1e140

struct pairs {
    double *x, *y;
    size_t count;
};

static struct pairs complete_pairs(const double *x, const double *y, size_t count) {
    struct pairs pairs = {.x = memory_alloc(count, sizeof(double)), .y = memory_alloc(count, sizeof(double))};
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i]))
            continue;
        pairs.x[pairs.count] = x[i];
        pairs.y[pairs.count++] = y[i];
    }
    return pairs;
}

static void pairs_free(struct pairs *pairs) {
    memory_free(pairs->x);
    memory_free(pairs->y);
}

static bool is_constant(const double *values, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (values[i] < values[0] || values[i] > values[0])
            return false;
    return true;
}

static bool is_huge(const double *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (fabs(values[i]) > HUGE_VALUE)
            return true;
    return false;
}

static enum undefined undefined_why(const struct pairs *pairs) {
    if (pairs->count < 3)
        return TOO_FEW;
    return is_constant(pairs->x, pairs->count) || is_constant(pairs->y, pairs->count) ? CONSTANT : DEFINED;
}

// The estimate of r with a standard error of Fisher's z of sqrt(factor / (n - 3)).
static struct estimate fisher(double r, uint64_t n, double factor) {
    assert(n >= 3 && isfinite(r));
    r = fmin(fmax(r, -1), 1);
    // an exact fit is as good as double precision can tell, no better
    double rest = fmax((1 - r) * (1 + r), DBL_EPSILON), degrees = (double)n - 2;
    double log10_p = distribution_t_log10_two_sided(r * sqrt(degrees / rest), degrees);
    double low = -1, high = 1; // three pairs say nothing
    if (n > 3) {
        double half = ESTIMATE_Z * sqrt(factor / ((double)n - 3)), z = atanh(r);
        low = tanh(z - half);
        high = tanh(z + half);
    }
    return estimate_tested(estimate_between(r, low, high, n), log10_p);
}

struct estimate correlation_estimate(double r, uint64_t n) {
    return n < 3 ? estimate_undefined(TOO_FEW, n) : fisher(r, n, 1);
}

struct estimate correlation_pearson(const double *x, const double *y, size_t count) {
    struct pairs pairs = complete_pairs(x, y, count);
    enum undefined why = undefined_why(&pairs);
    if (why == DEFINED && (is_huge(pairs.x, pairs.count) || is_huge(pairs.y, pairs.count)))
        why = NOT_DECIDABLE;
    double r = why == DEFINED ? gsl_stats_correlation(pairs.x, 1, pairs.y, 1, pairs.count) : 0;
    uint64_t n = pairs.count;
    pairs_free(&pairs);
    if (why != DEFINED)
        return estimate_undefined(why, n);
    return isfinite(r) ? fisher(r, n, 1) : estimate_undefined(NOT_DECIDABLE, n);
}

static struct estimate spearman(const double *x, const double *y, size_t count, bool authority) {
    struct pairs pairs = complete_pairs(x, y, count);
    enum undefined why = undefined_why(&pairs);
    double r = 0;
    if (why == DEFINED && authority) {
        double *work = memory_alloc(2 * pairs.count, sizeof *work);
        r = gsl_stats_spearman(pairs.x, 1, pairs.y, 1, pairs.count, work);
        memory_free(work);
    } else if (why == DEFINED) {
        rank_average(pairs.x, pairs.x, pairs.count);
        rank_average(pairs.y, pairs.y, pairs.count);
        r = gsl_stats_correlation(pairs.x, 1, pairs.y, 1, pairs.count);
    }
    uint64_t n = pairs.count;
    pairs_free(&pairs);
    return why == DEFINED ? fisher(r, n, 1 + r * r / 2) : estimate_undefined(why, n);
}

struct estimate correlation_spearman(const double *x, const double *y, size_t count) {
    return spearman(x, y, count, true);
}

struct estimate correlation_ranks(const double *x, const double *y, size_t count) {
    return spearman(x, y, count, false);
}
