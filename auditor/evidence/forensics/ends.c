// Outermost values by insertion into a short list, round grids by trial.
#include "evidence/forensics/ends.h"

#include <math.h>
#include <string.h>

enum { OUTERMOST = 11, LEVELS = 10, GRID_SAMPLE = 1000 };

static const double LIKE_RANKS = 0.6; // Kolmogorov's distance: one uniform column of seven has less

// The smallest values, ascending.
struct outermost {
    double value[OUTERMOST];
    size_t count;
};

static void outermost_add(struct outermost *outermost, double value) {
    if (outermost->count == OUTERMOST && value >= outermost->value[OUTERMOST - 1])
        return;
    size_t hole = outermost->count < OUTERMOST ? outermost->count++ : OUTERMOST - 1;
    for (; hole > 0 && outermost->value[hole - 1] > value; hole--)
        outermost->value[hole] = outermost->value[hole - 1];
    outermost->value[hole] = value;
}

static double spacing(const struct outermost *outermost, size_t rows) {
    size_t k = rows / 10 < OUTERMOST - 1 ? rows / 10 : OUTERMOST - 1;
    return k ? (outermost->value[k] - outermost->value[0]) / (double)k : 0;
}

static void find_ends(struct ends *ends, const struct forensic_column *column,
                      const struct forensic_sides *sides) {
    struct outermost low = {.count = 0}, high = {.count = 0};
    for (size_t r = 0; r < column->rows; r++) {
        double value = column->number[r];
        if (isnan(value))
            continue;
        size_t side = sides->pair ? sides->pair->side[r] : SPLIT_TRAIN;
        ends->low_count[side] += value <= column->minimum + ends->tolerance;
        ends->high_count[side] += value >= column->maximum - ends->tolerance;
        outermost_add(&low, value);
        outermost_add(&high, -value);
    }
    ends->low_spacing = spacing(&low, column->present);
    ends->high_spacing = spacing(&high, column->present);
}

static bool has_levels(const struct forensic_column *column) {
    double level[LEVELS];
    size_t count = 0;
    for (size_t r = 0; r < column->rows; r++) {
        double value = column->number[r];
        size_t i = 0;
        while (i < count && level[i] != value)
            i++;
        if (isnan(value) || i < count)
            continue;
        if (count == LEVELS)
            return false;
        level[count++] = value;
    }
    return true;
}

static bool on_grid(const struct forensic_column *column, double parts) {
    double tolerance = parts * column->resolution + 1e-6;
    for (size_t r = 0, step = 1 + column->rows / GRID_SAMPLE; r < column->rows; r += step) {
        double at = column->number[r] * parts;
        if (!isnan(at) && fabs(at - round(at)) > tolerance)
            return false;
    }
    return true;
}

static bool on_round_grid(const struct forensic_column *column) {
    static const double parts[] = {1,  2,  3,  4,  5,  6,   7,   8,   9,   10,  12,
                                   15, 16, 20, 25, 50, 100, 200, 255, 256, 500, 1000};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i] * column->resolution <= 0.02 && on_grid(column, parts[i]))
            return true;
    }
    return false;
}

// The largest distance of the values from their ranks on a set, in units of what independent draws from a
// uniform distribution have. The ends are left out: there ranks of other rows are cut off.
static double distance_of_ranks(const struct forensic_sides *sides, enum fit_set set, double tolerance) {
    const struct forensic_column *column = sides->column;
    double distance = 0, below = 0, n = (double)forensic_sides_sums(sides, set).n;
    for (size_t k = 0; k < column->distinct; k++) {
        double here = (double)forensic_sides_of(sides, set, k), rank = below + (here + 1) / 2;
        below += here;
        if (here > 0 && column->value[k] > tolerance && column->value[k] < 1 - tolerance)
            distance = fmax(distance, fabs(column->value[k] - (rank - 0.5) / n));
    }
    return distance * sqrt(n);
}

static bool like_ranks(struct forensic_column *column, struct forensic_sides *sides, double tolerance) {
    if (column->minimum < -tolerance || fabs(column->maximum - 1) > tolerance)
        return false;
    forensic_sides_count(sides, column);
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        if (forensic_sides_sums(sides, set).n > 1 && distance_of_ranks(sides, set, tolerance) < LIKE_RANKS)
            return true;
    }
    return false;
}

struct ends ends_of(struct forensic_column *column, struct forensic_sides *sides) {
    struct ends ends = {.of = column->of, .tolerance = column->resolution + 10 * column->slack};
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        struct forensic_sums sums = forensic_sides_sums(sides, set);
        ends.low[set] = sums.minimum;
        ends.high[set] = sums.maximum;
    }
    find_ends(&ends, column, sides);
    ends.continuous =
        !has_levels(column) && !on_round_grid(column) && !like_ranks(column, sides, ends.tolerance);
    return ends;
}
