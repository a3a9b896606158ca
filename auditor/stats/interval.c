// Confidence intervals for proportions and for R2. The Clopper-Pearson limits solve the incomplete beta
// function by Newton's method in the logit, where its logarithm is concave: every step lands on the safe side
// of the root.
#include "stats/interval.h"

#include "stats/distribution.h"
#include "stats/special.h"

#include <assert.h>
#include <math.h>

struct estimate interval_wilson(uint64_t successes, uint64_t n, double confidence) {
    assert(successes <= n && confidence > 0 && confidence < 1);
    if (n == 0)
        return estimate_undefined(TOO_FEW, 0);
    double z = distribution_normal_quantile(0.5 + confidence / 2), z2 = z * z;
    double rows = (double)n, p = (double)successes / rows;
    double middle = (p + z2 / (2 * rows)) / (1 + z2 / rows);
    double half = z / (1 + z2 / rows) * sqrt(p * (1 - p) / rows + z2 / (4 * rows * rows));
    double low = successes == 0 ? 0 : fmax(middle - half, 0);
    double high = successes == n ? 1 : fmin(middle + half, 1);
    return estimate_between(p, low, high, n);
}

// The logit of the p at which P(X >= k) = alpha for X ~ Binomial(n, p), that is I_p(k, n - k + 1); 0 < k < n.
static double clopper_pearson_logit(uint64_t k, uint64_t n, double alpha) {
    double a = (double)k, b = (double)(n - k) + 1, target = log(alpha);
    double logit = log(a / b), beta = special_log_beta(a, b);
    for (int i = 0; i < 100; i++) {
        double p = 1 / (1 + exp(-logit)), q = 1 / (1 + exp(logit));
        double value = special_log_incomplete_beta(a, b, p, q);
        double slope = exp(a * log(p) + b * log(q) - beta - value);
        double step = (target - value) / slope;
        logit += step;
        if (fabs(step) < 1e-14 * fmax(1, fabs(logit)))
            break;
    }
    return logit;
}

static double lower_limit(uint64_t successes, uint64_t n, double alpha) {
    if (successes == 0)
        return 0;
    if (successes == n)
        return exp(log(alpha) / (double)n);
    return 1 / (1 + exp(-clopper_pearson_logit(successes, n, alpha)));
}

// One less the lower limit of the failures, without the subtraction that would cost a small limit its digits.
static double upper_limit(uint64_t successes, uint64_t n, double alpha) {
    if (successes == n)
        return 1;
    if (successes == 0)
        return -expm1(log(alpha) / (double)n);
    return 1 / (1 + exp(clopper_pearson_logit(n - successes, n, alpha)));
}

struct estimate interval_clopper_pearson(uint64_t successes, uint64_t n, double confidence) {
    assert(successes <= n && confidence > 0 && confidence < 1);
    if (n == 0)
        return estimate_undefined(TOO_FEW, 0);
    double alpha = (1 - confidence) / 2;
    return estimate_between((double)successes / (double)n, lower_limit(successes, n, alpha),
                            upper_limit(successes, n, alpha), n);
}

double interval_upper(uint64_t successes, uint64_t n, double confidence) {
    assert(successes <= n && confidence > 0 && confidence < 1);
    return n == 0 ? 1 : upper_limit(successes, n, 1 - confidence);
}

struct estimate interval_r2(double r2, uint64_t n, double terms) {
    assert(r2 <= 1 && n > 0 && terms >= 0);
    double rows = (double)n, rest = 1 - fmax(r2, 0);
    double error = rest * sqrt(4 * fmax(r2, 0) / rows + 2 * terms / rows / rows);
    return estimate_between(r2, r2 - ESTIMATE_Z * error, fmin(r2 + ESTIMATE_Z * error, 1), n);
}
