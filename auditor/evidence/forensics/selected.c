// Features that were selected with the test rows in view (Ambroise & McLachlan 2002): visible where most of
// many features are noise.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/outcomes.h"
#include "stats/dispersion.h"

#include <math.h>

enum { LEAST_FEATURES = 50, MOST_COMPARED = 256, LEAST_ROWS = 20, MOST_ROWS = 4096, DISTINCT_SHARE = 4 };
static const double MOST_KURTOSIS = 9; // where single rows carry a correlation, test rows bring no noise

struct feature {
    const struct gather_column *of;
    const double *number;
};

struct selected {
    struct feature *features;
    size_t count, capacity;
};

static double kurtosis_of(const struct forensic_column *values) {
    double mean = 0, second = 0, fourth = 0;
    for (size_t r = 0; r < values->rows; r++)
        mean += values->number[r] / (double)values->rows;
    for (size_t r = 0; r < values->rows; r++) {
        double square = (values->number[r] - mean) * (values->number[r] - mean);
        second += square;
        fourth += square * square;
    }
    return second > 0 ? fourth * (double)values->rows / (second * second) : INFINITY;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct selected *all = state;
    (void)sides;
    // Without many columns there is nothing to see; a whole file has no test rows.
    if (!of->pair || of->gather->column_count < LEAST_FEATURES || values->of->role == ROLE_TARGET ||
        values->present < values->rows)
        return;
    forensic_column_sort(values);
    if (DISTINCT_SHARE * values->distinct < values->present || kurtosis_of(values) > MOST_KURTOSIS)
        return;
    all->features = memory_room(all->features, all->count, &all->capacity, sizeof *all->features);
    all->features[all->count++] = (struct feature){values->of, values->number};
}

// ---- correlations ----

static bool counts(const struct forensic_case *of, enum fit_set set, const double *outcome, size_t row) {
    return fit_set_has(set, of->pair->side[row]) && !isnan(outcome[row]);
}

static double z_of(const struct forensic_case *of, enum fit_set set, const double *x, const double *outcome) {
    size_t rows = of->gather->dataset->store.rows;
    double n = 0, mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t r = 0; r < rows; r++) {
        if (!counts(of, set, outcome, r))
            continue;
        n++;
        double dx = x[r] - mean_x, dy = outcome[r] - mean_y;
        mean_x += dx / n;
        mean_y += dy / n;
        xx += dx * (x[r] - mean_x);
        yy += dy * (outcome[r] - mean_y);
        xy += dx * (outcome[r] - mean_y);
    }
    return xx > 0 && yy > 0 ? dispersion_fisher_z(xy / sqrt(xx * yy), n) : 0;
}

// The part of a feature that the outcome does not explain, over every step-th row, scaled to length 1; 0
// where the outcome is not known.
static void residual(const double *x, const double *outcome, size_t rows, size_t step, double *left) {
    double n = 0, mean_x = 0, mean_y = 0, xy = 0, yy = 0, squares = 0;
    for (size_t r = 0; r < rows; r += step) {
        bool known = !isnan(outcome[r]);
        n += known;
        mean_x += known ? x[r] : 0;
        mean_y += known ? outcome[r] : 0;
    }
    mean_x /= fmax(n, 1), mean_y /= fmax(n, 1);
    for (size_t r = 0; r < rows; r += step) {
        double y = isnan(outcome[r]) ? 0 : outcome[r] - mean_y;
        xy += (x[r] - mean_x) * y;
        yy += y * y;
    }
    for (size_t r = 0, i = 0; r < rows; r += step, i++) {
        double y = outcome[r] - mean_y;
        left[i] = isnan(y) ? 0 : x[r] - mean_x - (yy > 0 ? xy / yy * y : 0);
        squares += left[i] * left[i];
    }
    for (size_t r = 0, i = 0; r < rows && squares > 0; r += step, i++)
        left[i] /= sqrt(squares);
}

// Mean squared correlation of the features, given the outcome, beyond what chance gives; over some of the
// pairs and rows.
static double excess_correlation(const struct selected *all, const double *outcome, size_t all_rows) {
    size_t step = 1 + all->count / MOST_COMPARED, row_step = 1 + all_rows / MOST_ROWS, count = 0;
    size_t rows = (all_rows + row_step - 1) / row_step;
    double *scaled = memory_alloc((all->count / step + 1) * rows, sizeof *scaled), sum = 0, pairs = 0;
    for (size_t f = 0; f < all->count; f += step, count++)
        residual(all->features[f].number, outcome, all_rows, row_step, scaled + count * rows);
    for (size_t a = 1; a < count; a++) {
        for (size_t b = 0; b < a; b++, pairs++) {
            double correlation = 0;
            for (size_t r = 0; r < rows; r++)
                correlation += scaled[a * rows + r] * scaled[b * rows + r];
            sum += correlation * correlation;
        }
    }
    memory_free(scaled);
    return fmax(sum / pairs - 1 / (double)rows, 0);
}

// How much of the outcome's variation about its mean lies in the test rows: so much of a correlation on all
// rows is theirs. With few of a class it is not their share of the rows.
static double test_share(const struct forensic_case *of, const double *outcome) {
    size_t rows = of->gather->dataset->store.rows;
    double n = 0, mean = 0, on_test = 0, on_all = 0;
    for (size_t r = 0; r < rows; r++) {
        bool known = counts(of, FIT_ON_BOTH, outcome, r);
        n += known;
        mean += known ? outcome[r] : 0;
    }
    mean /= n;
    for (size_t r = 0; r < rows; r++) {
        if (!counts(of, FIT_ON_BOTH, outcome, r))
            continue;
        double square = (outcome[r] - mean) * (outcome[r] - mean);
        on_all += square;
        on_test += of->pair->side[r] == SPLIT_TEST ? square : 0;
    }
    return on_all > 0 ? on_test / on_all : 0;
}

static struct estimate weigh(const struct selected *all, const struct forensic_case *of,
                             const double *outcome) {
    size_t rows = of->gather->dataset->store.rows, train_rows = 0, test_rows = 0;
    for (size_t r = 0; r < rows; r++) {
        train_rows += counts(of, FIT_ON_TRAIN, outcome, r);
        test_rows += counts(of, FIT_ON_TEST, outcome, r);
    }
    if (train_rows < LEAST_ROWS || test_rows < LEAST_ROWS)
        return estimate_undefined(TOO_FEW, train_rows + test_rows);
    double *on_train = memory_alloc(all->count, sizeof *on_train),
           *on_all = memory_alloc(all->count, sizeof *on_all);
    for (size_t f = 0; f < all->count; f++) {
        on_train[f] = z_of(of, FIT_ON_TRAIN, all->features[f].number, outcome);
        on_all[f] = z_of(of, FIT_ON_BOTH, all->features[f].number, outcome);
    }
    double features = (double)all->count;
    double independent = features / (1 + (features - 1) * excess_correlation(all, outcome, rows));
    struct estimate ratio = dispersion_of(on_train, on_all, all->count, (double)(train_rows + test_rows),
                                          test_share(of, outcome), independent);
    memory_free(on_train);
    memory_free(on_all);
    return ratio;
}

static const struct fit_measures family = {M_SELECTED_VERDICT, M_SELECTED_CHANCE, M_SELECTED_COLUMNS,
                                           M_SELECTED_NAMES, M_SELECTED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct selected *all = state;
    if (!of->pair) {
        memory_free(all->features);
        return;
    }
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof(char *)),
                                  .verdict = FITTED_NONE};
    struct estimate ratio = estimate_undefined(TOO_FEW, all->count);
    const struct target_rows *target = &of->gather->target;
    if (all->count >= LEAST_FEATURES && target->known && (target->scale || target->classes == 2)) {
        struct outcomes outcomes;
        outcomes_init(&outcomes, target);
        if (outcomes.count)
            ratio = weigh(all, of, outcomes.item[0].of);
        outcomes_finish(&outcomes);
    }
    if (ratio.why == DEFINED) {
        double chance = fit_corrected_log10(ratio.log10_p, 1, 1, 0);
        outcome.verdict = chance <= FIT_CERTAIN     ? FITTED_POOLED
                          : chance <= FIT_SUSPECTED ? FITTED_UNDECIDABLE
                                                    : FITTED_NONE;
        outcome.log10_p = outcome.verdict == FITTED_POOLED ? chance : 0;
    }
    for (size_t f = 0; outcome.verdict != FITTED_NONE && f < all->count; f++)
        outcome.columns[outcome.shown++] = all->features[f].of->name;
    fit_outcome_set(of->gather, of->pair->subject, &family, &outcome);
    gather_set(of->gather, of->pair->subject, M_SELECTED_DISPERSION, value_estimate(ratio));
    memory_free(outcome.columns);
    memory_free(all->features);
}

const struct forensic_test forensic_selected = {
    .family = &family, .size = sizeof(struct selected), .look = look, .judge = judge};
