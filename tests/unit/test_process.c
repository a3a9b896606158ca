// Running another program: both streams, exit codes, limits, and names that a shell would stumble over.
#include "command/process.h"

#include "unit_main.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const nothing[] = {NULL};

#define RUN(output, most, ...) process_run((const char *const[]){__VA_ARGS__, NULL}, nothing, most, output)

START_TEST(words_stay_words) {
    struct process_output output;
    ck_assert(RUN(&output, 1000, "printf", "%s|", "a b", "$HOME", "`id`", "-n", ""));
    ck_assert_int_eq(output.exit_code, 0);
    ck_assert_uint_eq(output.length, strlen("a b|$HOME|`id`|-n||"));
    ck_assert(memcmp(output.bytes, "a b|$HOME|`id`|-n||", output.length) == 0);
    ck_assert_str_eq(output.complaint, "");
    process_finish(&output);
}
END_TEST

START_TEST(both_streams_and_the_exit_code_come_back) {
    struct process_output output;
    ck_assert(RUN(&output, 1000, "sh", "-c", "echo out; echo first >&2; echo second >&2; exit 7"));
    ck_assert_int_eq(output.exit_code, 7);
    ck_assert_uint_eq(output.length, 4);
    ck_assert_str_eq(output.complaint, "first");
    process_finish(&output);
    ck_assert(RUN(&output, 1000, "sh", "-c", "kill -9 $$"));
    ck_assert_int_eq(output.exit_code, -1);
    process_finish(&output);
}
END_TEST

START_TEST(neither_stream_fills_up) {
    struct process_output output;
    ck_assert(RUN(&output, 1 << 22, "sh", "-c",
                  "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero"));
    ck_assert_int_eq(output.exit_code, 0);
    ck_assert_uint_eq(output.length, 2000000);
    process_finish(&output);
}
END_TEST

START_TEST(no_more_is_read_than_was_asked_for) {
    struct process_output output;
    ck_assert(RUN(&output, 1000, "sh", "-c", "exec cat /dev/zero"));
    ck_assert_uint_gt(output.length, 1000);
    ck_assert_uint_lt(output.length, 1000000);
    ck_assert_int_ne(output.exit_code, 0);
    process_finish(&output);
}
END_TEST

START_TEST(variables_can_be_kept_from_it) {
    static const char *const without[] = {"LEAKAUDIT_TEST_A", "LEAKAUDIT_TEST_C", NULL};
    struct process_output output;
    setenv("LEAKAUDIT_TEST_A", "a", 1);
    setenv("LEAKAUDIT_TEST_AB", "b", 1);
    const char *const words[] = {"sh", "-c", "printf %s \"$LEAKAUDIT_TEST_A-$LEAKAUDIT_TEST_AB\"", NULL};
    ck_assert(process_run(words, without, 1000, &output));
    ck_assert_uint_eq(output.length, 2);
    ck_assert(memcmp(output.bytes, "-b", 2) == 0);
    process_finish(&output);
}
END_TEST

START_TEST(what_is_not_there_can_not_be_started) {
    struct process_output output;
    if (RUN(&output, 1000, "no-such-program-anywhere"))
        ck_assert_int_eq(output.exit_code, PROCESS_NOT_FOUND); // as below valgrind
    else
        ck_assert_int_eq(errno, ENOENT);
    process_finish(&output);
}
END_TEST

UNIT_MAIN("process", words_stay_words, both_streams_and_the_exit_code_come_back, neither_stream_fills_up,
          no_more_is_read_than_was_asked_for, variables_can_be_kept_from_it,
          what_is_not_there_can_not_be_started)
