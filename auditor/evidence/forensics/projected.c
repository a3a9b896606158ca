// Principal components: columns that are centred and uncorrelated on the rows they were computed from, far
// more exactly than chance allows on any others (Jolliffe 2002, section 2.1). With or without whitening.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "stats/distribution.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_COMPONENTS = 64, LEAST_COMPONENTS = 3, LEAST_DISTINCT = 20, DISTINCT_SHARE = 4 };
static const double WORK = 1e9;        // products that may be computed
static const double UNREMARKABLE = -3; // log10 of the chance on the rival rows
static const double FAR_CLOSER = 100;  // where both are remarkable: how much nearer to 0 one must be
static const double HARMONIC = 0.5;    // mean square of a sine over whole periods

struct component {
    const struct gather_column *of;
    const double *number;
    double mean[FIT_SETS];
    bool centred[FIT_SETS];
};

struct projected {
    struct component component[MOST_COMPONENTS];
    size_t count, looked_at;
    double rows[FIT_SETS];
    double *products[3]; // by side: [count * count], lower triangle
};

// Components that are remarkably uncorrelated on a set.
struct party {
    enum fit_set set;
    size_t count, member[MOST_COMPONENTS];
    double log10_p; // corrected
};

// ---- columns ----

static bool is_centred(const struct forensic_column *column, const struct forensic_sums *sums) {
    double mean = sums->n ? sums->sum / (double)sums->n : INFINITY;
    return fabs(mean) <= column->resolution * fmin(1, 6.55 / sqrt((double)sums->n)) + column->slack;
}

// Sines and cosines of a calendar are orthogonal by nature, as are contrasts, which have few values.
static bool by_nature(const struct forensic_column *column, const struct forensic_sides *sides) {
    struct forensic_sums sums = forensic_sides_sums(sides, FIT_ON_ALL);
    return column->distinct < LEAST_DISTINCT || DISTINCT_SHARE * column->distinct < column->present ||
           (fabs(sums.squares / (double)sums.n - HARMONIC) < 1e-6 && column->largest <= 1 + 1e-9);
}

static size_t room_for(size_t rows) {
    double most = sqrt(2 * WORK / (double)(rows + 1));
    return most < MOST_COMPONENTS ? (size_t)most : MOST_COMPONENTS;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct projected *all = state;
    if (values->of->role == ROLE_TARGET || values->whole || values->present < values->rows)
        return;
    all->looked_at++;
    struct component component = {.of = values->of, .number = values->number};
    bool any = false;
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        struct forensic_sums sums = forensic_sides_sums(sides, set);
        all->rows[set] = (double)sums.n;
        component.mean[set] = sums.n ? sums.sum / (double)sums.n : 0;
        component.centred[set] = sums.n > 0 && is_centred(values, &sums);
        any = any || component.centred[set];
    }
    (void)of;
    if (!any || all->count == room_for(values->rows))
        return;
    forensic_column_sort(values);
    if (!by_nature(values, sides))
        all->component[all->count++] = component;
}

// ---- correlations ----

static void multiply(struct projected *all, const struct forensic_case *of) {
    size_t rows = of->gather->dataset->store.rows, count = all->count;
    double x[MOST_COMPONENTS];
    for (size_t side = 0; side < 3; side++)
        all->products[side] = memory_alloc(count * count, sizeof(double));
    for (size_t r = 0; r < rows; r++) {
        double *products = all->products[of->pair ? of->pair->side[r] : SPLIT_TRAIN];
        for (size_t i = 0; i < count; i++) {
            x[i] = all->component[i].number[r];
            for (size_t j = 0; j <= i; j++)
                products[i * count + j] += x[i] * x[j];
        }
    }
}

static double covariance(const struct projected *all, enum fit_set set, size_t i, size_t j) {
    double sum = 0;
    for (enum split_side side = 0; side < 3; side++)
        sum +=
            fit_set_has(set, side) ? all->products[side][i > j ? i * all->count + j : j * all->count + i] : 0;
    return sum / all->rows[set] - all->component[i].mean[set] * all->component[j].mean[set];
}

static double squared_correlation(const struct projected *all, enum fit_set set, size_t i, size_t j) {
    double variances = covariance(all, set, i, i) * covariance(all, set, j, j),
           both = covariance(all, set, i, j);
    return variances > 0 ? fmin(both * both / variances, 1) : 1;
}

// The variance of a correlation on the set when the components were computed from the rival rows.
static double variance_on(const struct projected *all, enum fit_set set) {
    double train = all->rows[FIT_ON_TRAIN], test = all->rows[FIT_ON_TEST],
           rest = all->rows[FIT_ON_ALL] - train - test;
    switch (set) {
    case FIT_ON_TEST: return train / ((train + test) * test);
    case FIT_ON_TRAIN_AND_REST: return test / ((train + rest) * (train + rest + test));
    case FIT_ON_ALL: return (test + rest) / (train * (train + rest + test));
    default: return test > 0 ? test / (train * (train + test)) : 1 / train;
    }
}

// The sum of squared correlations of the members, in units of that variance: chi-square on rival rows.
static double closeness(const struct projected *all, const struct party *party, enum fit_set set) {
    double sum = 0;
    for (size_t a = 1; a < party->count; a++) {
        for (size_t b = 0; b < a; b++)
            sum += squared_correlation(all, set, party->member[a], party->member[b]);
    }
    return sum / variance_on(all, set);
}

static double chance_of(size_t members, double closeness) {
    return distribution_chi2_log10_p(closeness, (double)(members * (members - 1)) / 2);
}

// ---- parties ----

// The member whose correlations with the others are the largest.
static size_t least_fitting(const struct projected *all, const struct party *party) {
    size_t worst = 0;
    double most = -1;
    for (size_t a = 0; a < party->count; a++) {
        double sum = 0;
        for (size_t b = 0; b < party->count; b++)
            sum += a == b ? 0 : squared_correlation(all, party->set, party->member[a], party->member[b]);
        if (sum > most)
            worst = a, most = sum;
    }
    return worst;
}

// Among the columns that are centred on the set (scaled ones are as well), the components: columns are
// dropped one by one, and the most remarkable rest is kept.
static struct party find_party(const struct projected *all, enum fit_set set) {
    struct party party = {.set = set}, best = {.set = set};
    for (size_t i = 0; i < all->count; i++) {
        if (all->component[i].centred[set] && all->rows[set] > 2)
            party.member[party.count++] = i;
    }
    for (size_t centred = party.count; party.count >= LEAST_COMPONENTS; party.count--) {
        party.log10_p =
            fit_corrected_log10(chance_of(party.count, closeness(all, &party, set)) + log10((double)centred),
                                centred, party.count, 0);
        if (party.log10_p < best.log10_p)
            best = party;
        size_t worst = least_fitting(all, &party);
        memmove(party.member + worst, party.member + worst + 1,
                (party.count - worst - 1) * sizeof *party.member);
    }
    return best;
}

// Whether the party is certain, and its members are no more than ordinary on the rival rows, or far less
// exact.
static bool stands(const struct projected *all, const struct party *party, enum fit_set rival) {
    if (party->log10_p > FIT_CERTAIN)
        return false;
    double here = closeness(all, party, party->set), there = closeness(all, party, rival);
    return chance_of(party->count, there) > UNREMARKABLE || FAR_CLOSER * here < there;
}

static struct fit_outcome outcome_of(const struct projected *all, enum fit_verdict verdict,
                                     const struct party *party, const char **names) {
    struct fit_outcome outcome = {.verdict = verdict, .columns = names};
    for (size_t i = 0; party && i < party->count; i++)
        names[outcome.shown++] = all->component[party->member[i]].of->name;
    outcome.log10_p = party ? party->log10_p : 0;
    return outcome;
}

static struct fit_outcome decide(const struct projected *all, bool more, const char **names) {
    struct party train = find_party(all, FIT_ON_TRAIN), pooled = find_party(all, FIT_ON_BOTH);
    struct party test = find_party(all, FIT_ON_TEST);
    if (more && train.log10_p > FIT_CERTAIN)
        train = find_party(all, FIT_ON_TRAIN_AND_REST);
    if (more && pooled.log10_p > FIT_CERTAIN)
        pooled = find_party(all, FIT_ON_ALL);
    if (train.log10_p <= FIT_CERTAIN && test.log10_p <= FIT_CERTAIN)
        return outcome_of(all, FITTED_SEPARATELY, &test, names);
    bool by_all = stands(all, &pooled, train.set), by_train = stands(all, &train, pooled.set);
    if (by_all != by_train)
        return outcome_of(all, by_all ? FITTED_POOLED : FITTED_TRAIN, by_all ? &pooled : &train, names);
    bool some = fmin(train.log10_p, pooled.log10_p) <= FIT_SUSPECTED;
    return outcome_of(all, some ? FITTED_UNDECIDABLE : FITTED_NONE, NULL, names);
}

static const struct fit_measures family = {M_PROJECTED_VERDICT, M_PROJECTED_CHANCE, M_PROJECTED_COLUMNS,
                                           M_PROJECTED_NAMES, M_PROJECTED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct projected *all = state;
    struct gather *gather = of->gather;
    const char *names[MOST_COMPONENTS];
    multiply(all, of);
    if (of->pair) {
        bool more = of->last && all->rows[FIT_ON_ALL] > all->rows[FIT_ON_BOTH];
        struct fit_outcome outcome = decide(all, more, names);
        fit_outcome_set(gather, of->pair->subject, &family, &outcome);
    } else {
        struct party party = find_party(all, FIT_ON_TRAIN);
        struct fit_outcome outcome = outcome_of(all, FITTED_TRAIN, &party, names);
        if (party.log10_p <= FIT_CERTAIN)
            forensic_claim_add(
                of->whole, (struct forensic_claim){.how = "principal components",
                                                   .names = fit_names(gather->arena, names, outcome.shown),
                                                   .columns = outcome.shown,
                                                   .log10_p = outcome.log10_p});
    }
    for (size_t side = 0; side < 3; side++)
        memory_free(all->products[side]);
}

const struct forensic_test forensic_projected = {
    .family = &family, .size = sizeof(struct projected), .look = look, .judge = judge};
