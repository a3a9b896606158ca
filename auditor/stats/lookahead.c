// Least squares over windows of the target. Sums of products of the windows are the same for all columns and
// made once; a column with missing cells takes the rows around them out again.
#include "stats/lookahead.h"

#include "base/memory.h"
#include "stats/least_squares.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum { OWN_LAGS = 40, LARGEST_TERMS = 82 };
static const size_t reaches[LOOKAHEAD_REACHES] = {1, 3, 8, 40};
static const double ADDS = 1e-3; // R2 that later levels must add before calendars are thought of

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
        least_squares_terms(terms, window->terms, 1, window->sums, window->products);
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
    // The shortest reach is for many short series; where a longer one fits, it sees all that the shortest
    // does.
    for (size_t w = LOOKAHEAD_REACHES; w-- > 0;) {
        if (w > 0 || lookahead->window[1].count == 0)
            prepare_window(lookahead, &lookahead->window[w], reaches[w]);
    }
}

void lookahead_finish(struct lookahead *lookahead) {
    for (size_t w = 0; w < LOOKAHEAD_REACHES; w++) {
        memory_free(lookahead->window[w].at);
        memory_free(lookahead->window[w].sums);
        memory_free(lookahead->window[w].products);
    }
    *lookahead = (struct lookahead){0};
}

// ---- one column ----

static void test_window(const struct lookahead *lookahead, const struct lookahead_window *window,
                        const double *x, struct estimate *all, struct estimate *past) {
    struct least_squares fit;
    least_squares_init(&fit, window->terms);
    memcpy(fit.sums, window->sums, window->terms * sizeof *fit.sums);
    memcpy(fit.products, window->products, window->terms * window->terms * sizeof *fit.products);
    double terms[LARGEST_TERMS] = {0};
    for (size_t i = 0; i < window->count; i++) {
        size_t t = window->at[i];
        double change = x[t] - x[t - 1];
        fill_terms(lookahead, window->reach, t, terms);
        if (isnan(change))
            least_squares_terms(terms, window->terms, -1, fit.sums, fit.products);
        else
            least_squares_response(&fit, terms, change);
    }
    if (fit.rows < least_places(window->reach)) {
        *all = *past = estimate_undefined(TOO_FEW, fit.rows);
    } else {
        *all = least_squares_r2(&fit, window->terms, NULL);
        *past = least_squares_r2(&fit, window->reach + 2, NULL);
    }
    least_squares_finish(&fit);
}

// How well the changes follow from so many changes before them, whatever the target does.
static struct estimate own_past(const struct lookahead *lookahead, const double *x, size_t most) {
    struct least_squares fit;
    least_squares_init(&fit, most);
    double lags[OWN_LAGS];
    size_t run = 0; // changes of one series in a row
    for (size_t r = 1; r < lookahead->rows; r++) {
        run = lookahead->begins[r] || isnan(x[r]) || isnan(x[r - 1]) ? 0 : run + 1;
        if (run <= most)
            continue;
        for (size_t k = 0; k < most; k++)
            lags[k] = x[r - k - 1] - x[r - k - 2];
        least_squares_add(&fit, lags, x[r] - x[r - 1]);
    }
    struct estimate r2 = estimate_undefined(TOO_FEW, fit.rows);
    bool enough = fit.rows >= least_places(most);
    // A short cycle makes many lags collinear, and few are enough for it.
    for (size_t used = most; enough && used > 0 && r2.why != DEFINED; used /= 2)
        r2 = least_squares_r2(&fit, used, NULL);
    least_squares_finish(&fit);
    return r2;
}

struct estimate lookahead_own_past(const struct lookahead *lookahead, const double *x) {
    struct estimate r2 = own_past(lookahead, x, OWN_LAGS);
    for (size_t lags = OWN_LAGS / 4; r2.why == TOO_FEW && lags > 0; lags /= 4) // many short series
        r2 = own_past(lookahead, x, lags);
    return r2;
}

struct estimate lookahead_commonest_change(const struct lookahead *lookahead, const double *x) {
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
    return result;
}

bool lookahead_adds(const struct lookahead_result *result) {
    return result->all.why == DEFINED && result->past.why == DEFINED &&
           result->all.value - result->past.value > ADDS;
}
