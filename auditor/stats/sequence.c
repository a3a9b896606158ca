// Randomness of an order: runs, change and serial correlation.
#include "stats/sequence.h"

#include "base/memory.h"
#include "stats/distribution.h"

#include <math.h>

enum { LEAST = 20 };
static const double TAILS = 0.001; // outside the limits of a serial correlation

struct estimate sequence_runs(const uint16_t *class, size_t count, size_t classes) {
    if (count < LEAST)
        return estimate_undefined(TOO_FEW, count);
    uint64_t *rows = memory_alloc(classes, sizeof *rows), runs = 1;
    for (size_t i = 0; i < count; i++) {
        rows[class[i]]++;
        runs += i > 0 && class[i] != class[i - 1];
    }
    double n = (double)count, squares = 0, cubes = 0; // of the shares, so that nothing grows with n
    for (size_t k = 0; k < classes; k++) {
        double share = (double)rows[k] / n;
        squares += share * share;
        cubes += share * share * share;
    }
    memory_free(rows);
    if (squares >= 1)
        return estimate_undefined(ONE_CLASS, count);
    double expected = n * (1 - squares) + 1;
    double variance = n * n / (n - 1) * (squares * (squares + 1 + 1 / n) - 2 * cubes - 1 / n);
    if (!(variance > 0))
        return estimate_undefined(NOT_DECIDABLE, count);
    double z = ((double)runs - expected) / sqrt(variance);
    return estimate_tested(estimate_exact((double)runs / expected, count),
                           distribution_normal_log10_two_sided(z));
}

// The sum of the larger half of the distances from the mean: what the cumulative sum reaches in sorted order.
static double sorted_reach(const double *scores, size_t count, double mean) {
    double reach = 0;
    for (size_t i = 0; i < count; i++)
        reach += scores[i] > mean ? scores[i] - mean : 0;
    return reach;
}

struct estimate sequence_change(const double *scores, size_t count, size_t *at) {
    *at = 0;
    if (count < LEAST)
        return estimate_undefined(TOO_FEW, count);
    double n = (double)count, shift = scores[0], sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        sum += scores[i] - shift;
    double mean = shift + sum / n, reached = 0, farthest = 0;
    for (size_t i = 0; i < count; i++) {
        double distance = scores[i] - mean;
        squares += distance * distance;
        reached += distance;
        if (i + 1 < count && fabs(reached) > farthest) {
            farthest = fabs(reached);
            *at = i + 1;
        }
    }
    double deviation = sqrt(squares / n), most = sorted_reach(scores, count, mean);
    if (!(deviation > 0) || !(most > 0) || !isfinite(deviation))
        return estimate_undefined(CONSTANT, count);
    double share = farthest / most;
    return estimate_tested(estimate_between(share < 1 ? share : 1, 0, 1, count),
                           distribution_kolmogorov_log10_q(farthest / (deviation * sqrt(n))));
}

// A serial correlation of `count` entries, the best of `tests`.
static struct estimate serial_estimate(double r, size_t count, size_t tests) {
    double root = sqrt((double)count), z = (r + 1 / (double)count) * root;
    double reach = distribution_normal_quantile(1 - TAILS / 2 / (double)tests) / root;
    double log10_p = distribution_normal_log10_two_sided(z) + log10((double)tests);
    return estimate_tested(estimate_between(r, fmax(r - reach, -1), fmin(r + reach, 1), count),
                           fmin(log10_p, 0));
}

struct estimate sequence_serial(const double *values, size_t count) {
    if (count < LEAST)
        return estimate_undefined(TOO_FEW, count);
    double shift = values[0], sum = 0, squares = 0, products = 0, last = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i] - shift;
    double mean = shift + sum / (double)count;
    for (size_t i = 0; i < count; i++) {
        double distance = values[i] - mean;
        squares += distance * distance;
        products += distance * last;
        last = distance;
    }
    if (!(squares > 0) || !isfinite(squares))
        return estimate_undefined(CONSTANT, count);
    return serial_estimate(products / squares, count, 1);
}

// From counts alone: of an indicator with mean p, neighbours that both have the class add (1 - p)^2, and so
// on.
static double serial_of_class(double rows, double pairs, double ends, double n) {
    double p = rows / n;
    return (pairs - p * (2 * rows - ends) + (n - 1) * p * p) / (n * p * (1 - p));
}

struct estimate sequence_serial_classes(const uint16_t *class, size_t count, size_t classes) {
    if (count < LEAST)
        return estimate_undefined(TOO_FEW, count);
    uint64_t *rows = memory_alloc(classes, sizeof *rows), *pairs = memory_alloc(classes, sizeof *pairs);
    for (size_t i = 0; i < count; i++) {
        rows[class[i]]++;
        if (i > 0 && class[i] == class[i - 1])
            pairs[class[i]]++;
    }
    size_t occurring = 0;
    double best = -1;
    for (size_t k = 0; k < classes; k++) {
        if (rows[k] == 0 || rows[k] == count)
            continue;
        occurring++;
        double ends = (class[0] == k) + (class[count - 1] == k);
        best = fmax(best, serial_of_class((double)rows[k], (double)pairs[k], ends, (double)count));
    }
    memory_free(rows);
    memory_free(pairs);
    if (occurring == 0)
        return estimate_undefined(ONE_CLASS, count);
    // Two classes are one question: their indicators are each other's complement.
    return serial_estimate(best, count, occurring == 2 ? 1 : occurring);
}
