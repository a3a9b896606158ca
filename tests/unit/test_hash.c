// Tests of hashing. The known answers were made with the Python package xxhash.
#include "base/hash.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(known_answers) {
    ck_assert_uint_eq(hash_bytes("", 0, 0), 0x2d06800538d394c2U);
    ck_assert_uint_eq(hash_bytes("leakaudit", 9, 0), 0x2bfb13a3b540522fU);
    ck_assert_uint_eq(hash_bytes("leakaudit", 9, 7), 0x0e820371fd634fe1U);
    ck_assert_uint_eq(hash_bytes(NULL, 0, 0), hash_bytes("", 0, 0));
}
END_TEST

START_TEST(seeds_differ) {
    ck_assert_uint_ne(hash_bytes("abc", 3, 0), hash_bytes("abc", 3, 1));
    ck_assert_uint_eq(hash_bytes("abc", 3, 7), hash_bytes("abc", 3, 7));
}
END_TEST

START_TEST(stream_equals_whole) {
    unsigned char bytes[5000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 31 + i / 7);
    for (size_t step = 1; step < 600; step += 37) {
        struct hash_stream *stream = hash_stream_new();
        hash_stream_add(stream, NULL, 0);
        for (size_t at = 0; at < sizeof bytes; at += step)
            hash_stream_add(stream, bytes + at, sizeof bytes - at < step ? sizeof bytes - at : step);
        ck_assert_uint_eq(hash_stream_value(stream), hash_bytes(bytes, sizeof bytes, 0));
        ck_assert_uint_eq(hash_stream_value(stream),
                          hash_bytes(bytes, sizeof bytes, 0)); // reading changes nothing
        hash_stream_free(stream);
    }
    hash_stream_free(NULL);
}
END_TEST

START_TEST(mix_is_ordered_and_hash_like) {
    ck_assert_uint_ne(hash_mix(1, 2), hash_mix(2, 1));
    ck_assert_uint_ne(hash_mix(0, 0), 0);
    // Each input bit flips about half of the output bits.
    for (int bit = 0; bit < 64; bit++) {
        int flipped = __builtin_popcountll(hash_mix(42, 7) ^ hash_mix(42 ^ (1ULL << bit), 7));
        ck_assert_int_gt(flipped, 12);
        ck_assert_int_lt(flipped, 52);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("hash");
    TCase *tests = tcase_create("hash");
    tcase_add_test(tests, known_answers);
    tcase_add_test(tests, seeds_differ);
    tcase_add_test(tests, stream_equals_whole);
    tcase_add_test(tests, mix_is_ordered_and_hash_like);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
