// Forms are numbered as they appear; beyond the last number they are unknown.
#include "profile/forms.h"

#include "base/memory.h"
#include "unit_main.h"

START_TEST(numbers_in_order) {
    struct forms *forms = memory_alloc(1, sizeof *forms);
    uint16_t form[] = {0, FORM_MISSING, 0, 2 | FORM_QUOTED, FORM_MISSING};
    uint8_t number[5], expected[] = {1, 2, 1, 3, 2};
    forms_number(forms, form, 5, number);
    for (int i = 0; i < 5; i++)
        ck_assert_uint_eq(number[i], expected[i]);
    ck_assert_uint_eq(forms->count, 3);
    ck_assert_uint_eq(forms->form[3], 2 | FORM_QUOTED);
    memory_free(forms);
}
END_TEST

START_TEST(too_many_are_unknown) {
    struct forms *forms = memory_alloc(1, sizeof *forms);
    for (uint16_t f = 0; f < 300; f++) {
        uint8_t number;
        forms_number(forms, &f, 1, &number);
        ck_assert_uint_eq(number, f < FORMS_KEPT ? f + 1u : FORM_UNKNOWN);
    }
    memory_free(forms);
}
END_TEST

UNIT_MAIN("forms", numbers_in_order, too_many_are_unknown)
