// Tests of spans, terminated texts, numbers as text, and suggestions.
#include "base/text.h"

#include <check.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static void set_up(void) {
    arena_init(&arena);
}

static void tear_down(void) {
    arena_finish(&arena);
}

START_TEST(spans_compare_by_bytes) {
    struct span nul = {"a\0b", 3};
    ck_assert(span_equal(nul, (struct span){"a\0b", 3}));
    ck_assert(!span_equal(nul, (struct span){"a\0c", 3}));
    ck_assert(!span_is(nul, "a"));
    ck_assert(span_is(span_of("abc"), "abc"));
    ck_assert(span_equal((struct span){NULL, 0}, span_of("")));
}
END_TEST

START_TEST(trim_takes_spaces_and_tabs_only) {
    ck_assert(span_is(span_trim(span_of(" \ta b\t ")), "a b"));
    ck_assert(span_is(span_trim(span_of("\na\n")), "\na\n"));
    ck_assert_uint_eq(span_trim(span_of(" \t ")).length, 0);
    ck_assert_uint_eq(span_trim((struct span){NULL, 0}).length, 0);
}
END_TEST

START_TEST(copies_are_terminated) {
    ck_assert_str_eq(text_copy(&arena, (struct span){"abcdef", 3}), "abc");
    ck_assert_str_eq(text_copy(&arena, (struct span){NULL, 0}), "");
    ck_assert_str_eq(text_format(&arena, "%s has %d", "x", 3), "x has 3");
    ck_assert_str_eq(text_format(&arena, "%s", ""), "");
    ck_assert_uint_eq(strlen(text_format(&arena, "%5000d", 1)), 5000);
}
END_TEST

START_TEST(texts_sort_by_bytes) {
    const char *names[] = {"b", "\xC3\xA4", "B", "a"};
    qsort(names, 4, sizeof *names, text_compare);
    ck_assert_str_eq(names[0], "B");
    ck_assert_str_eq(names[1], "a");
    ck_assert_str_eq(names[2], "b");
    ck_assert_str_eq(names[3], "\xC3\xA4");
}
END_TEST

static const char *number(double value) {
    char out[TEXT_NUMBER];
    return text_copy(&arena, span_of(text_number(value, out)));
}

static const char *rounded(double value, int digits) {
    char out[TEXT_NUMBER];
    return text_copy(&arena, span_of(text_rounded(value, digits, out)));
}

static const char *count_text(uint64_t value) {
    char out[TEXT_NUMBER];
    return text_copy(&arena, span_of(text_count(value, out)));
}

START_TEST(numbers_are_shortest) {
    ck_assert_str_eq(number(0), "0");
    ck_assert_str_eq(number(12), "12");
    ck_assert_str_eq(number(0.1), "0.1");
    ck_assert_str_eq(number(-2.5), "-2.5");
    ck_assert_str_eq(number(1e-5), "1e-05");
    ck_assert_str_eq(number(0.1 + 0.2), "0.30000000000000004");
    ck_assert_str_eq(number(1.0 / 3), "0.3333333333333333");
    ck_assert_str_eq(number(5e-324), "5e-324");
    ck_assert_str_eq(number(DBL_MAX), "1.7976931348623157e+308");
}
END_TEST

// Any double reads back bit for bit; a fixed sequence of bit patterns stands for "any".
START_TEST(numbers_read_back) {
    uint64_t bits = 88172645463325252U; // xorshift64 (Marsaglia 2003)
    for (int i = 0; i < 20000; i++) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        char out[TEXT_NUMBER];
        double back = strtod(text_number(value, out), NULL);
        ck_assert_mem_eq(&back, &value, sizeof value);
    }
}
END_TEST

START_TEST(rounded_is_for_people) {
    ck_assert_str_eq(rounded(0.99631, 3), "0.996");
    ck_assert_str_eq(rounded(1.23e-12, 2), "1.2e-12");
    ck_assert_str_eq(rounded(1319.4, 3), "1319");
    ck_assert_str_eq(rounded(-1319.6, 3), "-1320");
    ck_assert_str_eq(rounded(1000, 3), "1000");
    ck_assert_str_eq(rounded(999.6, 3), "1e+03");
    ck_assert_str_eq(rounded(-0.0, 3), "0");
    ck_assert_str_eq(rounded(0.5, 3), "0.5");
    ck_assert_str_eq(rounded(1e300, 3), "1e+300");
    ck_assert_str_eq(rounded(999999999999999.0, 1), "999999999999999");
}
END_TEST

START_TEST(counts_are_grouped) {
    ck_assert_str_eq(count_text(0), "0");
    ck_assert_str_eq(count_text(999), "999");
    ck_assert_str_eq(count_text(1319), "1,319");
    ck_assert_str_eq(count_text(1000000), "1,000,000");
    ck_assert_str_eq(count_text(UINT64_MAX), "18,446,744,073,709,551,615");
}
END_TEST

// Where the machine has a locale with a decimal comma, the process's setting must not matter.
START_TEST(numbers_do_not_know_the_locale) {
    const char *locales[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "C.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (setlocale(LC_ALL, locales[i]) == NULL)
            continue;
        ck_assert_str_eq(number(0.1), "0.1");
        ck_assert_str_eq(number(1.0 / 3), "0.3333333333333333");
        ck_assert_str_eq(rounded(1.25, 3), "1.25");
        ck_assert_str_eq(text_format(&arena, "%.1f", 2.5), "2.5");
    }
    setlocale(LC_ALL, "C");
}
END_TEST

static const char *const keys[] = {"available", "available_reason", "as_of", "role", "type", "name"};

static const char *suggest(const char *word) {
    return text_suggest(word, keys, sizeof keys / sizeof *keys);
}

START_TEST(suggests_the_nearest) {
    ck_assert_str_eq(suggest("avaliable"), "available"); // two letters swapped
    ck_assert_str_eq(suggest("avalable_reason"), "available_reason");
    ck_assert_str_eq(suggest("rol"), "role");
    ck_assert_str_eq(suggest("TYPE"), "type");
    ck_assert_str_eq(suggest("tpye"), "type");
    ck_assert_str_eq(suggest("nam"), "name");
}
END_TEST

START_TEST(suggests_nothing_far) {
    ck_assert_ptr_null(suggest("zebra"));
    ck_assert_ptr_null(suggest(""));
    const char *const one[] = {"y"};
    ck_assert_ptr_null(text_suggest("x", one, 1));
    ck_assert_ptr_null(text_suggest("type", keys, 0));
    char word[200];
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    const char *const same[] = {word};
    ck_assert_ptr_null(text_suggest(word, same, 1));
    ck_assert_ptr_null(text_suggest("aaaa", same, 1));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("text");
    tcase_add_test(tests, spans_compare_by_bytes);
    tcase_add_test(tests, trim_takes_spaces_and_tabs_only);
    tcase_add_test(tests, copies_are_terminated);
    tcase_add_test(tests, texts_sort_by_bytes);
    tcase_add_test(tests, numbers_are_shortest);
    tcase_add_test(tests, numbers_read_back);
    tcase_add_test(tests, rounded_is_for_people);
    tcase_add_test(tests, counts_are_grouped);
    tcase_add_test(tests, numbers_do_not_know_the_locale);
    tcase_add_test(tests, suggests_the_nearest);
    tcase_add_test(tests, suggests_nothing_far);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
