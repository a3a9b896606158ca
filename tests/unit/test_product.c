// Products and ratios that make the target: numpy's numbers, and a product with something in between.
#include "combination_fixture.h"
#include "unit_main.h"

START_TEST(numbers_agree_with_numpy) {
    gathered_compare_kind("product");
}
END_TEST

static size_t products_of(double noise) {
    struct growing csv = {0};
    uint32_t state = 2;
    growing_add(&csv, "area,price_per_metre,rooms,price\n");
    for (int i = 0; i < 300; i++) {
        double area = round(200 + gathered_random(&state) * 1800) / 10;
        double metre = round(100 + gathered_random(&state) * 400);
        double factor = 1 + noise * (gathered_random(&state) - 0.5);
        growing_add(&csv, "%.1f,%.0f,%d,%.2f\n", area, metre, 1 + (int)(gathered_random(&state) * 6),
                    area * metre * factor);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "price", TASK_REGRESSION);
    size_t count = 0;
    while (gathered_set(&gathered, "product", count) != SIZE_MAX)
        count++;
    gathered_finish(&gathered);
    memory_free(csv.at);
    return count;
}

START_TEST(a_noisy_product_is_none) {
    ck_assert_uint_eq(products_of(0), 1);
    ck_assert_uint_eq(products_of(0.1), 0);
}
END_TEST

// paid = asked less some per cent; most take nothing off where `seldom`.
static size_t discounts_of(double noise, bool seldom) {
    struct growing csv = {0};
    uint32_t state = 3;
    growing_add(&csv, "asked,off,rooms,paid\n");
    for (int i = 0; i < 300; i++) {
        double asked = round(20000 + gathered_random(&state) * 90000);
        double off = seldom && i % 20 ? 0 : floor(gathered_random(&state) * 30);
        growing_add(&csv, "%.0f,%.0f,%d,%.2f\n", asked, off, 1 + (int)(gathered_random(&state) * 6),
                    asked * (1 - off / 100) * (1 + noise * (gathered_random(&state) - 0.5)));
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "paid", TASK_REGRESSION);
    size_t set = gathered_set(&gathered, "product", 0), count = set != SIZE_MAX;
    if (count)
        ck_assert_str_eq(evidence_value(&gathered.evidence, set, M_COMBINATION_FORMULA)->text,
                         "paid = asked * (1 - off / 100)");
    gathered_finish(&gathered);
    memory_free(csv.at);
    return count;
}

START_TEST(a_share_taken_off) {
    ck_assert_uint_eq(discounts_of(0, false), 1);
    ck_assert_uint_eq(discounts_of(0.05, false), 0);
    ck_assert_uint_eq(discounts_of(0, true), 0); // too few rows in which it is told
}
END_TEST

UNIT_MAIN("product", numbers_agree_with_numpy, a_noisy_product_is_none, a_share_taken_off)
