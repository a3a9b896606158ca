// The column store: all rows while they fit, else the same even sample for any order and any parts.
#include "profile/store.h"

#include "coded_fixture.h"
#include "unit_main.h"

#include <stdlib.h>

static void add_all(struct store *store, const struct fixture *fixture, size_t from, size_t to, size_t step) {
    struct coded_column columns[FIXTURE_COLUMNS];
    for (size_t first = from; first < to; first += step) {
        struct coded batch = fixture_rows(fixture, first, to - first < step ? to - first : step, columns);
        store_add(store, &batch);
    }
}

static void expect_equal(const struct store *a, const struct store *b) {
    ck_assert_uint_eq(a->rows, b->rows);
    ck_assert_uint_eq(a->seen, b->seen);
    ck_assert_uint_eq(a->threshold, b->threshold);
    ck_assert_int_eq(memcmp(a->hash, b->hash, a->rows * sizeof *a->hash), 0);
    ck_assert_int_eq(memcmp(a->split, b->split, a->rows), 0);
    for (size_t c = 0; c < a->columns; c++) {
        if (a->numeric[c])
            ck_assert_int_eq(memcmp(a->number[c], b->number[c], a->rows * sizeof(double)), 0);
        else
            ck_assert_int_eq(memcmp(a->code[c], b->code[c], a->rows * sizeof(uint32_t)), 0);
    }
}

START_TEST(holds_everything_that_fits) {
    struct fixture fixture;
    fixture_init(&fixture, 20000);
    struct store store;
    store_init(&store, FIXTURE_COLUMNS, fixture_numeric, 1 << 24);
    ck_assert(store_complete(&store));
    add_all(&store, &fixture, 0, 20000, 777);
    ck_assert(store_complete(&store));
    ck_assert_uint_eq(store.rows, 20000);
    ck_assert_int_eq(memcmp(store.number[1], fixture.number[1], 20000 * sizeof(double)), 0);
    struct coded_column columns[FIXTURE_COLUMNS];
    struct coded slice = store_slice(&store, 19990, 10, columns);
    ck_assert_uint_eq(slice.column[3].code[9], fixture.code[3][19999]);
    ck_assert_ptr_null(slice.column[3].number);
    store_finish(&store);
    fixture_finish(&fixture);
}
END_TEST

static int by_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

START_TEST(the_sample_is_the_same_for_any_order) {
    enum { ROWS = 60000 };
    struct fixture fixture, turned;
    fixture_init(&fixture, ROWS);
    fixture_init(&turned, ROWS);
    for (size_t r = 0; r < ROWS; r++)
        turned.hash[r] = fixture.hash[ROWS - 1 - r];
    struct store a, b;
    store_init(&a, FIXTURE_COLUMNS, fixture_numeric, 0);
    store_init(&b, FIXTURE_COLUMNS, fixture_numeric, 0);
    add_all(&a, &fixture, 0, ROWS, 4096);
    add_all(&b, &turned, 0, ROWS, 501);
    ck_assert(!store_complete(&a));
    ck_assert_uint_eq(a.rows, b.rows);
    ck_assert_uint_le(a.rows, 8192);
    ck_assert_uint_ge(a.rows, 2048);
    ck_assert_uint_eq(a.threshold, b.threshold);
    qsort(a.hash, a.rows, sizeof *a.hash, by_hash);
    qsort(b.hash, b.rows, sizeof *b.hash, by_hash);
    ck_assert_int_eq(memcmp(a.hash, b.hash, a.rows * sizeof *a.hash), 0);
    store_finish(&a);
    store_finish(&b);
    fixture_finish(&fixture);
    fixture_finish(&turned);
}
END_TEST

START_TEST(merging_gives_the_same_bits) {
    enum { ROWS = 30000 };
    struct fixture fixture;
    fixture_init(&fixture, ROWS);
    for (uint64_t budget = 0; budget <= (1 << 24); budget += 1 << 24) {
        for (size_t half = 0; half <= ROWS; half += 7500) {
            struct store whole, left, right;
            store_init(&whole, FIXTURE_COLUMNS, fixture_numeric, budget);
            store_init(&left, FIXTURE_COLUMNS, fixture_numeric, budget);
            store_init(&right, FIXTURE_COLUMNS, fixture_numeric, budget);
            add_all(&whole, &fixture, 0, ROWS, 4096);
            add_all(&left, &fixture, 0, half, 4096);
            add_all(&right, &fixture, half, ROWS, 4096);
            store_merge(&left, &right);
            expect_equal(&whole, &left);
            store_finish(&whole);
            store_finish(&left);
            store_finish(&right);
        }
    }
    fixture_finish(&fixture);
}
END_TEST

UNIT_MAIN("store", holds_everything_that_fits, the_sample_is_the_same_for_any_order,
          merging_gives_the_same_bits)
