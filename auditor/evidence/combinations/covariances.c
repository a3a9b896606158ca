// Choosing rows and columns that are complete, and correlating them.
#include "evidence/combinations/covariances.h"

#include "base/memory.h"
#include "stats/linear.h"

#include <math.h>
#include <string.h>

enum { MOST_ROWS = 20000, LEAST_ROWS = 30 };

// Keeps the columns that leave at least half of the rows complete, and those rows.
static void choose(struct covariances *covariances, const struct combination_search *search,
                   double least_present, size_t sampled) {
    bool *complete = memory_alloc(sampled, sizeof *complete), *next = memory_alloc(sampled, sizeof *next);
    memset(complete, true, sampled * sizeof *complete);
    for (size_t p = 0; p < search->numbers; p++) {
        const struct combination_part *part = &search->number[p];
        if (part->present < least_present)
            continue;
        size_t left = 0;
        for (size_t i = 0; i < sampled; i++) {
            next[i] = complete[i] && isfinite(part->value[covariances->row[i]]);
            left += next[i];
        }
        if (2 * left < sampled || left < LEAST_ROWS)
            continue;
        memcpy(complete, next, sampled * sizeof *complete);
        covariances->part[covariances->columns++] = part;
    }
    for (size_t i = 0; i < sampled; i++) {
        if (complete[i])
            covariances->row[covariances->rows++] = covariances->row[i];
    }
    memory_free(complete);
    memory_free(next);
}

// Writes the standardised values of a column to z[rows]; false if it does not vary.
static bool standardise(const struct covariances *covariances, const double *value, double *z, double *mean,
                        double *sd) {
    size_t n = covariances->rows;
    double sum = 0, squares = 0, shift = value[covariances->row[0]];
    for (size_t i = 0; i < n; i++)
        sum += value[covariances->row[i]] - shift;
    *mean = shift + sum / (double)n;
    for (size_t i = 0; i < n; i++) {
        z[i] = value[covariances->row[i]] - *mean;
        squares += z[i] * z[i];
    }
    *sd = sqrt(squares / (double)n);
    if (!(*sd > 1e-12 * fabs(*mean)) || !isfinite(*sd))
        return false;
    for (size_t i = 0; i < n; i++)
        z[i] /= *sd;
    return true;
}

static double product(const double *x, const double *y, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += x[i] * y[i];
    return sum / (double)count;
}

static void correlate(struct covariances *covariances, const double *target) {
    size_t n = covariances->rows, kept = 0;
    double *z = memory_alloc((covariances->columns + 1) * n, sizeof *z);
    for (size_t p = 0; p < covariances->columns; p++) {
        const struct combination_part *part = covariances->part[p];
        if (!standardise(covariances, part->value, z + kept * n, &covariances->mean[kept],
                         &covariances->sd[kept]))
            continue;
        covariances->part[kept++] = part;
    }
    covariances->columns = kept;
    bool varies =
        standardise(covariances, target, z + kept * n, &covariances->target_mean, &covariances->target_sd);
    size_t size = covariances->size = kept + 1;
    covariances->r = memory_alloc(size * size, sizeof *covariances->r);
    for (size_t i = 0; varies && i < size; i++) {
        for (size_t j = 0; j <= i; j++)
            covariances->r[i * size + j] = covariances->r[j * size + i] =
                i == j ? 1 : product(z + i * n, z + j * n, n);
    }
    if (!varies)
        covariances->rows = 0;
    memory_free(z);
}

void covariances_init(struct covariances *covariances, const struct combination_search *search,
                      double least_present) {
    *covariances = (struct covariances){0};
    size_t sampled = combination_sample(search, MOST_ROWS, &covariances->row);
    covariances->part = memory_alloc(search->numbers, sizeof *covariances->part);
    covariances->mean = memory_alloc(search->numbers, sizeof *covariances->mean);
    covariances->sd = memory_alloc(search->numbers, sizeof *covariances->sd);
    choose(covariances, search, least_present, sampled);
    if (covariances->rows >= LEAST_ROWS && covariances->columns > 0)
        correlate(covariances, search->gather->target.number);
    else
        covariances->rows = 0;
}

void covariances_finish(struct covariances *covariances) {
    memory_free(covariances->row);
    memory_free(covariances->part);
    memory_free(covariances->mean);
    memory_free(covariances->sd);
    memory_free(covariances->r);
    *covariances = (struct covariances){0};
}

double *covariances_fit(const struct covariances *covariances, bool *in) {
    size_t size = covariances->size;
    double *matrix = memory_alloc(size * size, sizeof *matrix);
    memcpy(matrix, covariances->r, size * size * sizeof *matrix);
    for (size_t i = 0; i < covariances->columns; i++) {
        in[i] = matrix[i * size + i] > COVARIANCES_COLLINEAR;
        if (in[i])
            linear_sweep(matrix, size, i);
    }
    return matrix;
}
