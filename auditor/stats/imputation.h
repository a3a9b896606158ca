// Finding the value that stands in for missing ones, and the rows whose mean it is.
//
// A mean that was filled in stands out: it has more digits than the data, or it occurs more often than its
// neighbours. Leaving it out, the mean of the remaining rows of the fit is that value, to the last digit.
#ifndef LEAKAUDIT_STATS_IMPUTATION_H
#define LEAKAUDIT_STATS_IMPUTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The distinct values of a column, ascending, and how often each occurs on both sides of a split.
struct spectrum {
    size_t distinct;
    const double *value;
    const uint32_t *train, *test; // [distinct]; test NULL = there is no other side
    double resolution;            // half a unit of the last digit written
    double slack;                 // what double arithmetic leaves besides
};

struct imputed_mean {
    bool found; // some value stands out, and is the mean of the rest of some rows or near it
    double value;
    bool train, pooled, test; // whose mean it is; with two values (separate fits) each its own side's
    double width;             // of the interval in which a mean counts as equal, for each candidate there was
    double nearby;            // log10 of the chance that some value of the column lies that near to the mean
    double other[2];          // rows by side that do not bear the value
    double deviation;         // standard deviation of those rows
};

// How many digits after the decimal mark a value needs, 16 if 15 do not suffice.
int imputation_places(double value);

// Looks for a filled-in mean. A value that is the mean of T as well as of T and S together leaves the
// question open.
struct imputed_mean imputation_mean(const struct spectrum *spectrum);

// Of a median that was filled in: how unequal the numbers of smaller and larger values are on the training
// rows and on all, and how unequal they may be because the value occurs by itself, too.
struct imputed_median {
    bool found;
    double value;
    double train, pooled; // |rows below - rows above|
    double slack[2];      // natural occurrences of the value, at most: on the training rows, on all rows
    double test_rows;     // that do not bear the value
};
struct imputed_median imputation_median(const struct spectrum *spectrum);

#endif
