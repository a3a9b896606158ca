// The purity of a two-way split: which side, how likely, how pure; against hypergeometric tails by hand.
#include "evidence/target/side.h"

#include "reference.h"
#include "unit_main.h"

START_TEST(the_purer_side_is_found) {
    static const uint64_t count[] = {50, 30, 0, 20}; // without: 50 a, 30 b; with: 20 b
    struct side side;
    ck_assert(side_judge(count, 2, 3, &side));
    ck_assert_int_eq(side.side, SIDE_YES);
    ck_assert_uint_eq(side.rows, 20);
    ck_assert_uint_eq(side.exceptions, 0);
    ck_assert_uint_eq(side.class, 1);
    ck_assert(side.impurity == 0);
    ck_assert_near(side.impurity_high, 0.5 / 21 / 0.5, 1e-12);
    double log10_p = 0; // C(50, 20) / C(100, 20)
    for (int i = 0; i < 20; i++)
        log10_p += log10((50.0 - i) / (100.0 - i));
    ck_assert_near(side.log10_p, log10_p, 1e-10);
    ck_assert(side_judge(count, 2, 1u << SIDE_NO, &side));
    ck_assert_int_eq(side.side, SIDE_NO);
    ck_assert_uint_eq(side.exceptions, 30);
    ck_assert_near(side.impurity, 30.0 / 80 / 0.5, 1e-12);
}
END_TEST

START_TEST(sides_that_say_nothing) {
    static const uint64_t few[] = {50, 30, 0, 7}, one[] = {50, 0, 30, 0}, empty[4] = {0};
    struct side side;
    ck_assert(!side_judge(few, 2, 1u << SIDE_YES, &side));
    ck_assert(side_judge(few, 2, 3, &side));
    ck_assert_int_eq(side.side, SIDE_NO);
    ck_assert(!side_judge(one, 2, 3, &side));
    ck_assert(!side_judge(empty, 2, 3, &side));
}
END_TEST

UNIT_MAIN("side", the_purer_side_is_found, sides_that_say_nothing)
