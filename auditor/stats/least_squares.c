// Normal equations about the means, solved by eigenvalues so that collinear terms are noticed.
#include "stats/least_squares.h"

#include "base/memory.h"
#include "stats/linear.h"

#include <math.h>

static const double CONDITION = 1e11; // what is worse says nothing any more

void least_squares_init(struct least_squares *fit, size_t terms) {
    *fit = (struct least_squares){.terms = terms};
    fit->sums = memory_alloc(terms, sizeof *fit->sums);
    fit->products = memory_alloc(terms * terms, sizeof *fit->products);
    fit->with = memory_alloc(terms, sizeof *fit->with);
}

void least_squares_finish(struct least_squares *fit) {
    memory_free(fit->sums);
    memory_free(fit->products);
    memory_free(fit->with);
    *fit = (struct least_squares){0};
}

void least_squares_terms(const double *terms, size_t count, double sign, double *sums, double *products) {
    for (size_t i = 0; i < count; i++) {
        double scaled = sign * terms[i];
        sums[i] += scaled;
        for (size_t j = 0; j <= i; j++)
            products[i * count + j] += scaled * terms[j];
    }
}

void least_squares_response(struct least_squares *fit, const double *terms, double response) {
    for (size_t i = 0; i < fit->terms; i++)
        fit->with[i] += terms[i] * response;
    fit->response += response;
    fit->squares += response * response;
    fit->rows++;
}

void least_squares_add(struct least_squares *fit, const double *terms, double response) {
    least_squares_terms(terms, fit->terms, 1, fit->sums, fit->products);
    least_squares_response(fit, terms, response);
}

struct estimate least_squares_r2(const struct least_squares *fit, size_t terms, double *slopes) {
    double n = (double)fit->rows;
    double total = fit->squares - fit->response * fit->response / n;
    if (!(total > 1e-12 * fit->squares))
        return estimate_undefined(CONSTANT, fit->rows);
    double *matrix = memory_alloc(terms * terms, sizeof *matrix);
    double *right = memory_alloc(terms, sizeof *right), *solution = memory_alloc(terms, sizeof *solution);
    for (size_t i = 0; i < terms; i++) {
        for (size_t j = 0; j <= i; j++)
            matrix[i * terms + j] = fit->products[i * fit->terms + j] - fit->sums[i] * fit->sums[j] / n;
        right[i] = fit->with[i] - fit->sums[i] * fit->response / n;
    }
    double explained = 0;
    bool solved = linear_solve(matrix, right, terms, CONDITION, solution);
    for (size_t i = 0; solved && i < terms; i++) {
        explained += solution[i] * right[i];
        if (slopes)
            slopes[i] = solution[i];
    }
    memory_free(matrix);
    memory_free(right);
    memory_free(solution);
    if (!solved || !isfinite(explained))
        return estimate_undefined(NOT_DECIDABLE, fit->rows);
    return estimate_exact(fmin(fmax(explained / total, 0), 1), fit->rows);
}
