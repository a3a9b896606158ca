// Words weighted by how rare they are (tf-idf; Sparck Jones 1972). Divided by the right inverse document
// frequencies, the numbers of a row are whole multiples of one another again: the counts of its words.
#include "base/memory.h"
#include "evidence/forensics/forensics.h"

#include <math.h>
#include <string.h>

enum { LEAST_WORDS = 10, LEAST_IN_ROW = 3, SAMPLE_ROWS = 100, LEAST_ROWS = 10, MOST_COUNT = 40 };
static const double MOST = 0.8, FEW = 0.2; // share of rows that fit the right set and a wrong one

struct weighted_word {
    const struct gather_column *of;
    const double *number;
    double documents[FIT_SETS], resolution;
};

struct weighted {
    struct weighted_word *words;
    size_t count, capacity;
};

static void look(void *state, const struct forensic_case *of, struct forensic_column *values,
                 struct forensic_sides *sides) {
    struct weighted *all = state;
    if (!of->pair || values->of->role == ROLE_TARGET || values->whole || values->minimum != 0 ||
        values->present < values->rows)
        return;
    struct weighted_word word = {
        .of = values->of, .number = values->number, .resolution = values->resolution + values->slack};
    double side[3] = {0};
    for (size_t r = 0; r < values->rows; r++)
        side[of->pair->side[r]] += values->number[r] > 0;
    for (enum fit_set set = 0; set < FIT_SETS; set++) {
        for (enum split_side s = 0; s < 3; s++)
            word.documents[set] += fit_set_has(set, s) ? side[s] : 0;
    }
    (void)sides;
    all->words = memory_room(all->words, all->count, &all->capacity, sizeof *all->words);
    all->words[all->count++] = word;
}

// ---- a row ----

struct weighing {
    const struct weighted *all;
    double *weight;       // [words] inverse document frequency
    double *term, *error; // [words] scratch: what is left of a row's numbers
};

static void weigh_words(struct weighing *weighing, enum fit_set set, double rows, bool smooth) {
    for (size_t w = 0; w < weighing->all->count; w++) {
        double documents = weighing->all->words[w].documents[set];
        weighing->weight[w] = smooth          ? log((1 + rows) / (1 + documents)) + 1
                              : documents > 0 ? log(rows / documents) + 1
                                              : 1;
    }
}

// Whether the terms are whole multiples of a unit near to `unit`. Adds up the chance that they are by
// accident: of each but the one that gave the unit.
static bool are_multiples(const double *term, const double *error, size_t count, double unit, bool given,
                          double *log10_p) {
    double up = 0, down = 0, least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double multiple = round(term[i] / unit);
        if (multiple < 1 || multiple > MOST_COUNT)
            return false;
        up += term[i] * multiple / (error[i] * error[i]);
        down += multiple * multiple / (error[i] * error[i]);
        least = fmin(least, error[i]);
    }
    double fitted = given ? unit : up / down, chance = 0, weakest = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        double multiple = round(term[i] / unit), slack = 2.5 * (error[i] + multiple * least);
        if (fabs(term[i] - multiple * fitted) > slack)
            return false;
        double here = log10(fmin(1, 2 * slack / fitted));
        chance += here;
        weakest = fmax(weakest, here);
    }
    *log10_p = given ? chance : chance - weakest;
    return true;
}

// 1 or 0; -1 if the row has too few words to tell.
static int fits(struct weighing *weighing, size_t row, double *log10_p) {
    size_t count = 0;
    double least = INFINITY;
    for (size_t w = 0; w < weighing->all->count; w++) {
        const struct weighted_word *word = &weighing->all->words[w];
        if (!(word->number[row] > 20 * word->resolution))
            continue;
        weighing->term[count] = word->number[row] / weighing->weight[w];
        weighing->error[count] = word->resolution / weighing->weight[w];
        least = fmin(least, weighing->term[count++]);
    }
    if (count < LEAST_IN_ROW)
        return -1;
    if (are_multiples(weighing->term, weighing->error, count, 1, true, log10_p))
        return 1;
    for (int smallest = 1; smallest <= 3; smallest++) { // rows of length 1: the unit is not known
        if (are_multiples(weighing->term, weighing->error, count, least / smallest, false, log10_p))
            return 1;
    }
    return 0;
}

// ---- sets ----

struct agreement {
    double share;   // of the sampled rows that fit
    double log10_p; // the best row's chance, times the rows
};

// How many rows that lie in `among` fit the document frequencies of `set`.
static struct agreement agree(struct weighing *weighing, const struct forensic_case *of, enum fit_set set,
                              enum fit_set among, bool smooth) {
    size_t rows = of->gather->dataset->store.rows, in_set = 0, in_sample = 0;
    for (size_t r = 0; r < rows; r++) {
        in_set += fit_set_has(set, of->pair->side[r]);
        in_sample += fit_set_has(among, of->pair->side[r]);
    }
    weigh_words(weighing, set, (double)in_set, smooth);
    size_t step = 1 + in_sample / SAMPLE_ROWS, at = 0;
    double tried = 0, fitting = 0, best = 0;
    for (size_t r = 0; r < rows; r++) {
        if (!fit_set_has(among, of->pair->side[r]) || at++ % step)
            continue;
        double chance = 0;
        int here = fits(weighing, r, &chance);
        tried += here >= 0;
        fitting += here > 0;
        best = here > 0 ? fmin(best, chance) : best;
    }
    if (tried < LEAST_ROWS)
        return (struct agreement){0};
    return (struct agreement){fitting / tried, fmin(best + log10(tried), 0)};
}

static enum fit_verdict hear(struct weighing *weighing, const struct forensic_case *of, bool smooth,
                             double *log10_p) {
    bool more = of->last && of->pair->train_rows + of->pair->test_rows < of->gather->dataset->store.rows;
    enum fit_set train_set = FIT_ON_TRAIN, pooled_set = FIT_ON_BOTH;
    struct agreement train = agree(weighing, of, train_set, FIT_ON_BOTH, smooth);
    struct agreement pooled = agree(weighing, of, pooled_set, FIT_ON_BOTH, smooth);
    if (more && train.share < MOST && pooled.share < MOST) {
        train = agree(weighing, of, FIT_ON_TRAIN_AND_REST, FIT_ON_BOTH, smooth);
        pooled = agree(weighing, of, FIT_ON_ALL, FIT_ON_BOTH, smooth);
    }
    struct agreement apart = agree(weighing, of, FIT_ON_TEST, FIT_ON_TEST, smooth);
    struct agreement own = agree(weighing, of, FIT_ON_TRAIN, FIT_ON_TRAIN, smooth);
    if (apart.share > MOST && own.share > MOST && train.share < MOST) {
        *log10_p = apart.log10_p;
        return FITTED_SEPARATELY;
    }
    *log10_p = pooled.share > train.share ? pooled.log10_p : train.log10_p;
    if (pooled.share > MOST && train.share < FEW)
        return FITTED_POOLED;
    if (train.share > MOST && pooled.share < FEW)
        return FITTED_TRAIN;
    return fmax(pooled.share, train.share) > MOST ? FITTED_UNDECIDABLE : FITTED_NONE;
}

static const struct fit_measures family = {M_WEIGHTED_VERDICT, M_WEIGHTED_CHANCE, M_WEIGHTED_COLUMNS,
                                           M_WEIGHTED_NAMES, M_WEIGHTED_SILENT};

static void judge(void *state, const struct forensic_case *of) {
    struct weighted *all = state;
    struct fit_outcome outcome = {.verdict = FITTED_NONE,
                                  .columns = memory_alloc(all->count + 1, sizeof(char *))};
    if (of->pair && all->count >= LEAST_WORDS) {
        struct weighing weighing = {.all = all,
                                    .weight = memory_alloc(all->count, sizeof(double)),
                                    .term = memory_alloc(all->count, sizeof(double)),
                                    .error = memory_alloc(all->count, sizeof(double))};
        for (int smooth = 1; smooth >= 0 && outcome.verdict == FITTED_NONE; smooth--)
            outcome.verdict = hear(&weighing, of, smooth, &outcome.log10_p);
        memory_free(weighing.weight);
        memory_free(weighing.term);
        memory_free(weighing.error);
    }
    outcome.log10_p = fit_corrected_log10(outcome.log10_p, 1, 1, 0) + log10(2);
    if (outcome.verdict == FITTED_NONE || outcome.log10_p > 0)
        outcome.log10_p = 0;
    for (size_t w = 0; outcome.verdict != FITTED_NONE && w < all->count; w++)
        outcome.columns[outcome.shown++] = all->words[w].of->name;
    if (of->pair)
        fit_outcome_set(of->gather, of->pair->subject, &family, &outcome);
    memory_free(outcome.columns);
    memory_free(all->words);
}

const struct forensic_test forensic_weighted = {
    .family = &family, .size = sizeof(struct weighted), .look = look, .judge = judge, .on_unit_rows = true};
