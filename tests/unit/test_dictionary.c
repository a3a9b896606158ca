// Interning of texts: numbers in order of appearance, empty and very long texts, many texts.
#include "profile/dictionary.h"

#include "base/memory.h"
#include "unit_main.h"

#include <stdio.h>
#include <string.h>

START_TEST(numbers_in_order_of_appearance) {
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    static const char *const texts[] = {"b", "a", "", "b", "a", "B", "b "};
    static const uint32_t codes[] = {0, 1, 2, 0, 1, 3, 4};
    for (size_t i = 0; i < 7; i++)
        ck_assert_uint_eq(dictionary_code(&dictionary, span_of(texts[i])), codes[i]);
    ck_assert_uint_eq(dictionary.count, 5);
    ck_assert(span_is(dictionary_text(&dictionary, 3), "B"));
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){0}), CODE_MISSING);
    ck_assert_uint_eq(dictionary_find(&dictionary, span_of("a")), 1);
    ck_assert_uint_eq(dictionary_find(&dictionary, span_of("z")), CODE_MISSING);
    ck_assert_uint_eq(dictionary.count, 5);
    dictionary_finish(&dictionary);
}
END_TEST

START_TEST(an_empty_text_is_not_a_missing_one) {
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    ck_assert_uint_eq(dictionary_code(&dictionary, span_of("")), 0);
    struct span text = dictionary_text(&dictionary, 0);
    ck_assert_ptr_nonnull(text.at);
    ck_assert_uint_eq(text.length, 0);
    ck_assert_uint_eq(dictionary_code(&dictionary, span_of("")), 0);
    dictionary_finish(&dictionary);
}
END_TEST

START_TEST(long_texts_and_bytes_of_zero) {
    enum { LENGTH = 1 << 22 };
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    char *bytes = memory_alloc(LENGTH, 1);
    memset(bytes, 'x', LENGTH);
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){bytes, LENGTH}), 0);
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){bytes, LENGTH - 1}), 1);
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){"a\0b", 3}), 2);
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){"a\0c", 3}), 3);
    bytes[LENGTH - 1] = 'y';
    ck_assert_uint_eq(dictionary_code(&dictionary, (struct span){bytes, LENGTH}), 4);
    ck_assert_int_eq(dictionary_text(&dictionary, 4).at[LENGTH - 1], 'y');
    memory_free(bytes);
    dictionary_finish(&dictionary);
}
END_TEST

START_TEST(many_texts_keep_their_numbers) {
    enum { MANY = 100000 };
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    char text[32];
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < MANY; i++) {
            snprintf(text, sizeof text, "id-%u", i);
            ck_assert_uint_eq(dictionary_code(&dictionary, span_of(text)), i);
        }
    }
    ck_assert(span_is(dictionary_text(&dictionary, 4711), "id-4711"));
    dictionary_finish(&dictionary);
}
END_TEST

UNIT_MAIN("dictionary", numbers_in_order_of_appearance, an_empty_text_is_not_a_missing_one,
          long_texts_and_bytes_of_zero, many_texts_keep_their_numbers)
