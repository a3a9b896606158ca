// From identities to verdicts: on which rows was a statistic fitted?
//
// A statistic leaves an identity on the rows it was fitted on, here called T (the training rows), P (training
// and test rows together) and S (the test rows alone). Rounding, not chance, decides whether an identity
// holds on its fit set; chance decides how likely it holds on another.
#ifndef LEAKAUDIT_EVIDENCE_FORENSICS_VERDICT_H
#define LEAKAUDIT_EVIDENCE_FORENSICS_VERDICT_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>

enum fit_verdict {
    FITTED_NONE,       // not this transformation
    FITTED_POOLED,     // fitted on training and test rows together
    FITTED_TRAIN,      // fitted on the training rows
    FITTED_SEPARATELY, // each side by its own statistics
    FITTED_SUPERSET,   // fitted on something close to these rows: more rows, or rows that were dropped since
    FITTED_UNDECIDABLE // the numbers allow several
};
// "none", "pooled", "train", "separately", "superset"; NULL for undecidable.
extern const char *const fit_verdict_words[];

// The verdict of one identity. S comes before P: for means P follows from T and S.
enum fit_verdict fit_verdict_of(bool train, bool pooled, bool test);

// log10 of the chance at which coincidence is excluded and a verdict given (a rule may ask for less), and at
// which it is suspected: then the verdict is undecidable.
#define FIT_CERTAIN (-6.0)
#define FIT_SUSPECTED (-2.0)

// How many families of transformations are tried on the same numbers: every chance is corrected for them.
#define FIT_FAMILIES 12

// What one family found out about a case.
struct fit_outcome {
    enum fit_verdict verdict;
    double log10_p;       // corrected chance of coincidence of the verdict; 0 when there is none
    const char **columns; // [shown + silent] names: those that show the verdict, then those that can't tell
    size_t shown, silent;
};

// The measures of a family, in measures.h under its name.
struct fit_measures {
    enum measure_id verdict, chance, columns, names, silent;
};

// log10 of C(of, chosen): that just these columns show it.
double fit_choice_log10(size_t of, size_t chosen);
// The chance of a sum of independent log10 f's, corrected for the families tried, the choice of columns and
// the rungs climbed; at most 0.
double fit_corrected_log10(double log10_p, size_t columns, size_t shown, unsigned rung);

// The columns of a family by their verdicts, with the chance of each party, on the way to one verdict.
struct fit_parties {
    struct fit_party {
        size_t *column; // [count] in the family's own numbering
        size_t count;
        double log10_p; // corrected; 0 until it is known
    } party[FITTED_UNDECIDABLE + 1];
};
void fit_parties_init(struct fit_parties *parties, size_t columns);
void fit_parties_finish(struct fit_parties *parties);
void fit_parties_add(struct fit_parties *parties, enum fit_verdict verdict, size_t column);
// The verdict of all: a party whose chance is at most FIT_CERTAIN, unless columns contradict each other as
// certainly.
enum fit_verdict fit_parties_decide(const struct fit_parties *parties);
// Fills the outcome; names[column]; outcome->columns has room for all.
void fit_parties_tell(const struct fit_parties *parties, enum fit_verdict verdict, const char *const *names,
                      struct fit_outcome *outcome);

// Stores the measures of a pair.
void fit_outcome_set(struct gather *gather, size_t subject, const struct fit_measures *family,
                     const struct fit_outcome *outcome);
// "a, b, c and 24 more", in the arena.
const char *fit_names(struct arena *arena, const char *const *names, size_t count);

// What a single file shows of preprocessing: claims of all families, collected for the measures of the
// dataset (preprocessed.*). Empty = all zero.
struct forensic_findings {
    struct forensic_claim {
        const char *how;   // "standardised": completes "columns a, b are ..."
        const char *names; // of the columns
        size_t columns;
        double log10_p; // corrected
    } items[FIT_FAMILIES];
    size_t count;
};
void forensic_claim_add(struct forensic_findings *findings, struct forensic_claim claim);

#endif
