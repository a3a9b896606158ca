// Comparisons of two numbers that tell the class: numpy's numbers, and pairs that only look like it.
#include "combination_fixture.h"
#include "unit_main.h"

START_TEST(numbers_agree_with_numpy) {
    gathered_compare_kind("comparison");
}
END_TEST

// The class is 1 where `first` > `second` + offset, in so many percent of the rows; else it is drawn.
static void make(struct gathered *gathered, double offset, double share, const char *format) {
    struct growing csv = {0};
    uint32_t state = 5;
    growing_add(&csv, "first,second,won\n");
    for (int i = 0; i < 400; i++) {
        double first = 20 + 30 * gathered_random(&state), second = 20 + 30 * gathered_random(&state);
        bool won = first > second + offset;
        if (gathered_random(&state) >= share)
            won = gathered_random(&state) < 0.5;
        growing_add(&csv, format, first, second, won);
    }
    gathered_init(gathered, csv.at, "won", TASK_BINARY);
    memory_free(csv.at);
}

START_TEST(a_loose_relation_is_none) {
    struct gathered gathered;
    make(&gathered, 0, 0.7, "%.2f,%.2f,%d\n"); // 15 % of the rows are wrong
    ck_assert_uint_eq(gathered_set(&gathered, "comparison", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(the_cut_lies_at_equality) {
    struct gathered gathered;
    make(&gathered, 8, 1, "%.2f,%.2f,%d\n");
    ck_assert_uint_eq(gathered_set(&gathered, "comparison", 0), SIZE_MAX);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(a_column_that_tells_alone_needs_no_partner) {
    struct growing csv = {0};
    uint32_t state = 9;
    growing_add(&csv, "score,other,won\n");
    for (int i = 0; i < 300; i++) {
        double score = gathered_random(&state) * 100;
        growing_add(&csv, "%.3f,%.3f,%d\n", score, 45 + 10 * gathered_random(&state), score > 50);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "won", TASK_BINARY);
    ck_assert_uint_eq(gathered_set(&gathered, "comparison", 0), SIZE_MAX);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

START_TEST(dates_are_compared_with_dates) {
    struct growing csv = {0};
    uint32_t state = 3;
    growing_add(&csv, "due,paid,seconds,late\n");
    for (int i = 0; i < 300; i++) {
        int due = (int)(gathered_random(&state) * 300), paid = (int)(gathered_random(&state) * 300);
        growing_add(&csv, "2020-%02d-%02d,2020-%02d-%02d,%d,%d\n", 1 + due / 28, 1 + due % 28, 1 + paid / 28,
                    1 + paid % 28, 1590000000 + 86400 * i, paid > due);
    }
    struct gathered gathered;
    gathered_init(&gathered, csv.at, "late", TASK_BINARY);
    size_t set = gathered_set(&gathered, "comparison", 0);
    ck_assert_uint_ne(set, SIZE_MAX);
    ck_assert_str_eq(gathered.evidence.subjects[set].name, "due, paid");
    ck_assert(gathered_number(&gathered, set, M_COMBINATION_ERRORS) == 0);
    ck_assert_uint_eq(gathered_set(&gathered, "comparison", 1), SIZE_MAX);
    gathered_finish(&gathered);
    memory_free(csv.at);
}
END_TEST

UNIT_MAIN("comparison", numbers_agree_with_numpy, a_loose_relation_is_none, the_cut_lies_at_equality,
          a_column_that_tells_alone_needs_no_partner, dates_are_compared_with_dates)
