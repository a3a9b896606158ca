// Ranks by adding up multiplicities, and quantiles as scikit-learn's QuantileTransformer uses them: type 7 of
// Hyndman & Fan 1996, read from below and from above.
#include "evidence/forensics/ranked_column.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { LEAST_LEVELS = 8, LEAST_ROWS = 20, LOOKED_AT = 512, THOUSAND = 1000, HUNDRED = 100 };
static const double LARGEST_NORMAL = 5.3; // the transformation ends at the normal quantiles of 1e-7
static const double END = 2e-7;           // there it gives every row the same value, whatever its rank
static const double SINGLE_PRECISION = 2e-6;
static const double STEEPEST = 0.4;    // density of the normal distribution
static const double EVEN = 1e-9;       // of the place of a quantile among the rows, in doubles
static const double MEANINGLESS = 0.5; // one set of ranks in 28 is as near by chance
static const double EQUALLY = 1.2;     // mean square of the multiplicities by that of their mean; once or
                                       // twice, as rounding makes row numbers, is at most 1.13

size_t ranking_quantiles(enum ranking ranking, size_t n) {
    size_t most = ranking == RANKING_THOUSAND ? THOUSAND : ranking == RANKING_HUNDRED ? HUNDRED : n;
    return n < most ? n : most;
}

static double larger(double a, double b) {
    return a > b ? a : b; // fmax() is a call
}

static double normal_share(double z) {
    return 0.5 * erfc(-z / sqrt(2));
}

// ---- distances ----

struct rank_run { // the rows of a set that bear a value
    double first, last, n;
};

// Which order statistic the quantile is, counted from 0, as numpy computes it: by percentages, in doubles.
static double place_of(double quantile, double quantiles, double n) {
    double step = 1 / (quantiles - 1);
    return quantile < quantiles - 1 ? (n - 1) * (quantile * step * 100 / 100) : n - 1;
}

// A place that should be the first row of a run and falls short of it by the last bit gives a quantile just
// below the value; one beyond the last row, just above it. Either is not found among those of the value, and
// the mean moves by half a step. It needs a run of several rows: else the quantiles are next to each other.
static bool falls_short(const struct rank_run *run, double first, double quantiles) {
    return run->first < run->last && place_of(first, quantiles, run->n) < run->first - 1;
}

static bool goes_beyond(const struct rank_run *run, double last, double quantiles) {
    return run->first < run->last && place_of(last, quantiles, run->n) > run->last - 1;
}

// Distance of a share from what interpolation between `quantiles` makes of the run: reading from below finds
// the last of the quantiles that have its value, from above the first, and the mean of both counts. Without
// any it lies between its neighbours.
static double off_quantiles(double share, const struct rank_run *run, double quantiles) {
    double per_rank = (quantiles - 1) / (run->n - 1), at = share * (quantiles - 1);
    double first = ceil((run->first - 1) * per_rank - EVEN), last = floor((run->last - 1) * per_rank + EVEN);
    double low = last, high = first;
    if (first <= last) {
        low = (first + last - goes_beyond(run, last, quantiles)) / 2;
        high = (first + last + falls_short(run, first, quantiles)) / 2;
    }
    return larger(0, larger(low - at, at - high)) / (quantiles - 1);
}

static double off(enum ranking ranking, double share, const struct rank_run *run) {
    double rank = (run->first + run->last) / 2, n = run->n;
    switch (ranking) {
    case RANKING_STEPS: return fabs(share - (rank - 1) / (n - 1));
    case RANKING_ROWS: return fabs(share - rank / n);
    case RANKING_MIDDLES: return fabs(share - (rank - 0.5) / n);
    case RANKING_GAPS: return fabs(share - rank / (n + 1));
    case RANKING_UP_TO: return fabs(share - run->last / n);
    default: return off_quantiles(share, run, (double)ranking_quantiles(ranking, (size_t)n));
    }
}

// Over every `step`-th value: a lower bound of the distance, unless step is 1.
static void find_distances(const struct forensic_sides *sides, enum fit_set set, bool normal, size_t step,
                           double distance[RANKINGS]) {
    const struct forensic_column *column = sides->column;
    struct rank_run run = {.n = (double)forensic_sides_sums(sides, set).n};
    for (size_t k = 0; k < column->distinct; k++) {
        double here = (double)forensic_sides_of(sides, set, k);
        run.first = run.last + 1;
        run.last += here;
        if (here == 0 || k % step)
            continue;
        double share = normal ? normal_share(column->value[k]) : column->value[k];
        for (enum ranking r = 0; share > END && share < 1 - END && r < RANKINGS; r++)
            distance[r] = larger(distance[r], off(r, share, &run));
    }
}

static void find_all_distances(const struct forensic_sides *sides, bool normal, size_t step,
                               struct ranked_column *ranked) {
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        enum fit_set same = forensic_sides_same(sides, set);
        ranked->n[set] = forensic_sides_sums(sides, set).n;
        if (same != set)
            memcpy(ranked->distance[set], ranked->distance[same], sizeof ranked->distance[set]);
        else if (ranked->n[set] > 1)
            find_distances(sides, set, normal, step, ranked->distance[set]);
    }
}

// Whether on no set the values come so near to the ranks that it would mean anything.
static bool is_far(const struct ranked_column *ranked) {
    double train = (double)ranked->n[FIT_ON_TRAIN], test = (double)ranked->n[FIT_ON_TEST];
    double wander = sqrt((test > 0 ? fmax(test / train, train / test) : 1) / (train + test));
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        for (enum ranking r = 0; ranked->n[set] > 1 && r < RANKINGS; r++) {
            if (ranked->distance[set][r] < MEANINGLESS * wander)
                return false;
        }
    }
    return true;
}

// Row numbers, or years of equally many rows each, are ranks among all rows by nature. Any scaling that fits
// them to a range, on whatever rows, makes shares of these ranks.
static bool occur_equally(const struct forensic_column *column) {
    double squares = 0, n = (double)column->present, distinct = (double)column->distinct;
    for (size_t k = 0; k < column->distinct; k++)
        squares += (double)column->count[k] * (double)column->count[k];
    return squares * distinct <= EQUALLY * n * n;
}

// ---- points ----

// Whether one of so many quantiles lies between the shares of this value and the next.
static bool before_quantile(const struct rank_point *point, size_t quantiles) {
    double steps = (double)(quantiles - 1);
    return floor(point->share * steps + EVEN) < floor(point->next * steps + EVEN);
}

static void count_halves(const struct forensic_sides *sides, size_t k, struct rank_run run[FIT_SETS],
                         struct rank_point *point) {
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        run[set].first = run[set].last + 1;
        run[set].last += (double)forensic_sides_of(sides, set, k);
        double n = run[set].n, first = run[set].first - 1, last = run[set].last - 1;
        point->halves[set] = (uint8_t)(falls_short(&run[set], first, n) + goes_beyond(&run[set], last, n));
    }
}

static void keep_points(const struct forensic_sides *sides, bool normal, struct ranked_column *ranked) {
    const struct forensic_column *column = sides->column;
    const double *value = column->value;
    struct rank_point point = {.next = normal ? normal_share(value[0]) : value[0]};
    struct rank_run run[FIT_SETS] = {{.n = 0}};
    for (enum fit_set set = 0; set < FIT_SETS; set++)
        run[set].n = (double)ranked->n[set];
    ranked->points = memory_alloc(column->distinct, sizeof *ranked->points);
    for (size_t k = 0; k + 1 < column->distinct; k++) {
        count_halves(sides, k, run, &point);
        point.value = value[k];
        point.share = point.next;
        point.next = normal ? normal_share(value[k + 1]) : value[k + 1];
        point.most = column->count[k] > column->count[k + 1] ? column->count[k] : column->count[k + 1];
        if (point.share > END && point.next < 1 - END && before_quantile(&point, THOUSAND))
            ranked->points[ranked->count++] = point;
    }
}

double ranked_column_blur(const struct rank_point *point, enum ranking ranking, enum fit_set set, size_t n) {
    size_t quantiles = ranking_quantiles(ranking, n);
    double step = 1 / (double)(quantiles - 1), rows = (double)(n - 1) * step; // from a quantile to the next
    if (quantiles == n)
        return ranking == RANKING_THOUSAND || ranking == RANKING_HUNDRED ? step * point->halves[set] / 2 : 0;
    // Of a run of rows that holds several quantiles, both ends are known to a step, and two halves may be
    // off.
    return before_quantile(point, quantiles) && point->most <= rows ? 0 : 2 * step;
}

// ---- a column ----

bool ranked_column_init(struct ranked_column *ranked, struct forensic_column *column,
                        struct forensic_sides *sides) {
    double tolerance = column->resolution + column->slack;
    bool share = column->minimum >= -tolerance && column->maximum <= 1 + tolerance;
    bool normal = column->minimum < 0 && column->maximum > 0 && column->largest <= LARGEST_NORMAL;
    if (column->whole || column->present < LEAST_ROWS || (!share && !normal))
        return false;
    forensic_sides_count(sides, column);
    if (column->distinct < LEAST_LEVELS)
        return false;
    *ranked = (struct ranked_column){.of = column->of, .number = column->number};
    ranked->tolerance = (share ? 1 : STEEPEST) * column->resolution + SINGLE_PRECISION;
    if (column->present > SAMPLED_ROWS)
        ranked->sampled = sampled_ranks_of(sides, !share);
    find_all_distances(sides, !share, 1 + column->distinct / LOOKED_AT, ranked);
    if (is_far(ranked) && ranked->sampled.found < SAMPLED_LEAST_FOUND)
        return false;
    find_all_distances(sides, !share, 1, ranked);
    keep_points(sides, !share, ranked);
    ranked->even = share && occur_equally(column);
    return true;
}

void ranked_column_finish(struct ranked_column *ranked) {
    memory_free(ranked->points);
    *ranked = (struct ranked_column){0};
}
