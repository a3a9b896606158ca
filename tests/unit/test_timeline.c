// Tests of timelines: every row is in one bin of its split, and moments are told from the first row on.
#include "base/memory.h"
#include "evidence/splits/division.h"
#include "evidence/splits/split_pair.h"
#include "evidence/splits/time_axis.h"
#include "evidence/splits/timeline.h"
#include "unit_main.h"

static const double DAY = 86400;

static struct timeline *draw(struct arena *arena, double *train, size_t train_rows, double *test,
                             size_t test_rows, const struct time_axis *axis) {
    double *moments[] = {train, test};
    size_t rows[] = {train_rows, test_rows};
    struct division division = {.parts = 2, .moment = moments, .rows = rows};
    struct split_pair pair = {.train = "train", .test = "test"};
    return timeline_of(arena, &division, &pair, axis);
}

static uint64_t counted(const struct timeline *timeline, size_t part) {
    uint64_t rows = 0;
    for (size_t bin = 0; bin < timeline->bins; bin++)
        rows += timeline->parts[part].in_bin[bin];
    return rows;
}

START_TEST(days_are_told_from_the_first_row) {
    struct arena arena;
    arena_init(&arena);
    double train[100], test[20];
    for (int i = 0; i < 100; i++)
        train[i] = (18000 + i) * DAY;
    for (int i = 0; i < 20; i++)
        test[i] = (18110 + i) * DAY;
    struct time_axis axis = {.name = "day", .seconds = true, .grain = DAY};
    const struct timeline *timeline = draw(&arena, train, 100, test, 20, &axis);
    ck_assert_str_eq(timeline->unit, "days");
    ck_assert_double_eq_tol(timeline->length, 129, 1e-9);
    ck_assert_double_eq_tol(timeline->parts[0].last, 99, 1e-9);
    ck_assert_double_eq_tol(timeline->parts[1].first, 110, 1e-9);
    ck_assert_double_eq_tol(timeline->parts[1].begins, 110.95, 1e-9); // 5 % of the 19 steps
    ck_assert_uint_eq(counted(timeline, 0), 100);
    ck_assert_uint_eq(counted(timeline, 1), 20);
    ck_assert_uint_eq(timeline->parts[1].in_bin[0], 0);
    ck_assert_str_eq(timeline->parts[1].name, "test");
    arena_finish(&arena);
}
END_TEST

START_TEST(bins_are_not_finer_than_the_values) {
    struct arena arena;
    arena_init(&arena);
    double train[] = {0, DAY, 2 * DAY}, test[] = {3 * DAY, 4 * DAY};
    struct time_axis axis = {.name = "day", .seconds = true, .grain = DAY};
    const struct timeline *timeline = draw(&arena, train, 3, test, 2, &axis);
    ck_assert_uint_eq(timeline->bins, 5);
    for (size_t bin = 0; bin < 5; bin++)
        ck_assert_uint_eq(timeline->parts[0].in_bin[bin] + timeline->parts[1].in_bin[bin], 1);
    arena_finish(&arena);
}
END_TEST

START_TEST(a_single_moment_is_one_bin_of_no_length) {
    struct arena arena;
    arena_init(&arena);
    double train[] = {7, 7}, test[] = {7};
    struct time_axis axis = {.name = "step", .grain = 1};
    struct timeline *timeline = draw(&arena, train, 2, test, 1, &axis);
    ck_assert_str_eq(timeline->unit, "");
    ck_assert_double_eq(timeline->length, 0);
    ck_assert_uint_eq(timeline->parts[0].in_bin[0], 2);
    ck_assert_uint_eq(timeline->parts[1].in_bin[0], 1);
    arena_finish(&arena);
}
END_TEST

START_TEST(a_timeline_is_found_by_its_subject) {
    struct timeline second = {.subject = 5}, first = {.subject = 3, .next = &second};
    ck_assert_ptr_eq(timeline_find(&first, 5), &second);
    ck_assert_ptr_eq(timeline_find(&first, 3), &first);
    ck_assert_ptr_null(timeline_find(&first, 4));
    ck_assert_ptr_null(timeline_find(NULL, 4));
}
END_TEST

UNIT_MAIN("timeline", days_are_told_from_the_first_row, bins_are_not_finer_than_the_values,
          a_single_moment_is_one_bin_of_no_length, a_timeline_is_found_by_its_subject)
