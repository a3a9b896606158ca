// Whether features were selected with the test rows in view, from how little their correlations with an
// outcome scatter.
//
// A feature that was chosen on the training rows brings its own noise on the test rows: given the training
// rows, its correlation on all rows scatters by at least the test rows' share, whatever its true effect.
// Chosen on all rows, the feature just passed a bar there, and the correlations lie crowded above it; most of
// all those that were weak on the training rows and needed the test rows to pass.
#ifndef LEAKAUDIT_STATS_DISPERSION_H
#define LEAKAUDIT_STATS_DISPERSION_H

#include "stats/estimate.h"

#include <stddef.h>

// on_train[i], on_all[i]: Fisher's z of feature i's correlation with the outcome, times sqrt(n - 3), on the
// training rows and on all rows, which are `rows`; `test_share`, between 0 and 1: how much of the outcome's
// variation about its mean lies in the test rows; the features count as `independent` ones (Kish's effective
// number, at most count).
// The value is the residual variance of on_all, signed by on_train, about its regression on |on_train|, in
// units of what the test rows bring at least, over the features that are neither strongest nor weakest on the
// training rows. Low = high = value; p: chance that it is so small, by chi-square. TOO_FEW where fewer than
// two degrees of freedom are left.
struct estimate dispersion_of(const double *on_train, const double *on_all, size_t count, double rows,
                              double test_share, double independent);

// Fisher's z of a correlation from n rows, times sqrt(n - 3).
double dispersion_fisher_z(double correlation, double rows);

#endif
