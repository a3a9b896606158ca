// Rows and outcomes added up by value and side, then the sides by set.
#include "evidence/forensics/groups.h"

#include "base/memory.h"

#include <math.h>

void groups_init(struct groups *groups, const struct forensic_column *column) {
    *groups = (struct groups){.column = column};
    for (size_t set = 0; set < FIT_SETS; set++) {
        groups->rows[set] = memory_alloc(column->distinct, sizeof(double));
        groups->sum[set] = memory_alloc(column->distinct, sizeof(double));
    }
    groups->squares = memory_alloc(column->distinct, sizeof(double));
}

void groups_finish(struct groups *groups) {
    for (size_t set = 0; set < FIT_SETS; set++) {
        memory_free(groups->rows[set]);
        memory_free(groups->sum[set]);
    }
    memory_free(groups->squares);
}

static enum split_side side_of(const struct forensic_case *of, size_t row) {
    return of->pair ? (enum split_side)of->pair->side[row] : SPLIT_TRAIN;
}

void groups_fill(struct groups *groups, const struct forensic_case *of, const double *outcome, size_t step) {
    const struct forensic_column *column = groups->column;
    for (size_t set = 0; step > 1 && set < FIT_SETS; set++)
        for (size_t k = 0; k < column->distinct; k++)
            groups->rows[set][k] = groups->sum[set][k] = 0;
    for (size_t k = 0; k < column->distinct; k += step) {
        double rows[3] = {0}, sum[3] = {0}, squares = 0;
        for (size_t i = column->start[k]; i < column->start[k + 1]; i++) {
            double y = outcome ? outcome[column->row[i]] : 0;
            if (isnan(y))
                continue;
            enum split_side side = side_of(of, column->row[i]);
            rows[side]++;
            sum[side] += y;
            squares += y * y;
        }
        groups->squares[k] = squares;
        for (enum fit_set set = 0; set < FIT_SETS; set++) {
            groups->rows[set][k] = groups->sum[set][k] = 0;
            for (enum split_side side = 0; side < 3; side++) {
                groups->rows[set][k] += fit_set_has(set, side) ? rows[side] : 0;
                groups->sum[set][k] += fit_set_has(set, side) ? sum[side] : 0;
            }
        }
    }
}

void groups_totals(const struct forensic_case *of, const double *outcome, struct group_totals *totals) {
    double rows[3] = {0}, sum[3] = {0};
    for (size_t r = 0; r < of->gather->dataset->store.rows; r++) {
        double y = outcome ? outcome[r] : 0;
        if (isnan(y))
            continue;
        enum split_side side = side_of(of, r);
        rows[side]++;
        sum[side] += y;
    }
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        totals->rows[set] = totals->sum[set] = 0;
        for (enum split_side side = 0; side < 3; side++) {
            totals->rows[set] += fit_set_has(set, side) ? rows[side] : 0;
            totals->sum[set] += fit_set_has(set, side) ? sum[side] : 0;
        }
    }
}

double groups_spread(const struct groups *groups, size_t k) {
    double rows = groups->rows[FIT_ON_ALL][k], mean = rows > 0 ? groups->sum[FIT_ON_ALL][k] / rows : 0;
    double variance = rows > 0 ? groups->squares[k] / rows - mean * mean : 0;
    return variance > 1e-9 * groups->squares[k] / fmax(rows, 1) ? sqrt(variance) : 0;
}
