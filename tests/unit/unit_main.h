// The main function of a test file: runs one suite and says whether it passed.
#ifndef LEAKAUDIT_TESTS_UNIT_MAIN_H
#define LEAKAUDIT_TESTS_UNIT_MAIN_H

#include <check.h>

static inline int unit_main(const char *name, const TTest *const *tests, int count) {
    Suite *suite = suite_create(name);
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    for (int i = 0; i < count; i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

#define UNIT_MAIN(name, ...)                                                                                 \
    int main(void) {                                                                                         \
        const TTest *const tests[] = {__VA_ARGS__};                                                          \
        return unit_main(name, tests, (int)(sizeof tests / sizeof *tests));                                  \
    }

#endif
