// Tests of durations as schemas write them.
#include "input/duration.h"

#include <check.h>

static const struct {
    const char *text;
    double seconds;
} good[] = {{"30s", 30},     {"15m", 900},   {"12h", 43200}, {"1d", 86400},  {"-90d", -7776000},
            {"2w", 1209600}, {"+1d", 86400}, {"0d", 0},      {"1.5h", 5400}, {"0.25d", 21600}};

START_TEST(reads) {
    struct duration duration = {0};
    ck_assert(duration_parse(good[_i].text, &duration));
    ck_assert(duration.declared);
    ck_assert_double_eq(duration.seconds, good[_i].seconds);
    ck_assert_ptr_eq(duration.text, good[_i].text);
}
END_TEST

static const char *const bad[] = {
    "",    "d",   "1",    "1 d",  "1D", "1y",   "1mo",           "--1d",           "1d ",
    "1.d", ".5d", "1e3d", "soon", "-d", "1d2h", "999999999999d", "99999999999999s"};

START_TEST(refuses) {
    struct duration duration = {0};
    ck_assert_msg(!duration_parse(bad[_i], &duration), "%s", bad[_i]);
    ck_assert(!duration.declared);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("duration");
    TCase *cases = tcase_create("duration");
    tcase_add_loop_test(cases, reads, 0, (int)(sizeof good / sizeof *good));
    tcase_add_loop_test(cases, refuses, 0, (int)(sizeof bad / sizeof *bad));
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
