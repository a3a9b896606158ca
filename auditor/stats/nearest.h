// The nearest of a set of points, exactly. All points are looked at, for all queries at once, a tile of
// points after the other: in many columns no index does better (Weber, Schek & Blott 1998, VLDB), and a tile
// stays near the processor while the queries pass over it.
#ifndef LEAKAUDIT_STATS_NEAREST_H
#define LEAKAUDIT_STATS_NEAREST_H

#include <stddef.h>

struct neighbour {
    size_t index;    // of the point
    double distance; // squared
};

// The `most` nearest distinct points of each of `asked` queries, nearest first, into found[asked][most], and
// how many there are into found_count[asked]. A point equal to the query is the nearest, at distance 0. Of
// equal points all but the first are left out; of equally distant ones the first are nearer. Points and
// queries are [count][columns] one behind the other, all finite; columns > 0.
void nearest_find(const double *points, size_t count, const double *queries, size_t asked, size_t columns,
                  size_t most, struct neighbour *found, size_t *found_count);

#endif
