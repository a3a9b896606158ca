// The nearest of a set of points, exactly. The points are put in order along the direction in which they
// spread most, and a search walks outwards from the query's place until no nearer point can follow (Friedman,
// Baskett & Shustek 1975, doi:10.1109/T-C.1975.224110, along the first principal axis).
#ifndef LEAKAUDIT_STATS_NEAREST_H
#define LEAKAUDIT_STATS_NEAREST_H

#include <stddef.h>

struct nearest {
    size_t count, columns;
    double *point; // [count][columns] in the order of `place`
    double *place; // [count] ascending: where the point lies along the axis
    size_t *index; // [count] the caller's number of the point
    double *axis;  // [columns] of length 1
};

struct neighbour {
    size_t index;    // the caller's number of the point
    double distance; // squared
};

// Copies `points`, [count][columns] one behind the other, all finite; columns > 0. Columns should have about
// the same spread. Ends with nearest_finish().
void nearest_init(struct nearest *nearest, const double *points, size_t count, size_t columns);
void nearest_finish(struct nearest *nearest);

// The `most` nearest distinct points of `query` [columns], nearest first, into found[most]; returns how many
// there are. Points equal to the query are left out, and of equal points all but one.
size_t nearest_find(const struct nearest *nearest, const double *query, size_t most, struct neighbour *found);

#endif
