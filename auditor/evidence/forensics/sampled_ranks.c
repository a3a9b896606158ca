// Rows at the ninths, found by bisection of the sorted values.
#include "evidence/forensics/sampled_ranks.h"

#include "stats/distribution.h"

#include <math.h>

static const double SINGLE_PRECISION = 1e-7;
static const double STEEPEST = 0.4; // density of the normal distribution

static double share_at(const struct forensic_column *column, size_t k, bool normal) {
    return normal ? 0.5 * erfc(-column->value[k] / sqrt(2)) : column->value[k];
}

static size_t first_from(const struct forensic_column *column, double share, bool normal) {
    size_t low = 0, high = column->distinct;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (share_at(column, middle, normal) < share)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct sampled_ranks sampled_ranks_of(const struct forensic_sides *sides, bool normal) {
    const struct forensic_column *column = sides->column;
    double off = (normal ? STEEPEST : 1) * column->resolution + SINGLE_PRECISION;
    struct sampled_ranks ranks = {.width = 2 * off};
    for (int point = 1; point <= SAMPLED_POINTS; point++) {
        double share = (double)point / (SAMPLED_POINTS + 1);
        size_t rows[3] = {0}, k = first_from(column, share - off, normal);
        for (; k < column->distinct && share_at(column, k, normal) <= share + off; k++) {
            for (enum split_side side = SPLIT_TRAIN; side <= SPLIT_NEITHER; side++)
                rows[side] += sides->count[side][k];
        }
        if (rows[0] > 1 || rows[1] > 1 || rows[2] > 1)
            continue;
        ranks.found += rows[0] + rows[1] + rows[2] > 0;
        for (enum split_side side = SPLIT_TRAIN; side <= SPLIT_NEITHER; side++)
            ranks.hits[side] += rows[side];
    }
    return ranks;
}

double sampled_ranks_chance(size_t hits, size_t points, double width, size_t n) {
    double one = log10(fmin(1, width * (double)n));
    return fmin(0, (double)hits * one + distribution_choose_log10(points, hits));
}
