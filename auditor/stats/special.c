// Incomplete gamma and beta functions in logs: a power series or a continued fraction (modified Lentz
// algorithm, Thompson & Barnett 1986), each where it converges fast. The GSL functions used here are defined
// for all positive arguments, so they never call GSL's error handler, which is left as the program has set
// it.
#include "stats/special.h"

#include <assert.h>
#include <float.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>

// Both expansions need some multiple of sqrt(a + b) terms at worst; this allows for a, b up to 1e11.
#define TERMS 5000000
#define TINY 1e-300 // Lentz's replacement for a denominator of 0

double special_log_beta(double a, double b) {
    assert(a > 0 && b > 0);
    double small = fmin(a, b), large = fmax(a, b);
    // Stirling's terms combined by hand: three log-gammas would cancel. gammastar is what Stirling leaves
    // over.
    double rest = log(gsl_sf_gammastar(a)) + log(gsl_sf_gammastar(b)) - log(gsl_sf_gammastar(a + b));
    return 0.5 * (M_LN2 + M_LNPI) + rest + (small - 0.5) * log(small / (a + b)) -
           (large - 0.5) * log1p(small / large) - 0.5 * log(a + b);
}

// ln(1 - e^l) for l <= 0.
static double log_complement(double l) {
    return l > -M_LN2 ? log(fmax(-expm1(l), DBL_MIN)) : log1p(-exp(l));
}

// I_x(a, b) B(a, b) / (x^a y^b) by its continued fraction (Didonato & Morris 1992), for x <= a / (a +
// b). Its terms use y where 1 - x would cancel.
static double beta_fraction(double a, double b, double x, double y) {
    double lambda = a * y - b * x, c = 1 / TINY, d = (a + 1) / a / (lambda + 1), value = d;
    for (double m = 1; m < TERMS; m++) {
        double k = a + 2 * m - 1;
        double term = (a + m - 1) / k * ((a + b + m - 1) / k) * m * (b - m) * x * x;
        double base = m + m * (b - m) * x / k + (a + m) / (k + 2) * (lambda + 1 + m * (1 + y));
        d = term * d + base;
        c = base + term / c;
        d = 1 / (fabs(d) < TINY ? TINY : d);
        c = fabs(c) < TINY ? TINY : c;
        value *= d * c;
        if (fabs(d * c - 1) < DBL_EPSILON)
            break;
    }
    return value;
}

// ln(1 + u) - u, where `ratio` is 1 + u with more digits when u is near -1 or large.
static double log_ratio_less_linear(double u, double ratio) {
    return fabs(u) < 0.5 ? gsl_sf_log_1plusx_mx(u) : log(ratio) - u;
}

// ln of x^a y^b / B(a, b), written as distances from the mode: the large terms and the linear ones cancel on
// paper.
static double log_beta_factor(double a, double b, double x, double y) {
    double n = a + b, mean_x = a / n, mean_y = b / n;
    double d = mean_x < mean_y ? x - mean_x : mean_y - y; // the smaller one has the digits
    double powers = a * log_ratio_less_linear(d / mean_x, x / mean_x) +
                    b * log_ratio_less_linear(-d / mean_y, y / mean_y);
    double rest = log(gsl_sf_gammastar(n)) - log(gsl_sf_gammastar(a)) - log(gsl_sf_gammastar(b));
    return powers + rest + 0.5 * (log(a) + log(b) - log(n) - M_LN2 - M_LNPI);
}

double special_log_incomplete_beta(double a, double b, double x, double y) {
    assert(a > 0 && b > 0 && x > 0 && y > 0);
    double factor = log_beta_factor(a, b, x, y);
    if (a * y >= b * x)
        return fmin(factor + log(beta_fraction(a, b, x, y)), 0);
    return log_complement(fmin(factor + log(beta_fraction(b, a, y, x)), 0));
}

// ln of x^a e^-x / Gamma(a + 1).
static double log_gamma_factor(double a, double x) {
    return a * log_ratio_less_linear((x - a) / a, x / a) - 0.5 * (M_LN2 + M_LNPI + log(a)) -
           log(gsl_sf_gammastar(a));
}

// P(a, x) / factor by its power series; DLMF 8.7.1.
static double gamma_series(double a, double x) {
    double term = 1, sum = 1;
    for (double n = 1; n < TERMS && term > sum * DBL_EPSILON / 8; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

// Q(a, x) / (a * factor) by its continued fraction; DLMF 8.9.2.
static double gamma_fraction(double a, double x) {
    double b = x + 1 - a, c = 1 / TINY, d = 1 / b, value = d;
    for (double n = 1; n < TERMS; n++) {
        double term = n * (a - n);
        b += 2;
        d = term * d + b;
        c = b + term / c;
        d = 1 / (fabs(d) < TINY ? TINY : d);
        c = fabs(c) < TINY ? TINY : c;
        value *= d * c;
        if (fabs(d * c - 1) < DBL_EPSILON)
            break;
    }
    return value;
}

double special_log_gamma_q(double a, double x) {
    assert(a > 0 && x >= 0);
    if (x <= 0)
        return 0;
    double factor = log_gamma_factor(a, x);
    if (x < a + 1)
        return log_complement(fmin(factor + log(gamma_series(a, x)), 0));
    return fmin(factor + log(a) + log(gamma_fraction(a, x)), 0);
}

double special_log_gamma_p(double a, double x) {
    assert(a > 0 && x >= 0);
    if (x <= 0)
        return -INFINITY;
    double factor = log_gamma_factor(a, x);
    if (x < a + 1)
        return fmin(factor + log(gamma_series(a, x)), 0);
    return log_complement(fmin(factor + log(a) + log(gamma_fraction(a, x)), 0));
}
