// Tests of how far columns are from ranks, against scikit-learn's QuantileTransformer and by hand.
#include "evidence/forensics/ranked_column.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

#include <gsl/gsl_cdf.h>

struct fitted {
    struct gathered gathered;
    struct inventory inventory;
    struct forensic_column column;
    struct forensic_sides sides;
    struct ranked_column ranked;
    bool found;
};

static void init(struct fitted *fitted, const double *value, size_t count) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (size_t i = 0; i < count; i++)
        growing_add(&text, "%.9f,%zu\n", value[i], i % 2);
    gathered_text(&fitted->gathered, text.at, "y", TASK_BINARY);
    const struct gather *gather = &fitted->gathered.gather;
    fitted->inventory = (struct inventory){0};
    ck_assert(forensic_column_init(&fitted->column, gather, gather_find(gather, "x"), &fitted->inventory));
    forensic_sides_init(&fitted->sides, &fitted->column, NULL);
    fitted->found = ranked_column_init(&fitted->ranked, &fitted->column, &fitted->sides);
    memory_free(text.at);
}

static void finish(struct fitted *fitted) {
    if (fitted->found)
        ranked_column_finish(&fitted->ranked);
    forensic_sides_finish(&fitted->sides);
    forensic_column_finish(&fitted->column);
    inventory_finish(&fitted->inventory);
    gathered_finish(&fitted->gathered);
}

START_TEST(quantile_transformers_are_followed_to_the_last_digit) {
    json_t *root = reference_open("quantile.json");
    const json_t *cases = reference_at(root, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *one = json_array_get(cases, i);
        const char *name = json_string_value(reference_at(one, "name"));
        struct fitted fitted;
        size_t count, quantiles = reference_size(one, "quantiles");
        double *value = reference_numbers(reference_at(one, "values"), &count);
        init(&fitted, value, count);
        ck_assert_msg(fitted.found, "%s", name);
        const double *distance = fitted.ranked.distance[FIT_ON_TRAIN];
        bool few = quantiles == 100;
        ck_assert_msg(distance[few ? RANKING_HUNDRED : RANKING_THOUSAND] <= 1e-8, "%s", name);
        ck_assert_msg(!few || distance[RANKING_THOUSAND] > 1e-4, "%s", name);
        ck_assert_msg(distance[RANKING_ROWS] > 1e-4, "%s", name);
        finish(&fitted);
        free(value);
    }
    json_decref(root);
}
END_TEST

// Shares of tied ranks as data frames make them: the mean rank of 1, 1, 2, 2, 2, 3, ... and the largest.
START_TEST(ties_share_their_mean_or_largest_rank) {
    enum { COUNT = 60, TIED = 3 };
    double mean[COUNT], largest[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t last = i - i % TIED + TIED; // rank of the last of its three
        largest[i] = (double)last / COUNT;
        mean[i] = ((double)last - 1) / COUNT;
    }
    struct fitted fitted;
    init(&fitted, mean, COUNT);
    ck_assert(fitted.found);
    ck_assert_double_le(fitted.ranked.distance[FIT_ON_TRAIN][RANKING_ROWS], 1e-8);
    ck_assert_double_eq_tol(fitted.ranked.distance[FIT_ON_TRAIN][RANKING_UP_TO], 1.0 / COUNT, 1e-8);
    ck_assert_uint_eq(fitted.ranked.count, COUNT / TIED - 1); // between neighbours
    ck_assert_uint_eq(fitted.ranked.points[0].most, TIED);
    finish(&fitted);
    init(&fitted, largest, COUNT);
    ck_assert_double_le(fitted.ranked.distance[FIT_ON_TRAIN][RANKING_UP_TO], 1e-8);
    finish(&fitted);
}
END_TEST

START_TEST(blur_is_what_interpolation_hides) {
    ck_assert_uint_eq(ranking_quantiles(RANKING_THOUSAND, 600), 600);
    ck_assert_uint_eq(ranking_quantiles(RANKING_HUNDRED, 600), 100);
    ck_assert_uint_eq(ranking_quantiles(RANKING_STEPS, 6000), 6000);
    const struct rank_point before = {.share = 0.4949, .next = 0.4951, .most = 1}; // 49 / 99 lies between
    const struct rank_point within = {.share = 0.496, .next = 0.497, .most = 1};
    const struct rank_point heavy = {.share = 0.48, .next = 0.5, .most = 12};
    ck_assert_double_eq(ranked_column_blur(&before, RANKING_HUNDRED, FIT_ON_TRAIN, 600), 0);
    ck_assert_double_eq(ranked_column_blur(&within, RANKING_HUNDRED, FIT_ON_TRAIN, 600), 2.0 / 99);
    ck_assert_double_eq(ranked_column_blur(&heavy, RANKING_HUNDRED, FIT_ON_TRAIN, 600), 2.0 / 99);
    ck_assert_double_eq(ranked_column_blur(&within, RANKING_THOUSAND, FIT_ON_TRAIN, 600), 0);
    const struct rank_point shaky = {.share = 0.48, .next = 0.5, .most = 12, .halves = {[FIT_ON_BOTH] = 1}};
    ck_assert_double_eq(ranked_column_blur(&shaky, RANKING_THOUSAND, FIT_ON_BOTH, 600), 0.5 / 599);
    ck_assert_double_eq(ranked_column_blur(&shaky, RANKING_STEPS, FIT_ON_BOTH, 600), 0);
}
END_TEST

// A scaled row number can't be told from ranks; normal quantiles of ranks, and shares with uneven ties, can.
START_TEST(scaled_row_numbers_are_doubted) {
    enum { COUNT = 90 };
    double number[COUNT], normal[COUNT], tied[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t first = i < COUNT / 2 ? i : i - i % 9; // half of them in runs of nine
        double rank = i < COUNT / 2 ? (double)i + 1 : (double)first + 5;
        number[i] = (double)i / (COUNT - 1);
        normal[i] = gsl_cdf_ugaussian_Pinv(((double)i + 0.5) / COUNT);
        tied[i] = rank / COUNT;
    }
    const double *column[] = {number, normal, tied};
    for (size_t c = 0; c < 3; c++) {
        struct fitted fitted;
        init(&fitted, column[c], COUNT);
        ck_assert(fitted.found);
        ck_assert_int_eq(fitted.ranked.even, c == 0);
        finish(&fitted);
    }
}
END_TEST

START_TEST(other_columns_are_left) {
    double squares[200], few[200];
    for (size_t i = 0; i < 200; i++) {
        squares[i] = (double)(i * i) / 40000; // between 0 and 1, far from its ranks
        few[i] = (double)(i % 5) / 4;
    }
    struct fitted fitted;
    init(&fitted, squares, 200);
    ck_assert(!fitted.found);
    finish(&fitted);
    init(&fitted, few, 200);
    ck_assert(!fitted.found);
    finish(&fitted);
}
END_TEST

UNIT_MAIN("ranked_column", quantile_transformers_are_followed_to_the_last_digit,
          ties_share_their_mean_or_largest_rank, blur_is_what_interpolation_hides,
          scaled_row_numbers_are_doubted, other_columns_are_left)
