// Columns replaced by their ranks or quantiles: every value is its rank among the rows of the fit, as a
// share, or the normal quantile of that. On the rows of the fit this holds for every row, to the last digit;
// against ranks among other rows it wanders as an empirical distribution does.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/joint.h"
#include "evidence/forensics/ranked_column.h"

#include <math.h>

enum { LEAST_ROWS = 20, LEAST_TEST_ROWS = 10 };
static const double ROOT_TWO_PI = 2.50662827463100050;
static const double E = 2.71828182845904524;
static const double CLEARLY_NEARER = 3;

// How exactly ranks are asked for. HALF_A_STEP allows all ties what last bits do to quantiles of some (see
// ranked_column.c), for transformers that count otherwise. What is not exact at all (fitted on a sample of
// the rows, by another number of quantiles) can be clearly nearer to the one set than to the other.
enum rung { EXACT, HALF_A_STEP, NEARER, RUNGS };

struct quantile {
    struct ranked_column *columns;
    size_t count, capacity;
};

struct hearing { // one way of making shares of ranks, on a pair of sets, at a rung
    const struct quantile *all;
    const struct forensic_case *of;
    enum ranking ranking;
    enum rung rung;
    enum fit_set trained, pooled;
    struct fit_parties parties;
};

static void look(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides) {
    struct quantile *all = state;
    struct ranked_column ranked;
    (void)of;
    if (!ranked_column_init(&ranked, column, sides))
        return;
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = ranked;
}

// ---- one column ----

static double tolerance_of(const struct hearing *hearing, const struct ranked_column *column,
                           enum fit_set set) {
    double step = 1 / (double)(ranking_quantiles(hearing->ranking, column->n[set]) - 1);
    return column->tolerance + (hearing->rung == HALF_A_STEP ? step / 2 : 0);
}

static bool obeys(const struct hearing *hearing, const struct ranked_column *column, enum fit_set set) {
    return column->n[set] >= (set == FIT_ON_TEST ? LEAST_TEST_ROWS : LEAST_ROWS) &&
           column->distance[set][hearing->ranking] <= tolerance_of(hearing, column, set);
}

// A fit on training and other rows that are not the test rows is no leak, whichever sets are compared.
static double off_training(const struct hearing *hearing, const struct ranked_column *column) {
    double rest = column->distance[FIT_ON_TRAIN_AND_REST][hearing->ranking];
    double train = column->distance[hearing->trained][hearing->ranking];
    return hearing->of->last ? fmin(train, rest) : train;
}

static enum fit_verdict verdict_of(const struct hearing *hearing, const struct ranked_column *column) {
    enum fit_set trained = hearing->trained, pooled = hearing->pooled;
    if (!hearing->of->pair)
        return obeys(hearing, column, FIT_ON_TRAIN) ? FITTED_TRAIN : FITTED_NONE;
    if (column->n[trained] < LEAST_ROWS || column->n[FIT_ON_TEST] < 2 ||
        column->n[pooled] <= column->n[trained])
        return FITTED_NONE;
    double train = off_training(hearing, column), both = column->distance[pooled][hearing->ranking];
    if (hearing->rung < NEARER)
        return fit_verdict_of(train <= tolerance_of(hearing, column, trained), obeys(hearing, column, pooled),
                              obeys(hearing, column, FIT_ON_TEST));
    if (CLEARLY_NEARER * both < train)
        return FITTED_POOLED;
    return CLEARLY_NEARER * train < both ? FITTED_TRAIN : FITTED_NONE;
}

static void divide(struct hearing *hearing) {
    fit_parties_init(&hearing->parties, hearing->all->count);
    for (size_t c = 0; c < hearing->all->count; c++)
        fit_parties_add(&hearing->parties, verdict_of(hearing, &hearing->all->columns[c]), c);
}

// ---- chances ----

// The interval into which the share of the rows up to a point fell.
static double width_at(const struct hearing *hearing, const struct ranked_column *column, enum fit_set set,
                       const struct rank_point *point, double tolerance) {
    return 2 * tolerance + 1 / (double)column->n[set] +
           ranked_column_blur(point, hearing->ranking, set, column->n[set]);
}

// The share of the rows up to a value wanders along the column as a Brownian bridge does. Adds up to `most`
// points that are as far apart as makes them tell most: until each alone is a chance of 1 in the root of e.
static size_t add_terms(const struct hearing *hearing, const struct ranked_column *column, enum fit_set set,
                        double sigma, double tolerance, size_t most, struct joint_term *terms) {
    double least = INFINITY;
    for (size_t i = 0; i < column->count; i++)
        least = fmin(least, width_at(hearing, column, set, &column->points[i], tolerance));
    double telling = ROOT_TWO_PI * sigma / least;
    double wanted = fmax(1, fmin((double)most, telling * telling / E)), next = 1 / (wanted + 1);
    size_t count = 0;
    for (size_t i = 0; i < column->count && count < most; i++) {
        const struct rank_point *point = &column->points[i];
        double width = width_at(hearing, column, set, point, tolerance);
        if (point->share < next || width > 1.5 * least)
            continue;
        double here = hearing->ranking == RANKING_UP_TO ? 1 : 0.5;
        terms[count++] = (struct joint_term){.number = column->number,
                                             .shape = JOINT_STEPS,
                                             .low = point->value,
                                             .high = point->value,
                                             .steps = {1, here, 0},
                                             .width = width};
        next = fmax(next, point->share) + 1 / (wanted + 1);
    }
    return count;
}

// The first of the columns that may be a scaled row number, or the number of columns. Row numbers of all rows
// are no ranks among those of a test set.
static size_t find_doubtful(const struct hearing *hearing, const struct fit_party *party, enum fit_set set) {
    size_t i = set == FIT_ON_TEST ? party->count : 0;
    while (i < party->count && !hearing->all->columns[party->column[i]].even)
        i++;
    return i;
}

// What the party says beyond its one doubtful column: the chance of all, given that one.
static double chance_of(const struct hearing *hearing, const struct fit_party *party, enum fit_set set,
                        double sigma) {
    const struct ranked_column *columns = hearing->all->columns;
    struct joint_term terms[JOINT_TERMS];
    size_t count = 0, most = JOINT_TERMS / (party->count < JOINT_TERMS ? party->count : JOINT_TERMS);
    size_t doubtful = find_doubtful(hearing, party, set), given = 0;
    double nearest = 0; // the NEARER ones: all are as near as the farthest of them
    for (size_t i = 0; i < party->count; i++)
        nearest = fmax(nearest, columns[party->column[i]].distance[set][hearing->ranking]);
    for (size_t i = 0; i < party->count && count + most <= JOINT_TERMS; i++) {
        size_t at = doubtful == party->count ? i : (doubtful + i) % party->count; // that one comes first
        const struct ranked_column *column = &columns[party->column[at]];
        double tolerance = hearing->rung == NEARER ? nearest : tolerance_of(hearing, column, set);
        count += add_terms(hearing, column, set, sigma, tolerance, most, terms + count);
        given = at == doubtful ? count : given;
    }
    double tried = log10(RANKINGS) + log10(3); // rankings and pairs of sets
    double chance = count > given ? joint_chance(hearing->of, set, terms, count, sigma) + tried : 0;
    if (given > 0 && count > given)
        chance -= joint_chance(hearing->of, set, terms, given, sigma);
    return fit_corrected_log10(chance, hearing->all->count, party->count, hearing->rung);
}

static void weigh(struct hearing *hearing) {
    struct fit_party *party = hearing->parties.party;
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        if (party[v].count == 0)
            continue;
        const size_t *n = hearing->all->columns[party[v].column[0]].n;
        double train = (double)n[hearing->trained], test = (double)n[FIT_ON_TEST];
        double pooled = (double)n[hearing->pooled];
        if (v == FITTED_POOLED)
            party[v].log10_p =
                chance_of(hearing, &party[v], hearing->pooled, sqrt((pooled - train) / (pooled * train)));
        else if (v == FITTED_SEPARATELY)
            party[v].log10_p = chance_of(hearing, &party[v], FIT_ON_TEST, sqrt(1 / test));
        else if (v == FITTED_TRAIN && hearing->of->pair)
            party[v].log10_p =
                chance_of(hearing, &party[v], hearing->trained, sqrt(test / (train * (train + test))));
        else
            party[v].log10_p = chance_of(hearing, &party[v], hearing->trained, sqrt(1 / train));
    }
}

// ---- samples ----

static enum fit_verdict sampled_verdict(const struct ranked_column *column, bool pair) {
    const struct sampled_ranks *sampled = &column->sampled;
    if (sampled->found < SAMPLED_LEAST_FOUND)
        return FITTED_NONE;
    size_t train = sampled->hits[SPLIT_TRAIN], test = sampled->hits[SPLIT_TEST];
    if (!pair)
        return FITTED_TRAIN;
    if (train >= SAMPLED_LEAST_FOUND && test >= SAMPLED_LEAST_FOUND)
        return FITTED_SEPARATELY;
    return test ? FITTED_POOLED : FITTED_TRAIN;
}

struct sample_tally {
    struct fit_parties parties;
    size_t points, hits[3]; // of the columns that show a sample; by side
    double width;           // of the widest point
};

static void tally_sampled(const struct quantile *all, bool pair, struct sample_tally *tally) {
    fit_parties_init(&tally->parties, all->count);
    for (size_t c = 0; c < all->count; c++) {
        const struct sampled_ranks *sampled = &all->columns[c].sampled;
        enum fit_verdict verdict = sampled_verdict(&all->columns[c], pair);
        fit_parties_add(&tally->parties, verdict, c);
        tally->points += SAMPLED_POINTS;
        tally->width = fmax(tally->width, sampled->width);
        for (size_t side = 0; verdict != FITTED_NONE && side < 3; side++)
            tally->hits[side] += sampled->hits[side];
    }
}

// What a sample was taken from: test rows were in it, or in all columns none.
static void hear_sampled(const struct quantile *all, const struct forensic_case *of, const char *const *names,
                         struct fit_outcome *outcome) {
    struct sample_tally tally = {.points = 0};
    tally_sampled(all, of->pair, &tally);
    struct fit_party *party = tally.parties.party;
    const size_t *n = all->columns[0].n, test = tally.hits[SPLIT_TEST], train = tally.hits[SPLIT_TRAIN];
    enum fit_verdict verdict = party[FITTED_SEPARATELY].count ? FITTED_SEPARATELY
                               : test                         ? FITTED_POOLED
                                                              : FITTED_TRAIN;
    double chance;
    if (!of->pair)
        chance = sampled_ranks_chance(train, tally.points, tally.width, n[FIT_ON_TRAIN]);
    else if (test)
        chance = sampled_ranks_chance(test, tally.points, tally.width, n[FIT_ON_TEST]);
    else // that a sample of both sides has none of the test side at these points
        chance = (double)train * log10((double)n[FIT_ON_TRAIN] / (double)n[FIT_ON_BOTH]);
    size_t shown = party[verdict].count;
    party[verdict].log10_p = fit_corrected_log10(chance, all->count, shown, RUNGS);
    if (shown && party[verdict].log10_p <= FIT_CERTAIN)
        fit_parties_tell(&tally.parties, verdict, names, outcome);
    fit_parties_finish(&tally.parties);
}

// ---- outcome ----

static const struct fit_measures family = {M_QUANTILE_VERDICT, M_QUANTILE_CHANCE, M_QUANTILE_COLUMNS,
                                           M_QUANTILE_NAMES, M_QUANTILE_SILENT};

// Hears one way; true if it decides.
static bool hear(struct hearing *hearing, const char *const *names, struct fit_outcome *outcome) {
    divide(hearing);
    weigh(hearing);
    const struct fit_party *party = hearing->parties.party;
    enum fit_verdict verdict = fit_parties_decide(&hearing->parties);
    bool certain = verdict != FITTED_NONE && verdict != FITTED_UNDECIDABLE;
    if ((certain && party[verdict].log10_p < outcome->log10_p) ||
        (verdict == FITTED_UNDECIDABLE && outcome->verdict == FITTED_NONE))
        fit_parties_tell(&hearing->parties, verdict, names, outcome);
    fit_parties_finish(&hearing->parties);
    return certain;
}

static void hear_all(const struct quantile *all, const struct forensic_case *of, const char *const *names,
                     struct fit_outcome *outcome) {
    static const enum fit_set sets[][2] = {
        {FIT_ON_TRAIN, FIT_ON_BOTH}, {FIT_ON_TRAIN, FIT_ON_ALL}, {FIT_ON_TRAIN_AND_REST, FIT_ON_ALL}};
    size_t ways = of->pair && of->last ? 3 : 1;
    bool decided = false;
    for (enum rung rung = EXACT; rung < RUNGS && !decided; rung++) {
        for (size_t i = 0; i < ways * RANKINGS; i++) {
            struct hearing hearing = {.all = all,
                                      .of = of,
                                      .ranking = (enum ranking)(i % RANKINGS),
                                      .rung = rung,
                                      .trained = sets[i / RANKINGS][0],
                                      .pooled = sets[i / RANKINGS][1]};
            decided |= hear(&hearing, names, outcome);
        }
    }
    if (!decided)
        hear_sampled(all, of, names, outcome);
}

static void judge(void *state, const struct forensic_case *of) {
    struct quantile *all = state;
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char **names = memory_alloc(all->count, sizeof *names);
    for (size_t c = 0; c < all->count; c++)
        names[c] = all->columns[c].of->name;
    if (all->count)
        hear_all(all, of, names, &outcome);
    forensic_tell(of, &family, M_QUANTILE_WHAT, "ranks", "replaced by ranks or quantiles", &outcome);
    for (size_t c = 0; c < all->count; c++)
        ranked_column_finish(&all->columns[c]);
    memory_free(names);
    memory_free(outcome.columns);
    memory_free(all->columns);
}

const struct forensic_test forensic_quantile = {
    .family = &family, .size = sizeof(struct quantile), .look = look, .judge = judge};
