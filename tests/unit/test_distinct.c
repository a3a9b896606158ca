// Counting distinct values: exact while there are few, an estimate beyond, and the same after a merge.
#include "profile/distinct.h"

#include "base/memory.h"
#include "profile/dictionary.h"
#include "unit_main.h"

#include <math.h>
#include <string.h>

static void add_range(struct distinct *distinct, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        double value = (double)i * 0.5;
        distinct_add_numbers(distinct, &value, 1);
    }
}

START_TEST(exact_while_there_are_few) {
    struct distinct distinct;
    distinct_init(&distinct);
    bool exact;
    ck_assert_uint_eq(distinct_count(&distinct, &exact), 0);
    ck_assert(exact);
    static const double values[] = {1, 2, 1, NAN, 0, -0.0, 1e9, 1e9 + 1e-6, INFINITY};
    distinct_add_numbers(&distinct, values, 9);
    ck_assert_uint_eq(distinct_count(&distinct, &exact), 6);
    add_range(&distinct, 0, DISTINCT_K - 10);
    ck_assert_uint_eq(distinct_count(&distinct, &exact), DISTINCT_K - 10 + 3);
    ck_assert(exact);
    distinct_finish(&distinct);
    distinct_init(&distinct);
    static const uint32_t codes[] = {5, 5, CODE_MISSING, 0};
    distinct_add_codes(&distinct, codes, 4);
    ck_assert_uint_eq(distinct_count(&distinct, &exact), 2);
    distinct_finish(&distinct);
}
END_TEST

START_TEST(the_limit_is_where_it_says) {
    struct distinct distinct;
    distinct_init(&distinct);
    bool exact;
    for (int pass = 0; pass < 3; pass++)
        add_range(&distinct, 0, DISTINCT_K);
    ck_assert_uint_eq(distinct_count(&distinct, &exact), DISTINCT_K);
    ck_assert(exact);
    add_range(&distinct, 0, DISTINCT_K + 1);
    ck_assert((double)distinct_count(&distinct, &exact) > DISTINCT_K * 0.9);
    ck_assert(!exact);
    distinct_finish(&distinct);
}
END_TEST

START_TEST(estimates_many_within_a_few_percent) {
    struct distinct distinct;
    distinct_init(&distinct);
    for (int pass = 0; pass < 2; pass++) // repeats do not count
        add_range(&distinct, 0, 300000);
    bool exact;
    double count = (double)distinct_count(&distinct, &exact);
    ck_assert(!exact);
    ck_assert_msg(fabs(count / 300000 - 1) < 5 * 0.0157, "%g", count);
    distinct_finish(&distinct);
}
END_TEST

// Parts that overlap, merged, hold the same hashes as one pass over all values.
static void expect_merge(size_t first, size_t second, size_t end) {
    struct distinct whole, left, right;
    distinct_init(&whole);
    distinct_init(&left);
    distinct_init(&right);
    add_range(&whole, 0, end);
    add_range(&left, 0, second);
    add_range(&right, first, end);
    distinct_merge(&left, &right);
    bool exact, merged_exact;
    ck_assert_uint_eq(distinct_count(&whole, &exact), distinct_count(&left, &merged_exact));
    ck_assert_int_eq(exact, merged_exact);
    ck_assert_uint_eq(whole.count, left.count);
    ck_assert_uint_eq(whole.limit, left.limit);
    ck_assert_int_eq(memcmp(whole.hashes, left.hashes, whole.count * sizeof *whole.hashes), 0);
    distinct_finish(&whole);
    distinct_finish(&left);
    distinct_finish(&right);
}

START_TEST(merging_gives_the_same_bits) {
    expect_merge(0, 0, 0);
    expect_merge(10, 20, 30);
    expect_merge(100, 3000, 4000);
    expect_merge(1000, 5000, 9000);
    expect_merge(100, 60000, 60000);
    expect_merge(50000, 50000, 100000);
    expect_merge(99990, 99995, 100000);
}
END_TEST

UNIT_MAIN("distinct", exact_while_there_are_few, the_limit_is_where_it_says,
          estimates_many_within_a_few_percent, merging_gives_the_same_bits)
