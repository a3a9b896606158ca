// Repeated rows by their hashes: all of them, an unbiased sample beyond the budget, and merged parts.
#include "profile/repeats.h"

#include "base/hash.h"
#include "base/memory.h"
#include "unit_main.h"

#include <math.h>
#include <string.h>

static void add(struct repeats *repeats, const uint64_t *hashes, size_t count) {
    uint8_t split[4096] = {0};
    for (size_t i = 0, n; i < count; i += n) {
        n = count - i < 1000 ? count - i : 1000;
        repeats_add(repeats, hashes + i, split, n);
    }
}

START_TEST(counts_copies) {
    struct repeats repeats;
    repeats_init(&repeats, 1 << 20);
    struct repeats_count count = repeats_count(&repeats);
    ck_assert_uint_eq(count.rows + count.repeated + count.groups + count.largest, 0);
    static const uint64_t hashes[] = {7, UINT64_MAX, 7, 3, 7, UINT64_MAX, 1};
    add(&repeats, hashes, 7);
    count = repeats_count(&repeats);
    ck_assert_uint_eq(count.rows, 7);
    ck_assert_uint_eq(count.seen, 7);
    ck_assert_uint_eq(count.repeated, 3);
    ck_assert_uint_eq(count.groups, 2);
    ck_assert_uint_eq(count.largest, 3);
    repeats_finish(&repeats);
}
END_TEST

enum { ROWS = 50000 };

// Every fourth row is a copy of an earlier one.
static uint64_t *make_hashes(void) {
    uint64_t *hashes = memory_alloc(ROWS, sizeof *hashes);
    for (size_t i = 0; i < ROWS; i++)
        hashes[i] = hash_mix(i % 4 == 3 ? i - 3 : i, 1);
    return hashes;
}

START_TEST(a_sample_keeps_the_share) {
    uint64_t *hashes = make_hashes();
    struct repeats repeats;
    repeats_init(&repeats, 8192 * 9);
    add(&repeats, hashes, ROWS);
    struct repeats_count count = repeats_count(&repeats);
    ck_assert_uint_eq(count.seen, ROWS);
    ck_assert_uint_le(count.rows, 8192);
    ck_assert_uint_ge(count.rows, 2048);
    ck_assert(fabs((double)count.repeated / (double)count.rows - 0.25) < 0.03);
    ck_assert_uint_eq(count.largest, 2);
    repeats_finish(&repeats);
    memory_free(hashes);
}
END_TEST

START_TEST(merging_gives_the_same_bits) {
    uint64_t *hashes = make_hashes();
    for (uint64_t budget = 4096 * 9; budget <= (1 << 22); budget *= 4) {
        struct repeats whole, left, right;
        repeats_init(&whole, budget);
        repeats_init(&left, budget);
        repeats_init(&right, budget);
        add(&whole, hashes, ROWS);
        add(&left, hashes, 12345);
        add(&right, hashes + 12345, ROWS - 12345);
        repeats_merge(&left, &right);
        ck_assert_uint_eq(whole.threshold, left.threshold);
        ck_assert_uint_eq(whole.seen, left.seen);
        ck_assert_uint_eq(whole.count, left.count);
        ck_assert_int_eq(memcmp(whole.hashes, left.hashes, whole.count * sizeof *whole.hashes), 0);
        ck_assert_int_eq(memcmp(whole.splits, left.splits, whole.count), 0);
        repeats_finish(&whole);
        repeats_finish(&left);
        repeats_finish(&right);
    }
    memory_free(hashes);
}
END_TEST

UNIT_MAIN("repeats", counts_copies, a_sample_keeps_the_share, merging_gives_the_same_bits)
