// Points on straight lines between points.
#include "stats/segment.h"

#include "base/memory.h"
#include "stats/linear.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { LEAST_ACTIVE = 2 }; // columns that have to agree on the proportion
#define GRID_SLACK 0.02    // of a step: so near to the grid is on it
#define TOLD 1e-10         // share of the variance below which a column is a function of those before

// One column's word on where z lies between a and b.
struct cut {
    double share;     // (z - a) / (b - a)
    double tolerance; // of the share, from rounding
    double chance;    // that it agrees with a given share
};

// Whether a column differs between a and b by more than rounding.
static bool is_active(double a, double b, const struct segment_column *column) {
    return fabs(b - a) > 6 * column->rounding;
}

static bool is_on_grid(double z, const struct segment_column *column) {
    if (column->grid <= 0)
        return false;
    double steps = (z - column->origin) / column->grid;
    return fabs(steps - round(steps)) < GRID_SLACK + 3 * column->rounding / column->grid;
}

// The room in which z could have fallen: not the whole line, but as far as the nearer end, for whatever put z
// near that end (a copy with a little noise) did not have to hit the line.
static struct cut cut_of(double a, double b, double z, const struct segment_column *column) {
    double room = fmin(fabs(z - a), fabs(b - z));
    room = fmin(room, column->spread);
    double window = 8 * column->rounding; // what common_share() lets pass
    if (is_on_grid(z, column))
        window = fmax(window, column->grid);
    return (struct cut){.share = (z - a) / (b - a),
                        .tolerance = 2 * column->rounding / fabs(b - a),
                        .chance = window < room ? window / room : 1};
}

// The share that all columns agree on, or NAN.
static double common_share(const struct cut *cut, size_t count) {
    double sum = 0, weights = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = 1 / (cut[i].tolerance * cut[i].tolerance);
        sum += weight * cut[i].share;
        weights += weight;
    }
    double share = sum / weights;
    for (size_t i = 0; i < count; i++) {
        if (fabs(cut[i].share - share) > 2 * cut[i].tolerance)
            return NAN;
    }
    return share;
}

double segment_log10(const double *a, const double *b, const double *z, const struct segment_column *columns,
                     size_t count) {
    assert(count <= SEGMENT_COLUMNS);
    struct cut cut[SEGMENT_COLUMNS];
    size_t active = 0;
    for (size_t j = 0; j < count; j++) {
        double slack = 2 * columns[j].rounding;
        if (z[j] < fmin(a[j], b[j]) - slack || z[j] > fmax(a[j], b[j]) + slack)
            return 0;
        if (is_active(a[j], b[j], &columns[j]))
            cut[active++] = cut_of(a[j], b[j], z[j], &columns[j]);
    }
    if (active < LEAST_ACTIVE)
        return 0;
    double share = common_share(cut, active), log10_chance = 0, weakest = -INFINITY;
    if (!(share > 0 && share < 1))
        return 0;
    for (size_t i = 0; i < active; i++) {
        double chance = log10(cut[i].chance);
        log10_chance += chance;
        weakest = fmax(weakest, chance);
    }
    return log10_chance - weakest; // one column sets the share, the others have to meet it
}

double segment_log10_any(const double *const *points, size_t point_count, const double *z,
                         const struct segment_column *columns, size_t count) {
    double least = 0;
    for (size_t i = 0; i < point_count; i++) {
        for (size_t k = i + 1; k < point_count; k++) {
            least = fmin(least, segment_log10(points[i], points[k], z, columns, count));
            least = fmin(least, segment_log10(z, points[k], points[i], columns, count));
            least = fmin(least, segment_log10(points[i], z, points[k], columns, count));
        }
    }
    double lines = 1.5 * (double)point_count * ((double)point_count - 1);
    return lines > 1 ? fmin(0, least + log10(lines)) : least;
}

void segment_spreads(const double *covariance, struct segment_column *columns, size_t count) {
    double *left = memory_alloc(count * count, sizeof *left);
    memcpy(left, covariance, count * count * sizeof *left);
    for (size_t j = 0; j < count; j++) {
        double variance = covariance[j * count + j], rest = left[j * count + j];
        bool told = !(rest > TOLD * variance);
        columns[j].spread = told ? 0 : sqrt(rest);
        if (!told)
            linear_sweep(left, count, j);
    }
    memory_free(left);
}
