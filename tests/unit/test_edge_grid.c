// The grid over bin edges: the count that a plain scan gives, at the edges, between them and far away; and no
// grid where edges crowd.
#include "profile/edge_grid.h"

#include "base/hash.h"
#include "unit_main.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static double draw(uint64_t *state) {
    return (double)(hash_mix(++*state, 5) >> 11) / 0x1p53;
}

static int by_value(const void *a, const void *b) {
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static size_t scan(const double *edges, size_t count, double value) {
    size_t below = 0;
    while (below < count && edges[below] <= value)
        below++;
    return below;
}

// Even edges with some noise, scaled and shifted; true if they got a grid.
static bool agrees(double scale, double shift, size_t count, uint64_t seed) {
    struct arena arena;
    struct edge_grid grid;
    double edges[200 + EDGE_GRID_STEPS];
    arena_init(&arena);
    for (size_t i = 0; i < count; i++)
        edges[i] = shift + scale * ((double)i + 0.9 * draw(&seed));
    qsort(edges, count, sizeof *edges, by_value);
    edge_grid_make(&arena, edges, count, &grid);
    bool has_grid = grid.before != NULL;
    for (size_t i = 0; has_grid && i < count; i++) {
        const double near[] = {edges[i],
                               nextafter(edges[i], -INFINITY),
                               nextafter(edges[i], INFINITY),
                               shift + scale * (double)count * 1.2 * draw(&seed),
                               -1e300,
                               1e300};
        for (size_t k = 0; k < sizeof near / sizeof *near; k++)
            ck_assert_uint_eq(edge_grid_count(&grid, edges, near[k]), scan(edges, count, near[k]));
    }
    arena_finish(&arena);
    return has_grid;
}

START_TEST(counts_as_a_scan_does) {
    ck_assert(agrees(1, 0, 1, 1));
    ck_assert(agrees(1, 0, 128, 2));
    ck_assert(agrees(1e-9, 1e9, 2, 3));
    ck_assert(agrees(1e250, -5e250, 100, 4));
    ck_assert(agrees(1e-300, 0, 150, 5));
    for (uint64_t seed = 10; seed < 60; seed++)
        ck_assert(agrees(draw(&seed) * 1000, draw(&seed) * 1e6, 2 + seed, seed));
}
END_TEST

START_TEST(refuses_what_it_can_not_serve) {
    struct arena arena;
    struct edge_grid grid;
    arena_init(&arena);
    double crowded[8 + EDGE_GRID_STEPS] = {0, 1, 2, 3, 4, 5, 6, 1e9};
    edge_grid_make(&arena, crowded, 8, &grid);
    ck_assert_ptr_null(grid.before);
    double endless[2 + EDGE_GRID_STEPS] = {-1e308, 1e308};
    edge_grid_make(&arena, endless, 2, &grid);
    ck_assert_ptr_null(grid.before);
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("edge_grid", counts_as_a_scan_does, refuses_what_it_can_not_serve)
