// Rows and outcomes added up by value and side, then the sides by set.
#include "evidence/forensics/groups.h"

#include "base/memory.h"

#include <math.h>

void groups_init(struct groups *groups, const struct forensic_column *column) {
    *groups = (struct groups){.column = column};
    for (size_t set = 0; set < FIT_SETS; set++) {
        groups->rows[set] = memory_alloc(column->distinct, sizeof(double));
        groups->sum[set] = memory_alloc(column->distinct, sizeof(double));
        groups->squares[set] = memory_alloc(column->distinct, sizeof(double));
    }
}

void groups_finish(struct groups *groups) {
    for (size_t set = 0; set < FIT_SETS; set++) {
        memory_free(groups->rows[set]);
        memory_free(groups->sum[set]);
        memory_free(groups->squares[set]);
    }
}

// ---- sums ----

struct side_totals { // by side
    double rows[3], sum[3], squares[3];
};

static void add_row(struct side_totals *totals, const struct forensic_case *of, const double *outcome,
                    size_t row) {
    double y = outcome ? outcome[row] : 0;
    if (isnan(y))
        return;
    enum split_side side = of->pair ? (enum split_side)of->pair->side[row] : SPLIT_TRAIN;
    totals->rows[side]++;
    totals->sum[side] += y;
    totals->squares[side] += y * y;
}

static double over(enum fit_set set, const double by_side[3]) {
    double sum = 0;
    for (enum split_side side = 0; side < 3; side++)
        sum += fit_set_has(set, side) ? by_side[side] : 0;
    return sum;
}

void groups_fill(struct groups *groups, const struct forensic_case *of, const double *outcome, size_t step) {
    const struct forensic_column *column = groups->column;
    for (size_t k = 0; k < column->distinct; k++) {
        struct side_totals totals = {0};
        for (size_t i = column->start[k]; k % step == 0 && i < column->start[k + 1]; i++)
            add_row(&totals, of, outcome, column->row[i]);
        for (enum fit_set set = 0; set < FIT_SETS; set++) {
            groups->rows[set][k] = over(set, totals.rows);
            groups->sum[set][k] = over(set, totals.sum);
            groups->squares[set][k] = over(set, totals.squares);
        }
    }
}

void groups_totals(const struct forensic_case *of, const double *outcome, struct group_totals *totals) {
    struct side_totals sides = {0};
    for (size_t r = 0; r < of->gather->dataset->store.rows; r++)
        add_row(&sides, of, outcome, r);
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        totals->rows[set] = over(set, sides.rows);
        totals->sum[set] = over(set, sides.sum);
        totals->squares[set] = over(set, sides.squares);
    }
}

double groups_spread(const struct groups *groups, size_t k) {
    double rows = groups->rows[FIT_ON_ALL][k], squares = groups->squares[FIT_ON_ALL][k];
    double mean = rows > 0 ? groups->sum[FIT_ON_ALL][k] / rows : 0;
    double variance = rows > 0 ? squares / rows - mean * mean : 0;
    return variance > 1e-9 * squares / fmax(rows, 1) ? sqrt(variance) : 0;
}
