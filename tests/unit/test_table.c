// Tests of the margins of a contingency table.
#include "stats/table.h"

#include <check.h>
#include <stdlib.h>

START_TEST(sums_and_occupied) {
    const uint64_t count[] = {1, 0, 2, 0, 0, 0, 4, 0, 8};
    struct margins margins = margins_of((struct table){3, 3, count});
    ck_assert_uint_eq(margins.total, 15);
    ck_assert_uint_eq(margins.rows[0], 3);
    ck_assert_uint_eq(margins.rows[1], 0);
    ck_assert_uint_eq(margins.columns[2], 10);
    ck_assert_uint_eq(margins.occupied_rows, 2);
    ck_assert_uint_eq(margins.occupied_columns, 2);
    margins_finish(&margins);
    ck_assert_ptr_null(margins.rows);
}
END_TEST

START_TEST(empty_table) {
    struct margins margins = margins_of((struct table){0, 0, NULL});
    ck_assert_uint_eq(margins.total, 0);
    ck_assert_uint_eq(margins.occupied_rows, 0);
    margins_finish(&margins);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("table");
    TCase *tests = tcase_create("table");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, sums_and_occupied);
    tcase_add_test(tests, empty_table);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
