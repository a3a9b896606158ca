// The normal equations by GSL's Cholesky; the penalty keeps the matrix positive definite.
#include "stats/ridge.h"

#include "base/memory.h"

#include <assert.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

void ridge_init(struct ridge *ridge, size_t terms) {
    *ridge = (struct ridge){.terms = terms};
    ridge->sums = memory_alloc(terms, sizeof *ridge->sums);
    ridge->products = memory_alloc(terms * terms, sizeof *ridge->products);
    ridge->with = memory_alloc(terms, sizeof *ridge->with);
}

void ridge_finish(struct ridge *ridge) {
    memory_free(ridge->sums);
    memory_free(ridge->products);
    memory_free(ridge->with);
    *ridge = (struct ridge){0};
}

void ridge_add(struct ridge *ridge, const double *terms, double outcome) {
    for (size_t i = 0; i < ridge->terms; i++) {
        ridge->sums[i] += terms[i];
        ridge->with[i] += terms[i] * outcome;
        double *products = ridge->products + i * ridge->terms;
        for (size_t j = 0; j <= i; j++)
            products[j] += terms[i] * terms[j];
    }
    ridge->outcome += outcome;
    ridge->rows++;
}

static double variation(const struct ridge *ridge, size_t i) {
    double square = ridge->products[i * ridge->terms + i];
    double sum = square - ridge->sums[i] * ridge->sums[i] / (double)ridge->rows;
    return sum > 1e-12 * square ? sum : 0;
}

// Correlations of the terms in `kept` with the penalty on the diagonal, inverted in place.
static void invert(const struct ridge *ridge, const size_t *kept, const double *scale, size_t count,
                   double penalty, double *matrix) {
    for (size_t a = 0; a < count; a++) {
        for (size_t b = 0; b <= a; b++) {
            size_t i = kept[a], j = kept[b];
            double sum =
                ridge->products[i * ridge->terms + j] - ridge->sums[i] * ridge->sums[j] / (double)ridge->rows;
            sum = sum / scale[a] / scale[b] + (a == b ? penalty : 0);
            matrix[a * count + b] = matrix[b * count + a] = sum;
        }
    }
    gsl_matrix_view view = gsl_matrix_view_array(matrix, count, count);
    gsl_linalg_cholesky_decomp1(&view.matrix);
    gsl_linalg_cholesky_invert(&view.matrix);
}

void ridge_fit(const struct ridge *ridge, const bool *used, double penalty, double *slopes, double *intercept,
               double *loss) {
    assert(ridge->rows > 0 && penalty > 0);
    size_t *kept = memory_alloc(ridge->terms, sizeof *kept), count = 0;
    double *scale = memory_alloc(ridge->terms, sizeof *scale);
    for (size_t i = 0; i < ridge->terms; i++) {
        slopes[i] = 0;
        if (loss)
            loss[i] = 0;
        if (!used[i] || variation(ridge, i) <= 0)
            continue;
        scale[count] = sqrt(variation(ridge, i));
        kept[count++] = i;
    }
    double *matrix = memory_alloc(count * count, sizeof *matrix);
    if (count)
        invert(ridge, kept, scale, count, penalty, matrix);
    *intercept = ridge->outcome / (double)ridge->rows;
    double mean = *intercept;
    for (size_t a = 0; a < count; a++) {
        double slope = 0;
        for (size_t b = 0; b < count; b++)
            slope += matrix[a * count + b] * (ridge->with[kept[b]] - ridge->sums[kept[b]] * mean) / scale[b];
        slopes[kept[a]] = slope / scale[a];
        *intercept -= slopes[kept[a]] * ridge->sums[kept[a]] / (double)ridge->rows;
        if (loss)
            loss[kept[a]] = slope * slope / matrix[a * count + a];
    }
    memory_free(kept);
    memory_free(scale);
    memory_free(matrix);
}
