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

UNIT_MAIN("product", numbers_agree_with_numpy, a_noisy_product_is_none)
