// The residual variance of signed z's against its lower bound.
//
// Whatever is computed from the training rows alone may be chosen, or subtracted, freely: what the test rows
// add remains. So the strongest features on the training rows, which passed any bar without help, are left
// out, and the weakest, whose sign is chance; and of the others what a line through |on_train| explains.
#include "stats/dispersion.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/sort.h"

#include <math.h>

// More would make much of what is right to a few percent only: the variance of z with skewed features, or few
// rows of a class.
static const double MOST_INDEPENDENT = 500;

double dispersion_fisher_z(double correlation, double rows) {
    static const double MOST = 0.999999;
    return rows > 3 ? atanh(fmax(fmin(correlation, MOST), -MOST)) * sqrt(rows - 3) : 0;
}

// The features from `first` to before `last`, in the order of |on_train|. Of many test rows the sign of a
// weak feature says less, and even strong ones needed them: shares found by simulation.
struct window {
    size_t first, last;
};

static struct window window_of(size_t count, double test_share) {
    return (struct window){.first = (size_t)(0.6 * test_share * test_share * (double)count),
                           .last = (size_t)ceil((0.6 + 0.4 * test_share) * (double)count)};
}

// The sum of squares of y about its least squares line on x.
static double residual_squares(const double *x, const double *y, size_t count) {
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0, yy = 0;
    for (size_t i = 0; i < count; i++) {
        mean_x += x[i] / (double)count;
        mean_y += y[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    return xx > 0 ? fmax(yy - xy * xy / xx, 0) : yy;
}

// How many independent ones some of the features count as, given the same for all.
static double independent_of(double some, double count, double independent) {
    double correlation = count > 1 ? fmax(count / independent - 1, 0) / (count - 1) : 0;
    return fmin(some / (1 + (some - 1) * correlation), MOST_INDEPENDENT);
}

// What the test rows bring at least to the variance of such z's: their share, less half of the squared
// correlations, because the outcome is the same for all features: given one of the two
// variables the variance of z is (1 - r^2 / 2) / n.
static double least_noise(const double *z, size_t count, double rows, double test_share) {
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        double r = tanh(z[i] / sqrt(rows - 3));
        squares += r * r / (double)count;
    }
    return test_share * (1 - squares / 2);
}

struct estimate dispersion_of(const double *on_train, const double *on_all, size_t count, double rows,
                              double test_share, double independent) {
    if (!(independent >= 2) || !(rows > 3) || !(test_share > 0) || !(test_share < 1))
        return estimate_undefined(TOO_FEW, count);
    struct window window = window_of(count, test_share);
    size_t some = window.last - window.first;
    double degrees = independent_of((double)some, (double)count, independent) - 2;
    if (some <= 2 || !(degrees >= 2))
        return estimate_undefined(TOO_FEW, count);
    size_t *index = memory_alloc(count, sizeof *index);
    double *strength = memory_alloc(count, sizeof *strength),
           *signed_z = memory_alloc(some, sizeof *signed_z);
    for (size_t i = 0; i < count; i++)
        strength[i] = fabs(on_train[i]);
    sort_doubles_with_index(strength, index, count);
    for (size_t i = 0; i < some; i++) {
        size_t feature = index[window.first + i];
        signed_z[i] = on_train[feature] < 0 ? -on_all[feature] : on_all[feature];
    }
    double ratio = residual_squares(strength + window.first, signed_z, some) / (double)(some - 2) /
                   least_noise(signed_z, some, rows, test_share);
    memory_free(index);
    memory_free(strength);
    memory_free(signed_z);
    return estimate_tested(estimate_exact(ratio, some), distribution_chi2_log10_p(degrees * ratio, degrees));
}
