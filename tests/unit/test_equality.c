// Two texts whose equality tells the class: numpy's numbers, and texts that are merely alike.
#include "combination_fixture.h"
#include "unit_main.h"

START_TEST(numbers_agree_with_numpy) {
    gathered_compare_kind("equality");
}
END_TEST

START_TEST(alike_texts_that_do_not_tell_are_none) {
    struct growing csv = {0};
    uint32_t state = 8;
    growing_add(&csv, "city,birthplace,kept\n");
    for (int i = 0; i < 300; i++) {
        int city = (int)(gathered_random(&state) * 6), other = (int)(gathered_random(&state) * 6);
        bool same = gathered_random(&state) < 0.6;
        growing_add(&csv, "c%d,c%d,%d\n", city, same ? city : other,
                    gathered_random(&state) < (same ? 0.7 : 0.3));
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "kept", TASK_BINARY);
    ck_assert_uint_eq(gathered_set(&gathered, "equality", 0), SIZE_MAX);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

// Equal only for a reader: the one in capitals, with a blank before it.
START_TEST(case_and_blanks_do_not_hide_equality) {
    struct growing csv = {0};
    uint32_t state = 8;
    growing_add(&csv, "chosen,given,kept\n");
    for (int i = 0; i < 300; i++) {
        int chosen = (int)(gathered_random(&state) * 6);
        bool same = gathered_random(&state) < 0.5;
        growing_add(&csv, "room %c, ROOM %c,%d\n", 'a' + chosen, 'A' + (same ? chosen : (chosen + 1) % 6),
                    same);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "kept", TASK_BINARY);
    size_t set = gathered_set(&gathered, "equality", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    const struct value *formula = evidence_value(&gathered.evidence, set, M_COMBINATION_FORMULA);
    ck_assert_str_eq(formula->text, "kept from whether chosen equals given, in any case");
    ck_assert_double_gt(gathered_number(&gathered, set, M_COMBINATION_UNCERTAINTY), 0.95);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

UNIT_MAIN("equality", numbers_agree_with_numpy, alike_texts_that_do_not_tell_are_none,
          case_and_blanks_do_not_hide_equality)
