// Filled-in values: digits, multiplicities, and the means and medians of the other rows.
#include "stats/imputation.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_PLACES = 15, LEAST_DISTINCT = 4, NEIGHBOURS = 6, LEAST_UNIQUE = 20 };
static const double LOG_ALPHA = 21.416413017506358; // ln(2 / 1e-9)
static const double TOL_PLACES = 1e-9;              // of a unit: 44.45 is 444.5 units of 0.1

static double count_of(const struct spectrum *spectrum, size_t k) {
    return (double)spectrum->train[k] + (spectrum->test ? (double)spectrum->test[k] : 0);
}

// ---- digits ----

int imputation_places(double value) {
    double scale = 1;
    for (int places = 0; places <= MOST_PLACES; places++, scale *= 10) {
        double units = value * scale;
        if (fabs(units - nearbyint(units)) <= TOL_PLACES + 4e-16 * fabs(units))
            return places;
    }
    return MOST_PLACES + 1;
}

// The one or two values with more digits than all others have; `count` is 0 if there are more such values.
struct strangers {
    size_t count, index[2];
    double unit; // of the others
};

static struct strangers find_strangers(const struct spectrum *spectrum) {
    int most[3] = {-1, -1, -1}; // places of the three longest, descending
    size_t at[2] = {0, 0};
    for (size_t k = 0; k < spectrum->distinct; k++) {
        int places = imputation_places(spectrum->value[k]);
        if (places > most[0]) {
            most[2] = most[1], most[1] = most[0], most[0] = places;
            at[1] = at[0], at[0] = k;
        } else if (places > most[1]) {
            most[2] = most[1], most[1] = places;
            at[1] = k;
        } else if (places > most[2]) {
            most[2] = places;
        }
        if (most[2] > MOST_PLACES / 2) // full doubles: everyone is a stranger
            return (struct strangers){0};
    }
    size_t count = most[0] <= most[1] ? 0 : 1;
    if (most[1] > most[2] && most[0] > most[2])
        count = most[0] > most[1] + 3 ? 1 : 2; // one with many more digits than the second stands alone
    int others = count == 2 ? most[2] : most[1];
    return (struct strangers){.count = count, .index = {at[0], at[1]}, .unit = pow(10, -others)};
}

// ---- multiplicities ----

static int compare_counts(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

// The median multiplicity of the values next to k.
static double neighbours(const struct spectrum *spectrum, const uint32_t *counts, size_t k) {
    double near[2 * NEIGHBOURS];
    size_t count = 0;
    for (size_t d = 1; d <= NEIGHBOURS; d++) {
        if (k >= d)
            near[count++] = counts ? (double)counts[k - d] : count_of(spectrum, k - d);
        if (k + d < spectrum->distinct)
            near[count++] = counts ? (double)counts[k + d] : count_of(spectrum, k + d);
    }
    qsort(near, count, sizeof *near, compare_counts);
    return count % 2 ? near[count / 2] : (near[count / 2 - 1] + near[count / 2]) / 2;
}

static bool is_spike(const struct spectrum *spectrum, size_t k, bool only_repeated) {
    double count = count_of(spectrum, k);
    if (only_repeated && count >= 2)
        return true;
    return count > 4 && count > 3 * neighbours(spectrum, NULL, k) + 1;
}

// ---- sums ----

struct side_sums {
    double rows, sum, squares;
};

static struct side_sums sums_of(const struct spectrum *spectrum, const uint32_t *counts, double shift) {
    struct side_sums sums = {0};
    for (size_t k = 0; counts && k < spectrum->distinct; k++) {
        double n = counts[k], value = spectrum->value[k] - shift;
        sums.rows += n;
        sums.sum += n * value;
        sums.squares += n * value * value;
    }
    return sums;
}

static struct side_sums without(struct side_sums sums, double value, double count) {
    return (struct side_sums){sums.rows - count, sums.sum - count * value,
                              sums.squares - count * value * value};
}

static struct side_sums both(struct side_sums a, struct side_sums b) {
    return (struct side_sums){a.rows + b.rows, a.sum + b.sum, a.squares + b.squares};
}

// ---- one candidate ----

struct table_sums {
    double shift; // all values less this one
    struct side_sums side[2];
};

static bool equals_mean(double value, struct side_sums sums, double tolerance) {
    return sums.rows > 0 && fabs(sums.sum / sums.rows - value) <= tolerance;
}

static double deviation_of(struct side_sums sums) {
    double mean = sums.sum / sums.rows;
    return sqrt(fmax(sums.squares / sums.rows - mean * mean, 0));
}

// The smallest distance of neighbouring values, not counting the candidates.
static double lattice_of(const struct spectrum *spectrum, size_t a, size_t b) {
    double gap = INFINITY, before = NAN;
    for (size_t k = 0; k < spectrum->distinct; k++) {
        if (k == a || k == b)
            continue;
        double here = spectrum->value[k] - before;
        if (here > 3 * spectrum->resolution + spectrum->slack && here < gap)
            gap = here;
        before = spectrum->value[k];
    }
    return isfinite(gap) ? gap : 0;
}

static double train_count(const struct spectrum *spectrum, size_t k) {
    return spectrum->train[k];
}

static double test_count(const struct spectrum *spectrum, size_t k) {
    return spectrum->test ? spectrum->test[k] : 0;
}

// One value that may have been filled in on both sides.
static struct imputed_mean judge_value(const struct spectrum *spectrum, const struct table_sums *sums,
                                       size_t k, double tolerance) {
    double value = spectrum->value[k] - sums->shift;
    struct side_sums train = without(sums->side[0], value, train_count(spectrum, k));
    struct side_sums test = without(sums->side[1], value, test_count(spectrum, k));
    struct side_sums all = both(train, test);
    if (!(train.rows > 0))
        return (struct imputed_mean){0};
    struct imputed_mean mean = {.value = spectrum->value[k],
                                .train = equals_mean(value, train, tolerance),
                                .pooled = equals_mean(value, all, tolerance),
                                .other = {train.rows, test.rows},
                                .deviation = deviation_of(all)};
    // A value that training rows bear as well does not come from the test rows alone.
    mean.test = !mean.pooled && !(train_count(spectrum, k) > 0) && equals_mean(value, test, tolerance);
    mean.train = mean.train || mean.test; // nothing was missing there
    mean.found = mean.train || mean.pooled;
    return mean;
}

// Two values with too many digits: one a side, if each side was filled by itself.
static struct imputed_mean judge_two(const struct spectrum *spectrum, const struct table_sums *sums, size_t a,
                                     size_t b, double tolerance) {
    if (!(train_count(spectrum, a) > 0)) {
        size_t swap = a;
        a = b, b = swap;
    }
    if (!(train_count(spectrum, a) > 0) || test_count(spectrum, a) > 0 || train_count(spectrum, b) > 0)
        return (struct imputed_mean){0};
    double in_train = spectrum->value[a] - sums->shift, in_test = spectrum->value[b] - sums->shift;
    struct side_sums train = without(sums->side[0], in_train, train_count(spectrum, a));
    struct side_sums test = without(sums->side[1], in_test, test_count(spectrum, b));
    if (!equals_mean(in_train, train, tolerance) || !equals_mean(in_test, test, tolerance))
        return (struct imputed_mean){0};
    return (struct imputed_mean){.found = true,
                                 .value = spectrum->value[b],
                                 .train = true,
                                 .test = true,
                                 .other = {train.rows, test.rows},
                                 .deviation = deviation_of(both(train, test))};
}

static void finish(struct imputed_mean *mean, double tolerance, double lattice, double candidates) {
    double rows = mean->other[0] + mean->other[1];
    mean->width = candidates * (2 * tolerance + lattice / rows);
    mean->nearby = log10(fmin(1, candidates * 2 * tolerance / fmax(mean->deviation / 2, 2 * tolerance)));
    mean->found = mean->found && mean->deviation > 0;
}

static struct imputed_mean among_spikes(const struct spectrum *spectrum, const struct table_sums *sums,
                                        size_t repeated) {
    struct side_sums all = both(sums->side[0], sums->side[1]);
    double middle = all.sum / all.rows + sums->shift, reach = deviation_of(all) / 2, candidates = 0;
    double h = spectrum->resolution,
           tolerance = h * fmin(1, sqrt(2 * LOG_ALPHA / all.rows)) + h + spectrum->slack;
    struct imputed_mean best = {0};
    bool sparse = repeated == 1 && spectrum->distinct >= LEAST_UNIQUE;
    for (size_t k = 0; k < spectrum->distinct; k++) {
        if (fabs(spectrum->value[k] - middle) > reach || count_of(spectrum, k) < 2 ||
            !is_spike(spectrum, k, sparse))
            continue;
        candidates++;
        struct imputed_mean here = judge_value(spectrum, sums, k, tolerance);
        if (here.found && (!best.found || fabs(here.value - middle) < fabs(best.value - middle)))
            best = here;
    }
    finish(&best, tolerance, lattice_of(spectrum, SIZE_MAX, SIZE_MAX), candidates);
    return best;
}

struct imputed_mean imputation_mean(const struct spectrum *spectrum) {
    if (spectrum->distinct < LEAST_DISTINCT)
        return (struct imputed_mean){0};
    struct table_sums sums = {.shift = spectrum->value[spectrum->distinct / 2]};
    sums.side[0] = sums_of(spectrum, spectrum->train, sums.shift);
    sums.side[1] = sums_of(spectrum, spectrum->test, sums.shift);
    struct strangers strangers = find_strangers(spectrum);
    if (strangers.count > 0 && 2 * spectrum->resolution < strangers.unit) {
        double tolerance = spectrum->resolution + spectrum->slack;
        size_t a = strangers.index[0], b = strangers.count == 2 ? strangers.index[1] : SIZE_MAX;
        struct imputed_mean mean = strangers.count == 2 ? judge_two(spectrum, &sums, a, b, tolerance)
                                                        : judge_value(spectrum, &sums, a, tolerance);
        finish(&mean, tolerance, fmax(lattice_of(spectrum, a, b), strangers.unit), 1);
        if (mean.found)
            return mean;
    }
    size_t repeated = 0;
    for (size_t k = 0; k < spectrum->distinct; k++)
        repeated += count_of(spectrum, k) >= 2;
    return repeated ? among_spikes(spectrum, &sums, repeated) : (struct imputed_mean){0};
}

// ---- medians ----

static double unevenness(const struct spectrum *spectrum, size_t at, bool pooled) {
    double below = 0, above = 0;
    for (size_t k = 0; k < spectrum->distinct; k++) {
        double count = pooled ? count_of(spectrum, k) : train_count(spectrum, k);
        if (k < at)
            below += count;
        if (k > at)
            above += count;
    }
    return fabs(below - above);
}

// How often a value occurs by itself where its neighbours occur so often: two standard deviations more.
static double natural(double neighbours) {
    return neighbours > 1 ? ceil(neighbours + 2 * sqrt(neighbours)) : 1;
}

struct imputed_median imputation_median(const struct spectrum *spectrum) {
    size_t mode = 0;
    for (size_t k = 0; k < spectrum->distinct; k++)
        mode = count_of(spectrum, k) > count_of(spectrum, mode) ? k : mode;
    struct imputed_median median = {0};
    if (spectrum->distinct <= LEAST_DISTINCT || !is_spike(spectrum, mode, false))
        return median;
    double test = 0;
    for (size_t k = 0; k < spectrum->distinct; k++)
        test += k == mode ? 0 : test_count(spectrum, k);
    return (struct imputed_median){.found = true,
                                   .value = spectrum->value[mode],
                                   .train = unevenness(spectrum, mode, false),
                                   .pooled = unevenness(spectrum, mode, true),
                                   .slack = {natural(neighbours(spectrum, spectrum->train, mode)),
                                             natural(neighbours(spectrum, NULL, mode))},
                                   .test_rows = test};
}
