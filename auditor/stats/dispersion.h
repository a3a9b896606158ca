// Whether features were selected with the test rows in view, from how little their correlations with an
// outcome scatter.
//
// A feature that was chosen on the training rows brings its own noise on the test rows: its correlation on
// all rows scatters by at least the test rows' share, whatever its true effect. Chosen on all rows, the
// feature just passed a bar there, and the correlations lie crowded above it.
#ifndef LEAKAUDIT_STATS_DISPERSION_H
#define LEAKAUDIT_STATS_DISPERSION_H

#include "stats/estimate.h"

#include <stddef.h>

// on_train[i], on_all[i]: Fisher's z of feature i's correlation with the outcome, times sqrt(n - 3), on the
// training rows and on all rows; `test_share` of the rows are test rows; the features count as `independent`
// ones (Kish's effective number, at most count). The value is the variance of on_all, signed by on_train, in
// units of the test share; low = high = value; p: chance that it is so small, by chi-square. TOO_FEW below
// 2 independent features.
struct estimate dispersion_of(const double *on_train, const double *on_all, size_t count, double test_share,
                              double independent);

// Fisher's z of a correlation from n rows, times sqrt(n - 3).
double dispersion_fisher_z(double correlation, double rows);

#endif
