// A linear relation between some columns and the target: its coefficients, the rows that keep it to the
// precision of the file, and its formula.
#ifndef LEAKAUDIT_EVIDENCE_COMBINATIONS_LINEAR_SET_H
#define LEAKAUDIT_EVIDENCE_COMBINATIONS_LINEAR_SET_H

#include "evidence/combinations/covariances.h"

struct linear_set {
    const struct combination_search *search;
    const struct covariances *moments;
    size_t columns, at[COMBINATION_COLUMNS]; // of the covariances
    double coefficient[COMBINATION_COLUMNS]; // in the columns' units
    double intercept;
    double weight; // the smallest standardised coefficient, absolute
    double chance; // log10 of the chance that a random column does as much as the least important one, times
                   // the sets of that size
    uint64_t rows, errors; // rows in which all columns are present; those that break the relation
    double tolerance;      // what rounding has to allow, in units of the target; 0 if they keep it without
    double residual;       // sum of squares about the relation
};

// Finds coefficients by least squares, weight and chance, for the columns in `at`. False if they are too
// nearly collinear.
bool linear_set_solve(struct linear_set *set);
// Finds intercept, rows, errors, tolerance and residual, with coefficients that a person would have written
// if they do as well. Gives up early where most rows break the relation.
void linear_set_verify(struct linear_set *set);
// Share of the rows that keep it.
double linear_set_agreement(const struct linear_set *set);
// "total = food + 2 * drink - 3", in the arena; columns with a positive coefficient first.
const char *linear_set_formula(const struct linear_set *set, struct arena *arena);

#endif
