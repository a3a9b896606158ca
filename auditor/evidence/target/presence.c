// Whether a cell is filled tells the target: missing against present, and a filler (0, -1, 99 ...) against
// other values.
//
// For a numeric target the question is whether the cell is filled where the target is not zero, and how well
// that tells large from small.
#include "evidence/gather.h"
#include "evidence/target/side.h"

#include "base/memory.h"
#include "stats/rank.h"

#include <math.h>
#include <string.h>

enum { LEAST_ROWS = 20, LEAST_VALUES = 5 };

// Rows by (property, class); for a numeric target the classes are "zero" and "not zero".
struct counts {
    uint64_t count[2 * PLAN_CLASSES];
    size_t classes;
    uint64_t rows, measured, of;
};

// From the joint table: the bins with the property against all others.
static void count_bins(const struct gather *gather, size_t column, size_t bin, bool inverse,
                       struct counts *counts) {
    const struct dataset *dataset = gather->dataset;
    *counts = (struct counts){.classes = dataset->plan.classes};
    for (size_t b = 0; b < dataset->plan.column[column].bins; b++) {
        size_t side = inverse ? (b != bin && b != BIN_MISSING) : b == bin;
        for (size_t k = 0; k < counts->classes; k++) {
            uint64_t n = profile_count(&dataset->profile, column, b, k);
            counts->count[side * counts->classes + k] += n;
            counts->rows += n;
        }
    }
}

static bool is_missing(const struct store *store, size_t column, size_t row) {
    return store->numeric[column] ? isnan(store->number[column][row])
                                  : store->code[column][row] == CODE_MISSING;
}

// From the store, against whether a numeric target is zero. `filler` NAN: the property is being missing.
static void count_zero_target(const struct gather *gather, size_t column, double filler,
                              struct counts *counts) {
    const struct store *store = &gather->dataset->store;
    *counts = (struct counts){.classes = 2, .of = store->seen};
    for (size_t r = 0; r < store->rows; r++) {
        double y = gather->target.number[r];
        if (isnan(y))
            continue;
        bool missing = is_missing(store, column, r);
        bool side = isnan(filler) ? missing : !missing && store->number[column][r] != filler;
        counts->count[(size_t)side * 2 + (y != 0)]++;
        counts->rows++;
    }
    counts->measured = store->rows;
}

static struct value sized(struct value value, const struct counts *counts) {
    return value_on_rows(value, counts->measured, counts->of);
}

static struct value impurity(const struct side *side) {
    return value_estimate(estimate_between(side->impurity, 0, side->impurity_high, side->rows));
}

static void set_missing_undefined(struct gather *gather, size_t subject, enum undefined why) {
    static const enum measure_id all[] = {M_MISSING_AUC,     M_MISSING_UNCERTAINTY, M_MISSING_CHANCE,
                                          M_MISSING_SIDE,    M_MISSING_SIDE_ROWS,   M_MISSING_EXCEPTIONS,
                                          M_MISSING_IMPURITY};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, why);
}

// An AUC of being present, in the better direction; of two classes only.
static struct estimate presence_auc(const struct counts *counts) {
    if (counts->classes != 2)
        return estimate_undefined(NOT_DECIDABLE, counts->rows);
    return rank_auc_better(rank_auc_table((struct table){2, 2, counts->count}));
}
static void set_missing(struct gather *gather, size_t subject, const struct counts *counts, bool askable) {
    uint64_t missing = 0;
    for (size_t k = 0; k < counts->classes; k++)
        missing += counts->count[counts->classes + k];
    gather_set(gather, subject, M_MISSING_COUNT, sized(value_count(missing), counts));
    gather_set(gather, subject, M_PRESENT_COUNT, sized(value_count(counts->rows - missing), counts));
    struct side side;
    enum undefined why = !askable                                                ? NOT_DECIDABLE
                         : counts->rows < LEAST_ROWS                             ? TOO_FEW
                         : missing == 0 || missing == counts->rows               ? CONSTANT
                         : !side_judge(counts->count, counts->classes, 3, &side) ? ONE_CLASS
                                                                                 : DEFINED;
    if (why != DEFINED) {
        set_missing_undefined(gather, subject, why);
        return;
    }
    gather_set(gather, subject, M_MISSING_UNCERTAINTY, sized(value_estimate(side.uncertainty), counts));
    gather_set(gather, subject, M_MISSING_CHANCE, gather_chance(gather, side.log10_p, side.rows));
    gather_set(gather, subject, M_MISSING_SIDE, value_name(side.side == SIDE_YES ? "missing" : "present"));
    gather_set(gather, subject, M_MISSING_SIDE_ROWS, value_count(side.rows));
    gather_set(gather, subject, M_MISSING_EXCEPTIONS, value_count(side.exceptions));
    gather_set(gather, subject, M_MISSING_IMPURITY, impurity(&side));
    gather_set(gather, subject, M_MISSING_AUC, sized(value_estimate(presence_auc(counts)), counts));
}

// How well being present ranks a numeric target, in the better direction.
static struct estimate ranking_auc(const struct gather *gather, size_t column) {
    const struct store *store = &gather->dataset->store;
    double *y = memory_alloc(store->rows, sizeof *y);
    uint8_t *present = memory_alloc(store->rows, sizeof *present);
    size_t count = 0, filled = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (isnan(gather->target.number[r]))
            continue;
        y[count] = gather->target.number[r];
        present[count] = !is_missing(store, column, r);
        filled += present[count++];
    }
    struct estimate auc = filled == 0 || filled == count ? estimate_undefined(CONSTANT, count)
                                                         : rank_auc_better(rank_auc(y, present, count));
    memory_free(y);
    memory_free(present);
    return auc;
}

static void set_ranking(struct gather *gather, const struct gather_column *column) {
    const struct store *store = &gather->dataset->store;
    struct value auc = value_estimate(ranking_auc(gather, column->data));
    gather_set(gather, column->subject, M_MISSING_AUC, value_on_rows(auc, store->rows, store->seen));
}

// A value that often stands for "nothing" and is the commonest of the column, or NAN. *bin becomes its bin.
static double filler_of(const struct gather *gather, size_t column, size_t *bin) {
    static const double fillers[] = {0, -1, -9, -99, -999, 99, 999, 9999};
    const struct dataset *dataset = gather->dataset;
    const struct plan_column *planned = &dataset->plan.column[column];
    if (!dataset->numeric[column])
        return NAN;
    uint64_t most = 0, rows = dataset->profile.rows;
    double value = NAN;
    for (size_t b = 1; b < planned->bins; b++) {
        if (!planned->atom[b])
            continue;
        uint64_t count = 0;
        for (size_t k = 0; k <= dataset->plan.classes; k++)
            count += profile_count(&dataset->profile, column, b, k);
        if (count > most) {
            most = count;
            value = planned->edges[b - 1];
            *bin = b;
        }
    }
    bool exact;
    if (most * 10 < rows || distinct_count(&dataset->profile.column[column].distinct, &exact) < LEAST_VALUES)
        return NAN;
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (fillers[i] == value)
            return value;
    }
    return NAN;
}

// What the filler explains, and how likely that is, is the same from either side; only the rows without it
// can be the pure ones, for the smallest or largest value of an honest scale may well belong to one class.
static void set_zero(struct gather *gather, size_t subject, const struct counts *counts) {
    struct side side;
    if (counts->rows < LEAST_ROWS || !side_judge(counts->count, counts->classes, 3, &side))
        return;
    gather_set(gather, subject, M_ZERO_UNCERTAINTY, sized(value_estimate(side.uncertainty), counts));
    if (side_judge(counts->count, counts->classes, 1u << SIDE_YES, &side)) {
        gather_set(gather, subject, M_ZERO_IMPURITY, impurity(&side));
        gather_set(gather, subject, M_ZERO_SIDE_ROWS, value_count(side.rows));
        gather_set(gather, subject, M_ZERO_EXCEPTIONS, value_count(side.exceptions));
    }
    gather_set(gather, subject, M_ZERO_CHANCE, gather_chance(gather, side.log10_p, side.rows));
}

static void set_zero_undefined(struct gather *gather, size_t subject) {
    static const enum measure_id all[] = {M_ZERO_UNCERTAINTY, M_ZERO_CHANCE, M_ZERO_IMPURITY,
                                          M_ZERO_SIDE_ROWS, M_ZERO_EXCEPTIONS};
    gather_set_undefined(gather, subject, all, sizeof all / sizeof *all, NOT_DECIDABLE);
}

// A numeric target that is zero in 5 to 95 % of the rows can be asked where it is zero.
static bool has_zeros(const struct target_rows *target) {
    uint64_t zeros = 0;
    for (size_t r = 0; r < target->rows; r++)
        zeros += target->number[r] == 0;
    return zeros * 20 >= target->known && zeros * 20 <= target->known * 19;
}

void measure_presence(struct gather *gather) {
    bool scale = gather->target.scale;
    bool zeros = scale && has_zeros(&gather->target);
    struct counts counts;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (!column->compared)
            continue;
        set_zero_undefined(gather, column->subject);
        if (scale && zeros)
            count_zero_target(gather, column->data, NAN, &counts);
        else
            count_bins(gather, column->data, BIN_MISSING, false, &counts);
        set_missing(gather, column->subject, &counts, !scale || zeros);
        if (scale && gather_needs(gather, M_MISSING_AUC))
            set_ranking(gather, column);
        size_t bin = 0;
        double filler = filler_of(gather, column->data, &bin);
        if (isnan(filler) || (scale && !zeros))
            continue;
        if (scale)
            count_zero_target(gather, column->data, filler, &counts);
        else
            count_bins(gather, column->data, bin, true, &counts);
        set_zero(gather, column->subject, &counts);
    }
}
