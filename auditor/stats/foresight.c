// Autoregressions by least squares, on a level and the changes before it: the same fit as on lags, without
// their collinearity.
#include "stats/foresight.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/interval.h"
#include "stats/least_squares.h"

#include <math.h>

enum { TARGET_LAGS = 20, COLUMN_LAGS = 8, REACH = 8, TERMS = 2 * REACH + 1 };
enum { LEAST_PLACES = 4 * REACH + 60, LEAST_FIT = 4 * TARGET_LAGS };

// An innovation below this share of the changes' spread is the rounding of a series that its past fixes.
static const double LEAST_NEWS = 1e-6;

static double mean_of(const double *series, size_t rows) {
    double sum = 0;
    size_t known = 0;
    for (size_t r = 0; r < rows; r++) {
        if (isnan(series[r]))
            continue;
        sum += series[r];
        known++;
    }
    return known ? sum / (double)known : 0;
}

// The last level and the changes before it.
static void fill_lags(const double *series, size_t row, size_t lags, double shift, double *terms) {
    terms[0] = series[row - 1] - shift;
    for (size_t k = 1; k < lags; k++)
        terms[k] = series[row - k] - series[row - k - 1];
}

// How many present rows of one series lie before the row, given how many lie before the one before it.
static size_t run_before(const double *series, const bool *begins, size_t row, size_t run) {
    return begins[row] ? 0 : isnan(series[row - 1]) ? 0 : run + 1;
}

// What an autoregression of `lags` rows leaves of a series: news[rows], NAN without that many rows before.
// False if nothing is left, or nothing can be fitted.
static bool innovate(const double *series, const bool *begins, size_t rows, size_t lags, double *news) {
    double terms[TARGET_LAGS], slopes[TARGET_LAGS], shift = mean_of(series, rows), changes = 0;
    struct least_squares fit;
    least_squares_init(&fit, lags);
    for (size_t r = 0, run = 0; r < rows; r++) {
        news[r] = NAN;
        run = r ? run_before(series, begins, r, run) : 0;
        if (run < lags || isnan(series[r]))
            continue;
        fill_lags(series, r, lags, shift, terms);
        least_squares_add(&fit, terms, series[r] - shift);
        changes += (series[r] - series[r - 1]) * (series[r] - series[r - 1]);
    }
    bool fitted = fit.rows >= LEAST_FIT && least_squares_r2(&fit, lags, slopes).why == DEFINED;
    double squares = 0;
    for (size_t r = 0, run = 0; fitted && r < rows; r++) {
        run = r ? run_before(series, begins, r, run) : 0;
        if (run < lags || isnan(series[r]))
            continue;
        fill_lags(series, r, lags, shift, terms);
        double expected = fit.response / (double)fit.rows;
        for (size_t k = 0; k < lags; k++)
            expected += slopes[k] * (terms[k] - fit.sums[k] / (double)fit.rows);
        news[r] = series[r] - shift - expected;
        squares += news[r] * news[r];
    }
    least_squares_finish(&fit);
    return fitted && squares > LEAST_NEWS * changes;
}

// Whether the innovations around the row all exist; then they become the terms, the later ones last.
static bool fill_terms(const struct foresight *foresight, size_t row, double *terms) {
    if (row < REACH || row + REACH >= foresight->rows)
        return false;
    for (size_t k = 0; k <= REACH; k++)
        terms[k] = foresight->news[row - k];
    for (size_t k = 1; k <= REACH; k++) {
        terms[REACH + k] = foresight->news[row + k];
        if (foresight->begins[row + k])
            return false;
    }
    for (size_t k = 0; k < TERMS; k++) {
        if (isnan(terms[k]))
            return false;
    }
    return true;
}

void foresight_init(struct foresight *foresight, const double *target, const bool *begins, size_t rows) {
    *foresight = (struct foresight){.rows = rows, .begins = begins};
    foresight->news = memory_alloc(rows, sizeof *foresight->news);
    double terms[TERMS];
    bool news = innovate(target, begins, rows, TARGET_LAGS, foresight->news);
    for (size_t r = 0; news && r < rows; r++)
        foresight->places += fill_terms(foresight, r, terms);
}

void foresight_finish(struct foresight *foresight) {
    memory_free(foresight->news);
    *foresight = (struct foresight){0};
}

static struct estimate gain_of(const struct least_squares *fit) {
    struct estimate all = least_squares_r2(fit, TERMS, NULL), past = least_squares_r2(fit, REACH + 1, NULL);
    if (all.why != DEFINED || past.why != DEFINED)
        return all.why != DEFINED ? all : past;
    double gain = fmax(all.value - past.value, 0), left = fmax(1 - all.value, 1e-12);
    double degrees = (double)fit->rows - TERMS - 1;
    double f = gain / REACH / (left / degrees);
    struct estimate estimate = interval_r2(gain, fit->rows, REACH);
    estimate.low = fmax(estimate.low, 0);
    return estimate_tested(estimate, distribution_f_log10_q(f, REACH, degrees));
}

struct estimate foresight_test(const struct foresight *foresight, const double *x) {
    if (foresight->places < LEAST_PLACES)
        return estimate_undefined(TOO_FEW, foresight->places);
    double *news = memory_alloc(foresight->rows, sizeof *news), terms[TERMS];
    struct estimate gain = estimate_undefined(CONSTANT, foresight->places);
    if (innovate(x, foresight->begins, foresight->rows, COLUMN_LAGS, news)) {
        struct least_squares fit;
        least_squares_init(&fit, TERMS);
        for (size_t r = 0; r < foresight->rows; r++) {
            if (!isnan(news[r]) && fill_terms(foresight, r, terms))
                least_squares_add(&fit, terms, news[r]);
        }
        gain = fit.rows < LEAST_PLACES ? estimate_undefined(TOO_FEW, fit.rows) : gain_of(&fit);
        least_squares_finish(&fit);
    }
    memory_free(news);
    return gain;
}
