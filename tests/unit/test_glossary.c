// Tests of the words of a report: each certainty and type of leakage is explained, reasons lose their
// measures.
#include "evidence/measures.h"
#include "report/glossary.h"
#include "unit_main.h"

#include <string.h>

START_TEST(every_certainty_is_told_apart) {
    const char *hint = glossary_certainty(CERTAINTY_HINT), *strong = glossary_certainty(CERTAINTY_STRONG);
    ck_assert_str_ne(hint, strong);
    ck_assert_str_ne(strong, glossary_certainty(CERTAINTY_PROOF));
}
END_TEST

START_TEST(types_of_leakage_have_names) {
    static const char *const types[] = {"L1", "L1.1", "L1.2", "L1.3", "L1.4",
                                        "L2", "L3",   "L3.1", "L3.2", "L3.3"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        ck_assert_ptr_nonnull(glossary_taxonomy(types[i]));
    ck_assert_ptr_null(glossary_taxonomy("-")); // housekeeping
    ck_assert_ptr_null(glossary_taxonomy("L9"));
    ck_assert_ptr_null(glossary_taxonomy(NULL));
}
END_TEST

START_TEST(reasons_are_told_without_expressions) {
    struct arena arena;
    arena_init(&arena);
    ck_assert_str_eq(glossary_reason(&arena, "no pipeline is declared"), "no pipeline is declared");
    ck_assert_str_eq(glossary_reason(&arena, "target.auc: too few rows"), "too few rows");
    ck_assert_ptr_null(strstr(glossary_reason(&arena, "not the case: declared.stamped"), "declared.stamped"));
    const char *open = glossary_reason(&arena, "target.auc 0.9 [0.8, 0.97] straddles 0.95");
    ck_assert_ptr_nonnull(strstr(open, measures[M_TARGET_AUC].label));
    ck_assert_ptr_nonnull(strstr(open, " (target.auc) 0.9 [0.8, 0.97] straddles 0.95"));
    ck_assert_str_eq(glossary_reason(&arena, ""), "");
    arena_finish(&arena);
}
END_TEST

START_TEST(each_word_has_a_meaning) {
    size_t words = 0;
    for (; glossary[words].word; words++)
        ck_assert_uint_gt(strlen(glossary[words].meaning), strlen(glossary[words].word));
    ck_assert_uint_ge(words, 10);
}
END_TEST

UNIT_MAIN("glossary", every_certainty_is_told_apart, types_of_leakage_have_names,
          reasons_are_told_without_expressions, each_word_has_a_meaning)
