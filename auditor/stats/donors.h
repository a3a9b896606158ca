// The rows that stand in for a missing cell: those that are nearest in the columns both have, and know the
// cell (Troyanskaya et al. 2001, as scikit-learn's KNNImputer does it).
#ifndef LEAKAUDIT_STATS_DONORS_H
#define LEAKAUDIT_STATS_DONORS_H

#include <stdbool.h>
#include <stddef.h>

#define DONORS_MOST 10

// The nearest so far, nearest first; empty = all zero.
struct donors {
    size_t count;
    struct donor {
        double distance, value; // squared distance; what the donor has in the cell's column
    } nearest[DONORS_MOST];
};

// The squared distance of two rows in the columns that are missing (NAN) in neither, as if all were present;
// INFINITY if there is none.
double donors_distance(const double *a, const double *b, size_t columns);
void donors_add(struct donors *donors, double distance, double value);
// The mean of the values of the k nearest, 0 < k <= DONORS_MOST, `weighted` by 1 / distance; NAN if there are
// fewer.
double donors_mean(const struct donors *donors, size_t k, bool weighted);

#endif
