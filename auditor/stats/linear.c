// Solving by GSL's symmetric eigenvalues: dearer than Cholesky, but the condition number comes exactly and
// for free, and a matrix that is not positive definite is an answer instead of a call of GSL's error handler.
#include "stats/linear.h"

#include "base/memory.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>
#include <math.h>

// The eigenvalues and eigenvectors (in columns) of a matrix that is destroyed. Views, so nothing to free but
// the space.
static void decompose(double *matrix, size_t size, double *values, double *vectors) {
    gsl_matrix_view from = gsl_matrix_view_array(matrix, size, size);
    gsl_matrix_view into = gsl_matrix_view_array(vectors, size, size);
    gsl_vector_view roots = gsl_vector_view_array(values, size);
    gsl_eigen_symmv_workspace *space = gsl_eigen_symmv_alloc(size);
    gsl_eigen_symmv(&from.matrix, &roots.vector, &into.matrix, space);
    gsl_eigen_symmv_free(space);
}

static bool well_conditioned(const double *values, size_t size, double condition) {
    double least = values[0], most = values[0];
    for (size_t i = 1; i < size; i++) {
        least = fmin(least, values[i]);
        most = fmax(most, values[i]);
    }
    return least > 0 && most <= condition * least;
}

// solution = vectors * (vectors' * right / values), with the scales applied on both sides.
static void combine(const double *values, const double *vectors, const double *scale, const double *right,
                    size_t size, double *solution) {
    double *sum = memory_alloc(size, sizeof *sum);
    for (size_t k = 0; k < size; k++) {
        double weight = 0;
        for (size_t i = 0; i < size; i++)
            weight += vectors[i * size + k] * (right[i] * scale[i]);
        for (size_t i = 0; i < size; i++)
            sum[i] += vectors[i * size + k] * (weight / values[k]);
    }
    for (size_t i = 0; i < size; i++)
        solution[i] = sum[i] * scale[i];
    memory_free(sum);
}

bool linear_solve(const double *matrix, const double *right, size_t size, double condition,
                  double *solution) {
    if (size == 0)
        return true;
    for (size_t i = 0; i < size; i++)
        if (!(matrix[i * size + i] > 0))
            return false;
    double *scaled = memory_alloc(size * size, sizeof *scaled),
           *vectors = memory_alloc(size * size, sizeof *vectors);
    double *scale = memory_alloc(size, sizeof *scale), *values = memory_alloc(size, sizeof *values);
    for (size_t i = 0; i < size; i++)
        scale[i] = 1 / sqrt(matrix[i * size + i]);
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j <= i; j++)
            scaled[i * size + j] = scaled[j * size + i] = matrix[i * size + j] * scale[i] * scale[j];
    decompose(scaled, size, values, vectors);
    bool solvable = well_conditioned(values, size, condition);
    if (solvable)
        combine(values, vectors, scale, right, size, solution);
    memory_free(scaled);
    memory_free(vectors);
    memory_free(scale);
    memory_free(values);
    return solvable;
}

void linear_sweep(double *matrix, size_t size, size_t k) {
    double pivot = matrix[k * size + k];
    for (size_t i = 0; i < size; i++) {
        double share = matrix[i * size + k] / pivot;
        if (i == k || share == 0)
            continue;
        for (size_t j = 0; j < size; j++) {
            if (j != k)
                matrix[i * size + j] -= share * matrix[k * size + j];
        }
        matrix[i * size + k] = -share;
    }
    for (size_t j = 0; j < size; j++)
        matrix[k * size + j] /= pivot;
    matrix[k * size + k] = 1 / pivot;
}
