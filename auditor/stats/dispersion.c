// The variance of signed z's against its lower bound.
#include "stats/dispersion.h"

#include "stats/distribution.h"

#include <math.h>

double dispersion_fisher_z(double correlation, double rows) {
    static const double MOST = 0.999999;
    return rows > 3 ? atanh(fmax(fmin(correlation, MOST), -MOST)) * sqrt(rows - 3) : 0;
}

struct estimate dispersion_of(const double *on_train, const double *on_all, size_t count, double test_share,
                              double independent) {
    if (!(independent >= 2) || !(test_share > 0))
        return estimate_undefined(TOO_FEW, count);
    double mean = 0, squares = 0;
    for (size_t i = 0; i < count; i++)
        mean += (on_train[i] < 0 ? -on_all[i] : on_all[i]) / (double)count;
    for (size_t i = 0; i < count; i++) {
        double here = (on_train[i] < 0 ? -on_all[i] : on_all[i]) - mean;
        squares += here * here;
    }
    double ratio = squares / (double)(count - 1) / test_share;
    return estimate_tested(estimate_exact(ratio, count),
                           distribution_chi2_log10_p((independent - 1) * ratio, independent - 1));
}
