// The step and offset of a grid by least squares, and the numbers of rows that fit.
#include "evidence/forensics/fit_size.h"

#include "base/memory.h"
#include "evidence/forensics/verdict.h"

#include <math.h>

enum { LEAST_STEPS = 3, REFINEMENTS = 3 };
static const double ARITHMETIC = 1e-13; // what scaling in doubles leaves
static const double TELLING = 0.25;     // a tolerance of a quarter step says nothing

// Values that rounding alone makes differ are one. Returns how many are left.
static size_t merge(const struct forensic_column *column, double *value) {
    size_t count = 0;
    double nearest = 3 * column->resolution + ARITHMETIC * column->largest;
    for (size_t k = 0; k < column->distinct; k++) {
        if (count == 0 || column->value[k] - column->value[k - 1] > nearest)
            value[count++] = column->value[k];
    }
    return count;
}

static double smallest_step(const double *value, size_t count) {
    double step = INFINITY;
    for (size_t i = 1; i < count; i++)
        step = fmin(step, value[i] - value[i - 1]);
    return step;
}

// The step through the first value that suits all, from a first guess.
static double refine(const double *value, size_t count, double step) {
    for (int turn = 0; turn < REFINEMENTS; turn++) {
        double products = 0, squares = 0;
        for (size_t i = 1; i < count; i++) {
            double steps = round((value[i] - value[0]) / step);
            products += steps * (value[i] - value[0]);
            squares += steps * steps;
        }
        step = products / squares;
    }
    return step;
}

// Fits value = origin + step * steps; returns the largest residual.
static double fit_line(const double *value, size_t count, double *step, double *origin) {
    double guess = *step, steps = 0, values = 0, products = 0, squares = 0, worst = 0, n = (double)count;
    for (size_t i = 0; i < count; i++) {
        double at = round((value[i] - value[0]) / guess), from = value[i] - value[0];
        steps += at, values += from, products += at * from, squares += at * at;
    }
    *step = (products - steps * values / n) / (squares - steps * steps / n);
    *origin = value[0] + (values - *step * steps) / n;
    for (size_t i = 0; i < count; i++) {
        double at = round((value[i] - value[0]) / guess);
        worst = fmax(worst, fabs(value[i] - *origin - *step * at));
    }
    return worst;
}

bool fit_grid_of(struct forensic_column *column, struct fit_grid *grid) {
    if (column->present < column->rows)
        return false;
    forensic_column_sort(column);
    double *value = memory_alloc(column->distinct, sizeof *value), origin = 0;
    size_t count = merge(column, value);
    bool found = count >= LEAST_STEPS && 2 * count <= column->present;
    if (found) {
        double step = refine(value, count, smallest_step(value, count));
        double worst = fit_line(value, count, &step, &origin), h = column->resolution + ARITHMETIC;
        double most = round((value[count - 1] - value[0]) / step);
        *grid = (struct fit_grid){.offset = -origin / step - floor(-origin / step),
                                  .tolerance = 2 * h / step * (1 + fabs(origin / step) / most)};
        found = worst <= 6 * column->resolution + 1e-9;
    }
    memory_free(value);
    return found;
}

double fit_size_chance(const struct fit_grid *grids, size_t count, size_t rows) {
    double chance = 0, n = (double)rows;
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        double tolerance = n * grids[i].tolerance, at = grids[i].offset * n;
        if (tolerance >= TELLING)
            continue;
        told++;
        if (fabs(at - round(at)) > tolerance + 1e-9)
            return 1;
        chance += log10(fmin(1, 2 * tolerance + 2e-9));
    }
    return told ? chance : 1;
}

size_t fit_size_find(const struct fit_grid *grids, size_t count, size_t most) {
    double tries = log10((double)most);
    for (size_t rows = 2; count > 0 && rows <= most; rows++) {
        if (fit_size_chance(grids, count, rows) + tries <= FIT_CERTAIN)
            return rows;
    }
    return 0;
}
