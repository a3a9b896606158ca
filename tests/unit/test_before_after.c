// The change between two states of a quantity: told if the name of one says "after" and the change tells the
// target.
#include "combination_fixture.h"
#include "unit_main.h"

// weight and a second weight; those who are cured lost some in between.
static void make(struct gathered *gathered, const char *second, double loss) {
    struct growing csv = {0};
    uint32_t state = 11;
    growing_add(&csv, "weight,%s,age,cured\n", second);
    for (int i = 0; i < 600; i++) {
        double weight = 50 + 60 * gathered_random(&state);
        bool cured = gathered_random(&state) < 0.4;
        growing_add(&csv, "%.1f,%.1f,%d,%d\n", weight,
                    weight + 3 * (gathered_random(&state) - 0.5) - (cured ? loss : 0),
                    18 + (int)(gathered_random(&state) * 60), cured);
    }
    gathered_init(gathered, csv.at, "cured", TASK_BINARY);
    memory_free(csv.at);
}

START_TEST(the_column_with_the_word_is_named) {
    struct gathered gathered;
    make(&gathered, "weight_after", 1.5);
    size_t set = gathered_set(&gathered, "change", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    ck_assert_str_eq(gathered.evidence.subjects[set].name, "weight_after");
    ck_assert_str_eq(evidence_value(&gathered.evidence, set, M_COMBINATION_FORMULA)->text,
                     "the change weight_after - weight");
    double strength = gathered_number(&gathered, set, M_COMBINATION_STRENGTH);
    ck_assert(strength > 0.6 && strength < 1);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_ALONE) < 0.2);
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_CHANCE) < -6);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(without_a_word_or_without_a_change_there_is_none) {
    struct gathered gathered;
    make(&gathered, "weight_2", 1.5);
    ck_assert_uint_eq(gathered_set(&gathered, "change", 0), SIZE_MAX);
    gathered_finish(&gathered);
    make(&gathered, "weight_after", 0);
    ck_assert_uint_eq(gathered_set(&gathered, "change", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("before_after", the_column_with_the_word_is_named, without_a_word_or_without_a_change_there_is_none)
