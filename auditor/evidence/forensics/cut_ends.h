// Whether a scaler that cuts values off at the ends of its range (clip=True) may have seen no test row,
// though these lie at the ends. It was fitted on rows that are not here, then, or on the training rows alone.
// Both would leave traces at the other ends: there training rows lie, and test rows beyond them would be cut
// off to the same value.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_CUT_ENDS_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_CUT_ENDS_H

#include "evidence/forensics/ends.h"

#include <stdbool.h>
#include <stddef.h>

#define CUT_ENDS_MOST 128 // rows; more add little

// Whether test rows lie at an end of the column because values beyond it were cut off there. Of the training
// rows one lies there or, if some were dropped, none.
bool cut_ends_show(const struct ends *ends);

// Ends of columns that the rows of both sides together reach. A row that lies at several of them counts once:
// columns are correlated. Empty = all zero.
struct cut_ends {
    size_t test, train; // rows that hold an end alone
    double both;        // log10 of how much likelier cutting off than rounding brings both sides to ends
    double test_chance; // log10 that test rows are beyond so many ends of the training rows
    size_t row[CUT_ENDS_MOST], rows;
};

// Adds the upper or lower end of a column; `share`: of the rows that are on the test side.
void cut_ends_add(struct cut_ends *cut, const struct ends *ends, bool upper, double share);
// log10 of how much likelier the ends are if other rows were in the fit, as many as suit best, and values
// were cut off, than if the rows of both sides were fitted together.
double cut_ends_likelihood(const struct cut_ends *cut);

#endif
