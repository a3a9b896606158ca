// Columns replaced by their ranks or quantiles: every value is its rank among the rows of the fit, as a
// share, or the normal quantile of that. Against the ranks among other rows it wanders as an empirical
// distribution does (Kolmogorov 1933).
#include "base/memory.h"
#include "evidence/forensics/forensics.h"

#include <math.h>
#include <string.h>

enum { LEAST_LEVELS = 8, LEAST_ROWS = 20, COARSE = 512 };
static const double LARGEST_NORMAL = 5.3; // the transformation ends at the normal quantiles of 1e-7
static const double END = 2e-7;           // there it gives every row the same value, whatever its rank
static const double ROOT_TWO_PI = 2.50662827463100050;
static const double TELLING = 0.37; // 1 / e: the most evidence from a number of points
static const double CLEARLY_NEARER = 3;
static const double MEANINGLESS = 0.5; // one set of ranks in 28 is as near by chance

enum spelling { SHARE_OF_STEPS, SHARE_OF_ROWS, SHARE_OF_MIDDLES, SHARE_OF_GAPS, SPELLINGS };

struct quantile_column {
    const struct gather_column *of;
    size_t n[FIT_SETS];
    double distance[FIT_SETS][SPELLINGS]; // largest, of value and rank
    bool repeated;                        // most rows share their value with others
    float *share;                         // [shares] of the rows up to some of the values, ascending, below 1
    size_t shares;
};

struct quantile {
    struct quantile_column *columns;
    size_t count, capacity;
};

// The mean rank from 1 to n, as a share.
static double share_of(enum spelling spelling, double rank, double n) {
    switch (spelling) {
    case SHARE_OF_STEPS: return (rank - 1) / (n - 1);
    case SHARE_OF_ROWS: return rank / n;
    case SHARE_OF_MIDDLES: return (rank - 0.5) / n;
    default: return rank / (n + 1);
    }
}

static double larger(double a, double b) {
    return a > b ? a : b; // fmax() is a call
}

static double normal_share(double z) {
    return 0.5 * erfc(-z / sqrt(2));
}

// Over every `step`-th value: a lower bound of the distance, unless step is 1.
static void find_distances(const struct forensic_sides *sides, enum fit_set set, bool normal, size_t step,
                           double distance[SPELLINGS]) {
    const struct forensic_column *column = sides->column;
    double n = (double)forensic_sides_sums(sides, set).n, below = 0;
    for (size_t k = 0; k < column->distinct; k++) {
        double here = (double)forensic_sides_of(sides, set, k), rank = below + (here + 1) / 2;
        below += here;
        if (here == 0 || k % step)
            continue;
        double share = normal ? normal_share(column->value[k]) : column->value[k];
        for (enum spelling s = 0; share > END && share < 1 - END && s < SPELLINGS; s++)
            distance[s] = larger(distance[s], fabs(share - share_of(s, rank, n)));
    }
}

static void find_all_distances(const struct forensic_sides *sides, bool normal, size_t step,
                               struct quantile_column *quantile) {
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        enum fit_set same = forensic_sides_same(sides, set);
        quantile->n[set] = forensic_sides_sums(sides, set).n;
        if (same != set)
            memcpy(quantile->distance[set], quantile->distance[same], sizeof quantile->distance[set]);
        else if (quantile->n[set] > 1)
            find_distances(sides, set, normal, step, quantile->distance[set]);
    }
}

// Whether on no set the values come so near to the ranks that it would mean anything.
static bool is_far(const struct quantile_column *quantile) {
    double train = (double)quantile->n[FIT_ON_TRAIN], test = (double)quantile->n[FIT_ON_TEST];
    double wander = sqrt((test > 0 ? fmax(test / train, train / test) : 1) / (train + test));
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        for (enum spelling s = 0; quantile->n[set] > 1 && s < SPELLINGS; s++) {
            if (quantile->distance[set][s] < MEANINGLESS * wander)
                return false;
        }
    }
    return true;
}

// The shares of rows up to each value, thinned out where there are many.
static void keep_shares(const struct forensic_column *column, struct quantile_column *quantile) {
    size_t step = 1 + column->distinct / COARSE;
    quantile->share = memory_alloc(column->distinct / step + 1, sizeof *quantile->share);
    for (size_t k = 0; k + 1 < column->distinct; k += step)
        quantile->share[quantile->shares++] = (float)column->start[k + 1] / (float)column->present;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides) {
    struct quantile *all = state;
    (void)of;
    double tolerance = column->resolution + column->slack;
    bool share = column->minimum >= -tolerance && column->maximum <= 1 + tolerance;
    bool normal = column->minimum < 0 && column->maximum > 0 && column->largest <= LARGEST_NORMAL;
    if (column->whole || column->present < LEAST_ROWS || (!share && !normal))
        return;
    forensic_sides_count(sides, column);
    if (column->distinct < LEAST_LEVELS)
        return;
    struct quantile_column quantile = {.of = column->of};
    find_all_distances(sides, !share, 1 + column->distinct / COARSE, &quantile);
    if (is_far(&quantile))
        return;
    find_all_distances(sides, !share, 1, &quantile);
    quantile.repeated = 2 * column->distinct < column->present;
    keep_shares(column, &quantile);
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = quantile;
}

// ---- chances ----

// How near a column's values come to the ranks on a set of n rows, as a chance; corrected. Ranks among other
// rows wander about them as a Brownian bridge of size `sigma` does; its density, given the points before,
// bounds the chance that it stays so near at all points. Points are taken as far apart as makes each of them
// tell.
static double nearness(const struct quantile *all, const struct quantile_column *column, enum fit_set set,
                       enum spelling spelling, double sigma) {
    // Ranks are whole numbers; and the mean rank of a value that many rows share moves half as much as these.
    double width = (column->repeated ? 4 : 2) * column->distance[set][spelling] + 1 / (double)column->n[set];
    double before = 0, chance = 0;
    for (size_t i = 0; i < column->shares; i++) {
        double t = (double)column->share[i];
        double spread = sigma * sqrt((t - before) * (1 - t) / (1 - before));
        double factor = width / (ROOT_TWO_PI * spread);
        if (!(factor < TELLING))
            continue;
        chance += log10(factor);
        before = t;
    }
    return fit_corrected_log10(chance + log10(2 * SPELLINGS) + log10((double)all->count), 1, 1, 0);
}

static enum fit_verdict verdict_of(const struct quantile *all, const struct quantile_column *column,
                                   enum fit_set trained, enum fit_set pooled, enum spelling spelling,
                                   double *log10_p) {
    double train = (double)column->n[trained], test = (double)column->n[FIT_ON_TEST];
    double both = (double)column->n[pooled];
    if (column->n[trained] < LEAST_ROWS || column->n[FIT_ON_TEST] < 2 || both <= train)
        return FITTED_NONE;
    double on_train = column->distance[trained][spelling], on_both = column->distance[pooled][spelling];
    double between = sqrt((both - train) / (both * train));
    double near_train = nearness(all, column, trained, spelling, between);
    double near_test = nearness(all, column, FIT_ON_TEST, spelling, sqrt(train / (test * (train + test))));
    double near_both = nearness(all, column, pooled, spelling, between);
    *log10_p = fmax(nearness(all, column, trained, spelling, sqrt(1 / train)), near_test);
    if (*log10_p <= FIT_CERTAIN)
        return FITTED_SEPARATELY;
    // Rounding may make either of them 0, so their ratio decides only beyond chance.
    *log10_p = fmin(near_train, near_both);
    if (*log10_p > FIT_SUSPECTED)
        return FITTED_NONE;
    if (CLEARLY_NEARER * on_both < on_train)
        return FITTED_POOLED;
    return CLEARLY_NEARER * on_train < on_both ? FITTED_TRAIN : FITTED_UNDECIDABLE;
}

// Columns are correlated, so the surest of a party speaks for it.
static void divide(const struct quantile *all, const struct forensic_case *of, enum spelling spelling,
                   enum fit_set trained, enum fit_set pooled, struct fit_parties *parties) {
    fit_parties_init(parties, all->count);
    for (size_t c = 0; c < all->count; c++) {
        const struct quantile_column *column = &all->columns[c];
        double log10_p = 0;
        enum fit_verdict verdict;
        if (of->pair) {
            verdict = verdict_of(all, column, trained, pooled, spelling, &log10_p);
        } else {
            log10_p =
                nearness(all, column, FIT_ON_TRAIN, spelling, 1 / sqrt((double)column->n[FIT_ON_TRAIN]));
            verdict = log10_p <= FIT_CERTAIN ? FITTED_TRAIN : FITTED_NONE;
        }
        fit_parties_add(parties, verdict, c);
        parties->party[verdict].log10_p = fmin(parties->party[verdict].log10_p, log10_p);
    }
    parties->party[FITTED_NONE].log10_p = 0;
}

static const struct fit_measures family = {M_QUANTILE_VERDICT, M_QUANTILE_CHANCE, M_QUANTILE_COLUMNS,
                                           M_QUANTILE_NAMES, M_QUANTILE_SILENT};

static void hear(const struct quantile *all, const struct forensic_case *of, const char *const *names,
                 struct fit_outcome *outcome) {
    static const enum fit_set sets[][2] = {
        {FIT_ON_TRAIN, FIT_ON_BOTH}, {FIT_ON_TRAIN, FIT_ON_ALL}, {FIT_ON_TRAIN_AND_REST, FIT_ON_ALL}};
    size_t ways = of->pair && of->last ? 3 : 1;
    for (size_t i = 0; i < ways * SPELLINGS; i++) {
        struct fit_parties parties;
        divide(all, of, (enum spelling)(i % SPELLINGS), sets[i / SPELLINGS][0], sets[i / SPELLINGS][1],
               &parties);
        enum fit_verdict verdict = fit_parties_decide(&parties);
        bool certain = verdict != FITTED_NONE && verdict != FITTED_UNDECIDABLE;
        if ((certain && parties.party[verdict].log10_p < outcome->log10_p) ||
            (verdict == FITTED_UNDECIDABLE && outcome->verdict == FITTED_NONE))
            fit_parties_tell(&parties, verdict, names, outcome);
        fit_parties_finish(&parties);
    }
}

static void judge(void *state, const struct forensic_case *of) {
    struct quantile *all = state;
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char **names = memory_alloc(all->count, sizeof *names);
    for (size_t c = 0; c < all->count; c++)
        names[c] = all->columns[c].of->name;
    hear(all, of, names, &outcome);
    forensic_tell(of, &family, M_QUANTILE_WHAT, "ranks", "replaced by ranks or quantiles", &outcome);
    for (size_t c = 0; c < all->count; c++)
        memory_free(all->columns[c].share);
    memory_free(names);
    memory_free(outcome.columns);
    memory_free(all->columns);
}

const struct forensic_test forensic_quantile = {
    .family = &family, .size = sizeof(struct quantile), .look = look, .judge = judge};
