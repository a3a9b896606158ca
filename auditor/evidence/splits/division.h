// How the rows of a table are divided, against time: the part (train or test, or the fold) and the moments of
// each row.
#ifndef LEAKAUDIT_EVIDENCE_DIVISION_H
#define LEAKAUDIT_EVIDENCE_DIVISION_H

#include "evidence/gather.h"
#include "evidence/splits/time_axis.h"

#include <stddef.h>
#include <stdint.h>

#define PART_NONE UINT16_MAX

// Parts stand in the order in which a model that looks forward would see them: train before test; folds by
// their mean moment.
struct division {
    bool folds;
    size_t parts;    // 2, or the number of folds
    uint16_t *part;  // [rows of the store] PART_NONE = in no part, or without a moment
    double **moment; // [parts] ascending
    size_t *rows;    // [parts] rows with a moment
};

// The two sides of the pair; if the pair is a fold of a k-fold column, all folds together. `axis` is DEFINED.
void division_init(struct division *division, const struct gather *gather, const struct split_pair *pair,
                   const struct time_axis *axis);
void division_finish(struct division *division);

// The value below which a share of `rows` >= 1 ascending moments lies, interpolated between the two next to
// it.
double division_quantile(const double *moment, size_t rows, double share);
// How many of the ascending moments are later than `moment`.
size_t division_later(const double *moments, size_t rows, double moment);

#endif
