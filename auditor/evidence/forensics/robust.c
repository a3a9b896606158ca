// Columns scaled by median and quartiles: median 0 and distance of the quartiles 1 on the rows of the fit.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/joint.h"

#include <math.h>
#include <string.h>

enum { LEAST_LEVELS = 6 };

// Quantiles of a column on a set: those of the identity, and neighbours that tell the density there.
enum point { Q20, Q25, Q30, Q45, Q50, Q55, Q70, Q75, Q80, POINTS };
static const double share_of[POINTS] = {0.20, 0.25, 0.30, 0.45, 0.50, 0.55, 0.70, 0.75, 0.80};
static const double NEIGHBOURS = 0.10; // between two neighbours

struct robust_column {
    const struct gather_column *of;
    const double *number;
    double resolution, largest, gap;
    size_t n[FIT_SETS];
    double quantile[FIT_SETS][POINTS];
};

struct robust {
    struct robust_column *columns;
    size_t count, capacity;
    size_t looked_at; // columns, whether they are kept or nowhere near
};

// The quantiles of a set by linear interpolation of order statistics (Hyndman & Fan 1996, type 7).
static void find_quantiles(const struct forensic_sides *sides, enum fit_set set, size_t n, double *quantile) {
    const struct forensic_column *column = sides->column;
    size_t k = 0, below = 0, here = forensic_sides_of(sides, set, 0);
    for (enum point point = 0; point < POINTS; point++) {
        double position = share_of[point] * (double)(n - 1);
        size_t first = (size_t)position;
        while (below + here <= first)
            below += here, here = forensic_sides_of(sides, set, ++k);
        double low = column->value[k], high = low;
        if (first + 1 < n && below + here == first + 1) { // the next order statistic is another value
            size_t next = k + 1;
            while (forensic_sides_of(sides, set, next) == 0)
                next++;
            high = column->value[next];
        }
        quantile[point] = low + (position - (double)first) * (high - low);
    }
}

// Of values about the median.
static double tolerance_at(double resolution, double largest, unsigned rung) {
    return resolution + forensic_slack(fmin(largest, 10), rung);
}

// Whether the median may be 0 on some set, by the number of values on both sides of 0.
static bool may_be_centred(const struct forensic_column *column, const struct forensic_sides *sides) {
    double tolerance = tolerance_at(column->resolution, column->largest, FORENSIC_RUNGS - 1);
    size_t below[3] = {0}, above[3] = {0};
    for (size_t r = 0; r < column->rows; r++) {
        size_t side = sides->pair ? sides->pair->side[r] : SPLIT_TRAIN;
        below[side] += column->number[r] < -tolerance;
        above[side] += column->number[r] > tolerance;
    }
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        size_t low = 0, high = 0, n = forensic_sides_sums(sides, set).n;
        for (enum split_side side = 0; side < 3; side++) {
            low += fit_set_has(set, side) ? below[side] : 0;
            high += fit_set_has(set, side) ? above[side] : 0;
        }
        if (n > 1 && 2 * low <= n + 2 && 2 * high <= n + 2)
            return true;
    }
    return false;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides) {
    struct robust *all = state;
    if (column->whole || column->minimum >= 0 || column->maximum <= 0)
        return;
    if (grouping_distinct(of->gather->dataset, column->of->data) < LEAST_LEVELS)
        return;
    all->looked_at++;
    if (!may_be_centred(column, sides))
        return;
    forensic_sides_count(sides, column);
    struct robust_column robust = {.of = column->of,
                                   .number = column->number,
                                   .resolution = column->resolution,
                                   .largest = column->largest,
                                   .gap = column->gap};
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        enum fit_set same = forensic_sides_same(sides, set);
        robust.n[set] = forensic_sides_sums(sides, set).n;
        if (same != set)
            memcpy(robust.quantile[set], robust.quantile[same], sizeof robust.quantile[set]);
        else if (robust.n[set] > 1)
            find_quantiles(sides, set, robust.n[set], robust.quantile[set]);
    }
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = robust;
}

// ---- the identity ----

static double tolerance_of(const struct robust_column *column, unsigned rung) {
    return tolerance_at(column->resolution, column->largest, rung);
}

static bool obeys(const struct robust_column *column, enum fit_set set, unsigned rung) {
    const double *q = column->quantile[set];
    double tolerance = tolerance_of(column, rung);
    return column->n[set] > 1 && fabs(q[Q50]) <= tolerance && fabs(q[Q75] - q[Q25] - 1) <= 2 * tolerance;
}

// Sets that the columns of the parties obey, as in standardised.c.
struct sets {
    enum fit_set trained, pooled;
};

static enum fit_verdict verdict_of(const struct robust_column *column, const struct forensic_case *of,
                                   unsigned rung, struct sets *sets) {
    bool more = of->pair && of->last && column->n[FIT_ON_ALL] > column->n[FIT_ON_BOTH];
    bool train = obeys(column, FIT_ON_TRAIN, rung);
    if (!of->pair)
        return train ? FITTED_TRAIN : FITTED_NONE;
    if (!train && more && obeys(column, FIT_ON_TRAIN_AND_REST, rung))
        train = true, sets->trained = FIT_ON_TRAIN_AND_REST;
    bool pooled = obeys(column, FIT_ON_BOTH, rung);
    if (!pooled && more && obeys(column, FIT_ON_ALL, rung))
        pooled = true, sets->pooled = FIT_ON_ALL;
    return fit_verdict_of(train, pooled, obeys(column, FIT_ON_TEST, rung));
}

// ---- chances ----

// The intervals into which median and distance of quartiles fell. Both are, nearly, means of steps: a row
// moves the median by half a reciprocal density up or down.
static size_t add_terms(const struct robust_column *column, enum fit_set set, unsigned rung,
                        struct joint_term *terms) {
    const double *q = column->quantile[set];
    double at_low = (q[Q30] - q[Q20]) / NEIGHBOURS, at_middle = (q[Q55] - q[Q45]) / NEIGHBOURS;
    double at_high = (q[Q80] - q[Q70]) / NEIGHBOURS; // reciprocal densities
    double tolerance = tolerance_of(column, rung), step = column->gap > 3 * tolerance ? column->gap : 0;
    if (!(at_low > 0 && at_middle > 0 && at_high > 0))
        return 0;
    terms[0] = (struct joint_term){.number = column->number,
                                   .shape = JOINT_STEPS,
                                   .low = q[Q50],
                                   .high = q[Q50],
                                   .steps = {-at_middle / 2, 0, at_middle / 2},
                                   .width = 2 * tolerance + step};
    terms[1] = (struct joint_term){.number = column->number,
                                   .shape = JOINT_STEPS,
                                   .low = q[Q25],
                                   .high = q[Q75],
                                   .steps = {0.75 * at_low - 0.25 * at_high, -0.25 * at_low - 0.25 * at_high,
                                             0.75 * at_high - 0.25 * at_low},
                                   .width = 4 * tolerance + step};
    return 2;
}

static double chance_of(const struct robust *all, const struct forensic_case *of,
                        const struct fit_party *party, enum fit_set set, double sigma, unsigned rung) {
    struct joint_term terms[JOINT_TERMS];
    size_t count = 0;
    for (size_t i = 0; i < party->count && count + 2 <= JOINT_TERMS; i++)
        count += add_terms(&all->columns[party->column[i]], set, rung, terms + count);
    double chance = count ? joint_chance(of, set, terms, count, sigma) : 0;
    return fit_corrected_log10(chance, all->looked_at, party->count, rung);
}

static void weigh(const struct robust *all, const struct forensic_case *of, struct fit_parties *parties,
                  const struct sets *sets, unsigned rung) {
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        struct fit_party *party = &parties->party[v];
        if (party->count == 0)
            continue;
        const size_t *n = all->columns[party->column[0]].n;
        double train = (double)n[sets->trained], test = (double)n[FIT_ON_TEST],
               pooled = (double)n[sets->pooled];
        double known = (double)n[FIT_ON_TRAIN];
        if (v == FITTED_POOLED)
            party->log10_p =
                chance_of(all, of, party, sets->pooled, sqrt((pooled - known) / (pooled * known)), rung);
        else if (v == FITTED_TRAIN && of->pair)
            party->log10_p =
                chance_of(all, of, party, sets->trained, sqrt(test / (train * (train + test))), rung);
        else if (v == FITTED_SEPARATELY)
            party->log10_p = chance_of(all, of, party, FIT_ON_TEST, sqrt(1 / train + 1 / test), rung);
        else
            party->log10_p = chance_of(all, of, party, sets->trained, sqrt(1 / train), rung);
    }
}

static const struct fit_measures family = {M_ROBUST_VERDICT, M_ROBUST_CHANCE, M_ROBUST_COLUMNS,
                                           M_ROBUST_NAMES, M_ROBUST_SILENT};

static void hear(const struct robust *all, const struct forensic_case *of, const char *const *names,
                 struct fit_outcome *outcome) {
    for (unsigned rung = 0; rung < FORENSIC_RUNGS; rung++) {
        struct fit_parties parties;
        struct sets sets = {.trained = FIT_ON_TRAIN, .pooled = FIT_ON_BOTH};
        fit_parties_init(&parties, all->count);
        for (size_t c = 0; c < all->count; c++)
            fit_parties_add(&parties, verdict_of(&all->columns[c], of, rung, &sets), c);
        weigh(all, of, &parties, &sets, rung);
        enum fit_verdict verdict = fit_parties_decide(&parties);
        bool certain = verdict != FITTED_NONE && verdict != FITTED_UNDECIDABLE;
        if (certain || (verdict == FITTED_UNDECIDABLE && outcome->verdict == FITTED_NONE))
            fit_parties_tell(&parties, verdict, names, outcome);
        fit_parties_finish(&parties);
        if (certain)
            return;
    }
}

static void judge(void *state, const struct forensic_case *of) {
    struct robust *all = state;
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char **names = memory_alloc(all->count, sizeof *names);
    for (size_t c = 0; c < all->count; c++)
        names[c] = all->columns[c].of->name;
    hear(all, of, names, &outcome);
    forensic_tell(of, &family, M_ROBUST_WHAT, "median 0 and quartiles 1 apart",
                  "scaled by median and quartiles", &outcome);
    memory_free(names);
    memory_free(outcome.columns);
    memory_free(all->columns);
}

const struct forensic_test forensic_robust = {
    .family = &family, .size = sizeof(struct robust), .look = look, .judge = judge};
