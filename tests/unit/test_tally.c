// Counting distinct values: few ones completely, many ones from evenly spread rows.
#include "profile/tally.h"

#include "base/memory.h"
#include "unit_main.h"

#include <math.h>

static const bool numeric[] = {true};

static struct tally tally_of(const double *values, size_t rows) {
    struct store store;
    store_init(&store, 1, numeric, UINT64_MAX);
    uint64_t *hash = memory_alloc(rows, sizeof *hash);
    uint8_t *split = memory_alloc(rows, 1);
    struct coded_column column = {.number = values};
    struct coded all = {.rows = rows, .columns = 1, .column = &column, .hash = hash, .split = split};
    store_add(&store, &all);
    struct tally tally;
    tally_numbers(&tally, &store, 0);
    store_finish(&store);
    memory_free(hash);
    memory_free(split);
    return tally;
}

START_TEST(small_columns_are_counted_completely) {
    static const double values[] = {3, NAN, -0.0, 0, INFINITY, 3, 3};
    struct tally tally = tally_of(values, 7);
    ck_assert_uint_eq(tally.count, 3);
    ck_assert_uint_eq(tally.rows, 6);
    ck_assert(tally.runs[0].value == 0 && tally.runs[0].count == 2);
    ck_assert(tally.runs[1].value == 3 && tally.runs[1].count == 3);
    ck_assert(isinf(tally.runs[2].value));
    ck_assert(tally.middle == 3);
    tally_finish(&tally);
    tally = tally_of(values + 1, 1);
    ck_assert_uint_eq(tally.count + tally.rows, 0);
    ck_assert(tally.middle == 0);
    tally_finish(&tally);
    tally = tally_of(values, 0);
    ck_assert_uint_eq(tally.count + tally.rows, 0);
    tally_finish(&tally);
}
END_TEST

START_TEST(few_values_are_found_among_many_rows) {
    enum { ROWS = 300001 };
    double *values = memory_alloc(ROWS, sizeof *values);
    for (size_t r = 0; r < ROWS; r++)
        values[r] = (double)(r % (TALLY_FEW - 1));
    values[77777] = 5000; // a single row
    struct tally tally = tally_of(values, ROWS);
    ck_assert_uint_eq(tally.count, TALLY_FEW);
    ck_assert_uint_eq(tally.rows, ROWS);
    ck_assert_uint_eq(tally.runs[TALLY_FEW - 1].count, 1);
    for (size_t i = 1; i < tally.count; i++)
        ck_assert(tally.runs[i - 1].value < tally.runs[i].value);
    ck_assert(fabs(tally.middle - TALLY_FEW / 2) <= 1);
    tally_finish(&tally);
    values[77778] = 6000; // one too many: now rows are left out
    tally = tally_of(values, ROWS);
    ck_assert_uint_ge(tally.rows, TALLY_ROWS / 2);
    ck_assert_uint_le(tally.rows, TALLY_ROWS);
    tally_finish(&tally);
    memory_free(values);
}
END_TEST

START_TEST(exactly_the_most_rows_are_all_counted) {
    double *values = memory_alloc(TALLY_ROWS, sizeof *values);
    for (size_t r = 0; r < TALLY_ROWS; r++)
        values[r] = (double)r;
    struct tally tally = tally_of(values, TALLY_ROWS);
    ck_assert_uint_eq(tally.count, TALLY_ROWS);
    tally_finish(&tally);
    memory_free(values);
}
END_TEST

UNIT_MAIN("tally", small_columns_are_counted_completely, few_values_are_found_among_many_rows,
          exactly_the_most_rows_are_all_counted)
