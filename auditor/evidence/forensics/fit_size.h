// How many rows a scaler saw, from the grids of scaled columns: if the raw values were multiples of a step,
// so was their sum, and the mean was a multiple of step / rows. So the scaled grid lies at a multiple of 1 /
// rows of its step from 0, even if rows were dropped since. It is the granularity test of means turned round
// (Brown & Heathers 2017, doi:10.1177/1948550616673876).
//
// It supports a verdict and never gives one: a scaler that saw the training rows and as many others as there
// are test rows leaves the same number.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_FIT_SIZE_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_FIT_SIZE_H

#include "evidence/forensics/columns.h"

#include <stdbool.h>
#include <stddef.h>

struct fit_grid {
    double offset;    // of 0 within its step, [0, 1)
    double tolerance; // of the offset
};

// The grid of a column without missing values; false if it has none, or fewer than three steps. Sorts.
bool fit_grid_of(struct forensic_column *column, struct fit_grid *grid);

// log10 of the chance that every grid that could tell agrees with that number of rows; 1 if some disagrees or
// none can tell.
double fit_size_chance(const struct fit_grid *grids, size_t count, size_t rows);
// The smallest number of rows up to `most` that all grids agree with beyond chance; the fit saw that many or
// a multiple. 0 if there is none.
size_t fit_size_find(const struct fit_grid *grids, size_t count, size_t most);

#endif
