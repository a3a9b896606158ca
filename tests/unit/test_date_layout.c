// Tests of texts that are dates in several layouts.
#include "evidence/target/date_layout.h"

#include "unit_main.h"

static void enter(struct dictionary *dictionary, const char *text) {
    dictionary_code(dictionary, span_of(text));
}

START_TEST(layouts_are_told_apart) {
    static const char *const texts[] = {"2024-03-01", "01/03/2024", "13/03/2024",       "03/13/2024",
                                        "1.3.2024",   "2024/03/01", "2024-03-01 10:00", "2025-12-24",
                                        "no date",    "2024-02-29"};
    enum { COUNT = sizeof texts / sizeof *texts };
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    for (size_t i = 0; i < COUNT; i++)
        enter(&dictionary, texts[i]);
    uint8_t layout[COUNT];
    double seconds[COUNT];
    ck_assert(date_layout_read(&dictionary, layout, seconds));
    ck_assert(layout[0] != layout[1] && layout[1] != layout[4] && layout[0] != layout[5] &&
              layout[0] != layout[6]);
    ck_assert(layout[1] == layout[2] && layout[2] == layout[3]); // which is the day can't be seen in each
    ck_assert(layout[0] == layout[7] && layout[8] == 0);
    ck_assert_double_eq(seconds[0], seconds[1]);
    ck_assert_double_eq(seconds[0], seconds[4]);
    dictionary_finish(&dictionary);
}
END_TEST

START_TEST(other_texts_are_no_dates) {
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    ck_assert(!date_layout_read(&dictionary, NULL, NULL));
    char text[16];
    for (int i = 0; i < 200; i++) {
        snprintf(text, sizeof text, "AB-%05d", i);
        enter(&dictionary, text);
    }
    ck_assert(!date_layout_read(&dictionary, NULL, NULL));
    dictionary_finish(&dictionary);
}
END_TEST

UNIT_MAIN("date_layout", layouts_are_told_apart, other_texts_are_no_dates)
