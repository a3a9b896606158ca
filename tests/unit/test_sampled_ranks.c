// Tests of rows that the quantiles themselves are.
#include "evidence/forensics/sampled_ranks.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

enum { ROWS = 101 };

// Shares between the ninths, but for those of the training rows at `train` ninths and test rows at `test`.
static struct sampled_ranks find(unsigned train, unsigned test) {
    struct gathered gathered;
    struct growing text = {0};
    loaded_init(&gathered.loaded, "y");
    for (int side = 0; side < 2; side++) {
        text.length = 0;
        growing_add(&text, "x,y\n");
        for (int r = 0; r < ROWS; r++)
            growing_add(&text, "%.12f,%d\n", (r + 0.5 + side * 0.1) / ROWS, r % 2);
        for (int point = 1; point <= SAMPLED_POINTS; point++) {
            if ((side ? test : train) & 1u << point)
                growing_add(&text, "%.12f,1\n", point / 9.0);
        }
        loaded_add_text(&gathered.loaded, text.at, side ? DATA_TEST : DATA_TRAIN);
    }
    memory_free(text.at);
    gathered_init(&gathered);
    struct forensic_column column;
    struct forensic_sides sides;
    struct inventory inventory = {0};
    ck_assert(
        forensic_column_init(&column, &gathered.gather, gather_find(&gathered.gather, "x"), &inventory));
    forensic_sides_init(&sides, &column, &gathered.gather.pairs[0]);
    forensic_sides_count(&sides, &column);
    struct sampled_ranks ranks = sampled_ranks_of(&sides, false);
    forensic_sides_finish(&sides);
    forensic_column_finish(&column);
    inventory_finish(&inventory);
    gathered_finish(&gathered);
    return ranks;
}

START_TEST(rows_at_the_ninths_are_counted_by_side) {
    struct sampled_ranks none = find(0, 0);
    ck_assert_uint_eq(none.found, 0);
    struct sampled_ranks some = find(1u << 1 | 1u << 2 | 1u << 8, 1u << 2 | 1u << 5);
    ck_assert_uint_eq(some.found, 4); // the second ninth on both sides
    ck_assert_uint_eq(some.hits[SPLIT_TRAIN], 3);
    ck_assert_uint_eq(some.hits[SPLIT_TEST], 2);
    ck_assert_double_eq_tol(some.width, 2e-7, 1e-11);
}
END_TEST

START_TEST(chance_is_that_of_the_points_hit) {
    // Two of eight points, each with a chance of 1e-6 times 100 rows: 28 pairs.
    ck_assert_double_eq_tol(sampled_ranks_chance(2, 8, 1e-6, 100), log10(28) - 8, 1e-9);
    ck_assert_double_eq(sampled_ranks_chance(3, 8, 1e-2, 1000), 0);
    ck_assert_double_eq(sampled_ranks_chance(0, 8, 1e-6, 100), 0);
}
END_TEST

UNIT_MAIN("sampled_ranks", rows_at_the_ninths_are_counted_by_side, chance_is_that_of_the_points_hit)
