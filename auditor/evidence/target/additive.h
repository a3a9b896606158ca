// A simple model of the target on many columns: each column's bins are scored by what the other rows of the
// bin say (log-odds of a class, mean rank of a number), and a ridge regression adds the scores up.
//
// Everything is cross-validated in a nested way: the scores that train the model for a fold know neither that
// fold nor the row's own (Wolpert 1992 on why; the joint tables make it a subtraction). So a model on noise
// is worth nothing, however many columns there are.
#ifndef LEAKAUDIT_EVIDENCE_TARGET_ADDITIVE_H
#define LEAKAUDIT_EVIDENCE_TARGET_ADDITIVE_H

#include "evidence/grouping.h"
#include "profile/dataset.h"
#include "stats/estimate.h"
#include "stats/ridge.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct additive {
    const struct dataset *dataset;
    const struct target_rows *target;
    size_t count;   // columns
    size_t outputs; // one for two classes or a number, else one a class
    size_t rows;    // looked at
    size_t *row;    // [rows] of the store
    double *truth;  // [outputs][rows] 0 or 1, or the rank of the target, 0 to 1
    uint16_t *bin;  // [rows][count]
    struct additive_scores {
        size_t bins;
        double *score;   // [outputs][fold][fold][bins]: without those two folds (the same twice: without one)
    } * scores;          // [count]
    struct ridge *ridge; // [outputs][folds] over all rows but the fold's
};

// Prepares the model for the given columns of the dataset on about `most` rows with a known target.
void additive_init(struct additive *additive, const struct dataset *dataset, const struct target_rows *target,
                   const size_t *columns, size_t count, size_t most);
void additive_finish(struct additive *additive);
// Cross-validated power with the columns that are used: ROC AUC (mean one-vs-rest), or R2 of the target's
// ranks. loss[count] (may be NULL) tells how much each column is missed when it is left out, to the model
// alone.
struct estimate additive_power(const struct additive *additive, const bool *used, double *loss);

#endif
