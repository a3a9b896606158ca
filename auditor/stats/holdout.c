// Widths of intervals that a test set can give.
#include "stats/holdout.h"

#include <math.h>

struct estimate holdout_auc(double auc, uint64_t positives, uint64_t negatives) {
    uint64_t rows = positives + negatives;
    if (positives == 0 || negatives == 0)
        return estimate_undefined(TOO_FEW, rows);
    double n1 = (double)positives, n0 = (double)negatives;
    double q1 = auc / (2 - auc), q2 = 2 * auc * auc / (1 + auc), square = auc * auc;
    double variance = (auc * (1 - auc) + (n1 - 1) * (q1 - square) + (n0 - 1) * (q2 - square)) / (n1 * n0);
    double half = ESTIMATE_Z * sqrt(variance);
    return estimate_between(auc, fmax(auc - half, 0), fmin(auc + half, 1), rows);
}

struct estimate holdout_share(double share, uint64_t rows) {
    if (rows == 0)
        return estimate_undefined(TOO_FEW, 0);
    double n = (double)rows, z2 = ESTIMATE_Z * ESTIMATE_Z;
    double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half = ESTIMATE_Z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return estimate_between(share, middle - half, middle + half, rows);
}

struct estimate holdout_mean_share(double share, const uint64_t *rows, size_t classes) {
    double low = 0, high = 0;
    uint64_t counted = 0, all = 0;
    for (size_t k = 0; k < classes; k++) {
        if (rows[k] == 0)
            continue;
        struct estimate one = holdout_share(share, rows[k]);
        low += (one.value - one.low) * (one.value - one.low);
        high += (one.high - one.value) * (one.high - one.value);
        all += rows[k];
        counted++;
    }
    if (counted == 0)
        return estimate_undefined(TOO_FEW, 0);
    return estimate_between(share, share - sqrt(low) / (double)counted, share + sqrt(high) / (double)counted,
                            all);
}

struct estimate holdout_mean(double variation, uint64_t rows) {
    if (rows == 0)
        return estimate_undefined(TOO_FEW, 0);
    double half = ESTIMATE_Z * variation / sqrt((double)rows);
    return estimate_between(1, fmax(1 - half, 0), 1 + half, rows);
}

double holdout_log_loss_variation(const uint64_t *rows, size_t classes) {
    static const double of_sure = 1.1081436; // sqrt(0.8 * 0.2) * ln 4 / -(0.8 ln 0.8 + 0.2 ln 0.2)
    double all = 0, mean = 0, squares = 0;
    for (size_t k = 0; k < classes; k++)
        all += (double)rows[k];
    for (size_t k = 0; k < classes; k++) {
        double share = rows[k] ? (double)rows[k] / all : 1, loss = -log(share);
        mean += rows[k] ? share * loss : 0;
        squares += rows[k] ? share * loss * loss : 0;
    }
    double deviation = sqrt(fmax(squares - mean * mean, 0));
    return mean > 0 ? fmax(deviation / mean, of_sure) : of_sure;
}
