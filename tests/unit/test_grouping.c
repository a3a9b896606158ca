// The rows of a column in the order of its values, with known targets only.
#include "evidence/grouping.h"

#include "dataset_fixture.h"
#include "unit_main.h"

START_TEST(rows_are_grouped_by_value) {
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded_add_text(&loaded, "y,x,s\n1,2,b\n0,1,a\n,2,a\n1,,\n0,2,b\n1,-3,c\n", DATA_ALL);
    const struct dataset *dataset = loaded_read(&loaded, 1 << 20);
    struct target_rows target;
    target_rows_init(&target, dataset);
    ck_assert_uint_eq(target.known, 5);
    ck_assert_uint_eq(target.class_rows[0], 2);
    ck_assert_uint_eq(target.class_rows[1], 3);
    ck_assert(!target.scale);
    struct grouping grouping;
    grouping_init(&grouping, dataset, &target, 1, SIZE_MAX);
    ck_assert_uint_eq(grouping.rows, 4);
    ck_assert_uint_eq(grouping.known, 5);
    ck_assert_uint_eq(grouping.measured, 6);
    ck_assert_uint_eq(grouping.of, 6);
    ck_assert_uint_eq(grouping.groups, 3);
    static const size_t rows[] = {5, 1, 0, 4}, start[] = {0, 1, 2, 4};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_uint_eq(grouping.row[i], rows[i]);
        ck_assert_uint_eq(grouping.start[i], start[i]);
        ck_assert_uint_eq(grouping.class[i], target.class[rows[i]]);
    }
    ck_assert_uint_eq(grouping_distinct(dataset, 1), 3);
    ck_assert_uint_eq(grouping_distinct(dataset, 2), 3);
    grouping_finish(&grouping);
    grouping_init(&grouping, dataset, &target, 2, SIZE_MAX);
    ck_assert_uint_eq(grouping.rows, 4);
    ck_assert_uint_eq(grouping.groups, 3);
    grouping_finish(&grouping);
    target_rows_finish(&target);
    loaded_finish(&loaded);
}
END_TEST

START_TEST(a_screen_keeps_values_together) {
    enum { ROWS = 60000, MOST = 6000 };
    struct growing text = {0};
    growing_add(&text, "y,x,k\n");
    for (int r = 0; r < ROWS; r++) // every value of x twice, with the same target; k has few values
        growing_add(&text, "%d,%d,%d\n", r / 2 % 3 == 0, r / 2, r % 7);
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded_add(&loaded, text.at, text.length, DATA_ALL);
    const struct dataset *dataset = loaded_read(&loaded, 1 << 28);
    struct target_rows target;
    target_rows_init(&target, dataset);
    struct grouping grouping;
    grouping_init(&grouping, dataset, &target, 1, MOST);
    ck_assert((double)grouping.rows > MOST * 0.85 && (double)grouping.rows < MOST * 1.15);
    ck_assert_uint_eq(grouping.measured, grouping.rows);
    ck_assert_uint_eq(grouping.known, grouping.rows);
    ck_assert_uint_eq(grouping.groups * 2, grouping.rows);
    grouping_finish(&grouping);
    grouping_init(&grouping, dataset, &target, 2, MOST);
    ck_assert((double)grouping.rows > MOST * 0.85 && (double)grouping.rows < MOST * 1.15);
    ck_assert_uint_eq(grouping.groups, 7);
    grouping_finish(&grouping);
    target_rows_finish(&target);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

START_TEST(without_a_target_there_is_nothing) {
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded_add_text(&loaded, "x\n1\n2\n", DATA_ALL);
    struct target_rows target;
    target_rows_init(&target, loaded_read(&loaded, 0));
    ck_assert_uint_eq(target.classes + target.known + target.rows, 0);
    target_rows_finish(&target);
    loaded_finish(&loaded);
}
END_TEST

UNIT_MAIN("grouping", rows_are_grouped_by_value, a_screen_keeps_values_together,
          without_a_target_there_is_nothing)
