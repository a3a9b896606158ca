// Rules' prose as Markdown: code stays code, and nothing else is markup.
#include "report/prose.h"

#include <check.h>
#include <stdlib.h>

static void check_prose(const char *text, const char *wanted) {
    char *written = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&written, &length);
    prose_markdown(out, text);
    fclose(out);
    ck_assert_str_eq(written, wanted);
    free(written);
}

START_TEST(paragraphs_are_lines) {
    check_prose("One\ntwo.\n\nThree.\n", "One two.\n\nThree.\n");
    check_prose("One.\n\n\n\nTwo.", "One.\n\nTwo.\n");
    check_prose("", "");
}
END_TEST

START_TEST(code_stays_code) {
    check_prose("Set `available: true` or `x`.", "Set `available: true` or `x`.\n");
    check_prose("`a``b`", "\\`a\\`\\`b\\`\n");
    check_prose("`<b>` here", "`<b>` here\n");
    check_prose("a `b\nc` d", "a `b c` d\n");
}
END_TEST

START_TEST(all_else_is_escaped) {
    check_prose("an `open end", "an \\`open end\n");
    check_prose("` padded `", "\\` padded \\`\n");
    check_prose("``", "\\`\\`\n");
    check_prose("<b>", "&lt;b&gt;\n");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("prose");
    TCase *tcase = tcase_create("markdown");
    tcase_add_test(tcase, paragraphs_are_lines);
    tcase_add_test(tcase, code_stays_code);
    tcase_add_test(tcase, all_else_is_escaped);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
