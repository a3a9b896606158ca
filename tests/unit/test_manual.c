// Tests of the manual page's escapes: what roff would take for a request or typeset as another character.
#include "command/manual.h"

#include "unit_main.h"

#include <stdlib.h>
#include <string.h>

static char *page(void) {
    struct arena arena;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(out);
    arena_init(&arena);
    manual_write(&arena, out);
    arena_finish(&arena);
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

START_TEST(lines_are_requests_or_text) {
    char *text = page();
    ck_assert(strncmp(text, ".\\\"", 3) == 0);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        ck_assert_msg(line[0] != '\'', "%s", line); // the other control character
        if (line[0] == '.')
            ck_assert_msg(strchr("\\BISTPRnfb", line[1]) != NULL, "%s", line);
        else
            ck_assert_msg(strcspn(line, "'`~^\"") == strlen(line), "%s", line);
    }
    free(text);
}
END_TEST

START_TEST(dashes_are_dashes) {
    char *text = page();
    ck_assert_ptr_nonnull(strstr(text, "\\fB\\-f\\fR, \\fB\\-\\-format\\fR \\fIFORMAT\\fR\n"));
    ck_assert_ptr_nonnull(strstr(text, "\n.SH EXIT STATUS\n"));
    ck_assert_ptr_nonnull(strstr(text, "leakaudit audit data.csv \\-\\-target card\n"));
    free(text);
}
END_TEST

START_TEST(the_same_every_time) {
    char *once = page(), *again = page();
    ck_assert_str_eq(once, again);
    free(once);
    free(again);
}
END_TEST

UNIT_MAIN("manual", lines_are_requests_or_text, dashes_are_dashes, the_same_every_time)
