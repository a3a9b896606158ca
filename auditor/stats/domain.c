// Scores of bins.
#include "stats/domain.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

void domain_scores(struct table table, double *score) {
    assert(table.columns == 2);
    double first = 0, second = 0, chi2 = 0, bins = 0;
    for (size_t b = 0; b < table.rows; b++) {
        score[b] = 0;
        first += (double)table.count[2 * b];
        second += (double)table.count[2 * b + 1];
    }
    if (first <= 0 || second <= 0)
        return;
    double share = second / (first + second), logit = log(second / first);
    for (size_t b = 0; b < table.rows; b++) {
        double of_second = (double)table.count[2 * b + 1], rows = (double)table.count[2 * b] + of_second;
        double p = (of_second + DOMAIN_PRIOR * share) / (rows + DOMAIN_PRIOR);
        double above = of_second - rows * share;
        score[b] = log(p / (1 - p)) - logit;
        chi2 += rows > 0 ? above * above / (rows * share * (1 - share)) : 0;
        bins += rows > 0;
    }
    double keep = chi2 > bins - 1 ? 1 - (bins - 1) / chi2 : 0;
    for (size_t b = 0; b < table.rows; b++)
        score[b] *= keep;
}
