// Standardised and centred columns: mean 0 (and standard deviation 1) on the rows of the fit. The decision is
// made at several precisions, over all columns jointly.
#include "base/memory.h"
#include "base/text.h"
#include "evidence/forensics/fit_size.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/joint.h"
#include "evidence/forensics/scaled_column.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { LEAST_NEAR = 2 };

struct standardised {
    struct scaled_column *columns;
    size_t count, capacity;
    struct fit_grid *grids; // of the columns that have one
    size_t grid_count, grid_capacity;
};

struct hearing { // one scaling at one rung
    const struct standardised *all;
    const struct forensic_case *of;
    enum scaling scaling;
    unsigned rung;
    struct fit_parties parties;
    enum fit_set trained, pooled; // the sets that the columns of these verdicts obey
};

static void look(void *state, const struct forensic_case *of, struct forensic_column *column,
                 struct forensic_sides *sides) {
    struct standardised *all = state;
    if (column->whole)
        return;
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    struct scaled_column scaled = all->columns[all->count++] = scaled_column_of(column, sides);
    if (!of->pair || !gather_needs(of->gather, M_STANDARDISED_FIT_ROWS) ||
        !scaled_column_near(&scaled, FIT_ON_BOTH))
        return;
    all->grids = memory_room(all->grids, all->grid_count, &all->grid_capacity, sizeof *all->grids);
    all->grid_count += fit_grid_of(column, &all->grids[all->grid_count]);
}

// ---- parties ----

static bool has_rest(const struct hearing *hearing, const struct scaled_column *column) {
    return hearing->of->last && column->set[FIT_ON_ALL].n > column->set[FIT_ON_BOTH].n;
}

static bool obeys(const struct hearing *hearing, const struct scaled_column *column, enum fit_set set) {
    return scaled_column_obeys(column, hearing->scaling, set, hearing->rung);
}

static enum fit_verdict verdict_of(struct hearing *hearing, const struct scaled_column *column) {
    bool train = obeys(hearing, column, FIT_ON_TRAIN), pooled = false;
    bool more = has_rest(hearing, column);
    if (!hearing->of->pair)
        return train ? FITTED_TRAIN : FITTED_NONE;
    if (!train && more && obeys(hearing, column, FIT_ON_TRAIN_AND_REST))
        train = true, hearing->trained = FIT_ON_TRAIN_AND_REST;
    pooled = obeys(hearing, column, FIT_ON_BOTH);
    if (!pooled && more && obeys(hearing, column, FIT_ON_ALL))
        pooled = true, hearing->pooled = FIT_ON_ALL;
    return fit_verdict_of(train, pooled, obeys(hearing, column, FIT_ON_TEST));
}

static void divide(struct hearing *hearing) {
    const struct standardised *all = hearing->all;
    hearing->trained = FIT_ON_TRAIN;
    hearing->pooled = FIT_ON_BOTH;
    fit_parties_init(&hearing->parties, all->count);
    for (size_t c = 0; c < all->count; c++) {
        if (all->columns[c].distinct)
            fit_parties_add(&hearing->parties, verdict_of(hearing, &all->columns[c]), c);
    }
}

// ---- chances ----

// Adds the intervals into which a column's mean and mean of squares fell: twice the tolerance, and, since the
// sums of a column on a grid are on a grid, the step of that.
static size_t add_terms(const struct hearing *hearing, const struct scaled_column *column, enum fit_set set,
                        struct joint_term *terms) {
    double step = column->gap / (double)column->set[set].n;
    double mean = 2 * scaled_column_mean_tolerance(column, set, hearing->rung) + step;
    double square = 2 * scaled_column_square_tolerance(column, set, hearing->rung) + 2 * column->gap * step;
    terms[0] = (struct joint_term){.number = column->number, .width = mean};
    if (hearing->scaling == SCALING_CENTRED || column->distinct < 3)
        return 1;
    // Three ways to be scaled were tried: by population and sample variance, and by length.
    terms[1] = (struct joint_term){.number = column->number, .shape = JOINT_SQUARE, .width = 3 * square};
    return 2;
}

// The corrected chance that the party's columns obey the identity on the set although nothing was fitted on
// it; `sigma` per column: the standard deviation there of a mean of variables of variance 1.
static double chance_of(const struct hearing *hearing, const struct fit_party *party, enum fit_set set,
                        double sigma) {
    struct joint_term terms[JOINT_TERMS];
    size_t count = 0;
    for (size_t i = 0; i < party->count && count + 2 <= JOINT_TERMS; i++) {
        const struct scaled_column *column = &hearing->all->columns[party->column[i]];
        if (!column->contrast)
            count += add_terms(hearing, column, set, terms + count);
    }
    if (count == 0)
        return 0;
    double chance = joint_chance(hearing->of, set, terms, count, sigma) + log10(SCALINGS);
    return fit_corrected_log10(chance, hearing->all->count, party->count, hearing->rung);
}

// Standard deviation of the mean over `whole` of its rows when it is known on `part` of them (or the other
// way round): sampling without replacement.
static double spread_beyond(double part, double whole) {
    return sqrt((whole - part) / (whole * part));
}

static void weigh(struct hearing *hearing) {
    struct fit_party *party = hearing->parties.party;
    for (size_t v = 0; v <= FITTED_UNDECIDABLE; v++) {
        if (v == FITTED_NONE || party[v].count == 0)
            continue;
        const struct scaled_column *first = &hearing->all->columns[party[v].column[0]];
        double train = (double)first->set[hearing->trained].n, test = (double)first->set[FIT_ON_TEST].n;
        double pooled = (double)first->set[hearing->pooled].n;
        if (v == FITTED_POOLED)
            party[v].log10_p = chance_of(hearing, &party[v], hearing->pooled,
                                         spread_beyond((double)first->set[FIT_ON_TRAIN].n, pooled));
        else if (v == FITTED_TRAIN && hearing->of->pair)
            party[v].log10_p =
                chance_of(hearing, &party[v], hearing->trained, sqrt(test / (train * (train + test))));
        else if (v == FITTED_SEPARATELY)
            party[v].log10_p = chance_of(hearing, &party[v], FIT_ON_TEST, sqrt(1 / train + 1 / test));
        else // a single file, or no telling which: against columns that were left as they are
            party[v].log10_p = chance_of(hearing, &party[v], FIT_ON_TRAIN, sqrt(1 / train));
    }
}

// ---- outcome ----

// Hears the scalings at all precisions until one is decided; an undecidable one stands if none is. What was
// fitted on each side by itself in single precision may obey the one or the other set by chance before both
// are seen to be obeyed, so that one verdict is waited for.
static enum scaling hear(const struct standardised *all, const struct forensic_case *of,
                         const char *const *names, struct fit_outcome *outcome) {
    enum scaling found = SCALING_STANDARD;
    bool decided = false;
    for (unsigned turn = 0; turn < FORENSIC_RUNGS * SCALINGS; turn++) {
        struct hearing hearing = {.all = all, .of = of, .scaling = turn % SCALINGS, .rung = turn / SCALINGS};
        divide(&hearing);
        if (!decided || hearing.parties.party[FITTED_SEPARATELY].count)
            weigh(&hearing);
        enum fit_verdict verdict = fit_parties_decide(&hearing.parties);
        bool certain = verdict != FITTED_NONE && verdict != FITTED_UNDECIDABLE;
        if (decided ? verdict == FITTED_SEPARATELY
                    : certain || (verdict == FITTED_UNDECIDABLE && outcome->verdict == FITTED_NONE)) {
            fit_parties_tell(&hearing.parties, verdict, names, outcome);
            found = hearing.scaling;
        }
        fit_parties_finish(&hearing.parties);
        decided = decided || certain;
        if (verdict == FITTED_SEPARATELY)
            break;
    }
    return found;
}

// Whether all columns lie about mean 0 and standard deviation 1 without obeying the identity anywhere.
static void tell_near(const struct standardised *all, struct fit_outcome *outcome) {
    size_t near = 0;
    for (size_t c = 0; c < all->count; c++)
        near += scaled_column_near(&all->columns[c], FIT_ON_BOTH);
    if (near < LEAST_NEAR || near < all->count)
        return;
    outcome->verdict = FITTED_SUPERSET;
    for (size_t c = 0; c < all->count; c++)
        outcome->columns[outcome->shown++] = all->columns[c].of->name;
}

// How many rows the scaling saw, where the grids of the columns tell and agree with the verdict: alone they
// would take as many other rows for those of the test side.
static struct value fit_rows_of(const struct standardised *all, const struct forensic_case *of,
                                enum fit_verdict verdict) {
    size_t train = of->pair->train_rows, both = train + of->pair->test_rows;
    size_t wanted = verdict == FITTED_POOLED ? both : verdict == FITTED_TRAIN ? train : 0;
    size_t other = verdict == FITTED_POOLED ? train : both;
    if (wanted && fit_size_chance(all->grids, all->grid_count, wanted) <= FIT_CERTAIN &&
        fit_size_chance(all->grids, all->grid_count, other) > 0)
        return value_text(text_format(of->gather->arena, "%zu rows", wanted));
    size_t found = verdict == FITTED_SUPERSET ? fit_size_find(all->grids, all->grid_count, 2 * both) : 0;
    if (found)
        return value_text(text_format(of->gather->arena, "%zu rows or a multiple", found));
    return value_undefined(VALUE_TEXT, NOT_DECIDABLE);
}

static const char *const scaling_words[] = {"mean 0 and standard deviation 1", "mean 0"};
static const char *const scaling_claims[] = {"standardised", "centred"};

static const struct fit_measures family = {M_STANDARDISED_VERDICT, M_STANDARDISED_CHANCE,
                                           M_STANDARDISED_COLUMNS, M_STANDARDISED_NAMES,
                                           M_STANDARDISED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct standardised *all = state;
    struct gather *gather = of->gather;
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char **names = memory_alloc(all->count, sizeof *names);
    for (size_t c = 0; c < all->count; c++)
        names[c] = all->columns[c].of->name;
    enum scaling scaling = hear(all, of, names, &outcome);
    if (of->pair) {
        if (outcome.verdict == FITTED_NONE)
            tell_near(all, &outcome);
        fit_outcome_set(gather, of->pair->subject, &family, &outcome);
        gather_set(gather, of->pair->subject, M_STANDARDISED_WHAT, value_text(scaling_words[scaling]));
        gather_set(gather, of->pair->subject, M_STANDARDISED_FIT_ROWS, fit_rows_of(all, of, outcome.verdict));
    } else if (outcome.verdict == FITTED_TRAIN) {
        forensic_claim_add(of->whole, (struct forensic_claim){
                                          .how = scaling_claims[scaling],
                                          .names = fit_names(gather->arena, outcome.columns, outcome.shown),
                                          .columns = outcome.shown,
                                          .log10_p = outcome.log10_p});
    }
    memory_free(names);
    memory_free(outcome.columns);
    memory_free(all->columns);
    memory_free(all->grids);
}

const struct forensic_test forensic_standardised = {
    .family = &family, .size = sizeof(struct standardised), .look = look, .judge = judge};
