// Tests of how well a score can be known, against scipy and draws of numpy.
#include "stats/holdout.h"

#include "reference.h"
#include "unit_main.h"

START_TEST(auc_equals_hanley_and_mcneil) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "auc"), i, row) {
        struct estimate found = holdout_auc(reference_number(row, "auc"), reference_size(row, "positives"),
                                            reference_size(row, "negatives"));
        ck_assert_near(found.low, reference_number(row, "low"), 1e-12);
        ck_assert_near(found.high, reference_number(row, "high"), 1e-12);
    }
    json_decref(root);
    ck_assert_int_eq(holdout_auc(0.8, 0, 9).why, TOO_FEW);
}
END_TEST

START_TEST(shares_equal_wilson) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i;
    json_array_foreach(reference_at(root, "score"), i, row) {
        struct estimate found = holdout_share(reference_number(row, "share"), reference_size(row, "rows"));
        ck_assert_near(found.low, reference_number(row, "low"), 1e-10);
        ck_assert_near(found.high, reference_number(row, "high"), 1e-10);
    }
    json_decref(root);
    ck_assert_int_eq(holdout_share(0.8, 0).why, TOO_FEW);
}
END_TEST

START_TEST(losses_vary_as_drawn) {
    json_t *root = reference_open("shift.json"), *drawn = reference_at(root, "variation");
    ck_assert_near(sqrt(2) / reference_number(drawn, "squares"), 1, 0.005);
    ck_assert_near(sqrt(acos(-1) / 2 - 1) / reference_number(drawn, "sizes"), 1, 0.005);
    ck_assert_near(holdout_log_loss_variation((const uint64_t[]){980, 20}, 2),
                   reference_number(drawn, "rare"), 1e-12);
    json_decref(root);
    // at equal shares the base rate has no variation: that of a sure forecast stands in
    ck_assert_near(holdout_log_loss_variation((const uint64_t[]){50, 50}, 2), 1.1081436, 1e-7);
    struct estimate found = holdout_mean(sqrt(2), 200);
    ck_assert_near(found.high - found.low, 2 * ESTIMATE_Z * sqrt(2.0 / 200), 1e-12);
    ck_assert_int_eq(holdout_mean(1, 0).why, TOO_FEW);
}
END_TEST

START_TEST(a_mean_of_classes_is_as_sure_as_its_parts) {
    struct estimate one = holdout_mean_share(0.8, (const uint64_t[]){100}, 1),
                    alone = holdout_share(0.8, 100);
    ck_assert_near(one.low, alone.low, 1e-12);
    struct estimate four = holdout_mean_share(0.8, (const uint64_t[]){100, 100, 100, 100, 0}, 5);
    ck_assert_near((four.value - four.low) / (alone.value - alone.low), 0.5,
                   1e-12); // independent: 1 / sqrt(4)
    ck_assert_int_eq(holdout_mean_share(0.8, (const uint64_t[]){0, 0}, 2).why, TOO_FEW);
}
END_TEST

UNIT_MAIN("holdout", auc_equals_hanley_and_mcneil, shares_equal_wilson, losses_vary_as_drawn,
          a_mean_of_classes_is_as_sure_as_its_parts)
