// Choosing numeric columns and measuring their scale, their rounding, their grid and what they share.
#include "evidence/splits/point_space.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_VALUES = 21, SAMPLE = 20000 };
static const double MOST_MISSING = 0.05;
static const double GRID_SHARE = 0.2;        // of the rows that must hold repeated values for a grid
static const double ROW_NUMBER_SHARE = 0.98; // distinct among the rows, for a whole number to be a row number
static const double ROW_NUMBER_RANGE = 20;   // values a row
static const double FLOAT32 = 1.2e-7, FLOAT64 = 1e-10; // relative errors of arithmetic in these
static const double FLOAT32_DIGITS = 1e-9;

// A column that might become part of the space.
struct candidate {
    size_t column;
    uint64_t distinct;
};

static int by_distinct(const void *a, const void *b) {
    const struct candidate *left = a, *right = b;
    if (left->distinct != right->distinct)
        return left->distinct < right->distinct ? 1 : -1;
    return (left->column > right->column) - (left->column < right->column);
}

static bool is_number(enum column_type type) {
    return type == TYPE_NUMBER || type == TYPE_INTEGER;
}

// The present values of an even sample of the rows, ascending; returns how many.
static size_t sample_of(const struct store *store, size_t column, double *value, size_t *index) {
    size_t step = store->rows / SAMPLE + 1, count = 0;
    for (size_t r = 0; r < store->rows; r += step) {
        if (isfinite(store->number[column][r]))
            value[count++] = store->number[column][r];
    }
    sort_doubles_with_index(value, index, count);
    return count;
}

// Whole numbers that hardly repeat in a narrow range: nothing that a point has a place in.
static bool is_row_number(const struct dataset *dataset, size_t column, uint64_t distinct,
                          const double *value, size_t count) {
    double rows = (double)dataset->profile.rows;
    return decimals_unit(&dataset->columns[column].decimals) >= 1 &&
           (double)distinct >= ROW_NUMBER_SHARE * rows &&
           value[count - 1] - value[0] <= ROW_NUMBER_RANGE * rows;
}

static bool is_usable(struct gather *gather, const struct gather_column *column, struct candidate *candidate,
                      double *value, size_t *index) {
    struct dataset *dataset = gather->dataset;
    size_t c = column->data;
    if (column->role != ROLE_FEATURE || c == SIZE_MAX || c == dataset->target || !dataset->numeric[c] ||
        !is_number(dataset->columns[c].read->type))
        return false;
    bool exact;
    uint64_t distinct = distinct_count(&dataset->profile.column[c].distinct, &exact);
    *candidate = (struct candidate){c, distinct};
    if (distinct < LEAST_VALUES)
        return false;
    size_t step = dataset->store.rows / SAMPLE + 1, looked = (dataset->store.rows + step - 1) / step;
    size_t count = sample_of(&dataset->store, c, value, index);
    return count > 0 && (double)count >= (1 - MOST_MISSING) * (double)looked && value[0] < value[count - 1] &&
           !is_row_number(dataset, c, distinct, value, count);
}

// Half a unit of the last digit. Whole numbers may have been cut off instead of rounded; numbers of up to
// nine digits may have been made in single precision, which has no more.
static double rounding_of(const struct dataset *dataset, size_t column, const double *value, size_t count) {
    double unit = decimals_unit(&dataset->columns[column].decimals);
    double most = fmax(fabs(value[0]), fabs(value[count - 1]));
    if (unit >= 1)
        return unit;
    if (unit < FLOAT32_DIGITS * most)
        return FLOAT64 * most;
    return fmax(unit / 2, FLOAT32 * most);
}

// The smallest step between values that repeat, if a good part of the rows holds such values.
static void find_grid(const double *value, size_t count, struct segment_column *as) {
    size_t repeated = 0;
    double step = INFINITY, last = NAN;
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && value[end] == value[first];)
            end++;
        if (end - first < 2)
            continue;
        repeated += end - first;
        if (isnan(last))
            as->origin = value[first];
        else if (value[first] - last > 3 * as->rounding)
            step = fmin(step, value[first] - last);
        last = value[first];
    }
    as->grid = isfinite(step) && (double)repeated > GRID_SHARE * (double)count ? step : 0;
}

static void measure_column_scale(struct point_space *space, size_t i, const struct dataset *dataset,
                                 double *value, size_t *index) {
    size_t count = sample_of(space->store, space->column[i], value, index);
    double sum = 0, squares = 0;
    for (size_t k = 0; k < count; k++)
        sum += value[k] / (double)count;
    for (size_t k = 0; k < count; k++)
        squares += (value[k] - sum) * (value[k] - sum) / (double)count;
    double sd = fmax(sqrt(squares), DBL_MIN);
    struct segment_column *as = &space->as[i];
    as->rounding = rounding_of(dataset, space->column[i], value, count);
    find_grid(value, count, as);
    space->mean[i] = sum;
    space->sd[i] = sd;
    as->rounding = fmax(as->rounding / sd, DBL_EPSILON);
    as->grid /= sd;
    as->origin = (as->origin - sum) / sd;
}

static void measure_spreads(struct point_space *space) {
    size_t columns = space->columns, step = space->store->rows / SAMPLE + 1, rows = 0;
    double *covariance = memory_alloc(columns * columns, sizeof *covariance), point[SEGMENT_COLUMNS];
    for (size_t r = 0; r < space->store->rows; r += step) {
        if (!point_space_point(space, r, point))
            continue;
        rows++;
        for (size_t i = 0; i < columns; i++) {
            for (size_t k = 0; k < columns; k++)
                covariance[i * columns + k] += point[i] * point[k];
        }
    }
    for (size_t i = 0; rows > 0 && i < columns * columns; i++)
        covariance[i] /= (double)rows;
    segment_spreads(covariance, space->as, columns);
    memory_free(covariance);
}

void point_space_init(struct point_space *space, struct gather *gather) {
    struct dataset *dataset = gather->dataset;
    *space = (struct point_space){.store = &dataset->store};
    double *value = memory_alloc(SAMPLE, sizeof *value);
    size_t *index = memory_alloc(SAMPLE, sizeof *index), count = 0;
    struct candidate *found = memory_alloc(gather->column_count, sizeof *found);
    for (size_t c = 0; c < gather->column_count; c++)
        count += is_usable(gather, &gather->columns[c], &found[count], value, index);
    qsort(found, count, sizeof *found, by_distinct);
    space->columns = count < SEGMENT_COLUMNS ? count : SEGMENT_COLUMNS;
    for (size_t i = 0; i < space->columns; i++) {
        space->column[i] = found[i].column;
        measure_column_scale(space, i, dataset, value, index);
    }
    measure_spreads(space);
    memory_free(found);
    memory_free(value);
    memory_free(index);
}

bool point_space_point(const struct point_space *space, size_t row, double *point) {
    for (size_t i = 0; i < space->columns; i++) {
        double value = space->store->number[space->column[i]][row];
        if (!isfinite(value))
            return false;
        point[i] = (value - space->mean[i]) / space->sd[i];
    }
    return true;
}
