// Small systems of linear equations as they come from sums of squares and products: symmetric, positive
// definite.
#ifndef LEAKAUDIT_STATS_LINEAR_H
#define LEAKAUDIT_STATS_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

// Solves matrix * solution = right. `matrix` is symmetric, [size * size], all entries finite; its lower
// triangle is read. Rows and columns are first scaled to a diagonal of 1 (a covariance becomes a
// correlation), so that units of measurement don't count. Returns false, and leaves `solution` alone, when
// the scaled matrix is singular, has a negative eigenvalue, or a condition number above `condition` (say
// 1e8). size 0 succeeds. solution may be `right`.
bool linear_solve(const double *matrix, const double *right, size_t size, double condition, double *solution);

// Sweeps row and column k of a square matrix [size * size] in place (Beaton 1964; Goodnight 1979,
// doi:10.1080/ 00031305.1979.10482685). matrix[k * size + k] is not 0. Sweeping the rows of the predictors of
// a covariance matrix leaves, in each other column, the coefficients that predict it, and below them the
// covariances of what is left. Sweeping the same row once more undoes it, up to rounding.
void linear_sweep(double *matrix, size_t size, size_t k);

#endif
