// Encoded categories: recomputes each statistic from sums and compares it with what is written.
#include "stats/encoding.h"

#include "base/memory.h"

#include <math.h>

enum { MOST_SHARING = 8, M_CANDIDATES = 5 };

static double overall_mean(const struct encoding_rows *set) {
    return set->all_rows > 0 ? set->all_sum / set->all_rows : 0;
}

static enum encoding_fit fit_of(int sharing) {
    return sharing == 1 ? ENCODING_OWN : ENCODING_SHARED;
}

static enum encoding_fit is_mean(const struct encoding_rows *set, size_t k, double tolerance) {
    return fabs(set->value[k] - set->sum[k] / set->rows[k]) <= tolerance ? ENCODING_OWN : ENCODING_OTHER;
}

static enum encoding_fit is_overall_mean(const struct encoding_rows *set, size_t k, double tolerance) {
    return fabs(set->value[k] - overall_mean(set)) <= tolerance ? ENCODING_SHARED : ENCODING_OTHER;
}

static enum encoding_fit is_m_estimate(const struct encoding_rows *set, size_t k, double m,
                                       double tolerance) {
    double mean = overall_mean(set);
    for (int sharing = 1; sharing <= MOST_SHARING && set->rows[k] >= sharing; sharing++) {
        double estimate = (set->sum[k] + sharing * m * mean) / (set->rows[k] + sharing * m);
        if (fabs(set->value[k] - estimate) <= tolerance)
            return fit_of(sharing);
    }
    return is_overall_mean(set, k, tolerance);
}

// Of alike categories that share a value, one's.
struct share {
    double rows, mean, variance;
};

static struct share share_of(const struct encoding_rows *set, size_t k, int sharing) {
    double rows = set->rows[k], mean = set->sum[k] / rows;
    return (struct share){rows / sharing, mean, fmax(set->squares[k] / rows - mean * mean, 0)};
}

// The overall mean stands for a category whose outcomes (or all) do not vary.
static double bayes(const struct encoding_rows *set, struct share share) {
    double mean = overall_mean(set), variance = set->all_squares / set->all_rows - mean * mean;
    double of_mean = variance * share.rows, weight = of_mean / (of_mean + share.variance);
    return of_mean + share.variance > 0 ? weight * share.mean + (1 - weight) * mean : mean;
}

static enum encoding_fit is_bayes(const struct encoding_rows *set, size_t k, double tolerance) {
    for (int sharing = 1; sharing <= MOST_SHARING && set->rows[k] >= sharing; sharing++) {
        if (fabs(set->value[k] - bayes(set, share_of(set, k, sharing))) <= tolerance)
            return fit_of(sharing);
    }
    return is_overall_mean(set, k, tolerance);
}

static enum encoding_fit is_sigmoid(const struct encoding_rows *set, size_t k, double tolerance) {
    static const struct {
        double middle, width; // in rows
    } usual[] = {{20, 10}, {1, 1}};
    double mean = overall_mean(set);
    for (size_t u = 0; u < sizeof usual / sizeof *usual; u++) {
        for (int sharing = 1; sharing <= MOST_SHARING && set->rows[k] >= sharing; sharing++) {
            struct share share = share_of(set, k, sharing);
            double weight = 1 / (1 + exp((usual[u].middle - share.rows) / usual[u].width));
            if (fabs(set->value[k] - (weight * share.mean + (1 - weight) * mean)) <= tolerance)
                return fit_of(sharing);
        }
    }
    return is_overall_mean(set, k, tolerance);
}

static enum encoding_fit is_woe(const struct encoding_rows *set, size_t k, double tolerance) {
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
                return fit_of(sharing);
        }
    }
    return ENCODING_OTHER;
}

// The first value that is at least `least`.
static size_t first_from(const struct encoding_rows *set, double least) {
    size_t first = 0, last = set->values;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (set->value[middle] < least)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

// Categories with one positive or negative, or none, write 0 or 1 besides; so these tell nothing.
static bool is_end(double value, double tolerance) {
    return value <= tolerance || value >= 1 - tolerance;
}

// Whether so many rows bear the value with that outcome, and no others.
static enum encoding_fit bears(const struct encoding_rows *set, double value, double tolerance, double rows,
                               bool positive) {
    enum encoding_fit found = ENCODING_OTHER;
    for (size_t k = first_from(set, value - tolerance); k < set->values && set->value[k] <= value + tolerance;
         k++) {
        double such = positive ? set->sum[k] : set->rows[k] - set->sum[k];
        if (such == rows && set->rows[k] == rows && !is_end(value, tolerance))
            return ENCODING_OWN;
        if (such >= rows)
            found = ENCODING_SHARED;
    }
    return found;
}

// Of n rows with p positives, n - p bear p / (n - 1) and p bear (p - 1) / (n - 1). So a value and its rows
// tell n and p, and with them the other value and how many rows must bear it.
static enum encoding_fit is_left_out(const struct encoding_rows *set, size_t k, double tolerance) {
    bool positive = set->sum[k] == set->rows[k];
    double value = set->value[k];
    if (is_end(value, tolerance))
        return ENCODING_SHARED;
    for (int sharing = 1; (positive || set->sum[k] == 0) && sharing <= MOST_SHARING; sharing++) {
        double rows = set->rows[k] / sharing, all = round(1 + (rows - 1) / (positive ? value : 1 - value));
        double positives = positive ? rows : all - rows;
        double here = (positives - positive) / (all - 1), other = (positives - !positive) / (all - 1);
        if (!(all > rows) || fabs(here - value) > tolerance)
            continue;
        enum encoding_fit fit = bears(set, other, tolerance, sharing * (all - rows), !positive);
        if (fit != ENCODING_OTHER)
            return sharing == 1 ? fit : ENCODING_SHARED;
    }
    return is_overall_mean(set, k, tolerance); // of a single row there are no others
}

// `one` = what a category of one row would be written as. A value may serve several categories of that many
// rows, but a column whose small numbers merely divide their frequencies (sizes of households) is no count.
static enum encoding_fit is_count(const struct encoding_rows *set, size_t k, double one, double tolerance) {
    double written = set->value[k] / one, slack = tolerance / one;
    if (written < 1 - slack)
        return ENCODING_OTHER;
    double sharing = round(set->rows[k] / written);
    bool equal =
        sharing >= 1 && sharing <= MOST_SHARING && fabs(set->rows[k] - sharing * written) <= sharing * slack;
    return equal ? fit_of((int)sharing) : ENCODING_OTHER;
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
            agree += set->rows[k] > 0 && is_m_estimate(set, k, best[i].m, tolerance) != ENCODING_OTHER;
        if (agree > most)
            most = agree, found = best[i].m;
    }
    return most >= 2 ? found : NAN; // one value alone always finds its m
}

size_t encoding_match(const struct encoding_rows *set, enum encoding_kind kind, double tolerance,
                      enum encoding_fit *fit) {
    double m = kind == ENCODING_M_ESTIMATE ? find_strength(set, tolerance) : 0;
    size_t count = 0;
    for (size_t k = 0; k < set->values; k++) {
        fit[k] = ENCODING_OTHER;
        if (!(set->rows[k] > 0) || isnan(m))
            continue;
        switch (kind) {
        case ENCODING_MEAN: fit[k] = is_mean(set, k, tolerance); break;
        case ENCODING_M_ESTIMATE: fit[k] = is_m_estimate(set, k, m, tolerance); break;
        case ENCODING_BAYES: fit[k] = is_bayes(set, k, tolerance); break;
        case ENCODING_SIGMOID: fit[k] = is_sigmoid(set, k, tolerance); break;
        case ENCODING_LEFT_OUT: fit[k] = is_left_out(set, k, tolerance); break;
        case ENCODING_WOE: fit[k] = is_woe(set, k, tolerance); break;
        case ENCODING_COUNT: fit[k] = is_count(set, k, 1, tolerance); break;
        case ENCODING_FREQUENCY: fit[k] = is_count(set, k, 1 / set->all_rows, tolerance); break;
        case ENCODING_KINDS: break;
        }
        count += fit[k] != ENCODING_OTHER;
    }
    return count;
}

// ---- chance ----

// Rows over the greatest common divisor of rows and sum: the least number of rows whose mean could be the
// same.
static double reduced(double rows, double sum) {
    double a = round(rows), b = fabs(round(sum));
    while (b > 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return round(rows) / a;
}

double encoding_chance_log10(enum encoding_kind kind, const struct encoding_luck *luck) {
    if (!(luck->rows > 0) || !(luck->differ > 0))
        return 0;
    // The numbers of rows of two independent samples agree with chance 1 / (2 sqrt(pi n)) (Skellam at 0).
    double same_rows = fmin(1, 1 / (2 * sqrt(M_PI * luck->differ)));
    if (kind == ENCODING_COUNT || kind == ENCODING_FREQUENCY || kind == ENCODING_LEFT_OUT)
        return log10(same_rows); // of a mean without the row itself, its rows are those of one outcome
    if (!(luck->spread > 0))
        return 0; // the outcome does not vary: any rows have that mean
    // For each number of rows, the sum must lie in an interval; of a lattice that need not hold a point.
    double width = 2 * luck->tolerance * luck->rows, deviation = luck->spread * sqrt(2 * luck->differ);
    if (!luck->lattice)
        return log10(fmin(1, width / (sqrt(2 * M_PI) * deviation)));
    double multiples = kind == ENCODING_MEAN || kind == ENCODING_WOE ? 1 / reduced(luck->rows, luck->sum) : 0;
    double possible = fmin(1, fmax(same_rows, multiples) + width);
    return log10(possible) + log10(fmin(1, fmax(width, 1) / (sqrt(2 * M_PI) * deviation)));
}
