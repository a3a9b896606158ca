// Measures of association in a contingency table. Each is a function of the cell shares p_ij; its variance
// follows from the influence of each cell, that is, how the measure moves when that cell's share grows.
#include "stats/association.h"

#include "base/memory.h"
#include "stats/distribution.h"
#include "stats/interval.h"

#include <float.h>
#include <math.h>

static double count_at(struct table table, size_t i, size_t j) {
    return (double)table.count[i * table.columns + j];
}

static enum undefined undefined_why(const struct margins *margins, uint64_t least) {
    if (margins->total < least)
        return TOO_FEW;
    if (margins->occupied_rows < 2)
        return CONSTANT;
    return margins->occupied_columns < 2 ? ONE_CLASS : DEFINED;
}

static double degrees_of(const struct margins *margins) {
    return (double)(margins->occupied_rows - 1) * (double)(margins->occupied_columns - 1);
}

// For each table row and column: sums over its occupied cells that the influences need.
struct sums {
    double *rows, *columns;
};

static struct sums sums_new(struct table table) {
    return (struct sums){.rows = memory_alloc(table.rows, sizeof(double)),
                         .columns = memory_alloc(table.columns, sizeof(double))};
}

static void sums_free(struct sums sums) {
    memory_free(sums.rows);
    memory_free(sums.columns);
}

// phi^2 = chi^2 / n, and the variance of its plug-in estimate.
static double phi_squared(struct table table, const struct margins *margins, double *variance) {
    double n = (double)margins->total, chi2 = 0;
    struct sums sums = sums_new(table);
    for (size_t i = 0; i < table.rows; i++) {
        for (size_t j = 0; j < table.columns; j++) {
            double o = count_at(table, i, j), r = (double)margins->rows[i], c = (double)margins->columns[j];
            if (r <= 0 || c <= 0)
                continue;
            double expected = r * (c / n);
            chi2 += (o - expected) * ((o - expected) / expected);
            sums.rows[i] += o / r * (o / r) / (c / n);
            sums.columns[j] += o / c * (o / c) / (r / n);
        }
    }
    double square = 0; // the influences average to 0
    for (size_t i = 0; i < table.rows; i++) {
        for (size_t j = 0; j < table.columns; j++) {
            double o = count_at(table, i, j);
            if (o <= 0)
                continue;
            double ratio = o / (double)margins->rows[i] / ((double)margins->columns[j] / n);
            double influence = 2 * ratio - sums.rows[i] - sums.columns[j];
            square += o / n * influence * influence;
        }
    }
    sums_free(sums);
    *variance = square / n + 2 * degrees_of(margins) / n / n;
    return chi2 / n;
}

// Bergsma's correction of phi^2 and of the table's size, and V from it.
static double bergsma_v(double phi2, double n, double rows, double columns) {
    double corrected = fmax(phi2 - (rows - 1) * (columns - 1) / (n - 1), 0);
    double r = rows - (rows - 1) * (rows - 1) / (n - 1);
    double c = columns - (columns - 1) * (columns - 1) / (n - 1);
    double size = fmin(r, c) - 1;
    return size > 0 ? fmin(sqrt(corrected / size), 1) : 0;
}

struct estimate association_cramers_v(struct table table) {
    struct margins margins = margins_of(table);
    enum undefined why = undefined_why(&margins, 3);
    uint64_t total = margins.total;
    if (why != DEFINED) {
        margins_finish(&margins);
        return estimate_undefined(why, total);
    }
    double variance, phi2 = phi_squared(table, &margins, &variance), n = (double)total;
    double rows = (double)margins.occupied_rows, columns = (double)margins.occupied_columns;
    double half = ESTIMATE_Z * sqrt(variance), degrees = degrees_of(&margins);
    margins_finish(&margins);
    struct estimate v =
        estimate_between(bergsma_v(phi2, n, rows, columns), bergsma_v(phi2 - half, n, rows, columns),
                         bergsma_v(phi2 + half, n, rows, columns), total);
    return estimate_tested(v, distribution_chi2_log10_q(n * phi2, degrees));
}

// Mutual information and the entropy of the columns, in nats, with the sums that their variances need.
struct information {
    double mutual, entropy;
    double square, cross, entropy_square; // means of log-ratio^2, log-ratio * surprise, surprise^2
    double degrees, n;
};

static struct information information_of(struct table table, const struct margins *margins) {
    struct information info = {.degrees = degrees_of(margins), .n = (double)margins->total};
    double n = info.n;
    for (size_t j = 0; j < table.columns; j++) {
        double share = (double)margins->columns[j] / n;
        if (share <= 0)
            continue;
        info.entropy -= share * log(share);
        info.entropy_square += share * log(share) * log(share);
    }
    for (size_t i = 0; i < table.rows; i++) {
        for (size_t j = 0; j < table.columns; j++) {
            double o = count_at(table, i, j);
            if (o <= 0)
                continue;
            double share = (double)margins->columns[j] / n;
            double gain = log(o / (double)margins->rows[i]) - log(share);
            info.mutual += o / n * gain;
            info.square += o / n * gain * gain;
            info.cross -= o / n * gain * log(share);
        }
    }
    info.mutual = fmax(info.mutual, 0);
    return info;
}

// G = 2 n MI.
static double g_test(struct information info) {
    return distribution_chi2_log10_q(2 * info.n * info.mutual, info.degrees);
}

static struct estimate information_undefined(struct table table, struct information *info) {
    struct margins margins = margins_of(table);
    enum undefined why = undefined_why(&margins, 1);
    uint64_t total = margins.total;
    if (why == DEFINED)
        *info = information_of(table, &margins);
    margins_finish(&margins);
    return (struct estimate){.why = why, .n = total};
}

struct estimate association_mutual_information(struct table table) {
    struct information info;
    struct estimate none = information_undefined(table, &info);
    if (none.why != DEFINED)
        return none;
    double variance =
        fmax(info.square - info.mutual * info.mutual, 0) / info.n + info.degrees / (2 * info.n * info.n);
    double half = ESTIMATE_Z * sqrt(variance);
    struct estimate mutual = estimate_between(info.mutual, fmax(info.mutual - half, 0),
                                              fmin(info.mutual + half, info.entropy), none.n);
    return estimate_tested(mutual, g_test(info));
}

// U less `correction`, with its interval. The influence of a cell is (gain - U * surprise) / H, with mean 0.
static struct estimate uncertainty(struct information info, double correction, uint64_t n) {
    double u = info.mutual / info.entropy;
    double square = info.square - 2 * u * info.cross + u * u * info.entropy_square;
    double variance =
        (fmax(square, 0) / info.n + info.degrees / (2 * info.n * info.n)) / (info.entropy * info.entropy);
    double half = ESTIMATE_Z * sqrt(variance), value = fmin(fmax(u - correction, 0), 1);
    struct estimate estimate =
        estimate_between(value, fmax(u - correction - half, 0), fmax(fmin(u - correction + half, 1), 0), n);
    return estimate_tested(estimate, g_test(info));
}

struct estimate association_theils_u(struct table table) {
    struct information info;
    struct estimate none = information_undefined(table, &info);
    return none.why != DEFINED ? none : uncertainty(info, 0, none.n);
}

struct estimate association_theils_u_corrected(struct table table) {
    struct information info;
    struct estimate none = information_undefined(table, &info);
    if (none.why != DEFINED)
        return none;
    return uncertainty(info, info.degrees / (2 * info.n * info.entropy), none.n);
}

// tau = (sum p_ij^2 / p_i - sum q_j^2) / (1 - sum q_j^2), and the variance of its plug-in estimate.
static double goodman_kruskal_tau(struct table table, const struct margins *margins, double *variance) {
    double n = (double)margins->total, known = 0, base = 0, square = 0;
    struct sums sums = sums_new(table); // rows: sum_j (p_ij / p_i)^2
    for (size_t j = 0; j < table.columns; j++)
        base += (double)margins->columns[j] / n * ((double)margins->columns[j] / n);
    for (size_t i = 0; i < table.rows; i++) {
        double r = (double)margins->rows[i];
        for (size_t j = 0; j < table.columns && r > 0; j++)
            sums.rows[i] += count_at(table, i, j) / r * (count_at(table, i, j) / r);
        known += r / n * sums.rows[i];
    }
    double tau = fmin(fmax((known - base) / (1 - base), 0), 1);
    double mean = known - 2 * base * (1 - tau); // of the influences below
    for (size_t i = 0; i < table.rows; i++) {
        for (size_t j = 0; j < table.columns; j++) {
            double o = count_at(table, i, j);
            if (o <= 0)
                continue;
            double influence = 2 * o / (double)margins->rows[i] - sums.rows[i] -
                               2 * (double)margins->columns[j] / n * (1 - tau);
            square += o / n * (influence - mean) * (influence - mean);
        }
    }
    sums_free(sums);
    *variance = square / ((1 - base) * (1 - base)) / n;
    return tau;
}

struct estimate association_gini_reduction(struct table table) {
    struct margins margins = margins_of(table);
    enum undefined why = undefined_why(&margins, 2);
    uint64_t total = margins.total;
    if (why != DEFINED) {
        margins_finish(&margins);
        return estimate_undefined(why, total);
    }
    double variance, tau = goodman_kruskal_tau(table, &margins, &variance), degrees = degrees_of(&margins);
    double scale = (double)(total - 1) * (double)(margins.occupied_columns - 1); // scale * tau is chi-square
    margins_finish(&margins);
    double half = ESTIMATE_Z * sqrt(variance + 2 * degrees / scale / scale);
    struct estimate estimate = estimate_between(tau, fmax(tau - half, 0), fmin(tau + half, 1), total);
    return estimate_tested(estimate, distribution_chi2_log10_q(scale * tau, degrees));
}

struct estimate association_correlation_ratio(const uint64_t *n, const double *mean, const double *m2,
                                              size_t groups) {
    uint64_t total = 0;
    double occupied = 0, centre = 0, between = 0, within = 0;
    for (size_t i = 0; i < groups; i++) {
        if (n[i] == 0)
            continue;
        total += n[i];
        occupied++;
        centre += (mean[i] - centre) * ((double)n[i] / (double)total);
        within += m2[i];
    }
    for (size_t i = 0; i < groups; i++)
        if (n[i] > 0)
            between += (double)n[i] * (mean[i] - centre) * (mean[i] - centre);
    if (total == 0 || (double)total <= occupied)
        return estimate_undefined(TOO_FEW, total);
    if (occupied < 2)
        return estimate_undefined(CONSTANT, total);
    double all = between + within;
    if (!isfinite(all))
        return estimate_undefined(NOT_DECIDABLE, total);
    if (all <= 0)
        return estimate_undefined(ONE_CLASS, total);
    double rest = fmin(within / all, 1), degrees1 = occupied - 1, degrees2 = (double)total - occupied;
    double epsilon2 = fmax(1 - rest * (double)(total - 1) / degrees2, 0);
    // an exact fit is as good as double precision can tell, no better
    double f = (1 - rest) / degrees1 / (fmax(rest, DBL_EPSILON) / degrees2);
    struct estimate estimate = interval_r2(epsilon2, total, degrees1);
    estimate.low = fmax(estimate.low, 0);
    return estimate_tested(estimate, distribution_f_log10_q(f, degrees1, degrees2));
}

uint64_t association_errors(struct table table) {
    uint64_t errors = 0;
    for (size_t i = 0; i < table.rows; i++) {
        uint64_t sum = 0, most = 0;
        for (size_t j = 0; j < table.columns; j++) {
            uint64_t count = table.count[i * table.columns + j];
            sum += count;
            most = count > most ? count : most;
        }
        errors += sum - most;
    }
    return errors;
}
