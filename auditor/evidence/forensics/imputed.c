// Missing values that were filled in with a mean, a median or the mean of the nearest rows: of the training
// rows, or of the test rows too.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"
#include "evidence/forensics/joint.h"
#include "evidence/forensics/middle.h"
#include "evidence/forensics/nearest_filled.h"
#include "stats/imputation.h"

#include <math.h>

// A single median says little: the numbers of rows above and below agree by chance in one split of ten.
enum { LEAST_MEDIANS = 6, CONTRADICTIONS = 5 };
enum statistic { MEAN, MEDIAN, STATISTICS };

struct imputed_column {
    const struct gather_column *of;
    const double *number;
    struct imputed_mean mean;
    struct imputed_median median;
    double deviation;    // standard deviation
    enum fit_set pooled; // on which the mean, or median, was held against that of the training rows
    enum fit_verdict verdict[STATISTICS];
};

struct imputed {
    struct imputed_column *columns;
    size_t count, capacity, looked_at;
    struct nearest_filled nearest;
};

// ---- a column ----

static enum fit_verdict verdict_of_mean(const struct imputed_mean *mean) {
    if (!mean->found)
        return FITTED_NONE;
    enum fit_verdict verdict = fit_verdict_of(mean->train, mean->pooled, mean->test);
    // Where both means are that near, it may be no mean at all but a common value.
    return verdict == FITTED_UNDECIDABLE && mean->nearby > FIT_SUSPECTED ? FITTED_NONE : verdict;
}

static enum fit_verdict verdict_of_median(const struct imputed_median *median) {
    return median->found
               ? fit_verdict_of(median->train <= median->slack[0], median->pooled <= median->slack[1], false)
               : FITTED_NONE;
}

// Holds one set against another that contains it.
static void compare(struct imputed_column *column, const struct forensic_column *values,
                    const struct forensic_sides *sides, enum fit_set train, enum fit_set pooled) {
    size_t distinct = values->distinct;
    uint32_t *on_train = memory_alloc(distinct, sizeof *on_train),
             *beyond = memory_alloc(distinct, sizeof *beyond);
    double *value = memory_alloc(distinct, sizeof *value);
    size_t used = 0;
    for (size_t k = 0; k < distinct; k++) {
        on_train[used] = (uint32_t)forensic_sides_of(sides, train, k);
        beyond[used] = (uint32_t)forensic_sides_of(sides, pooled, k) - on_train[used];
        value[used] = values->value[k];
        used += on_train[used] + beyond[used] > 0;
    }
    struct spectrum spectrum = {.distinct = used,
                                .value = value,
                                .train = on_train,
                                .test = train == pooled ? NULL : beyond,
                                .resolution = values->resolution,
                                .slack = values->slack};
    struct forensic_sums sums = forensic_sides_sums(sides, pooled);
    double average = sums.sum / (double)sums.n;
    column->deviation = sqrt(fmax(sums.squares / (double)sums.n - average * average, 0));
    column->pooled = pooled;
    column->mean = imputation_mean(&spectrum);
    column->median = imputation_median(&spectrum);
    column->verdict[MEAN] = verdict_of_mean(&column->mean);
    column->verdict[MEDIAN] = column->mean.found ? FITTED_NONE : verdict_of_median(&column->median);
    memory_free(on_train);
    memory_free(beyond);
    memory_free(value);
}

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct imputed *all = state;
    if (values->of->role == ROLE_TARGET)
        return;
    all->looked_at++;
    if (!of->pair && !values->sorted && !middle_may_be_filled(values, sides, all->looked_at))
        return;
    nearest_filled_look(&all->nearest, of, values);
    forensic_sides_count(sides, values);
    struct imputed_column column = {.of = values->of, .number = values->number};
    compare(&column, values, sides, FIT_ON_TRAIN, of->pair ? FIT_ON_BOTH : FIT_ON_TRAIN);
    bool more = of->pair && of->last && sides->side[SPLIT_NEITHER].n > 0;
    if (more && column.verdict[MEAN] == FITTED_NONE)
        compare(&column, values, sides, FIT_ON_TRAIN_AND_REST, FIT_ON_ALL);
    if (column.verdict[MEAN] == FITTED_NONE && column.verdict[MEDIAN] == FITTED_NONE)
        return;
    all->columns = memory_room(all->columns, all->count, &all->capacity, sizeof *all->columns);
    all->columns[all->count++] = column;
}

// ---- chances ----

// The width of the interval that counts as agreement, in standard deviations of what is compared, times the
// column's own.
static double width_of(const struct imputed_column *column, enum statistic statistic,
                       enum fit_verdict verdict) {
    if (statistic == MEDIAN) // rows above less rows below
        return (2 * column->median.slack[1] + 1) / sqrt(fmax(column->median.test_rows, 1)) *
               column->deviation;
    double train = column->mean.other[0], beyond = fmax(column->mean.other[1], 1);
    double spread = verdict == FITTED_SEPARATELY ? sqrt(1 / train + 1 / beyond)
                                                 : sqrt(beyond / (train * (train + beyond)));
    return column->mean.width / spread;
}

// The columns that give one verdict on one statistic.
struct party {
    size_t count;
    double log10_p; // corrected chance of coincidence
};

static struct party party_of(const struct imputed *all, const struct forensic_case *of,
                             enum statistic statistic, enum fit_verdict verdict) {
    struct joint_term terms[JOINT_TERMS];
    struct party party = {0};
    enum fit_set set = FIT_ON_BOTH;
    size_t count = 0;
    for (size_t c = 0; c < all->count; c++) {
        const struct imputed_column *column = &all->columns[c];
        if (column->verdict[statistic] != verdict)
            continue;
        party.count++;
        set = column->pooled;
        if (count < JOINT_TERMS)
            terms[count++] =
                (struct joint_term){.number = column->number, .width = width_of(column, statistic, verdict)};
    }
    if (party.count)
        party.log10_p =
            fit_corrected_log10(joint_chance(of, set, terms, count, 1), all->looked_at, party.count, 0);
    return party;
}

// Where both the training rows and all rows fit: whether it is a filled-in value at all.
static bool suspected(const struct imputed *all, enum statistic statistic) {
    size_t count = 0;
    double nearest = 0;
    for (size_t c = 0; c < all->count; c++) {
        bool open = all->columns[c].verdict[statistic] == FITTED_UNDECIDABLE;
        count += open;
        nearest = open && statistic == MEAN ? fmin(nearest, all->columns[c].mean.nearby) : nearest;
    }
    return statistic == MEAN ? fit_corrected_log10(nearest, all->looked_at, count ? 1 : 0, 0) <= FIT_SUSPECTED
                             : count >= LEAST_MEDIANS;
}

static enum fit_verdict decide(const struct imputed *all, const struct forensic_case *of,
                               enum statistic statistic, double *log10_p) {
    struct party pooled = party_of(all, of, statistic, FITTED_POOLED);
    struct party train = party_of(all, of, statistic, FITTED_TRAIN);
    struct party apart = party_of(all, of, statistic, FITTED_SEPARATELY);
    bool enough =
        statistic == MEAN || (pooled.count >= LEAST_MEDIANS && CONTRADICTIONS * train.count <= pooled.count);
    bool on_all = pooled.log10_p <= FIT_CERTAIN && enough;
    enough =
        statistic == MEAN || (train.count >= LEAST_MEDIANS && CONTRADICTIONS * pooled.count <= train.count);
    bool on_train = train.log10_p <= FIT_CERTAIN && enough;
    if (apart.log10_p <= FIT_CERTAIN) {
        *log10_p = apart.log10_p;
        return FITTED_SEPARATELY;
    }
    if (on_all != on_train) {
        *log10_p = on_all ? pooled.log10_p : train.log10_p;
        return on_all ? FITTED_POOLED : FITTED_TRAIN;
    }
    bool some = fmin(fmin(pooled.log10_p, train.log10_p), apart.log10_p) <= FIT_SUSPECTED;
    // A value that piles up at the median of all rows, and not at that of the training rows, is worth a word.
    bool open = statistic == MEDIAN && pooled.count > 0 && train.count == 0;
    return some || open || suspected(all, statistic) ? FITTED_UNDECIDABLE : FITTED_NONE;
}

// ---- outcome ----

static void tell(const struct imputed *all, enum statistic statistic, struct fit_outcome *outcome) {
    for (size_t c = 0; c < all->count; c++) {
        if (all->columns[c].verdict[statistic] == outcome->verdict)
            outcome->columns[outcome->shown++] = all->columns[c].of->name;
    }
    for (size_t c = 0; c < all->count; c++) {
        enum fit_verdict verdict = all->columns[c].verdict[statistic];
        if (verdict != FITTED_NONE && verdict != outcome->verdict)
            outcome->columns[outcome->shown + outcome->silent++] = all->columns[c].of->name;
    }
}

// In a single file a mean of the other rows shows only that something was filled in.
static void claim(const struct imputed *all, const struct forensic_case *of) {
    const char **names = memory_alloc(all->count + 1, sizeof *names);
    double log10_p = 0;
    size_t count = 0;
    for (size_t c = 0; c < all->count; c++) {
        const struct imputed_mean *mean = &all->columns[c].mean;
        double chance =
            mean->found && mean->train ? fit_corrected_log10(mean->nearby, all->looked_at, 1, 0) : 0;
        if (chance > FIT_CERTAIN)
            continue;
        names[count++] = all->columns[c].of->name;
        log10_p = fmin(log10_p, chance);
    }
    if (count)
        forensic_claim_add(of->whole,
                           (struct forensic_claim){.how = "filled in with their own mean",
                                                   .names = fit_names(of->gather->arena, names, count),
                                                   .columns = count,
                                                   .log10_p = log10_p});
    memory_free(names);
}

static const struct fit_measures outcome_measures = {M_IMPUTED_VERDICT, M_IMPUTED_CHANCE, M_IMPUTED_COLUMNS,
                                                     M_IMPUTED_NAMES, M_IMPUTED_SILENT};

// One value for all cells of a column first; where there is none, one by the nearest rows for each cell.
static void judge_pair(const struct imputed *all, const struct forensic_case *of) {
    static const char *const words[STATISTICS] = {"mean", "median"};
    struct fit_outcome outcome = {.columns = memory_alloc(all->count + 1, sizeof *outcome.columns)};
    struct fit_outcome nearest = {.columns = memory_alloc(all->nearest.count + 1, sizeof *nearest.columns)};
    enum statistic statistic = MEAN;
    outcome.verdict = decide(all, of, MEAN, &outcome.log10_p);
    if (outcome.verdict == FITTED_NONE)
        outcome.verdict = decide(all, of, statistic = MEDIAN, &outcome.log10_p);
    tell(all, statistic, &outcome);
    if (outcome.verdict == FITTED_NONE || outcome.verdict == FITTED_UNDECIDABLE)
        nearest_filled_judge(&all->nearest, of, &nearest);
    bool by_nearest =
        nearest.log10_p < 0 || (outcome.verdict == FITTED_NONE && nearest.verdict != FITTED_NONE);
    fit_outcome_set(of->gather, of->pair->subject, &outcome_measures, by_nearest ? &nearest : &outcome);
    gather_set(of->gather, of->pair->subject, M_IMPUTED_WHAT,
               value_text(by_nearest ? "mean of the nearest rows" : words[statistic]));
    memory_free(outcome.columns);
    memory_free(nearest.columns);
}

static void judge(void *state, const struct forensic_case *of) {
    struct imputed *all = state;
    if (of->pair)
        judge_pair(all, of);
    else
        claim(all, of);
    memory_free(all->columns);
    nearest_filled_finish(&all->nearest);
}

const struct forensic_test forensic_imputed = {
    .family = &outcome_measures, .size = sizeof(struct imputed), .look = look, .judge = judge};
