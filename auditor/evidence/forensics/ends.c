// Outermost values by insertion into a short list, steps by the smallest of them, round grids by trial.
#include "evidence/forensics/ends.h"

#include <math.h>
#include <string.h>

enum { OUTERMOST = 10, LEVELS = 10, GRID_SAMPLE = 1000, LEAST_STEPS = 4, LEAST_USED = 8 };

static const double UNLIKELY = 0.01, MOST_LIKELY = 100;
static const double BLURRED = 0.05;   // of a step: then steps can't be told
static const double LIKE_RANKS = 0.6; // Kolmogorov's distance: one uniform column of seven has less

// The smallest values beside those at the end, ascending.
struct outermost {
    double end, value[OUTERMOST];
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
    size_t k = rows / 10 < OUTERMOST ? rows / 10 : OUTERMOST;
    k = k < outermost->count ? k : outermost->count;
    return k ? (outermost->value[k - 1] - outermost->end) / (double)k : 0;
}

// How many rows rounding may bring to an end, besides the one that set it: as many as lie that near where
// neighbours have this spacing, but for one case in a hundred (Poisson).
static size_t likely(double tolerance, double spacing) {
    double mean = fmin(spacing > 0 ? tolerance / spacing : 0, MOST_LIKELY), term = exp(-mean), below = term;
    size_t count = 0;
    for (; below < 1 - UNLIKELY; below += term)
        term *= mean / (double)++count;
    return count + 1;
}

// No more ties than rounding makes of values that lie so densely.
static bool untied(const struct outermost *outermost, double tolerance, double spacing) {
    size_t ties = 0, last = outermost->count ? outermost->count - 1 : 0;
    for (size_t i = 1; i < outermost->count; i++)
        ties += outermost->value[i] == outermost->value[i - 1];
    return ties < likely((double)last * tolerance, spacing);
}

static void end_add(struct end *end, size_t side, size_t row) {
    if (end->count[side]++ == 0)
        end->row[side] = row;
}

static void end_finish(struct end *end, const struct outermost *outermost, size_t rows, double tolerance) {
    end->spacing = spacing(outermost, rows);
    end->untied = untied(outermost, tolerance, end->spacing);
    end->likely = likely(tolerance, end->spacing);
}

static void find_ends(struct ends *ends, const struct forensic_column *column,
                      const struct forensic_sides *sides) {
    struct outermost low = {.end = column->minimum}, high = {.end = -column->maximum};
    for (size_t r = 0; r < column->rows; r++) {
        double value = column->number[r];
        if (isnan(value))
            continue;
        size_t side = sides->pair ? sides->pair->side[r] : SPLIT_TRAIN;
        if (value <= column->minimum + ends->tolerance)
            end_add(&ends->lower, side, r);
        else
            outermost_add(&low, value);
        if (value >= column->maximum - ends->tolerance)
            end_add(&ends->upper, side, r);
        else
            outermost_add(&high, -value);
    }
    end_finish(&ends->lower, &low, column->present, ends->tolerance);
    end_finish(&ends->upper, &high, column->present, ends->tolerance);
}

// ---- steps ----

// The values of a side as steps from its smallest to its largest value.
struct steps {
    double count;  // from end to end; 0 if the values are no such steps
    double chance; // log10: that values on no steps look so
};

static double smallest_step(const struct forensic_sides *sides, enum fit_set set, double least) {
    const struct forensic_column *column = sides->column;
    double step = INFINITY, before = -INFINITY;
    for (size_t k = 0; k < column->distinct; k++) {
        if (forensic_sides_of(sides, set, k) == 0)
            continue;
        double here = column->value[k] - before;
        step = here > least && here < step ? here : step;
        before = column->value[k];
    }
    return step;
}

static struct steps steps_of(const struct forensic_sides *sides, enum fit_set set, double tolerance) {
    const struct forensic_column *column = sides->column;
    struct forensic_sums sums = forensic_sides_sums(sides, set);
    double range = sums.maximum - sums.minimum, used = 0;
    double count = round(range / smallest_step(sides, set, 3 * tolerance));
    double blur = 2 * count * tolerance / range;
    if (!(count >= LEAST_STEPS) || blur > BLURRED)
        return (struct steps){0};
    for (size_t k = 0; k < column->distinct; k++) {
        double at = (column->value[k] - sums.minimum) / range * count;
        if (forensic_sides_of(sides, set, k) == 0)
            continue;
        if (fabs(at - round(at)) > blur)
            return (struct steps){0};
        used++;
    }
    if (used < LEAST_USED)
        return (struct steps){0};
    return (struct steps){.count = count, .chance = (used - 2) * log10(2 * blur)};
}

static bool divides(double a, double b) {
    return fmod(b, a) == 0;
}

// Steps that both sides have from one scaling are the same steps. If both fill the same range by other steps,
// each was scaled by itself.
static double apart(struct forensic_column *column, struct forensic_sides *sides, double tolerance) {
    struct forensic_sums train = forensic_sides_sums(sides, FIT_ON_TRAIN),
                         test = forensic_sides_sums(sides, FIT_ON_TEST);
    if (train.n < 2 || test.n < 2 || fabs(train.minimum - test.minimum) > tolerance ||
        fabs(train.maximum - test.maximum) > tolerance)
        return 0;
    forensic_sides_count(sides, column);
    struct steps a = steps_of(sides, FIT_ON_TRAIN, tolerance);
    if (a.count == 0)
        return 0;
    struct steps b = steps_of(sides, FIT_ON_TEST, tolerance);
    if (b.count == 0 || divides(a.count, b.count) || divides(b.count, a.count))
        return 0;
    return fmax(a.chance, b.chance);
}

// ---- ranges by nature ----

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
    ends.apart = apart(column, sides, ends.tolerance);
    ends.continuous =
        !has_levels(column) && !on_round_grid(column) && !like_ranks(column, sides, ends.tolerance);
    return ends;
}
