// How numbers are written: the unit of the last digit, and merging.
#include "profile/decimals.h"

#include "input/decimal.h"
#include "unit_main.h"

#include <math.h>

static double unit_of(const uint8_t *places, size_t count) {
    static const double values[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    struct decimals decimals = {0};
    for (size_t i = 0; i < count; i += 8)
        decimals_add(&decimals, values, places + i, count - i < 8 ? count - i : 8);
    return decimals_unit(&decimals);
}

START_TEST(the_unit_is_that_of_nearly_all_numbers) {
    static const uint8_t whole[8] = {0}, two[8] = {0, 1, 2, 2, 1, 0, 2, 2},
                         exponents[8] = {2, 2, DECIMAL_EXPONENT_PLACES, 2, 2, 2, 2, 2},
                         full[8] = {16, 17, 16, 16, 16, 18, 16, 40};
    ck_assert(unit_of(whole, 8) == 1);
    ck_assert(unit_of(two, 8) == 0.01);
    ck_assert(unit_of(exponents, 8) == 0);
    ck_assert(unit_of(full, 8) == 0);
    ck_assert(unit_of(whole, 0) == 0);
    uint8_t traces[40] = {0};
    for (int i = 0; i < 40; i++)
        traces[i] = 1;
    traces[7] = traces[20] = 17; // 0.1 + 0.2: one in twenty is let pass, no more
    ck_assert(unit_of(traces, 40) == 0.1);
    traces[8] = 17;
    ck_assert(unit_of(traces, 40) == 0);
}
END_TEST

START_TEST(missing_numbers_do_not_count_and_parts_add_up) {
    struct decimals a = {0}, b = {0};
    static const double values[] = {NAN, 1.5, NAN, 2.25};
    static const uint8_t places[] = {9, 1, 9, 2};
    decimals_add(&a, values, places, 4);
    ck_assert_uint_eq(a.count[9], 0);
    ck_assert_uint_eq(a.count[1], 1);
    decimals_add(&b, values + 3, places + 3, 1);
    decimals_merge(&b, &a);
    ck_assert_uint_eq(b.count[2], 2);
    ck_assert_uint_eq(b.count[1], 1);
    ck_assert(decimals_unit(&b) == 0.01);
}
END_TEST

UNIT_MAIN("decimals", the_unit_is_that_of_nearly_all_numbers, missing_numbers_do_not_count_and_parts_add_up)
