// Least squares over windows of the target. Sums of products of the windows are the same for all columns and
// made once; a column with missing cells takes the rows around them out again.
#include "stats/lookahead.h"

#include "base/memory.h"
#include "stats/linear.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { OWN_LAGS = 40, LARGEST_TERMS = 82 };
static const size_t reaches[LOOKAHEAD_REACHES] = {3, 8, 40};
static const double CONDITION = 1e11; // what is worse says nothing any more
static const double ADDS = 1e-3;      // R2 that later levels must add before calendars are thought of

static size_t least_places(size_t reach) {
    return 4 * reach + 60;
}

// The window's terms at row t: the oldest level, then the changes from it up to t + reach. They span the same
// as the levels themselves and are far from collinear.
static void fill_terms(const struct lookahead *lookahead, size_t reach, size_t t, double *terms) {
    const double *y = lookahead->target + (t - reach - 1);
    terms[0] = y[0] - lookahead->shift;
    for (size_t i = 1; i < 2 * reach + 2; i++)
        terms[i] = y[i] - y[i - 1];
}

static void add_products(const double *terms, size_t count, double sign, double *sums, double *products) {
    for (size_t i = 0; i < count; i++) {
        double scaled = sign * terms[i];
        sums[i] += scaled;
        for (size_t j = 0; j <= i; j++)
            products[i * count + j] += scaled * terms[j];
    }
}

static void prepare_window(struct lookahead *lookahead, struct lookahead_window *window, size_t reach) {
    *window = (struct lookahead_window){.reach = reach, .terms = 2 * reach + 2};
    window->at = memory_alloc(lookahead->rows, sizeof *window->at);
    size_t run = 0; // present rows of one series up to here
    for (size_t r = 0; r < lookahead->rows; r++) {
        run = isnan(lookahead->target[r]) ? 0 : lookahead->begins[r] ? 1 : run + 1;
        if (run >= window->terms)
            window->at[window->count++] = r - reach;
    }
    if (window->count < least_places(reach)) {
        window->count = 0;
        return;
    }
    window->sums = memory_alloc(window->terms, sizeof *window->sums);
    window->products = memory_alloc(window->terms * window->terms, sizeof *window->products);
    double terms[LARGEST_TERMS] = {0};
    for (size_t i = 0; i < window->count; i++) {
        fill_terms(lookahead, reach, window->at[i], terms);
        add_products(terms, window->terms, 1, window->sums, window->products);
    }
}

void lookahead_init(struct lookahead *lookahead, const double *target, const bool *begins, size_t rows) {
    *lookahead = (struct lookahead){.rows = rows, .target = target, .begins = begins};
    double sum = 0;
    size_t known = 0;
    for (size_t r = 0; r < rows; r++) {
        if (isnan(target[r]))
            continue;
        sum += target[r];
        known++;
    }
    lookahead->shift = known ? sum / (double)known : 0;
    for (size_t w = 0; w < LOOKAHEAD_REACHES; w++)
        prepare_window(lookahead, &lookahead->window[w], reaches[w]);
}

void lookahead_finish(struct lookahead *lookahead) {
    for (size_t w = 0; w < LOOKAHEAD_REACHES; w++) {
        memory_free(lookahead->window[w].at);
        memory_free(lookahead->window[w].sums);
        memory_free(lookahead->window[w].products);
    }
    *lookahead = (struct lookahead){0};
}

// ---- one regression ----

// Sums for regressing a change on terms.
struct fit {
    size_t terms, rows;
    double *sums, *products; // of the terms: [terms], [terms * terms]
    double *with;            // [terms] of terms and change
    double change, squares;  // of the change
};

static void fit_init(struct fit *fit, size_t terms) {
    *fit = (struct fit){.terms = terms};
    fit->sums = memory_alloc(terms, sizeof *fit->sums);
    fit->products = memory_alloc(terms * terms, sizeof *fit->products);
    fit->with = memory_alloc(terms, sizeof *fit->with);
}

static void fit_finish(struct fit *fit) {
    memory_free(fit->sums);
    memory_free(fit->products);
    memory_free(fit->with);
}

static void fit_change(struct fit *fit, const double *terms, double change) {
    for (size_t i = 0; i < fit->terms; i++)
        fit->with[i] += terms[i] * change;
    fit->change += change;
    fit->squares += change * change;
    fit->rows++;
}

// In-sample R2 with an intercept and the first `terms` terms.
static struct estimate fit_r2(const struct fit *fit, size_t terms) {
    double n = (double)fit->rows;
    double total = fit->squares - fit->change * fit->change / n;
    if (!(total > 1e-12 * fit->squares))
        return estimate_undefined(CONSTANT, fit->rows);
    double *matrix = memory_alloc(terms * terms, sizeof *matrix);
    double *right = memory_alloc(terms, sizeof *right), *slopes = memory_alloc(terms, sizeof *slopes);
    for (size_t i = 0; i < terms; i++) {
        for (size_t j = 0; j <= i; j++)
            matrix[i * terms + j] = fit->products[i * fit->terms + j] - fit->sums[i] * fit->sums[j] / n;
        right[i] = fit->with[i] - fit->sums[i] * fit->change / n;
    }
    double explained = 0;
    bool solved = linear_solve(matrix, right, terms, CONDITION, slopes);
    for (size_t i = 0; solved && i < terms; i++)
        explained += slopes[i] * right[i];
    memory_free(matrix);
    memory_free(right);
    memory_free(slopes);
    if (!solved || !isfinite(explained))
        return estimate_undefined(NOT_DECIDABLE, fit->rows);
    return estimate_exact(fmin(fmax(explained / total, 0), 1), fit->rows);
}

// ---- one column ----

static void test_window(const struct lookahead *lookahead, const struct lookahead_window *window,
                        const double *x, struct estimate *all, struct estimate *past) {
    struct fit fit;
    fit_init(&fit, window->terms);
    memcpy(fit.sums, window->sums, window->terms * sizeof *fit.sums);
    memcpy(fit.products, window->products, window->terms * window->terms * sizeof *fit.products);
    double terms[LARGEST_TERMS] = {0};
    for (size_t i = 0; i < window->count; i++) {
        size_t t = window->at[i];
        double change = x[t] - x[t - 1];
        fill_terms(lookahead, window->reach, t, terms);
        if (isnan(change))
            add_products(terms, window->terms, -1, fit.sums, fit.products);
        else
            fit_change(&fit, terms, change);
    }
    if (fit.rows < least_places(window->reach)) {
        *all = *past = estimate_undefined(TOO_FEW, fit.rows);
    } else {
        *all = fit_r2(&fit, window->terms);
        *past = fit_r2(&fit, window->reach + 2);
    }
    fit_finish(&fit);
}

// How well the changes follow from the changes before them, whatever the target does.
static struct estimate own_past(const struct lookahead *lookahead, const double *x) {
    struct fit fit;
    fit_init(&fit, OWN_LAGS);
    double lags[OWN_LAGS];
    size_t run = 0; // changes of one series in a row
    for (size_t r = 1; r < lookahead->rows; r++) {
        run = lookahead->begins[r] || isnan(x[r]) || isnan(x[r - 1]) ? 0 : run + 1;
        if (run <= OWN_LAGS)
            continue;
        for (size_t k = 0; k < OWN_LAGS; k++)
            lags[k] = x[r - k - 1] - x[r - k - 2];
        add_products(lags, OWN_LAGS, 1, fit.sums, fit.products);
        fit_change(&fit, lags, x[r] - x[r - 1]);
    }
    struct estimate r2 = estimate_undefined(TOO_FEW, fit.rows);
    for (size_t lags_used = OWN_LAGS; fit.rows >= least_places(OWN_LAGS) && lags_used > 0; lags_used /= 2) {
        r2 = fit_r2(&fit, lags_used); // a short cycle makes many lags collinear, and few are enough for it
        if (r2.why == DEFINED)
            break;
    }
    fit_finish(&fit);
    return r2;
}

static struct estimate commonest_change(const struct lookahead *lookahead, const double *x) {
    double *changes = memory_alloc(lookahead->rows, sizeof *changes);
    size_t *index = memory_alloc(lookahead->rows, sizeof *index);
    size_t count = 0, longest = 0;
    for (size_t r = 1; r < lookahead->rows; r++) {
        if (!lookahead->begins[r] && !isnan(x[r]) && !isnan(x[r - 1]))
            changes[count++] = x[r] - x[r - 1];
    }
    sort_doubles_with_index(changes, index, count);
    for (size_t i = 0, run = 0; i < count; i++) {
        run = i > 0 && changes[i] == changes[i - 1] ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    memory_free(changes);
    memory_free(index);
    return count ? estimate_exact((double)longest / (double)count, count) : estimate_undefined(TOO_FEW, 0);
}

struct lookahead_result lookahead_test(const struct lookahead *lookahead, const double *x) {
    struct estimate none = estimate_undefined(TOO_FEW, 0);
    struct lookahead_result result = {.all = none, .past = none};
    for (size_t w = 0; w < LOOKAHEAD_REACHES; w++) {
        const struct lookahead_window *window = &lookahead->window[w];
        if (window->count == 0)
            continue;
        struct estimate all, past;
        test_window(lookahead, window, x, &all, &past);
        bool defined = all.why == DEFINED && past.why == DEFINED;
        bool better = defined && (result.all.why != DEFINED || result.past.why != DEFINED ||
                                  all.value > result.all.value + ADDS);
        if (!better && (defined || result.all.why == DEFINED))
            continue;
        result.all = all;
        result.past = past;
        result.reach = window->reach;
    }
    result.own = result.commonest = estimate_undefined(NOT_DECIDABLE, 0);
    if (result.all.why == DEFINED && result.past.why == DEFINED &&
        result.all.value - result.past.value > ADDS) {
        result.own = own_past(lookahead, x);
        result.commonest = commonest_change(lookahead, x);
    }
    return result;
}
