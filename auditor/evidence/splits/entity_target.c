// Regressing the target on the columns that describe the row, and comparing what is left within and between
// entities. Numbers enter as they are, texts of few values as indicators; of many terms those that go along
// with the target most.
#include "evidence/splits/entity_target.h"

#include "base/memory.h"
#include "stats/icc.h"
#include "stats/ridge.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_TERMS = 48, MOST_VALUES = 12, ROWS_A_TERM = 8 };
static const double CONFIDENCE = 0.998, PENALTY = 1e-4;

// A column, or one value of a text column.
struct term {
    size_t column;
    uint32_t code;
    double mean, scale, strength;
};

// The rows of the groups whose target is known, and the groups they leave.
struct sample {
    const struct store *store;
    size_t rows, groups;
    size_t *row; // of the store
    double *target;
    size_t *start; // [groups + 1]
};

static uint16_t commonest_class(const struct target_rows *target) {
    size_t most = 0;
    for (size_t k = 1; k < target->classes; k++)
        most = target->class_rows[k] > target->class_rows[most] ? k : most;
    return (uint16_t)most;
}

static void sample_init(struct sample *sample, const struct gather *gather, const struct entity_rows *rows,
                        const struct entity_groups *groups) {
    const struct target_rows *target = &gather->target;
    uint16_t commonest = commonest_class(target);
    *sample = (struct sample){.store = &gather->dataset->store,
                              .row = memory_alloc(groups->rows, sizeof *sample->row),
                              .target = memory_alloc(groups->rows, sizeof *sample->target),
                              .start = memory_alloc(groups->groups + 1, sizeof *sample->start)};
    for (size_t g = 0; g < groups->groups; g++) {
        for (size_t i = groups->start[g]; i < groups->start[g + 1]; i++) {
            size_t row = rows->row[groups->at[i]];
            bool number = target->scale && target->number;
            if (target->class[row] >= target->classes || (number && !isfinite(target->number[row])))
                continue;
            sample->row[sample->rows] = row;
            sample->target[sample->rows++] =
                number ? target->number[row] : (double)(target->class[row] == commonest);
        }
        if (sample->rows > sample->start[sample->groups])
            sample->start[++sample->groups] = sample->rows;
    }
}

static void sample_finish(struct sample *sample) {
    memory_free(sample->row);
    memory_free(sample->target);
    memory_free(sample->start);
}

// NAN where missing.
static double cell_of(const struct sample *sample, const struct term *term, size_t i) {
    const struct store *store = sample->store;
    size_t row = sample->row[i];
    return store->numeric[term->column] ? store->number[term->column][row]
                                        : (double)(store->code[term->column][row] == term->code);
}

// Standardised; missing cells are average.
static double value_of(const struct sample *sample, const struct term *term, size_t i) {
    double cell = cell_of(sample, term, i);
    return isfinite(cell) ? (cell - term->mean) / term->scale : 0;
}

// Mean, scale and correlation with the target; false if the term does not vary.
static bool describe(const struct sample *sample, double target_mean, struct term *term) {
    double sum = 0, first = NAN;
    size_t present = 0;
    for (size_t i = 0; i < sample->rows; i++) {
        double cell = cell_of(sample, term, i);
        if (!isfinite(cell))
            continue;
        first = present++ ? first : cell;
        sum += cell - first;
    }
    term->mean = present ? first + sum / (double)present : 0;
    double squares = 0, products = 0;
    for (size_t i = 0; i < sample->rows; i++) {
        double cell = cell_of(sample, term, i), off = isfinite(cell) ? cell - term->mean : 0;
        squares += off * off;
        products += off * (sample->target[i] - target_mean);
    }
    term->scale = sqrt(squares / (double)sample->rows);
    term->strength = term->scale > 0 ? fabs(products) / term->scale : 0;
    return term->scale > 0 && isfinite(term->scale) && isfinite(term->strength);
}

static int stronger(const void *a, const void *b) {
    const struct term *x = a, *y = b;
    if (x->strength != y->strength)
        return x->strength < y->strength ? 1 : -1;
    return x->column != y->column ? (x->column > y->column) - (x->column < y->column)
                                  : (x->code > y->code) - (x->code < y->code);
}

static bool is_feature(const struct gather *gather, size_t column, const size_t *key, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (key[i] == column)
            return false;
    }
    return gather->columns[column].role == ROLE_FEATURE;
}

// The terms to regress on, the strongest first. The caller frees them.
static struct term *choose_terms(const struct gather *gather, const struct sample *sample, const size_t *key,
                                 size_t count, size_t *chosen) {
    double mean = 0;
    for (size_t i = 0; i < sample->rows; i++)
        mean += sample->target[i] / (double)sample->rows;
    struct term *terms = NULL;
    size_t capacity = 0;
    *chosen = 0;
    for (size_t c = 0; c < gather->dataset->column_count; c++) {
        size_t values = gather->dataset->numeric[c] ? 2 : gather->dataset->dictionaries[c].count;
        if (!is_feature(gather, c, key, count) || values > MOST_VALUES)
            continue;
        for (size_t code = 1; code < values; code++) { // the first value is told by the others
            struct term term = {.column = c, .code = (uint32_t)code};
            if (!describe(sample, mean, &term))
                continue;
            terms = memory_room(terms, *chosen, &capacity, sizeof *terms);
            terms[(*chosen)++] = term;
        }
    }
    if (*chosen)
        qsort(terms, *chosen, sizeof *terms, stronger);
    size_t most = sample->rows / ROWS_A_TERM < MOST_TERMS ? sample->rows / ROWS_A_TERM : MOST_TERMS;
    *chosen = *chosen < most ? *chosen : most;
    return terms;
}

// What the regression leaves of the target, in its place.
static void leave_residuals(struct sample *sample, const struct term *terms, size_t count) {
    struct ridge ridge;
    double *value = memory_alloc(count, sizeof *value), *slopes = memory_alloc(count, sizeof *slopes),
           intercept;
    bool *used = memory_alloc(count, sizeof *used);
    ridge_init(&ridge, count);
    for (size_t i = 0; i < sample->rows; i++) {
        for (size_t t = 0; t < count; t++)
            value[t] = value_of(sample, &terms[t], i);
        ridge_add(&ridge, value, sample->target[i] - sample->target[0]);
    }
    for (size_t t = 0; t < count; t++)
        used[t] = true;
    ridge_fit(&ridge, used, PENALTY, slopes, &intercept, NULL);
    double origin = sample->target[0] + intercept;
    for (size_t i = 0; i < sample->rows; i++) {
        sample->target[i] -= origin;
        for (size_t t = 0; t < count; t++)
            sample->target[i] -= slopes[t] * value_of(sample, &terms[t], i);
    }
    ridge_finish(&ridge);
    memory_free(value);
    memory_free(slopes);
    memory_free(used);
}

struct entity_likeness entity_target_likeness(const struct gather *gather, const struct entity_rows *rows,
                                              const struct entity_groups *groups, const size_t *key,
                                              size_t count) {
    struct entity_likeness likeness = {estimate_undefined(NOT_DECLARED, 0),
                                       estimate_undefined(NOT_DECLARED, 0)};
    if (gather->target.classes < 2)
        return likeness;
    struct sample sample;
    sample_init(&sample, gather, rows, groups);
    likeness.raw = icc_one_way(sample.target, sample.start, sample.groups, CONFIDENCE);
    likeness.residual = likeness.raw;
    size_t chosen;
    struct term *terms = choose_terms(gather, &sample, key, count, &chosen);
    if (chosen && likeness.raw.why == DEFINED) {
        leave_residuals(&sample, terms, chosen);
        likeness.residual = icc_one_way(sample.target, sample.start, sample.groups, CONFIDENCE);
    }
    memory_free(terms);
    sample_finish(&sample);
    return likeness;
}
