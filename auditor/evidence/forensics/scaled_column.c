// Means and mean squares of a column by set, and what rounding allows them.
#include "evidence/forensics/scaled_column.h"

#include <math.h>

enum { MOST_LEVELS = 10 };
// ln(2 / 1e-9): Hoeffding's bound for the sum of independent rounding errors, one for each distinct value.
static const double HOEFFDING = 21.416413;

static bool may_be_centred(const struct forensic_column *column, const struct scaled_column *scaled) {
    double tolerance = column->resolution + forensic_slack(column->largest, FORENSIC_RUNGS - 1);
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        if (scaled->set[set].n > 1 && fabs(scaled->set[set].mean) <= tolerance)
            return true;
    }
    return false;
}

static bool is_contrast(const struct forensic_column *column) {
    size_t levels = column->distinct;
    double tolerance = 2 * (column->resolution + column->slack);
    for (size_t k = 0; k < levels && levels <= MOST_LEVELS; k++) {
        if (fabs(column->value[k] + column->value[levels - 1 - k]) > tolerance)
            return false;
    }
    return levels <= MOST_LEVELS;
}

static void count_repeats(struct scaled_column *scaled, struct forensic_column *column,
                          struct forensic_sides *sides) {
    forensic_sides_count(sides, column);
    scaled->distinct = column->distinct;
    scaled->gap = column->gap;
    scaled->contrast = is_contrast(column);
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        enum fit_set same = forensic_sides_same(sides, set);
        for (size_t k = 0; same == set && k < column->distinct; k++) {
            double c = (double)forensic_sides_of(sides, set, k), weight = c * column->value[k];
            scaled->set[set].repeats += c * c;
            scaled->set[set].weight += weight * weight;
        }
        scaled->set[set].repeats = scaled->set[same].repeats;
        scaled->set[set].weight = scaled->set[same].weight;
    }
}

struct scaled_column scaled_column_of(struct forensic_column *column, struct forensic_sides *sides) {
    struct scaled_column scaled = {.of = column->of,
                                   .number = column->number,
                                   .resolution = column->resolution,
                                   .largest = column->largest};
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        struct forensic_sums sums = forensic_sides_sums(sides, set);
        double n = (double)sums.n;
        if (sums.n)
            scaled.set[set] = (struct scaled_set){.n = sums.n,
                                                  .mean = sums.sum / n,
                                                  .square = sums.squares / n,
                                                  .fourth = sums.fourths / n,
                                                  .absolute = sums.absolute / n};
    }
    if (may_be_centred(column, &scaled))
        count_repeats(&scaled, column, sides);
    return scaled;
}

double scaled_column_mean_tolerance(const struct scaled_column *column, enum fit_set set, unsigned rung) {
    const struct scaled_set *s = &column->set[set];
    double h = column->resolution, likely = h * sqrt(2 * HOEFFDING * s->repeats) / (double)s->n;
    return fmin(h, likely) + forensic_slack(column->largest, rung);
}

double scaled_column_square_tolerance(const struct scaled_column *column, enum fit_set set, unsigned rung) {
    const struct scaled_set *s = &column->set[set];
    double h = column->resolution, likely = h * sqrt(8 * HOEFFDING * s->weight) / (double)s->n;
    double slack = forensic_slack(column->largest, rung);
    return fmin(2 * h * s->absolute, likely) + h * h + 2 * slack * fmax(1, s->absolute);
}

bool scaled_column_obeys(const struct scaled_column *column, enum scaling scaling, enum fit_set set,
                         unsigned rung) {
    const struct scaled_set *s = &column->set[set];
    if (column->distinct == 0 || s->n < 2 ||
        !(fabs(s->mean) <= scaled_column_mean_tolerance(column, set, rung)))
        return false;
    if (scaling == SCALING_CENTRED)
        return true;
    double n = (double)s->n, tolerance = scaled_column_square_tolerance(column, set, rung);
    return fabs(s->square - 1) <= tolerance ||                                     // population variance
           fabs((s->square - s->mean * s->mean) * n / (n - 1) - 1) <= tolerance || // sample variance
           fabs(s->square - 1 / n) <= tolerance * fmin(1, s->absolute);            // length 1
}

bool scaled_column_near(const struct scaled_column *column, enum fit_set set) {
    const struct scaled_set *s = &column->set[set];
    double n = (double)s->n, variance = s->square - s->mean * s->mean;
    if (s->n < 2 || !(variance > 0))
        return false;
    double kurtosis = s->fourth / (s->square * s->square);
    return fabs(s->mean) * sqrt(n / variance) < 5 &&
           fabs(variance - 1) < 5 * sqrt(fmax(kurtosis - 1, 0.05) / n);
}
