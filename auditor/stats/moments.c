// Moments in blocks: each block is summed in two passes about its own first value (so that a constant has a
// sum of squares of exactly 0), then merged by the formulas of Chan, Golub & LeVeque (1983) and Pebay (2008).
#include "stats/moments.h"

#include "stats/correlation.h"

#include <assert.h>
#include <float.h>
#include <math.h>

#define BLOCK 256

struct moments moments_empty(double shift) {
    assert(isfinite(shift));
    return (struct moments){.shift = shift};
}

// The moments of 1 to BLOCK values, of which `shift` has been subtracted already; without the extremes.
static struct moments moments_of_block(const double *value, size_t count, double shift) {
    double first = value[0], sum = 0, m2 = 0, m3 = 0, m4 = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i] - first;
    double n = (double)count, offset = sum / n, residue = 0;
    for (size_t i = 0; i < count; i++) {
        double d = (value[i] - first) - offset, d2 = d * d;
        residue += d;
        m2 += d2;
        m3 += d2 * d;
        m4 += d2 * d2;
    }
    m2 -= residue * residue / n; // what the rounding of the mean left over
    return (struct moments){
        .shift = shift, .n = count, .mean = first + offset, .m2 = m2 < 0 ? 0 : m2, .m3 = m3, .m4 = m4};
}

void moments_add(struct moments *moments, const double *values, size_t count) {
    double block[BLOCK];
    for (size_t i = 0; i < count;) {
        size_t filled = 0;
        double minimum = INFINITY, maximum = -INFINITY;
        for (; i < count && filled < BLOCK; i++) {
            if (!isfinite(values[i]))
                continue;
            block[filled++] = values[i] - moments->shift;
            minimum = values[i] < minimum ? values[i] : minimum;
            maximum = values[i] > maximum ? values[i] : maximum;
        }
        if (filled == 0)
            return;
        struct moments part = moments_of_block(block, filled, moments->shift);
        part.minimum = minimum;
        part.maximum = maximum;
        moments_merge(moments, &part);
    }
}

void moments_merge(struct moments *into, const struct moments *from) {
    assert(into->shift == from->shift);
    if (from->n == 0)
        return;
    if (into->n == 0) {
        *into = *from;
        return;
    }
    double a = (double)into->n, b = (double)from->n, n = a + b;
    double d = from->mean - into->mean, d_n = d / n, ab = a * b;
    double m2a = into->m2, m2b = from->m2;
    into->m4 += from->m4 + ab * (a * a - ab + b * b) * d * d_n * d_n * d_n +
                6 * d_n * d_n * (a * a * m2b + b * b * m2a) + 4 * d_n * (a * from->m3 - b * into->m3);
    into->m3 += from->m3 + ab * (a - b) * d * d_n * d_n + 3 * d_n * (a * m2b - b * m2a);
    into->m2 += m2b + ab * d * d_n;
    into->mean += b * d_n;
    into->n += from->n;
    into->minimum = from->minimum < into->minimum ? from->minimum : into->minimum;
    into->maximum = from->maximum > into->maximum ? from->maximum : into->maximum;
}

double moments_mean(const struct moments *moments) {
    return fmax(fmin(moments->shift + moments->mean, DBL_MAX), -DBL_MAX);
}

double moments_variance(const struct moments *moments) {
    if (moments->n < 2)
        return 0;
    return fmin(moments->m2 / (double)(moments->n - 1), DBL_MAX); // fmin also replaces a NAN
}

struct comoments comoments_empty(double shift_x, double shift_y) {
    assert(isfinite(shift_x) && isfinite(shift_y));
    return (struct comoments){.shift_x = shift_x, .shift_y = shift_y};
}

static struct comoments comoments_of_block(const double *x, const double *y, size_t count,
                                           const struct comoments *like) {
    double n = (double)count, sum_x = 0, sum_y = 0;
    for (size_t i = 0; i < count; i++) {
        sum_x += x[i] - x[0];
        sum_y += y[i] - y[0];
    }
    double offset_x = sum_x / n, offset_y = sum_y / n, rest_x = 0, rest_y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++) {
        double dx = (x[i] - x[0]) - offset_x, dy = (y[i] - y[0]) - offset_y;
        rest_x += dx;
        rest_y += dy;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    xx -= rest_x * rest_x / n;
    yy -= rest_y * rest_y / n;
    return (struct comoments){.shift_x = like->shift_x,
                              .shift_y = like->shift_y,
                              .n = count,
                              .mean_x = x[0] + offset_x,
                              .mean_y = y[0] + offset_y,
                              .m2_x = xx < 0 ? 0 : xx,
                              .m2_y = yy < 0 ? 0 : yy,
                              .c_xy = xy - rest_x * rest_y / n};
}

void comoments_add(struct comoments *moments, const double *x, const double *y, size_t count) {
    double block_x[BLOCK], block_y[BLOCK];
    for (size_t i = 0; i < count;) {
        size_t filled = 0;
        for (; i < count && filled < BLOCK; i++) {
            if (!isfinite(x[i]) || !isfinite(y[i]))
                continue;
            block_x[filled] = x[i] - moments->shift_x;
            block_y[filled++] = y[i] - moments->shift_y;
        }
        if (filled == 0)
            return;
        struct comoments part = comoments_of_block(block_x, block_y, filled, moments);
        comoments_merge(moments, &part);
    }
}

void comoments_merge(struct comoments *into, const struct comoments *from) {
    assert(into->shift_x == from->shift_x && into->shift_y == from->shift_y);
    if (from->n == 0)
        return;
    if (into->n == 0) {
        *into = *from;
        return;
    }
    double a = (double)into->n, b = (double)from->n, n = a + b;
    double dx = from->mean_x - into->mean_x, dy = from->mean_y - into->mean_y, weight = a / n * b;
    into->m2_x += from->m2_x + weight * dx * dx;
    into->m2_y += from->m2_y + weight * dy * dy;
    into->c_xy += from->c_xy + weight * dx * dy;
    into->mean_x += dx * (b / n);
    into->mean_y += dy * (b / n);
    into->n += from->n;
}

struct estimate comoments_correlation(const struct comoments *moments) {
    if (moments->n < 3)
        return estimate_undefined(TOO_FEW, moments->n);
    if (moments->m2_x <= 0 || moments->m2_y <= 0)
        return estimate_undefined(CONSTANT, moments->n);
    double r = moments->c_xy / (sqrt(moments->m2_x) * sqrt(moments->m2_y));
    if (!isfinite(r)) // values so large that their squares overflow
        return estimate_undefined(NOT_DECIDABLE, moments->n);
    return correlation_estimate(r, moments->n);
}
