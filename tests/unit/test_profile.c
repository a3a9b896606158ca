// The profile: counts against a count by hand, and the same bits however the rows were shared out.
#include "profile/profile.h"

#include "coded_fixture.h"
#include "unit_main.h"

enum { BLOCK = 4096 };

static void profile_rows(struct profile *profile, const struct fixture *fixture, size_t from, size_t to,
                         size_t step) {
    struct coded_column columns[FIXTURE_COLUMNS];
    profile_init(profile, &fixture->plan, fixture_numeric, BLOCK);
    for (size_t first = from; first < to; first += step) {
        struct coded batch = fixture_rows(fixture, first, to - first < step ? to - first : step, columns);
        profile_add(profile, &batch);
    }
}

static void expect_equal(struct profile *a, struct profile *b) {
    ck_assert_uint_eq(a->rows, b->rows);
    ck_assert_uint_eq(a->unknown_target, b->unknown_target);
    ck_assert_int_eq(memcmp(a->split_rows, b->split_rows, 2 * sizeof *a->split_rows), 0);
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++) {
        struct profile_column *x = &a->column[c], *y = &b->column[c];
        size_t cells = a->plan->column[c].bins * a->stride;
        ck_assert_int_eq(memcmp(x->joint, y->joint, cells * sizeof *x->joint), 0);
        ck_assert_uint_eq(x->block_count, y->block_count);
        for (size_t i = 0; i < x->block_count; i++)
            ck_assert_int_eq(memcmp(&x->blocks[i], &y->blocks[i], sizeof x->blocks[i]), 0);
        ck_assert_int_eq(memcmp(&x->moments, &y->moments, sizeof x->moments), 0);
        ck_assert_int_eq(memcmp(&x->with_target, &y->with_target, sizeof x->with_target), 0);
        bool exact;
        ck_assert_uint_eq(distinct_count(&x->distinct, &exact), distinct_count(&y->distinct, &exact));
        ck_assert_uint_eq(x->distinct.count, y->distinct.count);
        ck_assert_int_eq(
            memcmp(x->distinct.hashes, y->distinct.hashes, x->distinct.count * sizeof *x->distinct.hashes),
            0);
    }
}

static void expect_halves(enum task_type task, size_t rows, size_t half) {
    struct fixture fixture;
    fixture_init(&fixture, rows);
    fixture_plan(&fixture, task);
    struct profile whole, left, right;
    profile_rows(&whole, &fixture, 0, rows, rows);
    profile_rows(&left, &fixture, 0, half, 1024);
    profile_rows(&right, &fixture, half, rows, 3072);
    profile_merge(&left, &right);
    profile_finish(&whole);
    profile_finish(&left);
    expect_equal(&whole, &left);
    profile_free(&whole);
    profile_free(&left);
    profile_free(&right);
    fixture_finish(&fixture);
}

START_TEST(halves_merge_to_the_same_bits) {
    expect_halves(TASK_BINARY, 20000, 2 * BLOCK);
    expect_halves(TASK_BINARY, 20000, BLOCK);
    expect_halves(TASK_BINARY, 3 * BLOCK, 0);
    expect_halves(TASK_BINARY, 3 * BLOCK, 3 * BLOCK);
    expect_halves(TASK_REGRESSION, 20000, 3 * BLOCK);
}
END_TEST

START_TEST(counts_what_is_there) {
    enum { ROWS = 5000 };
    struct fixture fixture;
    fixture_init(&fixture, ROWS);
    fixture_plan(&fixture, TASK_BINARY);
    struct profile profile;
    profile_rows(&profile, &fixture, 0, ROWS, 100);
    profile_finish(&profile);
    uint64_t expected[8][3] = {{0}}, splits[2] = {0}; // column 2 has the values 0 .. 6
    for (size_t r = 0; r < ROWS; r++) {
        double y = fixture.number[0][r];
        expected[(size_t)fixture.number[2][r] + 1][isnan(y) ? 2 : (size_t)y]++;
        splits[fixture.split[r]]++;
    }
    ck_assert_uint_eq(fixture.plan.column[2].bins, 8);
    ck_assert(fixture.plan.column[2].by_value);
    for (size_t b = 0; b < 8; b++)
        for (size_t k = 0; k < 3; k++)
            ck_assert_uint_eq(profile_count(&profile, 2, b, k), expected[b][k]);
    ck_assert_int_eq(memcmp(splits, profile.split_rows, sizeof splits), 0);
    ck_assert_uint_eq(profile.unknown_target, 0);
    const struct moments *moments = &profile.column[1].moments;
    ck_assert(moments->n < ROWS && moments->n > ROWS * 9 / 10);
    double sum = 0, squares = 0; // about 1e9, where doubles still have 7 decimals
    for (size_t r = 0; r < ROWS; r++)
        sum += isnan(fixture.number[1][r]) ? 0 : fixture.number[1][r] - 1e9;
    double mean = sum / (double)moments->n;
    for (size_t r = 0; r < ROWS; r++)
        squares += isnan(fixture.number[1][r]) ? 0 : pow(fixture.number[1][r] - 1e9 - mean, 2);
    ck_assert(fabs(moments_mean(moments) - 1e9 - mean) < 1e-6);
    ck_assert(fabs(moments_variance(moments) / (squares / (double)(moments->n - 1)) - 1) < 1e-12);
    ck_assert(profile.column[4].moments.m2 == 0);
    profile_free(&profile);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(nothing_can_be_profiled_too) {
    struct fixture fixture;
    fixture_init(&fixture, 0);
    fixture_plan(&fixture, TASK_UNDECLARED);
    ck_assert_uint_eq(fixture.plan.classes, 0);
    ck_assert_str_eq(fixture.plan.trouble, "the target has no values");
    struct profile profile;
    profile_rows(&profile, &fixture, 0, 0, 1);
    profile_finish(&profile);
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++)
        for (size_t b = 0; b < fixture.plan.column[c].bins; b++)
            ck_assert_uint_eq(profile_count(&profile, c, b, 0), 0);
    ck_assert_uint_eq(profile.column[1].moments.n, 0);
    profile_free(&profile);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(columns_can_be_counted_again) {
    enum { ROWS = 10000 };
    struct fixture fixture;
    fixture_init(&fixture, ROWS);
    fixture_plan(&fixture, TASK_BINARY);
    struct profile once, again;
    profile_rows(&once, &fixture, 0, ROWS, 4096);
    profile_rows(&again, &fixture, 0, ROWS, 4096);
    static const bool wanted[FIXTURE_COLUMNS] = {false, true, false, true, false};
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++)
        if (wanted[c])
            profile_reset_column(&again, c);
    struct coded_column columns[FIXTURE_COLUMNS];
    for (size_t first = 0; first < ROWS; first += 2048) {
        struct coded batch =
            fixture_rows(&fixture, first, ROWS - first < 2048 ? ROWS - first : 2048, columns);
        profile_add_columns(&again, wanted, &batch, first);
    }
    profile_finish(&once);
    profile_finish(&again);
    expect_equal(&once, &again);
    profile_free(&once);
    profile_free(&again);
    fixture_finish(&fixture);
}
END_TEST

UNIT_MAIN("profile", halves_merge_to_the_same_bits, counts_what_is_there, nothing_can_be_profiled_too,
          columns_can_be_counted_again)
