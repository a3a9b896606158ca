// Quantile bins: codes that occur equally often on the rows whose quantiles were taken. Equal counts by
// chance are so rare that a few columns suffice.
#include "base/memory.h"
#include "evidence/forensics/design.h"
#include "evidence/forensics/forensics.h"
#include "stats/distribution.h"

#include <math.h>
#include <string.h>

enum { LEAST_BINS = 4, MOST_BINS = 64, MOST_COLUMNS = 48, MOST_ROWS = 20000, LEAST_PER_BIN = 5 };
static const double EVEN = -2; // log10 of the chance at which counts are remarkably equal

struct binned_column {
    const struct gather_column *of;
    const double *number;
    double first; // the lowest code; codes are consecutive
    size_t bins;
    enum fit_verdict verdict;
    double log10_p; // chance of counts so nearly equal
    bool by_design;
};

struct binned {
    struct binned_column column[MOST_COLUMNS];
    size_t count, looked_at;
};

// ---- a column ----

// log10 of the chance that the counts of a set come out so nearly equal when the edges were taken from the
// rival set: chi-square, each deviation half a row larger because counts are whole.
static double evenness_log10(const struct forensic_sides *sides, size_t bins, enum fit_set set) {
    double rows = 0, train = (double)sides->side[SPLIT_TRAIN].n, test = (double)sides->side[SPLIT_TEST].n,
           sum = 0;
    for (size_t k = 0; k < bins; k++)
        rows += (double)forensic_sides_of(sides, set, k);
    if (rows < LEAST_PER_BIN * (double)bins || !(train > 0) || !(test > 0))
        return 0;
    for (size_t k = 0; k < bins; k++) {
        double away = fabs((double)forensic_sides_of(sides, set, k) - rows / (double)bins) + 0.5;
        sum += away * away;
    }
    return distribution_chi2_log10_p(sum * (double)bins * (train + test) / (train * test), (double)bins - 1);
}

static bool are_codes(const struct forensic_column *values) {
    if (!values->whole || values->maximum - values->minimum > MOST_BINS - 1 || values->present < values->rows)
        return false;
    return true;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct binned *all = state;
    if (!of->pair || values->of->role == ROLE_TARGET || !are_codes(values) || all->count == MOST_COLUMNS)
        return;
    forensic_sides_count(sides, values);
    all->looked_at++;
    if (values->distinct < LEAST_BINS || values->maximum - values->minimum > (double)values->distinct - 0.5)
        return;
    bool more = of->last && sides->side[SPLIT_NEITHER].n > 0;
    struct binned_column column = {
        .of = values->of, .number = values->number, .first = values->minimum, .bins = values->distinct};
    double train = evenness_log10(sides, values->distinct, FIT_ON_TRAIN);
    double test = evenness_log10(sides, values->distinct, FIT_ON_TEST);
    double pooled = evenness_log10(sides, values->distinct, FIT_ON_BOTH);
    if (more)
        pooled = fmin(pooled, evenness_log10(sides, values->distinct, FIT_ON_ALL));
    if (more && pooled > EVEN)
        train = fmin(train, evenness_log10(sides, values->distinct, FIT_ON_TRAIN_AND_REST));
    column.verdict = fit_verdict_of(train <= EVEN, pooled <= EVEN, test <= EVEN);
    column.log10_p = column.verdict == FITTED_POOLED ? pooled : column.verdict == FITTED_TRAIN ? train : test;
    if (column.verdict != FITTED_NONE)
        all->column[all->count++] = column;
}

// ---- designs ----

// Whether the two columns' cells all hold as many rows as their margins say, or one column tells the other:
// so it is in a balanced experiment, a panel, a calendar. Bins of two measurements are never so tidy.
static bool designed(const struct binned_column *a, const struct binned_column *b, size_t rows) {
    static const double TIDY = 1.5;
    size_t cells = a->bins * b->bins, used = 0;
    double *count = memory_alloc(cells, sizeof *count), farthest = 0;
    for (size_t r = 0; r < rows; r++)
        count[(size_t)(a->number[r] - a->first) * b->bins + (size_t)(b->number[r] - b->first)]++;
    for (size_t i = 0; i < cells; i++) {
        used += count[i] > 0;
        farthest = fmax(farthest, fabs(count[i] - (double)rows / (double)cells));
    }
    memory_free(count);
    return farthest <= TIDY || used <= (a->bins > b->bins ? a->bins : b->bins);
}

static void drop_designs(struct binned *all, const struct dataset *dataset) {
    size_t rows = dataset->store.rows;
    for (size_t a = 0; a < all->count; a++) {
        for (size_t b = 0; b < a; b++) {
            if (designed(&all->column[a], &all->column[b], rows))
                all->column[a].by_design = all->column[b].by_design = true;
        }
    }
    size_t kept = 0;
    for (size_t c = 0; c < all->count; c++) {
        if (!all->column[c].by_design && !design_is_axis(dataset, all->column[c].of->data))
            all->column[kept++] = all->column[c];
    }
    all->count = kept;
}

// ---- chance ----

static double squared_correlation(const struct binned_column *a, const struct binned_column *b, size_t rows) {
    size_t step = 1 + rows / MOST_ROWS;
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t r = 0; r < rows; r += step) {
        double u = a->number[r] - a->first, v = b->number[r] - b->first;
        n++, x += u, y += v, xx += u * u, yy += v * v, xy += u * v;
    }
    double both = n * xy - x * y, variances = (n * xx - x * x) * (n * yy - y * y);
    return variances > 0 ? fmin(both * both / variances, 1) : 1;
}

// The columns of a verdict, counted as so many independent ones as their correlations leave.
static double chance_of(const struct binned *all, enum fit_verdict verdict, size_t rows, size_t *shown) {
    double sum = 0, correlations = 0;
    *shown = 0;
    for (size_t a = 0; a < all->count; a++) {
        if (all->column[a].verdict != verdict)
            continue;
        sum += all->column[a].log10_p;
        for (size_t b = 0; b < all->count; b++)
            correlations += all->column[b].verdict == verdict
                                ? squared_correlation(&all->column[a], &all->column[b], rows)
                                : 0;
        ++*shown;
    }
    if (*shown == 0)
        return 0;
    double independent = (double)*shown / fmax(correlations, 1);
    return fit_corrected_log10(sum * independent, all->looked_at, *shown, 0);
}

static const struct fit_measures family = {M_BINNED_VERDICT, M_BINNED_CHANCE, M_BINNED_COLUMNS,
                                           M_BINNED_NAMES, M_BINNED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct binned *all = state;
    const char *names[MOST_COLUMNS];
    if (!of->pair)
        return;
    size_t rows = of->gather->dataset->store.rows, pooled_count, train_count, apart_count;
    drop_designs(all, of->gather->dataset);
    double pooled = chance_of(all, FITTED_POOLED, rows, &pooled_count);
    double train = chance_of(all, FITTED_TRAIN, rows, &train_count);
    double apart = chance_of(all, FITTED_SEPARATELY, rows, &apart_count);
    struct fit_outcome outcome = {.columns = names, .verdict = FITTED_NONE};
    if (apart <= FIT_CERTAIN)
        outcome.verdict = FITTED_SEPARATELY, outcome.log10_p = apart;
    else if ((pooled <= FIT_CERTAIN) != (train <= FIT_CERTAIN))
        outcome.verdict = pooled <= FIT_CERTAIN ? FITTED_POOLED : FITTED_TRAIN,
        outcome.log10_p = fmin(pooled, train);
    else if (fmin(fmin(pooled, train), apart) <= FIT_SUSPECTED)
        outcome.verdict = FITTED_UNDECIDABLE;
    for (size_t c = 0; c < all->count; c++) {
        if (all->column[c].verdict == outcome.verdict)
            names[outcome.shown++] = all->column[c].of->name;
    }
    for (size_t c = 0; c < all->count; c++) {
        if (all->column[c].verdict != outcome.verdict)
            names[outcome.shown + outcome.silent++] = all->column[c].of->name;
    }
    fit_outcome_set(of->gather, of->pair->subject, &family, &outcome);
}

const struct forensic_test forensic_binned = {
    .family = &family, .size = sizeof(struct binned), .look = look, .judge = judge};
