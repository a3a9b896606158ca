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

#endif
