// Correction of p-values (as log10) for the number of tests: Benjamini & Hochberg (1995) and Holm (1979).
#ifndef LEAKAUDIT_STATS_MULTIPLICITY_H
#define LEAKAUDIT_STATS_MULTIPLICITY_H

#include <stddef.h>

// Adjusted p-values (at most 0 as log10) in the order given; both arrays have `count` entries and may be the
// same array. The p-values are finite and at most 0.
void multiplicity_benjamini_hochberg(const double *log10_p, double *adjusted, size_t count);
void multiplicity_holm(const double *log10_p, double *adjusted, size_t count);

#endif
