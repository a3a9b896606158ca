// Whether a column of a time series is made from later values of the target.
//
// A lead, a centred mean, a difference into the future or a backward smoother is a finite linear combination
// of the target's levels once it is differenced; no trailing feature needs a level that is still to come. So
// the changes of the column are regressed on the levels around them, with and without the later ones
// (ordinary least squares over a window of each reach). Both sides are differenced, so that random walks and
// trends, which correlate with each other's future, explain nothing here.
#ifndef LEAKAUDIT_STATS_LOOKAHEAD_H
#define LEAKAUDIT_STATS_LOOKAHEAD_H

#include "stats/estimate.h"

#include <stdbool.h>
#include <stddef.h>

#define LOOKAHEAD_REACHES 4

struct lookahead {
    size_t rows;
    const double *target; // [rows] in the order of time; NAN where missing
    const bool *begins;   // [rows] the row begins a series of its own (another entity)
    double shift;         // subtracted from the target
    struct lookahead_window {
        size_t reach; // rows to either side
        size_t terms; // level and changes of the target: 2 reach + 2
        size_t *at;   // [count] rows whose window lies within one series, all of it present
        size_t count;
        double *sums;     // [terms]
        double *products; // [terms * terms], lower triangle
    } window[LOOKAHEAD_REACHES];
};

struct lookahead_result {
    struct estimate all;  // R2 of the changes on the levels before, at and after them; its n = rows
    struct estimate past; // the same without the levels after them
    size_t reach;         // of the window in which the later levels add most
};

// Prepares windows of 3, 8 and 40 rows (of 1 only where 3 are too many); those with fewer than 4 reach + 60
// places stay empty. `target` and `begins` must outlive it.
void lookahead_init(struct lookahead *lookahead, const double *target, const bool *begins, size_t rows);
void lookahead_finish(struct lookahead *lookahead);
// Tests a column, x[rows], NAN where missing. TOO_FEW if no window has enough places, CONSTANT if the column
// (or the target) does not change, NOT_DECIDABLE if the levels are too alike to tell them apart.
struct lookahead_result lookahead_test(const struct lookahead *lookahead, const double *x);
// Whether the later levels add anything: then it is worth asking whether the column is a calendar or a clock,
// by the following two.
bool lookahead_adds(const struct lookahead_result *result);
// R2 of the column's changes on its own changes before, 40 of them or, in short series, 10 or 2: 1 for
// calendars and other cycles.
struct estimate lookahead_own_past(const struct lookahead *lookahead, const double *x);
// Share of the commonest change: near 1 for counters, clocks and columns that hardly ever change.
struct estimate lookahead_commonest_change(const struct lookahead *lookahead, const double *x);

#endif
