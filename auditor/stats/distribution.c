// Tail probabilities in log10: the well-known identities of the normal, t, chi-square and F distributions
// with the error function and the incomplete gamma and beta functions, and sums of binomial coefficients in
// logs.
#include "stats/distribution.h"

#include "stats/special.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>
#include <stdbool.h>

// Keeps arguments where their squares are finite; the result is cut at DISTRIBUTION_LOG10_ZERO long before.
#define HUGE_ARGUMENT 1e100

static double log10_of(double natural) {
    double value = natural / M_LN10;
    if (!(value > DISTRIBUTION_LOG10_ZERO))
        return DISTRIBUTION_LOG10_ZERO;
    return value < 0 ? value : 0;
}

double distribution_normal_log10_q(double z) {
    assert(!isnan(z));
    z = fmax(fmin(z, HUGE_ARGUMENT), -HUGE_ARGUMENT);
    if (z < -1)
        return log10_of(
            log1p(-0.5 * gsl_sf_erfc(-z * M_SQRT1_2))); // ln of nearly 1 needs its small complement
    return log10_of(gsl_sf_log_erfc(z * M_SQRT1_2) - M_LN2);
}

double distribution_normal_log10_two_sided(double z) {
    assert(!isnan(z));
    return log10_of(gsl_sf_log_erfc(fmin(fabs(z), HUGE_ARGUMENT) * M_SQRT1_2));
}

double distribution_t_log10_two_sided(double t, double degrees) {
    assert(!isnan(t) && degrees > 0);
    double t2 = fmin(fabs(t), HUGE_ARGUMENT) * fmin(fabs(t), HUGE_ARGUMENT);
    if (t2 <= 0)
        return 0;
    double x = degrees / (degrees + t2), y = t2 / (degrees + t2);
    return log10_of(special_log_incomplete_beta(degrees / 2, 0.5, x, fmax(y, DBL_MIN)));
}

double distribution_chi2_log10_q(double x, double degrees) {
    assert(!isnan(x) && degrees > 0);
    return log10_of(special_log_gamma_q(degrees / 2, fmax(fmin(x, HUGE_ARGUMENT), 0) / 2));
}

double distribution_chi2_log10_p(double x, double degrees) {
    assert(!isnan(x) && degrees > 0);
    return log10_of(special_log_gamma_p(degrees / 2, fmax(fmin(x, HUGE_ARGUMENT), 0) / 2));
}

double distribution_f_log10_q(double f, double degrees1, double degrees2) {
    assert(!isnan(f) && degrees1 > 0 && degrees2 > 0);
    double weighted = degrees1 * fmin(f, HUGE_ARGUMENT);
    if (!(weighted > 0))
        return 0;
    double x = degrees2 / (degrees2 + weighted), y = weighted / (degrees2 + weighted);
    return log10_of(special_log_incomplete_beta(degrees2 / 2, degrees1 / 2, x, fmax(y, DBL_MIN)));
}

double distribution_kolmogorov_log10_q(double lambda) {
    assert(!isnan(lambda));
    lambda = fmin(lambda, HUGE_ARGUMENT);
    if (lambda < 0.05) // the probability is 1 to a hundred digits
        return 0;
    if (lambda < 1) { // Jacobi's transform of the series, for the complement
        double complement = 0;
        for (int j = 1; j < 20; j += 2)
            complement += exp(-j * j * M_PI * M_PI / (8 * lambda * lambda));
        return log10_of(log1p(-complement * sqrt(2 * M_PI) / lambda));
    }
    double step = -2 * lambda * lambda, alternating = 0; // relative to the first term
    for (int j = 2; j < 20; j++)
        alternating += (j % 2 ? 1 : -1) * exp(step * (j * j - 1));
    return log10_of(M_LN2 + step + log1p(alternating));
}

double distribution_normal_quantile(double p) {
    assert(p > 0 && p < 1);
    return gsl_cdf_ugaussian_Pinv(p);
}

// ln C(n, k).
static double log_choose(uint64_t n, uint64_t k) {
    assert(k <= n);
    if (k == 0 || k == n)
        return 0;
    return -log1p((double)n) - special_log_beta((double)k + 1, (double)(n - k) + 1);
}

double distribution_choose_log10(uint64_t n, uint64_t k) {
    return log_choose(n, k) / M_LN10;
}

// The sum of the terms from k on, away from the mode, relative to the first: each is the one before times a
// ratio.
static double tail_up(double k, double drawn, double special, double others) {
    double term = 1, sum = 1;
    for (; term > sum * DBL_EPSILON / 8; k++) {
        term *= (special - k) / (k + 1) * ((drawn - k) / (others - drawn + k + 1));
        sum += term;
    }
    return sum;
}

static double tail_down(double k, double drawn, double special, double others) {
    double term = 1, sum = 1;
    for (; term > sum * DBL_EPSILON / 8 && k > 0; k--) {
        term *= k / (special - k + 1) * ((others - drawn + k) / (drawn - k + 1));
        sum += term;
    }
    return sum;
}

double distribution_hypergeometric_log10(uint64_t k, uint64_t drawn, uint64_t special, uint64_t total) {
    assert(drawn <= total && special <= total);
    uint64_t others = total - special, least = drawn > others ? drawn - others : 0;
    if (k <= least)
        return 0;
    if (k > drawn || k > special)
        return DISTRIBUTION_LOG10_ZERO;
    double mean = (double)drawn * ((double)special / (double)total);
    bool upper = (double)k > mean; // sum the side away from the mode: its terms shrink
    uint64_t first = upper ? k : k - 1;
    double log_first =
        log_choose(special, first) + log_choose(others, drawn - first) - log_choose(total, drawn);
    if (upper)
        return log10_of(log_first +
                        log(tail_up((double)first, (double)drawn, (double)special, (double)others)));
    double below = exp(log_first) * tail_down((double)first, (double)drawn, (double)special, (double)others);
    return log10_of(log1p(-fmin(below, 1 - DBL_EPSILON)));
}

double distribution_arrangements_log10(const uint64_t *classes, size_t count) {
    double ways = 0;
    uint64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += classes[i];
        ways += log_choose(total, classes[i]); // the multinomial as a chain of binomials
    }
    return ways / M_LN10;
}

double distribution_blocks_log10(const uint64_t *classes, size_t count) {
    double sum = 0;
    uint64_t total = 0, occupied = 0;
    for (size_t i = 0; i < count; i++) {
        if (classes[i] == 0)
            continue;
        total += classes[i];
        occupied++;
        sum +=
            log((double)occupied) - log_choose(total, classes[i]); // the multinomial as a chain of binomials
    }
    return log10_of(sum);
}
