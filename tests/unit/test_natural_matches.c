// The bound on natural matches and its tests, against scipy.
#include "stats/natural_matches.h"

#include "reference.h"
#include "unit_main.h"

START_TEST(limits_equal_scipy) {
    json_t *root = reference_open("natural_matches.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "limits"), i, row) {
        double events = reference_number(row, "events");
        ck_assert_near(natural_matches_upper(events), reference_number(row, "upper"), 1e-7);
        ck_assert_near(natural_matches_lower(events), reference_number(row, "lower"), 1e-7);
    }
    json_array_foreach(reference_at(root, "pairs"), i, row) ck_assert_near(
        natural_matches_limit(reference_number(row, "one_off"), reference_number(row, "two_off"),
                              reference_number(row, "every")),
        reference_number(row, "limit"), 1e-9);
    json_decref(root);
}
END_TEST

START_TEST(tails_equal_scipy) {
    json_t *root = reference_open("natural_matches.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "poissons"), i, row) ck_assert_near(
        natural_matches_log10_p(reference_number(row, "identical"), reference_number(row, "limit")),
        reference_number(row, "log10_p"), 1e-9);
    json_array_foreach(reference_at(root, "excess"), i, row) ck_assert_near(
        natural_matches_excess_log10_p(reference_number(row, "cross"), reference_number(row, "within"),
                                       reference_number(row, "ratio")),
        reference_number(row, "log10_p"), 1e-9);
    json_decref(root);
}
END_TEST

START_TEST(nothing_is_no_evidence) {
    ck_assert_double_eq(natural_matches_log10_p(0, 5), 0);
    ck_assert_double_eq(natural_matches_excess_log10_p(0, 9, 0.5), 0);
    ck_assert_double_eq(natural_matches_lower(0), 0);
    // -ln 0.005: no event with a chance of one in 200
    ck_assert_near(natural_matches_upper(0), 5.298317366548036, 1e-12);
    ck_assert_near(natural_matches_lower(1e-3), 0, 1e-12);
    // 40 found, 30 expected with variance 12: 9.5 / 3.5
    ck_assert_near(natural_matches_excess_z(40, 30, 12), 9.5 / 3.5, 1e-15);
}
END_TEST

UNIT_MAIN("natural_matches", limits_equal_scipy, tails_equal_scipy, nothing_is_no_evidence)
