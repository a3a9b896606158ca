// Distances between two samples, from counts.
#include "stats/shift.h"

#include "stats/distribution.h"
#include "stats/interval.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

struct samples {
    double first, second; // rows
    double noise;         // 1/first + 1/second
};

static struct samples samples_of(struct table table) {
    assert(table.columns == 2);
    struct samples samples = {0};
    for (size_t bin = 0; bin < table.rows; bin++) {
        samples.first += (double)table.count[2 * bin];
        samples.second += (double)table.count[2 * bin + 1];
    }
    if (samples.first > 0 && samples.second > 0)
        samples.noise = 1 / samples.first + 1 / samples.second;
    return samples;
}

struct estimate shift_ks(struct table table, double alpha) {
    struct samples samples = samples_of(table);
    uint64_t n = (uint64_t)(samples.first + samples.second);
    if (samples.noise <= 0)
        return estimate_undefined(TOO_FEW, n);
    double first = 0, second = 0, distance = 0;
    for (size_t bin = 0; bin < table.rows; bin++) {
        first += (double)table.count[2 * bin];
        second += (double)table.count[2 * bin + 1];
        distance = fmax(distance, fabs(first / samples.first - second / samples.second));
    }
    double margin = sqrt(log(2 / alpha) / 2 * samples.noise);
    return estimate_tested(
        estimate_between(distance, fmax(distance - margin, 0), fmin(distance + margin, 1), n),
        distribution_kolmogorov_log10_q(distance / sqrt(samples.noise)));
}

struct estimate shift_total_variation(struct table table, double alpha) {
    static const double two_pi = 6.283185307179586;
    struct samples samples = samples_of(table);
    uint64_t n = (uint64_t)(samples.first + samples.second);
    if (samples.noise <= 0)
        return estimate_undefined(TOO_FEW, n);
    double distance = 0, expected = 0, chi2 = 0;
    size_t occupied = 0;
    for (size_t bin = 0; bin < table.rows; bin++) {
        double a = (double)table.count[2 * bin], b = (double)table.count[2 * bin + 1];
        double pooled = (a + b) / (samples.first + samples.second);
        double difference = a / samples.first - b / samples.second;
        distance += fabs(difference) / 2;
        expected += sqrt(fmax(pooled * (1 - pooled), 0) * samples.noise / two_pi);
        chi2 += pooled > 0 ? difference * difference / (pooled * samples.noise) : 0;
        occupied += pooled > 0;
    }
    distance = fmin(distance, 1); // rounding
    double margin = sqrt(log(1 / alpha) / 2 * samples.noise);
    struct estimate estimate =
        estimate_between(distance, fmax(distance - expected - margin, 0), fmin(distance + margin, 1), n);
    return estimate_tested(estimate,
                           occupied > 1 ? distribution_chi2_log10_q(chi2, (double)occupied - 1) : 0);
}

struct estimate shift_of_shares(uint64_t a, uint64_t n, uint64_t b, uint64_t m, double alpha) {
    assert(a <= n && b <= m);
    if (n == 0 || m == 0)
        return estimate_undefined(TOO_FEW, n + m);
    // The chance of each limit is alpha; the larger share comes first.
    struct estimate more = interval_wilson(b, m, 1 - 2 * alpha), less = interval_wilson(a, n, 1 - 2 * alpha);
    if (more.value < less.value) {
        struct estimate other = more;
        more = less;
        less = other;
    }
    double difference = more.value - less.value;
    double down = hypot(more.value - more.low, less.high - less.value);
    double up = hypot(more.high - more.value, less.value - less.low);
    return estimate_between(difference, fmax(difference - down, 0), fmin(difference + up, 1), n + m);
}
