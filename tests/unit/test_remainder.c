// Sums with a part missing: numpy's numbers, and a missing part that takes many values.
#include "combination_fixture.h"
#include "unit_main.h"

START_TEST(numbers_agree_with_numpy) {
    gathered_compare_kind("remainder");
}
END_TEST

START_TEST(a_smooth_rest_is_none) {
    struct growing csv = {0};
    uint32_t state = 2;
    growing_add(&csv, "rent,food,age,spending\n");
    for (int i = 0; i < 400; i++) {
        double rent = round(30000 + gathered_random(&state) * 90000) / 100;
        double food = round(10000 + gathered_random(&state) * 50000) / 100;
        double rest = round(gathered_random(&state) * 9000) / 100;
        growing_add(&csv, "%.2f,%.2f,%d,%.2f\n", rent, food, 18 + (int)(gathered_random(&state) * 60),
                    rent + food + rest);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "spending", TASK_REGRESSION);
    ck_assert_uint_eq(gathered_set(&gathered, "remainder", 0), SIZE_MAX);
    ck_assert_uint_eq(gathered_set(&gathered, "linear", 0), SIZE_MAX);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

UNIT_MAIN("remainder", numbers_agree_with_numpy, a_smooth_rest_is_none)
