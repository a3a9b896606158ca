// Least squares by the covariances, and the rows one by one.
#include "evidence/combinations/linear_set.h"

#include "base/text.h"
#include "stats/distribution.h"
#include "stats/linear.h"
#include "stats/sort.h"

#include <math.h>

enum { MEDIAN_ROWS = 4096, PEEK_ROWS = 1024 };
static const double ROUNDING = 1e-12; // unexplained share of the variance that is no more than rounding
static const double EXACT = 1e-9;     // of the target's largest value: what binary arithmetic may leave

static double residual_of(const struct linear_set *set, size_t row) {
    double rest = set->search->gather->target.number[row];
    for (size_t i = 0; i < set->columns; i++)
        rest -= set->coefficient[i] * set->moments->part[set->at[i]]->value[row];
    return rest;
}

// The median of what the columns leave.
static double intercept_of(const struct linear_set *set) {
    size_t stride = set->moments->rows / MEDIAN_ROWS + 1, count = 0, index[MEDIAN_ROWS];
    double rest[MEDIAN_ROWS];
    for (size_t i = 0; i < set->moments->rows; i += stride)
        rest[count++] = residual_of(set, set->moments->row[i]);
    sort_doubles_with_index(rest, index, count);
    return rest[count / 2];
}

// Counts the rows that break the identity by more than rounding. Gives up early where most do. Whole numbers
// that fit without any rounding need no allowance, however coarse they are.
static void verify(struct linear_set *set) {
    const struct combination_search *search = set->search;
    set->tolerance = search->target_slack;
    for (size_t i = 0; i < set->columns; i++)
        set->tolerance += fabs(set->coefficient[i]) * set->moments->part[set->at[i]]->slack;
    double allowed = 1.5 * set->tolerance + 1e-6 * search->target_largest; // single precision loses the rest
    set->intercept = intercept_of(set);
    if (fabs(set->intercept) <= allowed)
        set->intercept = 0;
    set->rows = set->errors = 0;
    set->residual = 0;
    uint64_t inexact = 0;
    for (size_t i = 0; i < search->rows; i++) {
        double rest = residual_of(set, search->row[i]) - set->intercept;
        if (isnan(rest))
            continue;
        set->rows++;
        set->errors += fabs(rest) > allowed;
        inexact += fabs(rest) > EXACT * search->target_largest;
        set->residual += rest * rest;
        if (i == PEEK_ROWS && 2 * set->errors > set->rows)
            break;
    }
    if (inexact == set->errors)
        set->tolerance = 0;
}

double linear_set_agreement(const struct linear_set *set) {
    return set->rows ? 1 - (double)set->errors / (double)set->rows : 0;
}

// A number that a person would have written, if one is near: a whole number, one part of a whole number, or
// three digits.
static double snap(double coefficient) {
    double near = fabs(coefficient) >= 0.5 ? round(coefficient) : 1 / round(1 / coefficient);
    if (fabs(near - coefficient) <= 0.005 * fabs(coefficient))
        return near;
    double scale = pow(10, floor(log10(fabs(coefficient))) - 2);
    return round(coefficient / scale) * scale;
}

void linear_set_verify(struct linear_set *set) {
    verify(set);
    struct linear_set snapped = *set;
    for (size_t i = 0; i < set->columns; i++)
        snapped.coefficient[i] = snap(set->coefficient[i]);
    verify(&snapped);
    if (linear_set_agreement(&snapped) >= linear_set_agreement(set))
        *set = snapped;
}

// Coefficients by least squares; the least important column, and how likely a random column in its place
// would leave as little. False if the columns are too nearly collinear.
bool linear_set_solve(struct linear_set *set) {
    const struct covariances *moments = set->moments;
    size_t k = set->columns, size = k + 1;
    double matrix[(COMBINATION_COLUMNS + 1) * (COMBINATION_COLUMNS + 1)],
        weight[COMBINATION_COLUMNS] = {0}, gram[COMBINATION_COLUMNS * COMBINATION_COLUMNS] = {0};
    for (size_t i = 0; i < size; i++) {
        size_t from = i < k ? set->at[i] : moments->columns;
        for (size_t j = 0; j < size; j++) {
            matrix[i * size + j] = moments->r[from * moments->size + (j < k ? set->at[j] : moments->columns)];
            if (i < k && j < k)
                gram[i * k + j] = matrix[i * size + j];
            else if (i < k)
                weight[i] = matrix[i * size + j];
        }
    }
    if (!linear_solve(gram, weight, k, 1 / COVARIANCES_COLLINEAR, weight))
        return false;
    for (size_t i = 0; i < k; i++)
        linear_sweep(matrix, size, i);
    double rest = fmax(matrix[size * size - 1], ROUNDING), gain = INFINITY;
    set->weight = INFINITY;
    for (size_t i = 0; i < k; i++) {
        set->coefficient[i] = weight[i] * moments->target_sd / moments->sd[set->at[i]];
        set->weight = fmin(set->weight, fabs(weight[i]));
        gain = fmin(gain, weight[i] * weight[i] / matrix[i * size + i]);
    }
    double degrees = (double)moments->rows - (double)size;
    set->chance = distribution_f_log10_q(gain / rest * degrees, 1, degrees) +
                  distribution_choose_log10(moments->columns, k);
    return true;
}

// Writes the terms whose coefficient has that sign behind the text.
static const char *add_terms(const struct linear_set *set, bool negative, const char *text,
                             struct arena *arena, bool *first) {
    char number[TEXT_NUMBER];
    for (size_t i = 0; i < set->columns; i++) {
        double size = fabs(set->coefficient[i]);
        if ((set->coefficient[i] < 0) != negative)
            continue;
        text = text_format(arena, "%s%s %s%s%s", text,
                           negative ? " -"
                           : *first ? ""
                                    : " +",
                           size == 1 ? "" : text_rounded(size, 6, number), size == 1 ? "" : " * ",
                           set->moments->part[set->at[i]]->column->name);
        *first = false;
    }
    return text;
}

const char *linear_set_formula(const struct linear_set *set, struct arena *arena) {
    char number[TEXT_NUMBER];
    bool first = true;
    const char *text = text_format(arena, "%s =", set->search->gather->schema->task.target.name);
    text = add_terms(set, false, text, arena, &first);
    text = add_terms(set, true, text, arena, &first);
    if (set->intercept == 0)
        return text;
    return text_format(arena, "%s %s %s", text, set->intercept < 0 ? "-" : "+",
                       text_rounded(fabs(set->intercept), 6, number));
}
