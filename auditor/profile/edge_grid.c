// Laying the grid, and refusing where the edges crowd.
#include "profile/edge_grid.h"

#include <assert.h>
#include <math.h>

void edge_grid_make(struct arena *arena, double *edges, size_t count, struct edge_grid *grid) {
    assert(count >= 1 && count <= UINT8_MAX);
    for (size_t i = 0; i < EDGE_GRID_STEPS; i++)
        edges[count + i] = NAN; // <= nothing
    double range = edges[count - 1] - edges[0];
    *grid = (struct edge_grid){.low = edges[0], .scale = range > 0 ? (EDGE_GRID_CELLS - 1) / range : 0};
    if (!isfinite(range) || !isfinite(grid->scale))
        return;
    size_t in_cell[EDGE_GRID_CELLS] = {0};
    for (size_t i = 0; i < count; i++) {
        if (++in_cell[edge_grid_cell(grid, edges[i])] > EDGE_GRID_STEPS)
            return;
    }
    grid->before = arena_alloc(arena, EDGE_GRID_CELLS, sizeof *grid->before);
    size_t before = 0;
    for (size_t cell = 0; cell < EDGE_GRID_CELLS; before += in_cell[cell++])
        grid->before[cell] = (uint8_t)before;
}
