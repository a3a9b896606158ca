// Categories that were replaced by statistics of their rows: means of the target, weights of evidence, counts
// and frequencies. Each value is compared with the statistic of the rows that bear it, on the training rows,
// on the test rows, and on both.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/groups.h"
#include "evidence/forensics/outcomes.h"
#include "stats/encoding.h"

#include <math.h>
#include <string.h>

enum { LEAST_DIFFERENT = 2, LEAST_LARGEST = 20, SCREENED = 256 };
static const double AGREE = 0.9;        // share of the values that equal the statistic
static const double LEAST_SHARE = 0.02; // of the rows in the largest group that is counted
static const double ARITHMETIC = 1e-9;
static const double SURELY_DISTINCT = 0.6; // of the rows: estimated so, they are more than half

static const char *const encoding_words[ENCODING_KINDS] = {
    "mean of the target", "smoothed mean of the target", "weight of evidence", "count", "frequency"};

struct encoded_column {
    const struct gather_column *of;
    enum fit_verdict verdict;
    enum encoding_kind kind;
    double log10_p; // corrected
};

struct encoded {
    bool begun;
    struct outcomes outcomes;
    struct group_totals by_outcome[OUTCOMES_MOST], rows;
    struct encoded_column *columns;
    size_t count, capacity, looked_at;
};

// ---- agreement ----

struct agreement {
    enum encoding_kind kind;
    double tolerance;
    bool *matched[FIT_SETS]; // [distinct]
    bool holds[FIT_SETS];    // nine of ten values of the set equal its statistic
};

static bool outcome_matters(enum encoding_kind kind) {
    return kind != ENCODING_COUNT && kind != ENCODING_FREQUENCY;
}

// Whether counts are those of categories rather than sizes of small groups (litters, households), which are
// their own counts by nature: some value is borne by just as many rows as it says, and by many.
static bool counts_something(const struct groups *groups, const struct agreement *agreement,
                             enum fit_set set) {
    double largest = 0, one = agreement->kind == ENCODING_COUNT ? 1 : 1 / groups->all.rows[set];
    for (size_t k = 0; k < groups->column->distinct; k++) {
        double rows = groups->rows[set][k];
        if (agreement->matched[set][k] && fabs(groups->column->value[k] / one - rows) < 0.5)
            largest = fmax(largest, rows);
    }
    return largest >= LEAST_LARGEST && largest >= LEAST_SHARE * groups->all.rows[set];
}

// Values that agree with the set's statistic.
static double count_matches(const struct groups *groups, enum fit_set set, struct agreement *agreement) {
    struct encoding_rows rows = {.values = groups->column->distinct,
                                 .value = groups->column->value,
                                 .rows = groups->rows[set],
                                 .sum = groups->sum[set],
                                 .all_rows = groups->all.rows[set],
                                 .all_sum = groups->all.sum[set]};
    return (double)encoding_match(&rows, agreement->kind, agreement->tolerance, agreement->matched[set]);
}

static void agree(const struct groups *groups, enum fit_set set, struct agreement *agreement) {
    double matched = count_matches(groups, set, agreement), present = 0, telling = 0;
    for (size_t k = 0; k < groups->column->distinct; k++) {
        present += groups->rows[set][k] > 0;
        telling +=
            agreement->matched[set][k] && (!outcome_matters(agreement->kind) || groups_spread(groups, k) > 0);
    }
    agreement->holds[set] = telling >= LEAST_DIFFERENT && matched >= AGREE * present &&
                            (outcome_matters(agreement->kind) || counts_something(groups, agreement, set));
}

// The chance that the values which equal the statistic of one set, and not that of the other, do so by
// accident; 0 if they are too few.
static double chance_of(const struct groups *groups, const struct agreement *agreement, enum fit_set set,
                        enum fit_set rival, enum fit_set differ) {
    double chance = 0;
    size_t count = 0;
    for (size_t k = 0; k < groups->column->distinct; k++) {
        // The strength of a smoothing is fitted: where that of the rival does not hold, its matches mean
        // nothing.
        bool fitted = agreement->kind == ENCODING_M_ESTIMATE && !agreement->holds[rival];
        if (!agreement->matched[set][k] || (agreement->matched[rival][k] && !fitted))
            continue;
        double rows = groups->rows[set][k];
        double others = differ == set ? rows : fabs(rows - groups->rows[rival][k]);
        double spread = outcome_matters(agreement->kind) ? groups_spread(groups, k) : 0;
        double here = encoding_chance_log10(agreement->kind, rows, groups->sum[set][k], others, spread,
                                            agreement->tolerance);
        count += here < 0;
        chance += here;
    }
    return count >= LEAST_DIFFERENT ? chance : 0;
}

// Where several sets agree: the chance that values which encode nothing lie that near to the statistics.
static double nearby_log10(const struct groups *groups, const struct agreement *agreement, enum fit_set set) {
    double spread = 0, chance = 0, rows = groups->all.rows[FIT_ON_ALL],
           mean = groups->all.sum[FIT_ON_ALL] / rows;
    for (size_t k = 0; k < groups->column->distinct; k++)
        spread += groups->squares[k] / rows;
    spread = sqrt(fmax(spread - mean * mean, 0));
    for (size_t k = 0; k < groups->column->distinct; k++) {
        if (!agreement->matched[set][k])
            continue;
        chance += outcome_matters(agreement->kind)
                      ? log10(fmin(1, 2 * agreement->tolerance / fmax(spread, 1e-300)))
                      : -log10(fmax(groups->rows[set][k], 1)) / 2;
    }
    return chance;
}

static void offer(struct encoded_column *best, enum fit_verdict verdict, enum encoding_kind kind,
                  double chance) {
    bool better =
        best->verdict == FITTED_NONE || best->verdict == FITTED_UNDECIDABLE || chance < best->log10_p;
    if (verdict == FITTED_UNDECIDABLE ? best->verdict == FITTED_NONE : chance < 0 && better) {
        best->verdict = verdict;
        best->kind = kind;
        best->log10_p = chance;
    }
}

// Of a single file: values that no other rows of that number would explain.
static void weigh_whole(const struct groups *groups, struct agreement *agreement,
                        struct encoded_column *best) {
    agree(groups, FIT_ON_TRAIN, agreement);
    if (!agreement->holds[FIT_ON_TRAIN] || !outcome_matters(agreement->kind))
        return;
    memset(agreement->matched[FIT_ON_TEST], 0, groups->column->distinct * sizeof(bool));
    offer(best, FITTED_TRAIN, agreement->kind,
          chance_of(groups, agreement, FIT_ON_TRAIN, FIT_ON_TEST, FIT_ON_TRAIN));
}

static void weigh(const struct groups *groups, const struct forensic_case *of, struct agreement *agreement,
                  struct encoded_column *best) {
    bool more = of->last && groups->all.rows[FIT_ON_ALL] > groups->all.rows[FIT_ON_BOTH];
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        if (more || (set != FIT_ON_ALL && set != FIT_ON_TRAIN_AND_REST))
            agree(groups, set, agreement);
    }
    const bool *holds = agreement->holds;
    bool beyond = more && !holds[FIT_ON_TRAIN] && !holds[FIT_ON_BOTH];
    enum fit_set train = beyond ? FIT_ON_TRAIN_AND_REST : FIT_ON_TRAIN,
                 pooled = beyond ? FIT_ON_ALL : FIT_ON_BOTH;
    double apart = holds[FIT_ON_TRAIN] && holds[FIT_ON_TEST]
                       ? chance_of(groups, agreement, FIT_ON_TEST, FIT_ON_BOTH, FIT_ON_TEST)
                       : 0;
    if (apart < 0)
        offer(best, FITTED_SEPARATELY, agreement->kind, apart);
    else if (holds[train] && holds[pooled] && nearby_log10(groups, agreement, pooled) <= FIT_CERTAIN)
        offer(best, FITTED_UNDECIDABLE, agreement->kind, 0);
    else if (holds[train] && holds[pooled])
        return;
    else if (holds[pooled])
        offer(best, FITTED_POOLED, agreement->kind, chance_of(groups, agreement, pooled, train, train));
    else if (holds[train])
        offer(best, FITTED_TRAIN, agreement->kind, chance_of(groups, agreement, train, pooled, pooled));
}

// ---- columns ----

static bool is_possible(const struct forensic_case *of, const struct groups *groups, enum encoding_kind kind,
                        const struct outcome *outcome) {
    if (outcome_matters(kind) != (outcome != NULL) ||
        (kind == ENCODING_WOE && !(outcome && outcome->yes_or_no)))
        return false;
    if (!of->pair && !outcome_matters(kind))
        return false;                                        // of a single file nothing follows from counts
    return !groups->column->whole || kind == ENCODING_COUNT; // else nothing is left in whole numbers
}

// Whether some of a few values agree with any set's statistic: most columns encode nothing, and adding up all
// their rows would take longer than reading them.
static bool is_promising(const struct forensic_case *of, struct groups *groups, struct agreement *agreement,
                         const struct outcome *outcome) {
    size_t step = groups->column->distinct / SCREENED;
    if (step < 2)
        return true;
    groups_fill(groups, of, outcome ? outcome->of : NULL, step);
    for (enum encoding_kind kind = 0; kind < ENCODING_KINDS; kind++) {
        for (enum fit_set set = 0; is_possible(of, groups, kind, outcome) && set < FIT_SETS; set++) {
            agreement->kind = kind;
            if (2 * count_matches(groups, set, agreement) > AGREE * (double)SCREENED)
                return true;
        }
    }
    return false;
}

static void try_outcome(const struct forensic_case *of, struct groups *groups, struct agreement *agreement,
                        const struct outcome *outcome, const struct group_totals *totals,
                        struct encoded_column *best) {
    groups->all = *totals;
    if (!is_promising(of, groups, agreement, outcome))
        return;
    groups_fill(groups, of, outcome ? outcome->of : NULL, 1);
    for (enum encoding_kind kind = 0; kind < ENCODING_KINDS; kind++) {
        if (!is_possible(of, groups, kind, outcome))
            continue;
        agreement->kind = kind;
        memset(agreement->holds, 0, sizeof agreement->holds);
        if (of->pair)
            weigh(groups, of, agreement, best);
        else
            weigh_whole(groups, agreement, best);
    }
}

static void begin(struct encoded *all, const struct forensic_case *of) {
    outcomes_init(&all->outcomes, &of->gather->target);
    for (size_t i = 0; i < all->outcomes.count; i++)
        groups_totals(of, all->outcomes.item[i].of, &all->by_outcome[i]);
    groups_totals(of, NULL, &all->rows);
    all->begun = true;
}

// Whether values repeat enough to be those of categories. Where far too many of them are distinct, by an
// estimate that is 1.6 % off, they need not be counted.
static bool repeats(const struct forensic_case *of, struct forensic_column *values) {
    double distinct = (double)grouping_distinct(of->gather->dataset, values->of->data);
    if (!values->sorted && distinct > SURELY_DISTINCT * (double)values->present)
        return false;
    forensic_column_sort(values);
    return 2 * values->distinct <= values->present;
}

// Whether whole numbers, or a single file, leave anything to be held against the rows.
static bool any_possible(const struct forensic_case *of, const struct forensic_column *values) {
    return of->pair || !values->whole;
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct encoded *all = state;
    (void)sides;
    if (!all->begun)
        begin(all, of);
    if (values->of->role == ROLE_TARGET)
        return;
    all->looked_at++;
    if (!any_possible(of, values) || !repeats(of, values))
        return;
    forensic_column_rows(values);
    struct groups groups;
    groups_init(&groups, values);
    struct agreement agreement = {.tolerance = (values->whole ? 0 : values->resolution) +
                                               ARITHMETIC * fmax(1, values->largest)};
    for (size_t set = 0; set < FIT_SETS; set++)
        agreement.matched[set] = memory_alloc(values->distinct, sizeof(bool));
    struct encoded_column column = {.of = values->of, .verdict = FITTED_NONE};
    for (size_t i = 0; i < all->outcomes.count; i++)
        try_outcome(of, &groups, &agreement, &all->outcomes.item[i], &all->by_outcome[i], &column);
    try_outcome(of, &groups, &agreement, NULL, &all->rows, &column);
    for (size_t set = 0; set < FIT_SETS; set++)
        memory_free(agreement.matched[set]);
    groups_finish(&groups);
    if (column.verdict == FITTED_NONE)
        return;
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = column;
}

// ---- outcome ----

// Each column is judged by itself: categories of one column share no rows, those of two columns do.
static void correct(struct encoded *all) {
    double tries = all->outcomes.count > 2 ? log10((double)all->outcomes.count) : 0; // yes and no mirror
    for (size_t c = 0; c < all->count; c++)
        all->columns[c].log10_p =
            fmin(fit_corrected_log10(all->columns[c].log10_p, all->looked_at, 1, 0) + tries, 0);
}

static double best_of(const struct encoded *all, enum fit_verdict verdict) {
    double best = 0;
    for (size_t c = 0; c < all->count; c++)
        best = all->columns[c].verdict == verdict ? fmin(best, all->columns[c].log10_p) : best;
    return best;
}

static enum fit_verdict decide(const struct encoded *all) {
    double pooled = best_of(all, FITTED_POOLED), train = best_of(all, FITTED_TRAIN);
    double apart = best_of(all, FITTED_SEPARATELY);
    if (apart <= FIT_CERTAIN && pooled > FIT_CERTAIN)
        return FITTED_SEPARATELY;
    if ((pooled <= FIT_CERTAIN) != (train <= FIT_CERTAIN))
        return pooled <= FIT_CERTAIN ? FITTED_POOLED : FITTED_TRAIN;
    bool open = fmin(fmin(pooled, train), apart) <= FIT_SUSPECTED;
    for (size_t c = 0; c < all->count; c++)
        open = open || all->columns[c].verdict == FITTED_UNDECIDABLE;
    return open ? FITTED_UNDECIDABLE : FITTED_NONE;
}

// Those that show the verdict, the strongest one's kind, then the others.
static const char *tell(const struct encoded *all, struct fit_outcome *outcome) {
    const char *what = "";
    for (size_t c = 0; c < all->count; c++) {
        const struct encoded_column *column = &all->columns[c];
        if (column->verdict != outcome->verdict || column->log10_p > FIT_CERTAIN)
            continue;
        outcome->columns[outcome->shown++] = column->of->name;
        if (column->log10_p <= outcome->log10_p) {
            outcome->log10_p = column->log10_p;
            what = encoding_words[column->kind];
        }
    }
    for (size_t c = 0; c < all->count; c++) {
        if (all->columns[c].verdict != outcome->verdict || all->columns[c].log10_p > FIT_CERTAIN)
            outcome->columns[outcome->shown + outcome->silent++] = all->columns[c].of->name;
    }
    return what;
}

static bool by_outcome(const char *what) {
    return what != encoding_words[ENCODING_COUNT] && what != encoding_words[ENCODING_FREQUENCY];
}

static const struct fit_measures family = {M_ENCODED_VERDICT, M_ENCODED_CHANCE, M_ENCODED_COLUMNS,
                                           M_ENCODED_NAMES, M_ENCODED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct encoded *all = state;
    struct gather *gather = of->gather;
    correct(all);
    struct fit_outcome outcome = {.verdict = decide(all),
                                  .columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    const char *what = tell(all, &outcome);
    if (of->pair) {
        fit_outcome_set(gather, of->pair->subject, &family, &outcome);
        gather_set(gather, of->pair->subject, M_ENCODED_WHAT, value_text(what));
        gather_set(gather, of->pair->subject, M_ENCODED_BY_TARGET, value_flag(by_outcome(what)));
    } else if (outcome.shown) {
        forensic_claim_add(of->whole, (struct forensic_claim){
                                          .how = "encoded by the target",
                                          .names = fit_names(gather->arena, outcome.columns, outcome.shown),
                                          .columns = outcome.shown,
                                          .log10_p = outcome.log10_p});
    }
    memory_free(outcome.columns);
    memory_free(all->columns);
    outcomes_finish(&all->outcomes);
}

const struct forensic_test forensic_encoded = {
    .family = &family, .size = sizeof(struct encoded), .look = look, .judge = judge};
