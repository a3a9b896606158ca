// Columns of ranks: how far the values are from the ranks among the rows of each set, however these are made
// into shares, and at which points to ask whether that is chance.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_RANKED_COLUMN_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_RANKED_COLUMN_H

#include "evidence/forensics/columns.h"
#include "evidence/forensics/sampled_ranks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Ways to make ranks from 1 to n into shares. A value that several rows bear has the mean of their ranks. A
// quantile transformer interpolates between so many quantiles, or all rows if these are fewer; what it does
// to a row is known exactly where its value is a quantile, else between which two it falls.
enum ranking {
    RANKING_THOUSAND, // (rank - 1) / (n - 1) by up to 1000 quantiles
    RANKING_HUNDRED,  // by up to 100
    RANKING_STEPS,    // by all rows
    RANKING_ROWS,     // rank / n
    RANKING_MIDDLES,  // (rank - 0.5) / n
    RANKING_GAPS,     // rank / (n + 1)
    RANKING_UP_TO,    // share of the rows up to the value: its largest rank / n
    RANKINGS
};

struct rank_point {
    double value;             // of the column
    double share, next;       // that this value and the next one stand for
    uint32_t most;            // rows that bear the one or the other
    uint8_t halves[FIT_SETS]; // of a step that reading all quantiles of a set may be off, see ranked_column.c
};

struct ranked_column {
    const struct gather_column *of;
    const double *number;
    double tolerance; // of a share: what rounding and single precision leave
    size_t n[FIT_SETS];
    double distance[FIT_SETS][RANKINGS]; // largest, of a share from where it should be
    bool even; // values that are about equally frequent and shares: so is a row number that was scaled
    struct rank_point *points;    // [count] ascending; where there are many rows, the last values below
    size_t count;                 // one of a thousand quantiles
    struct sampled_ranks sampled; // if the rows are so many; else all 0
};

// False, and nothing to finish, if the column is nowhere near to ranks.
bool ranked_column_init(struct ranked_column *ranked, struct forensic_column *column,
                        struct forensic_sides *sides);
void ranked_column_finish(struct ranked_column *ranked);
// Between how many quantiles a ranking of n rows interpolates: n itself means that all ranks are exact.
size_t ranking_quantiles(enum ranking ranking, size_t n);
// How much more than the tolerance the share of the set's n rows up to the point may be off, if the fit was
// on these.
double ranked_column_blur(const struct rank_point *point, enum ranking ranking, enum fit_set set, size_t n);

#endif
