// Tests of how identities become verdicts.
#include "evidence/forensics/verdict.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

START_TEST(verdicts_of_one_identity) {
    ck_assert_int_eq(fit_verdict_of(false, true, false), FITTED_POOLED);
    ck_assert_int_eq(fit_verdict_of(true, false, false), FITTED_TRAIN);
    ck_assert_int_eq(fit_verdict_of(true, true, true), FITTED_SEPARATELY); // S comes before P
    ck_assert_int_eq(fit_verdict_of(true, true, false), FITTED_UNDECIDABLE);
    ck_assert_int_eq(fit_verdict_of(false, false, true), FITTED_NONE);
}
END_TEST

START_TEST(chances_are_corrected) {
    // 45 pairs of ten columns, 12 families, the second precision.
    ck_assert_double_eq_tol(fit_corrected_log10(-10, 10, 2, 1), -10 + log10(45.0 * 12 * 2), 1e-9);
    ck_assert_double_eq(fit_corrected_log10(-1, 10, 2, 0), 0);
}
END_TEST

static enum fit_verdict decide(double pooled, double train, double separately, double undecidable) {
    struct fit_parties parties;
    fit_parties_init(&parties, 1);
    parties.party[FITTED_POOLED].log10_p = pooled;
    parties.party[FITTED_TRAIN].log10_p = train;
    parties.party[FITTED_SEPARATELY].log10_p = separately;
    parties.party[FITTED_UNDECIDABLE].log10_p = undecidable;
    enum fit_verdict verdict = fit_parties_decide(&parties);
    fit_parties_finish(&parties);
    return verdict;
}

START_TEST(parties_decide) {
    ck_assert_int_eq(decide(-7, 0, 0, 0), FITTED_POOLED);
    ck_assert_int_eq(decide(-7, -8, 0, 0), FITTED_UNDECIDABLE); // columns contradict each other
    ck_assert_int_eq(decide(-3, -8, 0, 0), FITTED_TRAIN);
    ck_assert_int_eq(decide(-3, 0, 0, 0), FITTED_UNDECIDABLE);
    ck_assert_int_eq(decide(-1, 0, 0, -1), FITTED_NONE);
    ck_assert_int_eq(decide(-9, 0, -7, 0), FITTED_SEPARATELY);
}
END_TEST

START_TEST(those_that_show_it_are_told_first) {
    struct fit_parties parties;
    const char *const names[] = {"a", "b", "c"};
    const char *columns[3];
    struct fit_outcome outcome = {.columns = columns};
    fit_parties_init(&parties, 3);
    fit_parties_add(&parties, FITTED_UNDECIDABLE, 0);
    fit_parties_add(&parties, FITTED_POOLED, 2);
    fit_parties_add(&parties, FITTED_NONE, 1);
    parties.party[FITTED_POOLED].log10_p = -7;
    fit_parties_tell(&parties, FITTED_POOLED, names, &outcome);
    ck_assert_uint_eq(outcome.shown, 1);
    ck_assert_uint_eq(outcome.silent, 1);
    ck_assert_str_eq(columns[0], "c");
    ck_assert_str_eq(columns[1], "a");
    ck_assert_double_eq(outcome.log10_p, -7);
    fit_parties_finish(&parties);
}
END_TEST

START_TEST(names_are_cut_short) {
    struct arena arena;
    arena_init(&arena);
    const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    ck_assert_str_eq(fit_names(&arena, names, 0), "none");
    ck_assert_str_eq(fit_names(&arena, names, 1), "a");
    ck_assert_str_eq(fit_names(&arena, names, 3), "a, b and c");
    ck_assert_str_eq(fit_names(&arena, names, 8), "a, b, c, d, e, f and 2 more");
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("forensic_verdict", verdicts_of_one_identity, chances_are_corrected, parties_decide,
          those_that_show_it_are_told_first, names_are_cut_short)
