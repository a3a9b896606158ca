// The correlations of the numeric columns with each other and with the target, over rows in which all of them
// are present: what linear relations are screened on.
#ifndef LEAKAUDIT_EVIDENCE_COMBINATIONS_COVARIANCES_H
#define LEAKAUDIT_EVIDENCE_COMBINATIONS_COVARIANCES_H

#include "evidence/combinations/combination.h"

struct covariances {
    size_t columns;                       // that vary and are present often enough, the strongest first
    const struct combination_part **part; // [columns]
    double *mean, *sd;                    // [columns]
    double target_mean, target_sd;
    size_t size; // columns + 1: the target comes last
    double *r;   // [size * size] correlations
    size_t rows; // they rest on
    size_t *row; // [rows] of the store
};

// Columns that are present in less than that share of the rows, or would leave less than half of the rows or
// 30, are left out. At most 20 000 rows are looked at. rows = 0 if there are fewer than 30.
void covariances_init(struct covariances *covariances, const struct combination_search *search,
                      double least_present);
void covariances_finish(struct covariances *covariances);

// The correlations after all columns that are not collinear with earlier ones were swept out (see
// stats/linear.h): in[i] tells whether column i was; row i then holds, in the last column, its standardised
// coefficient. in has `columns` entries; the caller frees the matrix [size * size].
double *covariances_fit(const struct covariances *covariances, bool *in);

// A column keeps at least this share of its variance when others have explained it, or it is collinear with
// them.
#define COVARIANCES_COLLINEAR 1e-8

#endif
