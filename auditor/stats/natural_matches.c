// Poisson limits as quantiles of the gamma distribution, and tails, through the incomplete gamma and beta
// functions.
#include "stats/natural_matches.h"

#include "stats/distribution.h"
#include "stats/special.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <stdbool.h>

static const double TAIL = 0.005, NORMAL_OF_TAIL = 2.5758293035489004;
#define LARGE 1e5 // from here on the cube root is normal to eight digits (Wilson & Hilferty 1931)

// ln of the probability beyond x, on the side that the limit lies.
static double log_tail(double shape, double x, bool upper) {
    return upper ? special_log_gamma_q(shape, x) : special_log_gamma_p(shape, x);
}

// The value beyond which a gamma variable of that shape lies with probability TAIL, by bisection.
static double gamma_limit(double shape, bool upper) {
    if (shape >= LARGE) {
        double z = upper ? NORMAL_OF_TAIL : -NORMAL_OF_TAIL;
        return shape * gsl_pow_3(1 - 1 / (9 * shape) + z / (3 * sqrt(shape)));
    }
    double low = 0, high = shape + 10 * sqrt(shape) + 20, target = log(TAIL);
    while (high - low > high * 4 * DBL_EPSILON && high > DBL_MIN) {
        double middle = low + (high - low) / 2;
        bool outside = log_tail(shape, middle, upper) < target; // nearer to the end of the tail
        if (outside == upper)
            high = middle;
        else
            low = middle;
    }
    return low + (high - low) / 2;
}

double natural_matches_upper(double events) {
    assert(events >= 0);
    return gamma_limit(events + 1, true);
}

double natural_matches_lower(double events) {
    assert(events >= 0);
    return events > 0 ? gamma_limit(events, false) : 0;
}

double natural_matches_limit(double one_off, double two_off, double every) {
    double up = natural_matches_upper(one_off), low = natural_matches_lower(two_off);
    return every * (low > 0 ? fmin(up, up * up / (2 * low)) : up);
}

static double log10_of(double natural) {
    return fmax(fmin(natural / M_LN10, 0), DISTRIBUTION_LOG10_ZERO);
}

double natural_matches_log10_p(double identical, double limit) {
    assert(limit > 0);
    return identical > 0 ? log10_of(special_log_gamma_p(identical, limit)) : 0;
}

double natural_matches_excess_log10_p(double cross, double within, double ratio) {
    assert(ratio > 0);
    if (!(cross > 0))
        return 0;
    double across = ratio / (1 + ratio);
    return log10_of(special_log_incomplete_beta(cross, within + 1, across, 1 / (1 + ratio)));
}

double natural_matches_excess_z(double straddling, double expected, double variance) {
    return (straddling - expected - 0.5) / sqrt(variance + 0.25);
}
