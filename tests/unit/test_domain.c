// Tests of the scores that tell two samples apart against numpy.
#include "stats/domain.h"

#include "reference.h"
#include "unit_main.h"

START_TEST(equals_numpy) {
    json_t *root = reference_open("shift.json"), *row;
    size_t i, cells;
    json_array_foreach(reference_at(root, "domain"), i, row) {
        uint64_t *count = reference_counts(reference_at(row, "table"), &cells);
        double *expected = reference_numbers(reference_at(row, "score"), NULL), score[8];
        domain_scores((struct table){cells / 2, 2, count}, score);
        for (size_t b = 0; b < cells / 2; b++)
            ck_assert_near(score[b], expected[b], 1e-12);
        free(count);
        free(expected);
    }
    json_decref(root);
}
END_TEST

START_TEST(an_empty_side_scores_nothing) {
    uint64_t count[] = {4, 0, 5, 0};
    double score[] = {1, 1};
    domain_scores((struct table){2, 2, count}, score);
    ck_assert_double_eq(score[0], 0);
    ck_assert_double_eq(score[1], 0);
}
END_TEST

UNIT_MAIN("domain", equals_numpy, an_empty_side_scores_nothing)
