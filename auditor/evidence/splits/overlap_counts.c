// From counts of pairs to what they tell: multiplied up, and held against nature.
#include "evidence/splits/overlap_counts.h"

#include "stats/natural_matches.h"

#include <math.h>
#include <string.h>

static void scale(struct row_overlap_match *match, uint64_t every) {
    double times = (double)every;
    match->distinct[ROW_TRAIN] *= every;
    match->distinct[ROW_TEST] *= every;
    match->identical *= times;
    match->test_rows *= every;
    match->copies_cross *= times;
    match->copies_within *= times;
    match->straddling *= every;
    match->expected *= times;
    match->variance *= times;
    match->train_repeats *= every;
}

void overlap_counts_describe(const struct overlap_counts *counts, struct overlap_result result[ROW_MATCHES]) {
    const struct row_overlap *overlap = &counts->overlap;
    uint64_t every = counts->every;
    double train = (double)overlap->train, test = (double)overlap->test;
    for (int m = 0; m < ROW_MATCHES; m++) {
        const struct row_overlap_match *match = &overlap->match[m];
        struct overlap_result *to = &result[m];
        *to = (struct overlap_result){.match = *match,
                                      .train = overlap->train * every,
                                      .test = overlap->test * every,
                                      .conflicting = overlap->conflicting * every,
                                      .classes = overlap->classes,
                                      .ratio = train > 1 ? 2 * test / (train - 1) : 1,
                                      .measured = overlap->train + overlap->test,
                                      .of = (overlap->train + overlap->test) * every};
        memcpy(to->class, overlap->class, sizeof to->class);
        if (test > 0)
            to->excess_log10_p =
                natural_matches_excess_log10_p(match->copies_cross, match->copies_within, to->ratio);
        to->excess_z = natural_matches_excess_z((double)match->straddling, match->expected, match->variance);
        scale(&to->match, every);
    }
}

// The natural number of identical pairs: the smaller limit of those from the pairs across and from all pairs.
static double natural_of(const struct overlap_counts *counts, enum row_match m,
                         struct overlap_result *result) {
    double every = (double)counts->one_every, label = m == MATCH_ROWS ? (double)counts->every / every : 0;
    double two = (double)counts->two_every / every;
    struct row_pairs one = counts->one_off.match[m], off = counts->overlap.label_off,
                     both = counts->two_off[m];
    one.cross += label * off.cross, one.within += label * off.within;
    both.cross *= two, both.within *= two;
    if (m == MATCH_ROWS)
        both.cross += counts->one_off.label_too.cross, both.within += counts->one_off.label_too.within;
    result->one_off = one.cross * every;
    result->within_one_off = one.within * every;
    result->two_off = both.cross * every;
    double train = (double)counts->overlap.match[m].distinct[ROW_TRAIN];
    double test = (double)counts->overlap.match[m].distinct[ROW_TEST];
    double share = train > 0 ? test / (test + (train - 1) / 2) : 1; // of all pairs, those across
    double across = natural_matches_limit(one.cross, both.cross, every);
    double pooled = share * natural_matches_limit(one.cross + one.within, both.cross + both.within, every);
    return fmin(across, pooled);
}

void overlap_counts_judge(const struct overlap_counts *counts, struct overlap_result result[ROW_MATCHES]) {
    enum { LEAST_ALONE = 3 };
    static const double ALONE = 0.01; // natural matches where no two rows are near
    double label_off = counts->overlap.label_off.cross + counts->overlap.label_off.within;
    for (int m = 0; m < ROW_MATCHES; m++) {
        double identical = counts->overlap.match[m].identical;
        struct overlap_result *to = &result[m];
        to->counted = true;
        to->natural = natural_of(counts, (enum row_match)m, to);
        to->isolated = counts->alone && identical >= LEAST_ALONE && (m == MATCH_FEATURES || !(label_off > 0));
        if (to->isolated)
            to->natural = ALONE;
        to->log10_p =
            identical > 0 ? natural_matches_log10_p(identical, to->natural / (double)counts->every) : 0;
    }
}
