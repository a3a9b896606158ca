// Tests of inventories against counting pairs: on grids and off them, with missing entries, signs of zero,
// and buffers that served another array before.
#include "stats/inventory.h"

#include "unit_main.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t next(uint64_t *state) { // xorshift64 (Marsaglia 2003)
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void check(struct inventory *inventory, const double *numbers, size_t count, int decimals) {
    inventory_take(inventory, numbers, count, decimals);
    for (size_t k = 1; k < inventory->distinct; k++)
        ck_assert_double_lt(inventory->value[k - 1], inventory->value[k]);
    uint32_t *times = calloc(inventory->distinct + 1, sizeof *times);
    for (size_t i = 0; i < count; i++) {
        uint32_t place = inventory->place[i];
        ck_assert(isnan(numbers[i]) == (place == INVENTORY_NOWHERE));
        if (place == INVENTORY_NOWHERE)
            continue;
        ck_assert_uint_lt(place, inventory->distinct);
        ck_assert(inventory->value[place] == numbers[i]); // to the last bit
        times[place]++;
    }
    for (size_t k = 0; k < inventory->distinct; k++) {
        ck_assert_uint_gt(times[k], 0);
        ck_assert_uint_eq(times[k], inventory->times[k]);
    }
    free(times);
    inventory_entries(inventory, count);
    for (size_t k = 0, i = 0; k < inventory->distinct; k++) {
        ck_assert_uint_eq(inventory->start[k], i);
        for (; i < inventory->start[k + 1]; i++) {
            ck_assert_uint_eq(inventory->place[inventory->entry[i]], k);
            ck_assert(i == inventory->start[k] || inventory->entry[i - 1] < inventory->entry[i]);
        }
    }
}

// A decimal number as a parser reads it.
static double parsed(int64_t units, int decimals) {
    char text[64];
    snprintf(text, sizeof text, "%llde-%d", (long long)units, decimals);
    return strtod(text, NULL);
}

START_TEST(grids_of_all_sizes) {
    struct inventory inventory = {0};
    static double numbers[2000];
    uint64_t state = 88172645463325252U;
    for (int decimals = 0; decimals <= 16; decimals++) {
        for (size_t count = 1; count < 2000; count = 2 * count + 5) {
            int64_t range = decimals % 3 == 0 ? 30 : 3000;
            for (size_t i = 0; i < count; i++)
                numbers[i] = next(&state) % 17 == 0 ? NAN : parsed((int64_t)next(&state) % range, decimals);
            check(&inventory, numbers, count, decimals);
            check(&inventory, numbers, count, decimals > 2 ? 2 : 17); // what is expected changes nothing
        }
    }
    inventory_finish(&inventory);
}
END_TEST

START_TEST(numbers_off_the_grid) {
    struct inventory inventory = {0};
    const double almost[] = {0.1, 0.3, 0.1 + 0.2, 0.2, 0.3, 0.1}; // 0.1 + 0.2 is not the double that 0.3 is
    check(&inventory, almost, 6, 1);
    ck_assert_uint_eq(inventory.distinct, 4);
    const double far[] = {1e300, -1e300, 5, 5, 0x1p60, 0x1p60 + 256};
    check(&inventory, far, 6, 0);
    ck_assert_uint_eq(inventory.distinct, 5);
    const double large[] = {1e15 + 0.5, 1e15, 1e15 + 0.5, 1e15 + 0.25};
    check(&inventory, large, 4, 2);
    ck_assert_uint_eq(inventory.distinct, 3);
    inventory_finish(&inventory);
}
END_TEST

START_TEST(nothing_and_zeros) {
    struct inventory inventory = {0};
    inventory_take(&inventory, NULL, 0, 0);
    ck_assert_uint_eq(inventory.distinct, 0);
    const double missing[] = {NAN, NAN};
    check(&inventory, missing, 2, 1);
    const double zeros[] = {-0.0, 0.0, -1, -0.0}, off[] = {-0.0, 0.0, M_PI, -0.0};
    check(&inventory, zeros, 4, 0);
    ck_assert_uint_eq(inventory.times[1], 3);
    ck_assert(!signbit(inventory.value[1]));
    check(&inventory, off, 4, 0);
    ck_assert_uint_eq(inventory.times[0], 3);
    ck_assert(!signbit(inventory.value[0]));
    inventory_finish(&inventory);
}
END_TEST

UNIT_MAIN("inventory", grids_of_all_sizes, numbers_off_the_grid, nothing_and_zeros)
