// Tests of the list of columns that a message names.
#include "evidence/splits/shift_list.h"

#include "unit_main.h"

START_TEST(the_heaviest_are_named) {
    static const double weights[] = {0.1, 0.9, 0.5, 0.9, 0.2, 0.3, 0.05};
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g"};
    struct arena arena;
    arena_init(&arena);
    struct shift_list list = {0};
    ck_assert_str_eq(shift_list_text(&list, &arena), "");
    for (int i = 0; i < 2; i++)
        shift_list_add(&list, names[i], "w", weights[i]);
    ck_assert_str_eq(shift_list_text(&list, &arena), "b (w), a (w)");
    for (int i = 2; i < 6; i++)
        shift_list_add(&list, names[i], "w", weights[i]);
    ck_assert_str_eq(shift_list_text(&list, &arena),
                     "b (w), d (w), c (w), f (w), e (w), and 1 column more by less");
    shift_list_add(&list, names[6], "w", weights[6]);
    ck_assert_str_eq(shift_list_text(&list, &arena),
                     "b (w), d (w), c (w), f (w), e (w), and 2 columns more by less");
    arena_finish(&arena);
}
END_TEST

UNIT_MAIN("shift_list", the_heaviest_are_named)
