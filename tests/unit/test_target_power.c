// The power of bins against a target: what it is of perfect, useless and unordered bins.
#include "evidence/target/target_power.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

START_TEST(power_of_counts) {
    uint64_t class_rows[] = {500, 500}, count[PLAN_FOLDS * 2 * 2] = {0};
    struct target_rows target = {.classes = 2, .class_rows = class_rows};
    for (size_t f = 0; f < PLAN_FOLDS; f++)
        count[f * 4] = count[f * 4 + 3] = 100; // bin 0 is class 0, bin 1 is class 1
    struct estimate power = target_power_of_counts(&target, count, 2);
    ck_assert_int_eq(power.why, DEFINED);
    ck_assert(power.value == 1);
    ck_assert(target_power_strength(&target, power).value == 1);
    for (size_t i = 0; i < PLAN_FOLDS * 4; i++)
        count[i] = 50;
    power = target_power_of_counts(&target, count, 2);
    ck_assert(fabs(power.value - 0.5) < 1e-12);
    ck_assert(target_power_strength(&target, power).value < 1e-12);
    for (size_t i = 0; i < PLAN_FOLDS * 4; i++)
        count[i] = i < 19;
    ck_assert_int_eq(target_power_of_counts(&target, count, 2).why, TOO_FEW);
}
END_TEST

START_TEST(power_of_columns) {
    struct growing text = {0};
    growing_add(&text, "y,copy,turned,bent,noise,constant\n");
    for (int r = 0; r < 4000; r++) {
        int x = r * 1999 % 4000;
        growing_add(&text, "%d.5,%d,%d,%d,%d,3\n", x, x, -x, (x - 2000) * (x - 2000), r * 7 % 11);
    }
    struct gathered gathered;
    gathered_text(&gathered, text.at, "y", TASK_REGRESSION);
    ck_assert(gathered_number(&gathered, "copy", "target.power") > 0.995);
    ck_assert(gathered_number(&gathered, "turned", "target.power") > 0.995);
    ck_assert(fabs(gathered_number(&gathered, "bent", "target.power")) < 0.05); // two ends of y in each bin
    ck_assert(fabs(gathered_number(&gathered, "noise", "target.power")) < 0.05);
    ck_assert_int_eq(gathered_value(&gathered, "constant", "target.power")->why, CONSTANT);
    gathered_finish(&gathered);
    memory_free(text.at);
}
END_TEST

UNIT_MAIN("target_power", power_of_counts, power_of_columns)
