// Sums with parts that are not in the table: the target minus (or plus) some columns leaves a handful of
// values (a fee, a discount, 0), where the target itself has many.
//
// Columns are added with coefficient 1 or -1 as long as what is left varies less. A stage counts if its
// remainders pile up on a few values far more than rounding to the target's last digit would make them.
#include "evidence/combinations/covariances.h"

#include "base/memory.h"
#include "base/text.h"
#include "stats/sort.h"

#include <math.h>
#include <stdlib.h>

enum { TOP = 5, LEAST_VALUES = 20 };
static const double NORMAL_SPREAD = 2.563; // 10 % to 90 % quantile of a normal distribution, in sd
static const double NORMAL_PEAK = 2.507;   // 1 / its density at the mean, in sd
static const double NEAR_UNIT = 0.1, LEAST_WEIGHT = 0.05; // of coefficients, of standardised ones
static const double GROWTH = 1.5; // a member is needed if the remainders vary so much more without it

struct signed_column {
    const struct combination_part *part;
    double sign;
};

struct heap {           // how the remainders pile up
    double first, five; // share of the rows with the commonest, and the five commonest, values
    size_t values;
    double spread; // 10 % to 90 %
    double variance;
    uint64_t rows, outside; // rows; those with none of the five values
};

struct remainder_search {
    struct combination_search *search;
    const struct covariances *moments;
    struct signed_column member[COMBINATION_COLUMNS];
    size_t members;
    double step; // remainders are compared in multiples of it
    double *rest;
    size_t *index;
};

static double remainder_of(const struct remainder_search *state, size_t row, size_t without) {
    double rest = state->search->gather->target.number[row];
    for (size_t i = 0; i < state->members; i++) {
        if (i != without)
            rest -= state->member[i].sign * state->member[i].part->value[row];
    }
    return rest;
}

// Sorts the five largest counts to the front.
static void place(size_t count, size_t *top) {
    for (size_t i = 0; i < TOP; i++) {
        if (count > top[i]) {
            size_t swap = top[i];
            top[i] = count;
            count = swap;
        }
    }
}

// The remainders of these rows without one member (SIZE_MAX: with all).
static struct heap heap_of(struct remainder_search *state, const size_t *row, size_t rows, size_t without) {
    size_t count = 0, top[TOP] = {0};
    double mean = 0, squares = 0;
    struct heap heap = {0};
    for (size_t i = 0; i < rows; i++) {
        double rest = remainder_of(state, row[i], without);
        if (!isfinite(rest))
            continue;
        state->rest[count++] = round(rest / state->step);
        double gap = rest - mean;
        mean += gap / (double)count;
        squares += gap * (rest - mean);
    }
    if (count == 0)
        return heap;
    sort_doubles_with_index(state->rest, state->index, count);
    for (size_t i = 0, run = 0; i < count; i++) {
        run++;
        if (i + 1 < count && state->rest[i + 1] == state->rest[i])
            continue;
        place(run, top);
        heap.values++;
        run = 0;
    }
    size_t five = 0;
    for (size_t i = 0; i < TOP; i++)
        five += top[i];
    heap.rows = count;
    heap.outside = count - five;
    heap.first = (double)top[0] / (double)count;
    heap.five = (double)five / (double)count;
    heap.spread = (state->rest[count - 1 - count / 10] - state->rest[count / 10]) * state->step;
    heap.variance = squares / (double)count;
    return heap;
}

// ---- adding columns ----

static bool is_member(const struct remainder_search *state, const struct combination_part *part) {
    for (size_t i = 0; i < state->members; i++) {
        if (state->member[i].part == part)
            return true;
    }
    return false;
}

// Covariance of two columns (the last stands for the target).
static double covariance(const struct covariances *moments, size_t i, size_t j) {
    double a = i < moments->columns ? moments->sd[i] : moments->target_sd;
    double b = j < moments->columns ? moments->sd[j] : moments->target_sd;
    return moments->r[i * moments->size + j] * a * b;
}

// The pair of columns and signs that leaves the least variance, if it beats every single column clearly.
static void begin_with_pair(struct remainder_search *state) {
    const struct covariances *moments = state->moments;
    size_t y = moments->columns;
    double total = covariance(moments, y, y), single = total, best = total;
    struct signed_column pair[2] = {{NULL, 0}, {NULL, 0}};
    for (size_t a = 0; a < y; a++) {
        if (moments->part[a]->date)
            continue;
        double va = covariance(moments, a, a), ya = covariance(moments, a, y);
        single = fmin(single, total + va - 2 * fabs(ya));
        for (size_t b = a + 1; b < y; b++) {
            if (moments->part[b]->date)
                continue;
            double vb = covariance(moments, b, b), yb = covariance(moments, b, y),
                   ab = covariance(moments, a, b);
            for (int signs = 0; signs < 4; signs++) {
                double s = signs & 1 ? -1 : 1, t = signs & 2 ? -1 : 1;
                double left = total + va + vb - 2 * s * ya - 2 * t * yb + 2 * s * t * ab;
                if (left < best) {
                    best = left;
                    pair[0] = (struct signed_column){moments->part[a], s};
                    pair[1] = (struct signed_column){moments->part[b], t};
                }
            }
        }
    }
    if (pair[0].part && best < 0.8 * single && best < 0.1 * total) {
        state->member[0] = pair[0];
        state->member[1] = pair[1];
        state->members = 2;
    }
}

// Adds the column that lowers the variance most; false if none does.
static bool add_column(struct remainder_search *state, double variance) {
    const struct covariances *moments = state->moments;
    struct signed_column best = {NULL, 0};
    double least = variance * (1 - 1e-9);
    for (size_t p = 0; p < moments->columns; p++) {
        if (moments->part[p]->date || is_member(state, moments->part[p]))
            continue;
        double with_rest = covariance(moments, p, moments->columns);
        for (size_t i = 0; i < state->members; i++) {
            for (size_t q = 0; q < moments->columns; q++) {
                if (moments->part[q] == state->member[i].part)
                    with_rest -= state->member[i].sign * covariance(moments, p, q);
            }
        }
        double left = variance + covariance(moments, p, p) - 2 * fabs(with_rest);
        if (left < least) {
            least = left;
            best = (struct signed_column){moments->part[p], with_rest < 0 ? -1 : 1};
        }
    }
    if (!best.part)
        return false;
    state->member[state->members++] = best;
    return true;
}

// The columns that a fit of all columns gives a coefficient of about 1 or -1: finds sums of several parts of
// which no one or two explain much.
static void begin_with_fit(struct remainder_search *state) {
    const struct covariances *moments = state->moments;
    state->members = 0;
    if (4 * moments->columns > moments->rows)
        return;
    bool *in = memory_alloc(moments->columns, sizeof *in);
    double *matrix = covariances_fit(moments, in);
    for (size_t i = 0; i < moments->columns; i++) {
        double weight = matrix[i * moments->size + moments->columns];
        double coefficient = weight * moments->target_sd / moments->sd[i];
        bool unit = in[i] && fabs(fabs(coefficient) - 1) < NEAR_UNIT && fabs(weight) > LEAST_WEIGHT;
        if (unit && !moments->part[i]->date && state->members < COMBINATION_COLUMNS)
            state->member[state->members++] =
                (struct signed_column){moments->part[i], coefficient < 0 ? -1 : 1};
    }
    memory_free(matrix);
    memory_free(in);
}

// ---- judging a stage ----

struct verdict_numbers {
    double fit, gain, excess;
};

static struct verdict_numbers numbers_of(const struct remainder_search *state, const struct heap *heap,
                                         const struct heap *own) {
    double unit = state->search->target_unit > 0 ? state->search->target_unit : state->step;
    double sd = fmax(heap->spread / NORMAL_SPREAD, unit / 10);
    return (struct verdict_numbers){
        .fit = 1 - heap->variance / own->variance,
        .gain = fmax(heap->five / own->five, heap->first / own->first),
        .excess = heap->first / fmin(1, unit / (sd * NORMAL_PEAK)),
    };
}

static bool stands_out(const struct heap *heap, struct verdict_numbers numbers) {
    return numbers.fit >= 0.9 && heap->five >= 0.5 && numbers.gain >= 5 &&
           (numbers.excess >= 10 || (heap->first >= 0.5 && numbers.fit >= 0.98));
}

static const char *formula_of(const struct remainder_search *state, const bool *kept) {
    struct arena *arena = state->search->gather->arena;
    const char *text = text_format(arena, "%s =", state->search->gather->schema->task.target.name);
    bool first = true;
    for (size_t i = 0; i < state->members; i++) {
        if (!kept[i])
            continue;
        const char *sign = state->member[i].sign < 0 ? " -" : first ? "" : " +";
        text = text_format(arena, "%s%s %s", text, sign, state->member[i].part->column->name);
        first = false;
    }
    return text_format(arena, "%s + one of a few amounts", text);
}

static int by_position(const void *a, const void *b) {
    const struct signed_column *x = a, *y = b;
    size_t left = x->part->column->data, right = y->part->column->data;
    return (left > right) - (left < right);
}

// Makes a subject of the members that are needed: without them the remainders vary more and are no fewer.
static void keep(struct remainder_search *state, const struct heap *own) {
    struct combination_search *search = state->search;
    qsort(state->member, state->members, sizeof *state->member, by_position);
    struct heap heap = heap_of(state, search->row, search->rows, SIZE_MAX);
    struct verdict_numbers numbers = numbers_of(state, &heap, own);
    struct combination found = combination_of("remainder");
    bool kept[COMBINATION_COLUMNS] = {false};
    for (size_t i = 0; i < state->members; i++) {
        struct heap less = heap_of(state, search->row, search->rows, i);
        kept[i] =
            (less.variance >= GROWTH * heap.variance && (double)less.values >= 0.8 * (double)heap.values);
        if (kept[i])
            found.column[found.columns++] = state->member[i].part->column;
    }
    if (found.columns < 2) // a sister measurement on a coarse grid leaves few differences as well
        return;
    found.formula = formula_of(state, kept);
    found.rows = heap.rows;
    found.errors = heap.outside;
    found.fit = fmax(0, numbers.fit);
    found.remainder = heap.five;
    found.remainder_gain = numbers.gain;
    found.remainder_excess = numbers.excess;
    found.close = stands_out(&heap, numbers);
    combination_add(search, &found);
}

// Adds columns stage by stage; what counts is the last stage that stands out.
static void climb(struct remainder_search *state) {
    const struct covariances *moments = state->moments;
    struct heap own = heap_of(state, moments->row, moments->rows, SIZE_MAX);
    if (own.first >= 0.1 || own.values < LEAST_VALUES || !(own.variance > 0))
        return;
    begin_with_pair(state);
    size_t accepted = 0;
    struct heap heap = heap_of(state, moments->row, moments->rows, SIZE_MAX);
    for (;;) {
        if (state->members > 0 && stands_out(&heap, numbers_of(state, &heap, &own)))
            accepted = state->members;
        if (state->members == COMBINATION_COLUMNS - 1 || !add_column(state, heap.variance))
            break;
        heap = heap_of(state, moments->row, moments->rows, SIZE_MAX);
    }
    state->members = accepted;
    if (accepted == 0) {
        begin_with_fit(state);
        heap = heap_of(state, moments->row, moments->rows, SIZE_MAX);
    }
    if (accepted > 0 || (state->members > 1 && stands_out(&heap, numbers_of(state, &heap, &own))))
        keep(state, &own);
}

void remainder_find(struct combination_search *search, const struct covariances *moments) {
    struct remainder_search state = {.search = search, .moments = moments};
    state.step = search->target_unit > 0 ? search->target_unit / 100 : 1e-6 * search->target_sd;
    state.rest = memory_alloc(search->rows, sizeof *state.rest);
    state.index = memory_alloc(search->rows, sizeof *state.index);
    climb(&state);
    memory_free(state.rest);
    memory_free(state.index);
}
