// Tests of allocation, growable arrays and arenas.
#include "base/memory.h"

#include <check.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static jmp_buf failed;
static size_t failed_bytes;

static void remember_failure(size_t wanted) {
    failed_bytes = wanted;
    longjmp(failed, 1);
}

START_TEST(alloc_zeroes) {
    unsigned char *bytes = memory_alloc(100, 3);
    for (int i = 0; i < 300; i++)
        ck_assert_uint_eq(bytes[i], 0);
    memory_free(bytes);
}
END_TEST

START_TEST(alloc_of_nothing_is_a_block) {
    void *none = memory_alloc(0, 8);
    ck_assert_ptr_nonnull(none);
    memory_free(memory_resize(none, 0, 0));
    memory_free(NULL);
}
END_TEST

START_TEST(overflow_calls_the_handler) {
    memory_on_failure(remember_failure);
    volatile int times = 0;
    if (setjmp(failed) == 0)
        memory_alloc(SIZE_MAX / 2, 3);
    else
        times++;
    if (times == 1 && setjmp(failed) == 0)
        memory_resize(NULL, SIZE_MAX, SIZE_MAX);
    else
        times++;
    ck_assert_int_eq(times, 2);
    ck_assert_uint_eq(failed_bytes, SIZE_MAX);
}
END_TEST

START_TEST(arena_overflow_calls_the_handler) {
    struct arena arena;
    arena_init(&arena);
    memory_on_failure(remember_failure);
    if (setjmp(failed) == 0) {
        arena_alloc(&arena, PTRDIFF_MAX, 1);
        ck_abort_msg("got memory that does not exist");
    }
    ck_assert_ptr_null(arena.newest);
    arena_finish(&arena);
}
END_TEST

START_TEST(failure_without_a_handler_aborts) {
    memory_on_failure(NULL);
    memory_fail(1);
}
END_TEST

START_TEST(room_keeps_the_items) {
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        items = memory_room(items, count, &capacity, sizeof *items);
        ck_assert_uint_gt(capacity, count);
        items[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(items[i], i);
    ck_assert_uint_lt(capacity, 1600);
    memory_free(items);
}
END_TEST

START_TEST(arena_memory_is_zeroed_aligned_and_apart) {
    struct arena arena;
    arena_init(&arena);
    unsigned char *things[2000];
    for (size_t i = 0; i < 2000; i++) {
        size_t bytes = i % 97;
        things[i] = arena_alloc(&arena, bytes, 1);
        ck_assert_uint_eq((uintptr_t)things[i] % _Alignof(max_align_t), 0);
        for (size_t b = 0; b < bytes; b++)
            ck_assert_uint_eq(things[i][b], 0);
        memset(things[i], (int)(i % 251), bytes);
    }
    for (size_t i = 0; i < 2000; i++)
        for (size_t b = 0; b < i % 97; b++)
            ck_assert_uint_eq(things[i][b], i % 251);
    ck_assert_uint_ge(arena.bytes, 2000 * 48);
    arena_finish(&arena);
    ck_assert_ptr_null(arena.newest);
    ck_assert_uint_eq(arena.bytes, 0);
}
END_TEST

START_TEST(arena_keeps_its_block_beside_a_huge_thing) {
    struct arena arena;
    arena_init(&arena);
    char *first = arena_alloc(&arena, 16, 1);
    char *huge = arena_alloc(&arena, 8 << 20, 1);
    huge[(8 << 20) - 1] = 1;
    char *second = arena_alloc(&arena, 16, 1);
    ck_assert_ptr_eq(second, first + 16);
    arena_finish(&arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("memory");
    TCase *tests = tcase_create("memory");
    tcase_add_test(tests, alloc_zeroes);
    tcase_add_test(tests, alloc_of_nothing_is_a_block);
    tcase_add_test(tests, overflow_calls_the_handler);
    tcase_add_test(tests, arena_overflow_calls_the_handler);
    tcase_add_test(tests, room_keeps_the_items);
    tcase_add_test(tests, arena_memory_is_zeroed_aligned_and_apart);
    tcase_add_test(tests, arena_keeps_its_block_beside_a_huge_thing);
    // An abort can only be looked at from another process (CK_FORK=no turns those off).
    const char *fork_setting = getenv("CK_FORK");
    if (fork_setting == NULL || strcmp(fork_setting, "no") != 0)
        tcase_add_test_raise_signal(tests, failure_without_a_handler_aborts, SIGABRT);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
