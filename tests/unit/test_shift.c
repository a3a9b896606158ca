// Tests of distances between two samples against scipy and numpy, and of what more rows do to them.
#include "stats/shift.h"

#include "reference.h"
#include "unit_main.h"

typedef struct estimate distance_of(struct table table, double alpha);

static void check_tables(const char *key, distance_of *distance) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i, cells;
    json_array_foreach(reference_at(root, key), i, row) {
        uint64_t *count = reference_counts(reference_at(row, "table"), &cells);
        struct estimate found = distance((struct table){cells / 2, 2, count}, reference_number(row, "alpha"));
        ck_assert_int_eq(found.why, DEFINED);
        ck_assert_near(found.value, reference_number(row, "value"), 1e-12);
        ck_assert_near(found.low, reference_number(row, "low"), 1e-12);
        ck_assert_near(found.high, reference_number(row, "high"), 1e-12);
        ck_assert_near(found.log10_p, log10(reference_number(row, "p")), 1e-9);
        free(count);
    }
    json_decref(root);
}

START_TEST(ks_equals_scipy) {
    check_tables("ks", shift_ks);
}
END_TEST

START_TEST(total_variation_equals_numpy) {
    check_tables("total_variation", shift_total_variation);
}
END_TEST

START_TEST(shares_equal_newcombe) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "shares"), i, row) {
        struct estimate found =
            shift_of_shares(reference_size(row, "a"), reference_size(row, "n"), reference_size(row, "b"),
                            reference_size(row, "m"), reference_number(row, "alpha"));
        ck_assert_near(found.value, reference_number(row, "value"), 1e-12);
        ck_assert_near(found.low, reference_number(row, "low"), 1e-10);
        ck_assert_near(found.high, reference_number(row, "high"), 1e-10);
    }
    json_decref(root);
}
END_TEST

// What the lower limit takes off for chance is the mean distance of samples of one distribution, as drawn.
START_TEST(chance_is_the_mean_of_draws) {
    static const uint64_t first[] = {260, 60, 40, 24, 16}, second[] = {60, 180, 120, 24, 16};
    json_t *root = reference_open("shift.json"), *mean = reference_at(root, "mean");
    size_t bins;
    uint64_t *pooled = reference_counts(reference_at(mean, "pooled"), &bins), count[10];
    ck_assert_uint_eq(bins, 5);
    for (size_t b = 0; b < bins; b++) {
        ck_assert_uint_eq(first[b] + second[b], 2 * pooled[b]); // so the pooled shares are those of the draws
        count[2 * b] = first[b];
        count[2 * b + 1] = second[b];
    }
    double alpha = 0.01, margin = sqrt(log(1 / alpha) / 2 * (2 / 400.0));
    struct estimate found = shift_total_variation((struct table){bins, 2, count}, alpha);
    ck_assert_near(found.value, 0.5, 1e-12);
    ck_assert_near((found.value - margin - found.low) / reference_number(mean, "distance"), 1, 0.01);
    free(pooled);
    json_decref(root);
}
END_TEST

START_TEST(more_rows_don_t_make_a_difference_larger) {
    for (uint64_t rows = 1000; rows <= 1000000000; rows *= 10) {
        uint64_t count[] = {rows * 50 / 100, rows * 45 / 100, rows * 50 / 100, rows * 55 / 100};
        struct table table = {2, 2, count};
        struct estimate ks = shift_ks(table, 1e-5), tv = shift_total_variation(table, 1e-5);
        ck_assert_near(ks.value, 0.05, 1e-12);
        ck_assert_near(tv.value, 0.05, 1e-12);
        ck_assert_double_le(ks.low, 0.05);
        ck_assert_double_le(tv.low, 0.05);
        ck_assert_double_ge(ks.high, 0.05);
    }
}
END_TEST

START_TEST(an_empty_side) {
    uint64_t count[] = {5, 0, 3, 0};
    struct table table = {2, 2, count};
    ck_assert_int_eq(shift_ks(table, 0.01).why, TOO_FEW);
    ck_assert_int_eq(shift_total_variation(table, 0.01).why, TOO_FEW);
    ck_assert_int_eq(shift_of_shares(0, 0, 1, 2, 0.01).why, TOO_FEW);
}
END_TEST

UNIT_MAIN("shift", ks_equals_scipy, total_variation_equals_numpy, shares_equal_newcombe,
          chance_is_the_mean_of_draws, more_rows_don_t_make_a_difference_larger, an_empty_side)
