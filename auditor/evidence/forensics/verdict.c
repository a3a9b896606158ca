// Verdicts, corrections and measures that the families share.
#include "evidence/forensics/verdict.h"

#include "base/memory.h"
#include "base/text.h"
#include "evidence/forensics/columns.h"
#include "evidence/forensics/fitted.h"
#include "stats/distribution.h"

#include <assert.h>
#include <math.h>

enum { NAMES_SHOWN = 6 };

const char *const fit_verdict_words[] = {"none", "pooled", "train", "separately", "superset", NULL};

enum fit_verdict fit_verdict_of(bool train, bool pooled, bool test) {
    if (train && test)
        return FITTED_SEPARATELY;
    if (train && pooled)
        return FITTED_UNDECIDABLE;
    return pooled ? FITTED_POOLED : train ? FITTED_TRAIN : FITTED_NONE;
}

double fit_choice_log10(size_t of, size_t chosen) {
    return distribution_choose_log10(of, chosen);
}

double fit_corrected_log10(double log10_p, size_t columns, size_t shown, unsigned rung) {
    double corrected = log10_p + fit_choice_log10(columns, shown) + log10(FIT_FAMILIES) + log10(1 + rung);
    return fmin(corrected, 0);
}

const char *fit_names(struct arena *arena, const char *const *names, size_t count) {
    const char *text = count ? names[0] : "none";
    size_t shown = count > NAMES_SHOWN + 1 ? NAMES_SHOWN : count; // "and 1 more" is longer than a name
    for (size_t i = 1; i < shown; i++)
        text = text_format(arena, "%s%s%s", text, i + 1 == count ? " and " : ", ", names[i]);
    return shown < count ? text_format(arena, "%s and %zu more", text, count - shown) : text;
}

void fit_parties_init(struct fit_parties *parties, size_t columns) {
    for (size_t v = 0; v <= FITTED_UNDECIDABLE; v++)
        parties->party[v] = (struct fit_party){.column = memory_alloc(columns, sizeof(size_t))};
}

void fit_parties_finish(struct fit_parties *parties) {
    for (size_t v = 0; v <= FITTED_UNDECIDABLE; v++)
        memory_free(parties->party[v].column);
}

void fit_parties_add(struct fit_parties *parties, enum fit_verdict verdict, size_t column) {
    struct fit_party *party = &parties->party[verdict];
    party->column[party->count++] = column;
}

enum fit_verdict fit_parties_decide(const struct fit_parties *parties) {
    const struct fit_party *party = parties->party;
    bool pooled = party[FITTED_POOLED].log10_p <= FIT_CERTAIN;
    bool train = party[FITTED_TRAIN].log10_p <= FIT_CERTAIN;
    if (party[FITTED_SEPARATELY].log10_p <= FIT_CERTAIN)
        return FITTED_SEPARATELY;
    if (pooled != train)
        return pooled ? FITTED_POOLED : FITTED_TRAIN;
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        if (party[v].log10_p <= FIT_SUSPECTED)
            return FITTED_UNDECIDABLE;
    }
    return FITTED_NONE;
}

void fit_parties_tell(const struct fit_parties *parties, enum fit_verdict verdict, const char *const *names,
                      struct fit_outcome *outcome) {
    const struct fit_party *told = &parties->party[verdict];
    outcome->verdict = verdict;
    outcome->log10_p = verdict == FITTED_UNDECIDABLE ? 0 : told->log10_p;
    outcome->shown = outcome->silent = 0;
    for (size_t i = 0; i < told->count; i++)
        outcome->columns[outcome->shown++] = names[told->column[i]];
    for (size_t v = FITTED_POOLED; v <= FITTED_UNDECIDABLE; v++) {
        const struct fit_party *party = &parties->party[v];
        for (size_t i = 0; party != told && i < party->count; i++)
            outcome->columns[outcome->shown + outcome->silent++] = names[party->column[i]];
    }
}

void fit_outcome_set(struct gather *gather, size_t subject, const struct fit_measures *family,
                     const struct fit_outcome *outcome) {
    if (outcome->verdict == FITTED_UNDECIDABLE) {
        gather_set(gather, subject, family->verdict, value_undefined(VALUE_NAME, NOT_DECIDABLE));
        gather_set(gather, subject, family->chance, value_undefined(VALUE_ESTIMATE, NOT_DECIDABLE));
    } else {
        gather_set(gather, subject, family->verdict, value_name(fit_verdict_words[outcome->verdict]));
        gather_set(gather, subject, family->chance,
                   value_estimate(estimate_exact(outcome->log10_p, outcome->shown)));
    }
    gather_set(gather, subject, family->columns, value_count(outcome->shown));
    gather_set(gather, subject, family->names,
               value_text(fit_names(gather->arena, outcome->columns, outcome->shown)));
    gather_set(gather, subject, family->silent,
               value_text(fit_names(gather->arena, outcome->columns + outcome->shown, outcome->silent)));
    for (size_t i = 0; i < gather->pair_count; i++) {
        if (gather->pairs[i].subject == subject)
            fitted_record(gather, &gather->pairs[i], family, outcome);
    }
}

void forensic_claim_add(struct forensic_findings *findings, struct forensic_claim claim) {
    assert(findings->count < FIT_FAMILIES);
    findings->items[findings->count++] = claim;
}
