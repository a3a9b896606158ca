// Whether a point lies on the straight line between two others, to the last written digit, and how likely
// that is by chance. Rows made by interpolation (SMOTE: Chawla et al. 2002, doi:10.1613/jair.953) do.
//
// A point z between a and b cuts every column in the same proportion: (z - a) / (b - a) is one number. Where
// columns are written to many digits, that two columns agree on it by chance is next to impossible. What
// makes it likely after all is taken into account: coarse rounding, values on a grid, a cut close to an end,
// and columns that are functions of each other.
#ifndef LEAKAUDIT_STATS_SEGMENT_H
#define LEAKAUDIT_STATS_SEGMENT_H

#include <stddef.h>

struct segment_column {
    double rounding; // half a unit of the last written digit, > 0
    double grid;     // step between values that repeat, 0 = none
    double origin;   // a value on the grid
    double spread;   // standard deviation of what the columns before do not tell about it
};

// log10 of the chance that z, of independent columns, would lie that well between a and b; 0 if it does not
// lie between them (an end of the line, or a point equal to it in all columns but one, is not between). All
// arrays have `count` entries, at most SEGMENT_COLUMNS, all finite.
#define SEGMENT_COLUMNS 32
double segment_log10(const double *a, const double *b, const double *z, const struct segment_column *columns,
                     size_t count);

// The least of segment_log10() over all lines through z and two of the `points` (each of `count` columns),
// whichever of the three lies between the others, times the lines: an upper limit of the chance that z is on
// a line with any two of them.
double segment_log10_any(const double *const *points, size_t point_count, const double *z,
                         const struct segment_column *columns, size_t count);

// Fills in the columns' spread, from their covariances [count * count]: the standard deviation that is left
// when the columns before have had their say; 0 where they say all.
void segment_spreads(const double *covariance, struct segment_column *columns, size_t count);

#endif
