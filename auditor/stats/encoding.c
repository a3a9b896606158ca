// Encoded categories: recomputes each statistic from sums and compares it with what is written.
#include "stats/encoding.h"

#include "base/memory.h"

#include <math.h>

enum { MOST_SHARING = 8, M_CANDIDATES = 5 };

static double overall_mean(const struct encoding_rows *set) {
    return set->all_rows > 0 ? set->all_sum / set->all_rows : 0;
}

static bool is_mean(const struct encoding_rows *set, size_t k, double tolerance) {
    return fabs(set->value[k] - set->sum[k] / set->rows[k]) <= tolerance;
}

// Whether the value is the m-estimate of one of up to eight categories with alike rows, or the overall mean.
static bool is_m_estimate(const struct encoding_rows *set, size_t k, double m, double tolerance) {
    double mean = overall_mean(set);
    if (fabs(set->value[k] - mean) <= tolerance)
        return true;
    for (int sharing = 1; sharing <= MOST_SHARING && set->rows[k] >= sharing; sharing++) {
        double estimate = (set->sum[k] + sharing * m * mean) / (set->rows[k] + sharing * m);
        if (fabs(set->value[k] - estimate) <= tolerance)
            return true;
    }
    return false;
}

static bool is_woe(const struct encoding_rows *set, size_t k, double tolerance) {
    static const double smoothing[] = {1, 0.5, 0};
    double positives = set->all_sum, negatives = set->all_rows - set->all_sum;
    for (size_t s = 0; s < sizeof smoothing / sizeof *smoothing; s++) {
        double add = smoothing[s];
        for (int sharing = 1; sharing <= MOST_SHARING && set->rows[k] >= sharing; sharing++) {
            double sum = set->sum[k] / sharing, rest = (set->rows[k] - set->sum[k]) / sharing;
            double of_positives = (sum + add) / (positives + 2 * add);
            double of_negatives = (rest + add) / (negatives + 2 * add);
            if (of_positives > 0 && of_negatives > 0 &&
                fabs(set->value[k] - log(of_positives / of_negatives)) <= tolerance)
                return true;
        }
    }
    return false;
}

// `one` = what a category of one row would be written as. A value may serve several categories of that many
// rows, but a column whose small numbers merely divide their frequencies (sizes of households) is no count.
static bool is_count(const struct encoding_rows *set, size_t k, double one, double tolerance) {
    double written = set->value[k] / one, slack = tolerance / one;
    if (written < 1 - slack)
        return false;
    double sharing = round(set->rows[k] / written);
    return sharing >= 1 && sharing <= MOST_SHARING &&
           fabs(set->rows[k] - sharing * written) <= sharing * slack;
}

// ---- the strength m of the smoothing ----

struct strength {
    double m, error;
};

// The strength that a value would need, and how precisely it tells; an infinite error where it tells nothing.
static struct strength needed_strength(const struct encoding_rows *set, size_t k, double tolerance) {
    double mean = overall_mean(set), away = set->value[k] - mean, rows = set->rows[k];
    struct strength none = {0, INFINITY};
    if (!(rows > 0) || !(fabs(away) > tolerance))
        return none;
    double m = (set->sum[k] - rows * set->value[k]) / away, error = tolerance * (rows + fabs(m)) / fabs(away);
    if (!(m >= -1e-6) || !isfinite(error))
        return none;
    if (fabs(m - round(m)) < 5 * error + 1e-9)
        m = round(m);
    return (struct strength){m, error};
}

// The most precise strengths, best first; returns how many.
static size_t best_strengths(const struct encoding_rows *set, double tolerance,
                             struct strength best[M_CANDIDATES]) {
    size_t count = 0;
    for (size_t k = 0; k < set->values; k++) {
        struct strength strength = needed_strength(set, k, tolerance);
        size_t at = count < M_CANDIDATES ? count++ : M_CANDIDATES;
        for (; at > 0 && best[at - 1].error > strength.error; at--) {
            if (at < M_CANDIDATES)
                best[at] = best[at - 1];
        }
        if (at < M_CANDIDATES)
            best[at] = strength;
    }
    while (count > 0 && isinf(best[count - 1].error))
        count--;
    return count;
}

static double find_strength(const struct encoding_rows *set, double tolerance) {
    struct strength best[M_CANDIDATES];
    size_t count = best_strengths(set, tolerance, best), most = 0;
    double found = NAN;
    for (size_t i = 0; i < count; i++) {
        size_t agree = 0;
        for (size_t k = 0; k < set->values; k++)
            agree += set->rows[k] > 0 && is_m_estimate(set, k, best[i].m, tolerance);
        if (agree > most)
            most = agree, found = best[i].m;
    }
    return most >= 2 ? found : NAN; // one value alone always finds its m
}

size_t encoding_match(const struct encoding_rows *set, enum encoding_kind kind, double tolerance,
                      bool *matched) {
    double m = kind == ENCODING_M_ESTIMATE ? find_strength(set, tolerance) : 0;
    size_t count = 0;
    for (size_t k = 0; k < set->values; k++) {
        matched[k] = false;
        if (!(set->rows[k] > 0) || isnan(m))
            continue;
        matched[k] = kind == ENCODING_MEAN         ? is_mean(set, k, tolerance)
                     : kind == ENCODING_M_ESTIMATE ? is_m_estimate(set, k, m, tolerance)
                     : kind == ENCODING_WOE        ? is_woe(set, k, tolerance)
                     : kind == ENCODING_COUNT      ? is_count(set, k, 1, tolerance)
                                                   : is_count(set, k, 1 / set->all_rows, tolerance);
        count += matched[k];
    }
    return count;
}

// ---- chance ----

// Rows over the greatest common divisor of rows and sum, where both are whole: the least number of rows whose
// mean could be the same.
static double reduced(double rows, double sum) {
    double a = round(rows), b = fabs(round(sum));
    if (fabs(sum - round(sum)) > 1e-9)
        return a;
    while (b > 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return round(rows) / a;
}

double encoding_chance_log10(enum encoding_kind kind, double rows, double sum, double differ, double spread,
                             double tolerance) {
    if (!(rows > 0) || !(differ > 0))
        return 0;
    // The numbers of rows of two independent samples agree with chance 1 / (2 sqrt(pi n)) (Skellam at 0).
    double same_rows = fmin(1, 1 / (2 * sqrt(M_PI * differ)));
    if (kind == ENCODING_COUNT || kind == ENCODING_FREQUENCY)
        return log10(same_rows);
    if (!(spread > 0))
        return 0; // the outcome does not vary: any rows have that mean
    double denominator = reduced(rows, sum);
    double width = 2 * tolerance * rows + (fabs(sum - round(sum)) > 1e-9 ? 0 : 1);
    double same_sum = fmin(1, width / (sqrt(2 * M_PI) * spread * sqrt(2 * differ)));
    return log10(fmax(same_rows, fmin(1, 1 / denominator))) + log10(same_sum);
}
