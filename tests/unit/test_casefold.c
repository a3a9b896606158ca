// Tests of texts that read alike.
#include "base/casefold.h"

#include "base/memory.h"
#include "unit_main.h"

#include <string.h>

START_TEST(alike_for_readers) {
    static const char *const pairs[][2] = {
        {"Red", " RED\t"},
        {"", "  "},
        {"a b", "A B"},
        {"\xc3\x89t\xc3\xa9", "e\xcc\x81T\xc3\x89"},
        {"STRASSE", "stra\xc3\x9f"
                    "e"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        ck_assert_msg(casefold_hash(span_of(pairs[i][0])) == casefold_hash(span_of(pairs[i][1])), "%s",
                      pairs[i][0]);
}
END_TEST

START_TEST(different_stay_different) {
    static const char *const texts[] = {"a",  "b",    "ab",   "a b",      "a  b", "1",
                                        "01", "\xff", "\xfe", "\xc3\xa9", "e"};
    enum { COUNT = sizeof texts / sizeof *texts };
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < i; j++)
            ck_assert(casefold_hash(span_of(texts[i])) != casefold_hash(span_of(texts[j])));
    }
}
END_TEST

START_TEST(long_texts_are_folded_too) {
    enum { LENGTH = 1000 };
    char *upper = memory_alloc(LENGTH + 1, 1), *lower = memory_alloc(LENGTH + 1, 1);
    memset(upper, 'Q', LENGTH);
    memset(lower, 'q', LENGTH);
    ck_assert(casefold_hash(span_of(upper)) == casefold_hash(span_of(lower)));
    lower[500] = 'p';
    ck_assert(casefold_hash(span_of(upper)) != casefold_hash(span_of(lower)));
    memory_free(upper);
    memory_free(lower);
}
END_TEST

UNIT_MAIN("casefold", alike_for_readers, different_stay_different, long_texts_are_folded_too)
