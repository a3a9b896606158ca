// Finding the bin of a value in a few steps: an even grid over the edges says how many of them lie before a
// cell, and at most EDGE_GRID_STEPS comparisons inside the cell do the rest. This is the innermost loop of
// the whole pass.
//
// Exact whatever the rounding: values and edges go through the same, monotone, computation of their cell, so
// an edge in an earlier cell is smaller than the value and one in a later cell is larger.
#ifndef LEAKAUDIT_PROFILE_EDGE_GRID_H
#define LEAKAUDIT_PROFILE_EDGE_GRID_H

#include "base/memory.h"

#include <stddef.h>
#include <stdint.h>

#define EDGE_GRID_CELLS 1024
#define EDGE_GRID_STEPS 4

struct edge_grid {
    uint8_t *before; // [EDGE_GRID_CELLS] edges in earlier cells; NULL: the edges lie too unevenly for a grid
    double low, scale;
};

// Plans a grid for `count` ascending edges (1 to 255), behind which there is room for EDGE_GRID_STEPS more:
// they are filled with infinity. Without room for a grid, grid->before stays NULL.
void edge_grid_make(struct arena *arena, double *edges, size_t count, struct edge_grid *grid);

static inline size_t edge_grid_cell(const struct edge_grid *grid, double value) {
    double at = (value - grid->low) * grid->scale;
    at = at > 0 ? at : 0; // also NAN
    at = at < EDGE_GRID_CELLS - 1 ? at : EDGE_GRID_CELLS - 1;
    return (size_t)at;
}

// The number of edges <= value, which may be infinite; of NAN the result means nothing.
static inline size_t edge_grid_count(const struct edge_grid *grid, const double *edges, double value) {
    size_t before = grid->before[edge_grid_cell(grid, value)];
    const double *edge = edges + before;
    return before + (size_t)(edge[0] <= value) + (size_t)(edge[1] <= value) + (size_t)(edge[2] <= value) +
           (size_t)(edge[3] <= value);
}

#endif
