// Cells of a grid as the values that rows are compared by.
#include "evidence/splits/near_grid.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"
#include "stats/linear.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { SAMPLE = 20000, FIT_SAMPLE = 2000, MOST_FITTED = 100 };
static const double WIDTHS[NEAR_WIDTHS] = {0.1, 0.2};
static const double OFFSETS[NEAR_OFFSETS] = {0, 0.25, 0.5, 0.75};
static const double QUARTILES_APART = 1.349; // of a normal distribution, in standard deviations

// ---- cells ----

static uint64_t hash_of_cell(double cell) {
    uint64_t bits;
    cell += 0.0; // -0 becomes 0
    memcpy(&bits, &cell, sizeof bits);
    return hash_mix(bits, 1);
}

static void hash_cells(const void *context, const struct coded *batch, size_t column, uint64_t *hash) {
    const struct near_grid *grid = context;
    const double *number = batch->column[column].number;
    double width = grid->width * grid->scale[column];
    if (!number || !(width > 0)) {
        for (size_t r = 0; r < batch->rows; r++)
            hash[r] = scan_cell_hash(grid->dataset, batch, column, r);
        return;
    }
    for (size_t r = 0; r < batch->rows; r++)
        hash[r] = isnan(number[r]) ? 0 : hash_of_cell(floor(number[r] / width + grid->offset));
}

// ---- scales ----

// The scale of `count` ascending values; 0 if there are no more than two different ones.
static double scale_of(const double *value, size_t count) {
    size_t distinct = count > 0;
    double mean = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        distinct += i > 0 && value[i] > value[i - 1];
        mean += value[i] / (double)count;
    }
    if (distinct <= 2)
        return 0;
    for (size_t i = 0; i < count; i++)
        squares += (value[i] - mean) * (value[i] - mean) / (double)count;
    double sd = sqrt(squares), quartiles = (value[count * 3 / 4] - value[count / 4]) / QUARTILES_APART;
    return quartiles > 0 && quartiles < sd ? quartiles : sd;
}

void near_grids_init(const struct gather *gather, struct near_grids *grids) {
    const struct dataset *dataset = gather->dataset;
    const struct store *store = &dataset->store;
    size_t step = store->rows / SAMPLE + 1;
    double *value = memory_alloc(SAMPLE, sizeof *value);
    size_t *index = memory_alloc(SAMPLE, sizeof *index);
    grids->scale = arena_alloc(gather->arena, dataset->column_count, sizeof *grids->scale);
    for (size_t c = 0; c < dataset->column_count; c++) {
        size_t count = 0;
        for (size_t r = 0; dataset->numeric[c] && r < store->rows; r += step) {
            if (isfinite(store->number[c][r]))
                value[count++] = store->number[c][r];
        }
        sort_doubles_with_index(value, index, count);
        double scale = scale_of(value, count);
        grids->scale[c] = isfinite(scale) ? scale : 0;
    }
    memory_free(value);
    memory_free(index);
    for (size_t g = 0; g < NEAR_GRIDS; g++) {
        grids->grid[g] = (struct near_grid){.dataset = dataset,
                                            .scale = grids->scale,
                                            .width = WIDTHS[g / NEAR_OFFSETS],
                                            .offset = OFFSETS[g % NEAR_OFFSETS]};
        grids->coding[g] = (struct row_coding){.hash = hash_cells, .context = &grids->grid[g]};
    }
}

// ---- columns that count ----

// Standardised values of a sample of the rows; missing ones are put at the mean.
static void covariances_of(const struct store *store, const double *scale, const size_t *column,
                           size_t columns, double *covariance) {
    size_t step = store->rows / FIT_SAMPLE + 1;
    double *mean = memory_alloc(columns, sizeof *mean), *point = memory_alloc(columns, sizeof *point);
    for (int pass = 0; pass < 2; pass++) {
        double rows = 0;
        for (size_t r = 0; r < store->rows; r += step) {
            rows++;
            for (size_t i = 0; i < columns; i++) {
                double value = store->number[column[i]][r] / scale[column[i]];
                point[i] = isfinite(value) ? value - mean[i] : 0;
                for (size_t k = 0; pass == 1 && k <= i; k++)
                    covariance[i * columns + k] += point[i] * point[k];
                if (pass == 0)
                    covariance[i] += point[i];
            }
        }
        for (size_t i = 0; pass == 0 && i < columns; i++) {
            mean[i] = covariance[i] / rows;
            covariance[i] = 0;
        }
        for (size_t i = 0; pass == 1 && i < columns; i++) {
            for (size_t k = 0; k <= i; k++)
                covariance[i * columns + k] = covariance[k * columns + i] =
                    covariance[i * columns + k] / rows;
        }
    }
    memory_free(mean);
    memory_free(point);
}

size_t near_grids_counted(const struct gather *gather, const struct near_grids *grids, size_t *column,
                          size_t columns) {
    const double width = WIDTHS[NEAR_WIDTHS - 1];
    size_t *fitted = memory_alloc(columns, sizeof *fitted), numbers = 0, fits = 0, kept = 0;
    for (size_t i = 0; i < columns; i++)
        numbers += grids->scale[column[i]] > 0;
    for (size_t i = 0, number = 0; i < columns; i++) {
        if (!(grids->scale[column[i]] > 0))
            continue;
        if (number++ % (numbers / (MOST_FITTED + 1) + 1) == 0) // more than that are too many to fit
            fitted[fits++] = column[i];
    }
    double *covariance = memory_alloc(fits * fits, sizeof *covariance);
    covariances_of(&gather->dataset->store, grids->scale, fitted, fits, covariance);
    for (size_t i = 0, f = 0; i < columns; i++) {
        bool told = grids->scale[column[i]] > 0;
        if (f < fits && column[i] == fitted[f]) {
            told = !(covariance[f * fits + f] > width * width);
            if (!told)
                linear_sweep(covariance, fits, f);
            f++;
        }
        if (!told)
            column[kept++] = column[i];
    }
    memory_free(covariance);
    memory_free(fitted);
    return kept;
}
