// Ridge regression (Hoerl & Kennard 1970) from sums of products: rows are added one by one, then any subset
// of the terms can be fitted without looking at the rows again.
#ifndef LEAKAUDIT_STATS_RIDGE_H
#define LEAKAUDIT_STATS_RIDGE_H

#include <stdbool.h>
#include <stddef.h>

struct ridge {
    size_t terms, rows;
    double *sums, *products; // of the terms: [terms]; [terms * terms], lower triangle
    double *with;            // [terms]: of terms and outcome
    double outcome;
};

// Sums of no rows; ridge_finish() frees them.
void ridge_init(struct ridge *ridge, size_t terms);
void ridge_finish(struct ridge *ridge);
// Adds a row: terms[ridge->terms], all finite, of moderate size (no 1e9 + noise).
void ridge_add(struct ridge *ridge, const double *terms, double outcome);
// Fits outcome = intercept + sum of slopes * terms with the terms that are `used`; the others get slope 0,
// and so does a term that does not vary. `penalty` > 0 is added to the diagonal of the terms' correlations,
// so that units don't count. loss[term] (may be NULL) = growth of the penalised residual sum of squares
// without the term, 0 for those that are not used. At least one row.
void ridge_fit(const struct ridge *ridge, const bool *used, double penalty, double *slopes, double *intercept,
               double *loss);

#endif
