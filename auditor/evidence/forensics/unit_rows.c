// The norms of rows, by adding up columns.
#include "evidence/forensics/unit_rows.h"

#include "base/memory.h"

#include <math.h>

enum { MOST_LOOKED_AT = 2048, LEAST_COLUMNS = 3 };

// Sums over the columns for some of the rows.
struct norms {
    size_t step, rows, columns;
    double *squares, *absolute, *largest;
    double resolution; // the coarsest of the columns
    bool missing;
};

// Indicators (one-hot columns) have a 1 in every row, too.
static bool two_valued(const struct norms *norms, const struct forensic_column *column) {
    for (size_t i = 0; i < norms->rows; i++) {
        double value = column->number[i * norms->step];
        if (value > column->minimum && value < column->maximum)
            return false;
    }
    return true;
}

static void add(struct norms *norms, const struct forensic_column *column) {
    norms->columns++;
    norms->resolution = fmax(norms->resolution, column->resolution + column->slack);
    for (size_t i = 0; i < norms->rows; i++) {
        double value = fabs(column->number[i * norms->step]);
        norms->missing = norms->missing || isnan(value);
        norms->squares[i] += value * value;
        norms->absolute[i] += value;
        norms->largest[i] = fmax(norms->largest[i], value);
    }
}

static bool all_one(const struct norms *norms) {
    bool euclid = true, sum = true, most = true;
    for (size_t i = 0; i < norms->rows; i++) {
        double tolerance = 2 * norms->resolution * norms->absolute[i] + norms->resolution;
        euclid = euclid && fabs(norms->squares[i] - 1) <= tolerance;
        sum = sum && fabs(norms->absolute[i] - 1) <= norms->resolution * (double)norms->columns;
        most = most && fabs(norms->largest[i] - 1) <= norms->resolution;
    }
    return euclid || sum || most;
}

bool unit_rows(const struct forensic_column *columns, size_t count) {
    size_t rows = count ? columns[0].rows : 0;
    struct norms norms = {.step = 1 + rows / MOST_LOOKED_AT};
    norms.rows = rows / norms.step;
    norms.squares = memory_alloc(3 * norms.rows, sizeof *norms.squares);
    norms.absolute = norms.squares + norms.rows;
    norms.largest = norms.absolute + norms.rows;
    for (size_t c = 0; c < count && !norms.missing; c++) {
        if (columns[c].of->role == ROLE_FEATURE && !columns[c].whole && !two_valued(&norms, &columns[c]))
            add(&norms, &columns[c]);
    }
    bool found = norms.columns >= LEAST_COLUMNS && norms.rows > 1 && !norms.missing && all_one(&norms);
    memory_free(norms.squares);
    return found;
}
