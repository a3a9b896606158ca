// Covariances within classes over a sample of the rows, for stats/coincidence.
#include "evidence/forensics/joint.h"

#include "base/memory.h"
#include "stats/coincidence.h"

#include <math.h>
#include <string.h>

enum { MOST_ROWS = 20000, LEAST_ROWS = 10, MOST_CLASSES = 50 };

struct sample {
    const struct joint_term *terms;
    size_t count, rows, classes;
    size_t *row;
    uint16_t *class;
    double *value; // [count][rows], centred within classes
};

static bool in_set(const struct forensic_case *of, enum fit_set set, size_t row) {
    return fit_set_has(set, of->pair ? (enum split_side)of->pair->side[row] : SPLIT_TRAIN);
}

static bool complete(const struct sample *sample, size_t row) {
    for (size_t i = 0; i < sample->count; i++) {
        if (isnan(sample->terms[i].number[row]))
            return false;
    }
    return true;
}

static void choose_rows(struct sample *sample, const struct forensic_case *of, enum fit_set set) {
    size_t rows = of->gather->dataset->store.rows, step = 1 + rows / MOST_ROWS;
    const struct target_rows *target = &of->gather->target;
    bool by_class = target->class && !target->scale && target->classes <= MOST_CLASSES;
    sample->classes = by_class ? target->classes + 1 : 1; // the last: not known
    sample->row = memory_alloc(rows / step + 1, sizeof *sample->row);
    sample->class = memory_alloc(rows / step + 1, sizeof *sample->class);
    for (size_t r = 0; r < rows; r += step) {
        if (!in_set(of, set, r) || !complete(sample, r))
            continue;
        sample->class[sample->rows] = by_class ? target->class[r] : 0;
        sample->row[sample->rows++] = r;
    }
}

static double shaped(const struct joint_term *term, double x) {
    if (term->shape == JOINT_STEPS)
        return term->steps[x < term->low ? 0 : x <= term->high ? 1 : 2];
    return term->shape == JOINT_SQUARE ? x * x : x;
}

// Two passes: the squares of a scaled column lie about 1.
static void centre(struct sample *sample, size_t term) {
    double *value = sample->value + term * sample->rows;
    double *sum = memory_alloc(sample->classes, sizeof *sum);
    size_t *n = memory_alloc(sample->classes, sizeof *n);
    for (size_t i = 0; i < sample->rows; i++) {
        value[i] = shaped(&sample->terms[term], sample->terms[term].number[sample->row[i]]);
        sum[sample->class[i]] += value[i];
        n[sample->class[i]]++;
    }
    for (size_t i = 0; i < sample->rows; i++)
        value[i] -= sum[sample->class[i]] / (double)n[sample->class[i]];
    memory_free(sum);
    memory_free(n);
}

static double covariance(const struct sample *sample, size_t a, size_t b) {
    const double *x = sample->value + a * sample->rows, *y = sample->value + b * sample->rows;
    double sum = 0;
    for (size_t i = 0; i < sample->rows; i++)
        sum += x[i] * y[i];
    return sum / (double)sample->rows;
}

double joint_chance(const struct forensic_case *of, enum fit_set set, const struct joint_term *terms,
                    size_t count, double sigma) {
    struct sample sample = {.terms = terms, .count = count < JOINT_TERMS ? count : JOINT_TERMS};
    choose_rows(&sample, of, set);
    double chance = 0, width[JOINT_TERMS];
    if (sample.rows >= LEAST_ROWS) {
        double *matrix = memory_alloc(sample.count * sample.count, sizeof *matrix);
        sample.value = memory_alloc(sample.count * sample.rows, sizeof *sample.value);
        for (size_t i = 0; i < sample.count; i++) {
            centre(&sample, i);
            width[i] = terms[i].width;
            for (size_t j = 0; j <= i; j++)
                matrix[i * sample.count + j] = covariance(&sample, i, j);
        }
        chance = coincidence_log10(matrix, width, sample.count, sigma);
        memory_free(matrix);
        memory_free(sample.value);
    }
    memory_free(sample.row);
    memory_free(sample.class);
    return chance;
}
