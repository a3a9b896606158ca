// Least squares with an intercept, from sums: observations are added one by one, and solved for all terms or
// for the first few of them (nested models cost one pass over the rows).
#ifndef LEAKAUDIT_STATS_LEAST_SQUARES_H
#define LEAKAUDIT_STATS_LEAST_SQUARES_H

#include "stats/estimate.h"

#include <stddef.h>

struct least_squares {
    size_t terms, rows;
    double *sums, *products;  // of the terms: [terms], [terms * terms] lower triangle
    double *with;             // [terms] of terms and response
    double response, squares; // of the response
};

void least_squares_init(struct least_squares *fit, size_t terms); // ended by least_squares_finish()
void least_squares_finish(struct least_squares *fit);

// Adds an observation: terms[fit->terms] and the response, all finite and shifted to be near 0.
void least_squares_add(struct least_squares *fit, const double *terms, double response);
// The two halves of it, for terms that many responses share: their sums (sign 1 adds, -1 takes out), and the
// response with them.
void least_squares_terms(const double *terms, size_t count, double sign, double *sums, double *products);
void least_squares_response(struct least_squares *fit, const double *terms, double response);

// In-sample R2 with an intercept and the first `terms` terms; `slopes` [terms] may be NULL. CONSTANT if the
// response does not vary, NOT_DECIDABLE if the terms are too alike to tell them apart.
struct estimate least_squares_r2(const struct least_squares *fit, size_t terms, double *slopes);

#endif
