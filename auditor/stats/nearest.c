// Nearest points by projection onto the first principal axis.
#include "stats/nearest.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { POWER_STEPS = 8, BLOCK = 8 };
#define SLACK 1e-9 // of a projection, for the rounding of its sum

static double dot(const double *a, const double *b, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}

// Scales to length 1; what has no length becomes the first unit vector.
static void normalise(double *axis, size_t columns) {
    double length = sqrt(dot(axis, axis, columns));
    for (size_t j = 0; j < columns; j++)
        axis[j] = length > 0 ? axis[j] / length : j == 0;
}

// The first principal axis, by the power method. It need not be exact: any direction gives right answers.
static void find_axis(struct nearest *nearest, const double *points) {
    size_t count = nearest->count, columns = nearest->columns;
    double *mean = memory_alloc(columns, sizeof *mean), *next = memory_alloc(columns, sizeof *next);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < columns; j++)
            mean[j] += points[i * columns + j] / (double)count;
    }
    for (size_t j = 0; j < columns; j++)
        nearest->axis[j] = 1 + (double)j / (double)columns; // no symmetry that an axis could be square to
    for (int step = 0; step < POWER_STEPS; step++) {
        normalise(nearest->axis, columns);
        memset(next, 0, columns * sizeof *next);
        double middle = dot(mean, nearest->axis, columns);
        for (size_t i = 0; i < count; i++) {
            const double *point = points + i * columns;
            double along = dot(point, nearest->axis, columns) - middle;
            for (size_t j = 0; j < columns; j++)
                next[j] += along * (point[j] - mean[j]);
        }
        memcpy(nearest->axis, next, columns * sizeof *next);
    }
    normalise(nearest->axis, columns);
    memory_free(mean);
    memory_free(next);
}

void nearest_init(struct nearest *nearest, const double *points, size_t count, size_t columns) {
    *nearest = (struct nearest){.count = count, .columns = columns};
    nearest->axis = memory_alloc(columns, sizeof *nearest->axis);
    nearest->place = memory_alloc(count, sizeof *nearest->place);
    nearest->index = memory_alloc(count, sizeof *nearest->index);
    nearest->point = memory_alloc(count * columns, sizeof *nearest->point);
    find_axis(nearest, points);
    for (size_t i = 0; i < count; i++)
        nearest->place[i] = dot(points + i * columns, nearest->axis, columns);
    sort_doubles_with_index(nearest->place, nearest->index, count);
    for (size_t i = 0; i < count; i++)
        memcpy(nearest->point + i * columns, points + nearest->index[i] * columns, columns * sizeof *points);
}

void nearest_finish(struct nearest *nearest) {
    memory_free(nearest->axis);
    memory_free(nearest->place);
    memory_free(nearest->index);
    memory_free(nearest->point);
}

// The nearest points so far, nearest first; `index` counts in the order of places.
struct front {
    struct neighbour *found;
    size_t count, most;
    double limit; // a point must be nearer than this
};

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

static void consider(const struct nearest *nearest, const double *query, size_t i, struct front *front) {
    size_t columns = nearest->columns, at = front->count;
    const double *point = nearest->point + i * columns;
    double distance = distance_of(query, point, columns, front->limit);
    if (distance >= front->limit || distance == 0)
        return;
    while (at > 0 && front->found[at - 1].distance > distance)
        at--;
    for (size_t k = at; k > 0 && front->found[k - 1].distance == distance; k--) {
        const double *other = nearest->point + front->found[k - 1].index * columns;
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

// The first place that is not below `place`.
static size_t lower_bound(const struct nearest *nearest, double place) {
    size_t low = 0, high = nearest->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (nearest->place[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t nearest_find(const struct nearest *nearest, const double *query, size_t most,
                    struct neighbour *found) {
    struct front front = {.found = found, .most = most, .limit = INFINITY};
    double place = dot(query, nearest->axis, nearest->columns);
    double slack = SLACK * (1 + fabs(place));
    size_t right = lower_bound(nearest, place), left = right;
    while (most > 0 && (left > 0 || right < nearest->count)) {
        double down = left > 0 ? place - nearest->place[left - 1] : INFINITY;
        double up = right < nearest->count ? nearest->place[right] - place : INFINITY;
        double gap = fmin(down, up) - slack;
        if (gap > 0 && gap * gap >= front.limit)
            break;
        consider(nearest, query, down < up ? --left : right++, &front);
    }
    for (size_t k = 0; k < front.count; k++)
        found[k].index = nearest->index[found[k].index];
    return front.count;
}
