// Categories that were replaced by statistics of their rows: means of the target, weights of evidence, counts
// and frequencies. Each value is compared with the statistic of the rows that bear it, on the training rows,
// on the test rows, and on both.
#include "base/memory.h"
#include "evidence/forensics/agreement.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/outcomes.h"

#include <math.h>
#include <string.h>

enum { SCREENED = 256 };
static const double PROMISING = 0.45;      // share of the screened values
static const double SURELY_DISTINCT = 0.6; // of the rows: estimated so, they are more than half

static const char *const encoding_words[ENCODING_KINDS] = {
    [ENCODING_MEAN] = "mean of the target",
    [ENCODING_M_ESTIMATE] = "smoothed mean of the target",
    [ENCODING_BAYES] = "smoothed mean of the target",
    [ENCODING_SIGMOID] = "smoothed mean of the target",
    [ENCODING_LEFT_OUT] = "leave-one-out mean of the target",
    [ENCODING_WOE] = "weight of evidence",
    [ENCODING_COUNT] = "count",
    [ENCODING_FREQUENCY] = "frequency"};

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

// ---- verdict of an encoding ----

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
    agreement_test(agreement, groups, FIT_ON_TRAIN);
    if (agreement->holds[FIT_ON_TRAIN])
        offer(best, FITTED_TRAIN, agreement->kind,
              agreement_chance_log10(agreement, groups, FIT_ON_TRAIN, FIT_ON_TEST, FIT_ON_TRAIN));
}

static void weigh(const struct groups *groups, const struct forensic_case *of, struct agreement *agreement,
                  struct encoded_column *best) {
    bool more = of->last && groups->all.rows[FIT_ON_ALL] > groups->all.rows[FIT_ON_BOTH];
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        if (more || (set != FIT_ON_ALL && set != FIT_ON_TRAIN_AND_REST))
            agreement_test(agreement, groups, set);
    }
    const bool *holds = agreement->holds;
    bool beyond = more && !holds[FIT_ON_TRAIN] && !holds[FIT_ON_BOTH];
    enum fit_set train = beyond ? FIT_ON_TRAIN_AND_REST : FIT_ON_TRAIN,
                 pooled = beyond ? FIT_ON_ALL : FIT_ON_BOTH;
    double apart = holds[FIT_ON_TRAIN] && holds[FIT_ON_TEST]
                       ? agreement_chance_log10(agreement, groups, FIT_ON_TEST, FIT_ON_BOTH, FIT_ON_TEST)
                       : 0;
    if (apart < 0)
        offer(best, FITTED_SEPARATELY, agreement->kind, apart);
    else if (holds[train] && holds[pooled] &&
             agreement_nearby_log10(agreement, groups, pooled) <= FIT_CERTAIN)
        offer(best, FITTED_UNDECIDABLE, agreement->kind, 0);
    else if (holds[train] && holds[pooled])
        return;
    else if (holds[pooled])
        offer(best, FITTED_POOLED, agreement->kind,
              agreement_chance_log10(agreement, groups, pooled, train, train));
    else if (holds[train])
        offer(best, FITTED_TRAIN, agreement->kind,
              agreement_chance_log10(agreement, groups, train, pooled, pooled));
}

// ---- columns ----

static bool is_possible(const struct forensic_case *of, const struct groups *groups, enum encoding_kind kind,
                        const struct outcome *outcome) {
    if (agreement_by_outcome(kind) != (outcome != NULL) ||
        ((kind == ENCODING_WOE || kind == ENCODING_LEFT_OUT) && !(outcome && outcome->yes_or_no)))
        return false;
    if (!of->pair && !agreement_by_outcome(kind))
        return false;                                        // of a single file nothing follows from counts
    return !groups->column->whole || kind == ENCODING_COUNT; // else nothing is left in whole numbers
}

// Whether one outcome goes with each of many values that several rows bear.
static bool is_parted(const struct groups *groups) {
    size_t parted = 0;
    for (size_t k = 0; k < groups->column->distinct; k++) {
        double rows = groups->rows[FIT_ON_ALL][k], sum = groups->sum[FIT_ON_ALL][k];
        parted += rows > 1 && (sum == 0 || sum == rows);
    }
    return (double)parted > PROMISING * SCREENED;
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
        if (!is_possible(of, groups, kind, outcome))
            continue;
        agreement->kind = kind;
        if (kind == ENCODING_LEFT_OUT && is_parted(groups)) // the other value of a pair may not be screened
            return true;
        for (enum fit_set set = 0; kind != ENCODING_LEFT_OUT && set < FIT_SETS; set++) {
            if (agreement_share(agreement, groups, set) > PROMISING)
                return true;
        }
    }
    return false;
}

static void try_outcome(const struct forensic_case *of, struct groups *groups, struct agreement *agreement,
                        const struct outcome *outcome, const struct group_totals *totals,
                        struct encoded_column *best) {
    groups->all = *totals;
    agreement->unit = outcome ? outcome->unit : 1;
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

// Of a single file nothing is left in whole numbers, and what encodes no outcome is not asked for.
static bool any_possible(const struct encoded *all, const struct forensic_case *of,
                         const struct forensic_column *values) {
    return of->pair || (!values->whole && outcomes_cover(&all->outcomes, values->number, values->resolution));
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
    if (!any_possible(all, of, values) || !repeats(of, values))
        return;
    forensic_column_rows(values);
    struct groups groups;
    groups_init(&groups, values);
    struct agreement agreement;
    agreement_init(&agreement, values);
    struct encoded_column column = {.of = values->of, .verdict = FITTED_NONE};
    for (size_t i = 0; i < all->outcomes.count; i++)
        try_outcome(of, &groups, &agreement, &all->outcomes.item[i], &all->by_outcome[i], &column);
    try_outcome(of, &groups, &agreement, NULL, &all->rows, &column);
    agreement_finish(&agreement);
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
