// Nearest points by single-precision distances over the first columns, which leave a few points to be looked
// at exactly.
#include "stats/nearest.h"

#include "base/memory.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { TILE = 256, HEAD = 32, TOGETHER = 4, BLOCK = 8 };

// The nearest points of a query so far, nearest first.
struct front {
    const double *query;
    struct neighbour *found;
    size_t count, most;
    double limit;   // a point must be nearer than this
    double largest; // |coordinate| of the query
};

// Some points, column by column.
struct tile {
    size_t first, count;
    size_t head;    // columns of it, of which the last may be all 0
    double largest; // |coordinate|
    float column[HEAD][TILE];
};

static double largest_of(const double *numbers, size_t count) {
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fabs(numbers[i]) > largest ? fabs(numbers[i]) : largest;
    return largest;
}

static void tile_fill(struct tile *tile, const double *points, size_t columns) {
    const double *point = points + tile->first * columns;
    size_t filled = columns < HEAD ? columns : HEAD;
    tile->head = (filled + TOGETHER - 1) / TOGETHER * TOGETHER;
    tile->largest = largest_of(point, tile->count * columns);
    for (size_t i = 0; i < tile->count; i++) {
        for (size_t j = 0; j < filled; j++)
            tile->column[j][i] = (float)point[i * columns + j];
    }
}

// The squared distances of a query to the points, over the columns of the head.
static void tile_distances(const struct tile *tile, const double *query, size_t columns,
                           float distance[TILE]) {
    float at[HEAD] = {0};
    for (size_t j = 0; j < HEAD && j < columns; j++)
        at[j] = (float)query[j];
    memset(distance, 0, TILE * sizeof *distance);
    for (size_t j = 0; j < tile->head; j += TOGETHER) {
        const float(*column)[TILE] = tile->column + j;
        for (size_t i = 0; i < TILE; i++) {
            float a = column[0][i] - at[j], b = column[1][i] - at[j + 1], c = column[2][i] - at[j + 2],
                  d = column[3][i] - at[j + 3];
            distance[i] += (a * a + b * b) + (c * c + d * d);
        }
    }
}

// A point whose distance in single precision is above this is not nearer than the limit: each coordinate is
// off by at most a few units of its last place.
static float bound_of(const struct tile *tile, const struct front *front) {
    double off = fmax(tile->largest, front->largest) * 4 * FLT_EPSILON * sqrt(HEAD);
    double bound = sqrt(front->limit) + off;
    return (float)(bound * bound * (1 + 64 * FLT_EPSILON));
}

// The squared distance, or something above `limit` as soon as it is known to be above.
static double distance_of(const double *a, const double *b, size_t columns, double limit) {
    double sum = 0;
    for (size_t j = 0; j < columns && sum < limit;) {
        size_t end = columns - j > BLOCK ? j + BLOCK : columns;
        for (; j < end; j++)
            sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
}

static void consider(struct front *front, const double *points, size_t columns, size_t i) {
    const double *point = points + i * columns;
    double distance = distance_of(front->query, point, columns, front->limit);
    if (distance >= front->limit)
        return;
    size_t at = front->count;
    while (at > 0 && front->found[at - 1].distance > distance)
        at--;
    for (size_t k = at; k > 0 && front->found[k - 1].distance == distance; k--) {
        const double *other = points + front->found[k - 1].index * columns;
        if (memcmp(point, other, columns * sizeof *point) == 0)
            return;
    }
    if (front->count < front->most)
        front->count++;
    memmove(front->found + at + 1, front->found + at, (front->count - 1 - at) * sizeof *front->found);
    front->found[at] = (struct neighbour){.index = i, .distance = distance};
    if (front->count == front->most)
        front->limit = front->found[front->count - 1].distance;
}

static void search_tile(const struct tile *tile, const double *points, size_t columns, struct front *front) {
    float distance[TILE];
    tile_distances(tile, front->query, columns, distance);
    float bound = bound_of(tile, front);
    for (size_t i = 0; i < tile->count; i++) {
        if (distance[i] > bound)
            continue;
        consider(front, points, columns, tile->first + i);
        bound = bound_of(tile, front);
    }
}

void nearest_find(const double *points, size_t count, const double *queries, size_t asked, size_t columns,
                  size_t most, struct neighbour *found, size_t *found_count) {
    struct front *fronts = memory_alloc(asked, sizeof *fronts);
    struct tile *tile = memory_alloc(1, sizeof *tile);
    for (size_t q = 0; q < asked; q++)
        fronts[q] = (struct front){.query = queries + q * columns,
                                   .found = found + q * most,
                                   .most = most,
                                   .limit = INFINITY,
                                   .largest = largest_of(queries + q * columns, columns)};
    for (size_t first = 0; first < count && most > 0; first += TILE) {
        tile->first = first;
        tile->count = count - first < TILE ? count - first : TILE;
        tile_fill(tile, points, columns);
        for (size_t q = 0; q < asked; q++)
            search_tile(tile, points, columns, &fronts[q]);
    }
    for (size_t q = 0; q < asked; q++)
        found_count[q] = fronts[q].count;
    memory_free(fronts);
    memory_free(tile);
}
