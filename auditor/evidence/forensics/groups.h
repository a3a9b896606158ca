// The rows of a column by the value they bear, on each set of rows, with the sums of an outcome.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_GROUPS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_GROUPS_H

#include "evidence/forensics/forensics.h"

struct group_totals { // by set
    double rows[FIT_SETS], sum[FIT_SETS], squares[FIT_SETS];
};

struct groups {
    const struct forensic_column *column;                       // sorted
    double *rows[FIT_SETS], *sum[FIT_SETS], *squares[FIT_SETS]; // [distinct]
    struct group_totals all; // rows of the sets, whether the cell is present or not
};

// Room for the distinct values of a sorted column; all zero until groups_fill().
void groups_init(struct groups *groups, const struct forensic_column *column);
void groups_finish(struct groups *groups);
// Adds the rows up. Without an outcome (NULL) every row counts, with one [rows of the store] those where it
// is not NAN. Of every `step`-th value only; the others come out without rows. Leaves `all` alone.
void groups_fill(struct groups *groups, const struct forensic_case *of, const double *outcome, size_t step);
// The totals of all sets, of an outcome or of plain rows.
void groups_totals(const struct forensic_case *of, const double *outcome, struct group_totals *totals);
// The standard deviation of the outcome within the rows of the k-th value, on all sides; 0 if it does not
// vary.
double groups_spread(const struct groups *groups, size_t k);

#endif
