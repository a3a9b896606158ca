// Cholesky factors: the diagonal holds the standard deviation of each quantity given those before it.
#include "stats/coincidence.h"

#include "base/memory.h"

#include <math.h>

static const double DETERMINED = 1e-9; // share of the variance that is left
static const double ROOT_TWO_PI = 2.50662827463100050;

static double factor_row(const double *covariance, double *factor, size_t count, size_t i) {
    double left = covariance[i * count + i];
    for (size_t j = 0; j < i; j++) {
        double sum = covariance[i * count + j], diagonal = factor[j * count + j];
        for (size_t k = 0; k < j; k++)
            sum -= factor[i * count + k] * factor[j * count + k];
        factor[i * count + j] = diagonal > 0 ? sum / diagonal : 0;
        left -= factor[i * count + j] * factor[i * count + j];
    }
    return left;
}

double coincidence_log10(const double *covariance, const double *width, size_t count, double sigma) {
    double *factor = memory_alloc(count * count, sizeof *factor), sum = 0;
    for (size_t i = 0; i < count; i++) {
        double variance = covariance[i * count + i], left = factor_row(covariance, factor, count, i);
        if (!(left > DETERMINED * variance))
            continue;
        factor[i * count + i] = sqrt(left);
        double chance = width[i] / (ROOT_TWO_PI * sigma * factor[i * count + i]);
        if (chance < 1)
            sum += log10(chance);
    }
    memory_free(factor);
    return sum;
}
