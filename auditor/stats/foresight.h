// Whether a column of a time series knows surprises of the target before they happen.
//
// A noisy lead is no exact combination of later levels, so both series are reduced to their innovations, what
// an autoregression on their own past can't foretell, and the column's are regressed on the target's, with
// and without the later ones (Granger 1969; prewhitening: Haugh & Box 1977). Innovations of the target that
// are still to come are news to everything that is honestly known, except to a leading indicator.
#ifndef LEAKAUDIT_STATS_FORESIGHT_H
#define LEAKAUDIT_STATS_FORESIGHT_H

#include "stats/estimate.h"

#include <stdbool.h>
#include <stddef.h>

struct foresight {
    size_t rows, places; // places: rows with innovations of the target all around them
    const bool *begins;  // [rows] the row begins a series of its own (another entity)
    double *news;        // [rows] innovations of the target, NAN where there is none
};

// `target` in the order of time, NAN where missing; `begins` must outlive it. Series of fewer than 37 rows
// give no place.
void foresight_init(struct foresight *foresight, const double *target, const bool *begins, size_t rows);
void foresight_finish(struct foresight *foresight);

// The R2 that 8 later innovations of the target add to the present one and 8 before it, in explaining the
// innovations of x[rows] (NAN where missing), with the limits of an R2; p: the partial F test. TOO_FEW below
// 92 places, CONSTANT if x (or the target) has no innovations.
struct estimate foresight_test(const struct foresight *foresight, const double *x);

#endif
