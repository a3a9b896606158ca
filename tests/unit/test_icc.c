// Tests of the intraclass correlation against SciPy's analysis of variance.
#include "stats/icc.h"

#include "reference.h"
#include "unit_main.h"

static void check_case(const json_t *item) {
    size_t bounds, rows;
    double *value = reference_numbers(reference_at(item, "values"), &rows);
    uint64_t *limits = reference_counts(reference_at(item, "start"), &bounds);
    size_t *start = calloc(bounds, sizeof *start);
    for (size_t i = 0; i < bounds; i++)
        start[i] = (size_t)limits[i];
    struct estimate icc = icc_one_way(value, start, bounds - 1, reference_number(item, "confidence"));
    ck_assert_int_eq(icc.why, DEFINED);
    ck_assert_uint_eq(icc.n, rows);
    ck_assert_near(icc.value, reference_number(item, "icc"), 1e-7);
    ck_assert_near(icc.low, reference_number(item, "low"), 1e-7);
    ck_assert_near(icc.high, reference_number(item, "high"), 1e-7);
    ck_assert_near(icc.log10_p, reference_number(item, "log10_p"), 1e-6);
    free(start);
    free(limits);
    free(value);
}

START_TEST(as_scipy) {
    json_t *root = reference_open("icc.json");
    size_t i;
    json_t *item;
    json_array_foreach(reference_at(root, "cases"), i, item) check_case(item);
    json_decref(root);
}
END_TEST

START_TEST(groups_that_explain_everything) {
    static const double value[] = {1, 1, 2, 2, 3, 3};
    static const size_t start[] = {0, 2, 4, 6};
    struct estimate icc = icc_one_way(value, start, 3, 0.95);
    ck_assert_int_eq(icc.why, DEFINED);
    ck_assert(icc.value == 1 && icc.low == 1 && icc.high == 1);
}
END_TEST

START_TEST(no_answer) {
    static const double value[] = {1, 2, 3, 4}, same[] = {7, 7, 7, 7};
    static const size_t single[] = {0, 1, 2, 3, 4}, one[] = {0, 4}, two[] = {0, 2, 4}, none[] = {0};
    ck_assert_int_eq(icc_one_way(value, single, 4, 0.95).why, TOO_FEW);
    ck_assert_int_eq(icc_one_way(value, one, 1, 0.95).why, TOO_FEW);
    ck_assert_int_eq(icc_one_way(value, none, 0, 0.95).why, TOO_FEW);
    ck_assert_int_eq(icc_one_way(same, two, 2, 0.95).why, CONSTANT);
}
END_TEST

UNIT_MAIN("icc", as_scipy, groups_that_explain_everything, no_answer)
