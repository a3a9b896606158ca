// The command line's grammar.
#include "command/arguments.h"

#include "base/text.h"
#include "command/option.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct arguments arguments;
static struct error error;

static void begin(void) {
    arena_init(&arena);
    error = (struct error){0};
}

static void finish(void) {
    arguments_finish(&arguments);
    arena_finish(&arena);
}

static enum status parse(unsigned command, const char *const *words) {
    int count = 0;
    char *copies[20];
    for (; words[count]; count++)
        copies[count] = text_copy(&arena, span_of(words[count]));
    return arguments_parse(&arena, command, count, copies, &arguments, &error);
}
#define PARSE(...) parse(COMMAND_AUDIT, (const char *const[]){__VA_ARGS__, NULL})

static void fails(enum status status, const char *part) {
    ck_assert_int_eq(status, STATUS_USAGE);
    ck_assert_msg(strstr(error.text, part) != NULL, "'%s' is not in '%s'", part, error.text);
}

START_TEST(values_follow_or_are_joined) {
    ck_assert_int_eq(PARSE("a.csv", "--target", "y", "--time=t=1", "-fjson", "-j", "3", "-qv"), STATUS_OK);
    ck_assert_str_eq(arguments.target, "y");
    ck_assert_str_eq(arguments.time, "t=1");
    ck_assert_uint_eq(arguments.format, 2);
    ck_assert_uint_eq(arguments.jobs, 3);
    ck_assert(arguments.quiet && arguments.verbose);
    ck_assert_uint_eq(arguments.operands.count, 1);
}
END_TEST

START_TEST(two_dashes_end_the_options) {
    ck_assert_int_eq(PARSE("-", "--", "--target", "-q"), STATUS_OK);
    ck_assert_uint_eq(arguments.operands.count, 3);
    ck_assert_str_eq(arguments.operands.items[0], "-");
    ck_assert_str_eq(arguments.operands.items[2], "-q");
}
END_TEST

START_TEST(lists_split_at_commas_and_add_up) {
    ck_assert_int_eq(PARSE("--select", "LK2, LK301", "--select=LK4", "--group", "a,b", "--group", "c"),
                     STATUS_OK);
    ck_assert_uint_eq(arguments.select.count, 3);
    ck_assert_str_eq(arguments.select.items[1], "LK301");
    ck_assert_uint_eq(arguments.group.count, 2); // a column may have a comma in its name
    ck_assert_str_eq(arguments.group.items[0], "a,b");
}
END_TEST

START_TEST(sizes_and_dates_and_choices) {
    ck_assert_int_eq(
        PARSE("--memory", "4G", "--now", "1970-01-03", "--task", "regression", "--fail-on", "never"),
        STATUS_OK);
    ck_assert_uint_eq(arguments.memory, 4ULL << 30);
    ck_assert_int_eq(arguments.today, 2);
    ck_assert(arguments.has_today);
    ck_assert_uint_eq(arguments.task, TASK_REGRESSION);
    ck_assert_uint_eq(arguments.fail_on, FAIL_ON_NEVER);
}
END_TEST

START_TEST(what_changes_findings_is_recorded) {
    ck_assert_int_eq(PARSE("--target", "y", "--quiet", "--seed=7", "--show-values"), STATUS_OK);
    ck_assert_uint_eq(arguments.setting_count, 3);
    ck_assert_str_eq(arguments.settings[1].name, "seed");
    ck_assert_str_eq(arguments.settings[1].value, "7");
    ck_assert_str_eq(arguments.settings[2].value, "true");
}
END_TEST

START_TEST(help_stops_parsing) {
    ck_assert_int_eq(PARSE("--help", "--nonsense"), STATUS_OK);
    ck_assert(arguments.help);
}
END_TEST

static const struct {
    const char *words[3];
    const char *part;
} wrong[] = {
    {{"--tagret", "y"}, "did you mean '--target'?"},
    {{"--tagret=y"}, "did you mean '--target'?"},
    {{"--xyzzy-plugh"}, "unknown option '--xyzzy-plugh'"},
    {{"-x"}, "unknown option '-x'"},
    {{"-qx"}, "unknown option '-x' in '-qx'"},
    {{"--target"}, "--target needs a value"},
    {{"--target="}, "the value is empty"},
    {{"-j"}, "-j needs a value"},
    {{"--quiet=yes"}, "--quiet takes no value"},
    {{"--format", "jsn"}, "did you mean 'json'?"},
    {{"--task", "cooking"}, "none of binary, multiclass, regression, ranking"},
    {{"--jobs", "-1"}, "not a whole number"},
    {{"--seed", "99999999999999999999999"}, "not a whole number"},
    {{"--memory", "0"}, "not a size"},
    {{"--memory", "4X"}, "not a size"},
    {{"--memory", "99999999999T"}, "not a size"},
    {{"--now", "2026-13-01"}, "not a date"},
    {{"--select", "LK2,,LK3"}, "not a list"},
};

START_TEST(mistakes_are_explained) {
    fails(parse(COMMAND_AUDIT, wrong[_i].words), wrong[_i].part);
}
END_TEST

START_TEST(options_belong_to_commands) {
    fails(parse(COMMAND_CHECK, (const char *const[]){"--train", "a.csv", NULL}), "does not take '--train'");
    ck_assert_ptr_null(option_find(COMMAND_RULES, "target", 6));
}
END_TEST

// A field that two options share, or a letter used twice in a command, would be a bug in the table.
START_TEST(the_table_is_sound) {
    for (size_t i = 0; i < option_count; i++) {
        ck_assert_uint_lt(options[i].offset, sizeof(struct arguments));
        ck_assert((options[i].kind == OPTION_CHOICE) == (options[i].choices != NULL));
        ck_assert((options[i].kind == OPTION_FLAG) == (options[i].value == NULL));
        for (size_t k = 0; k < i; k++) {
            if (!(options[i].commands & options[k].commands))
                continue;
            ck_assert_str_ne(options[i].name, options[k].name);
            ck_assert_uint_ne(options[i].offset, options[k].offset);
            ck_assert(options[i].letter == 0 || options[i].letter != options[k].letter);
        }
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("arguments");
    TCase *cases = tcase_create("arguments");
    tcase_add_checked_fixture(cases, begin, finish);
    tcase_add_test(cases, values_follow_or_are_joined);
    tcase_add_test(cases, two_dashes_end_the_options);
    tcase_add_test(cases, lists_split_at_commas_and_add_up);
    tcase_add_test(cases, sizes_and_dates_and_choices);
    tcase_add_test(cases, what_changes_findings_is_recorded);
    tcase_add_test(cases, help_stops_parsing);
    tcase_add_loop_test(cases, mistakes_are_explained, 0, (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(cases, options_belong_to_commands);
    tcase_add_test(cases, the_table_is_sound);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
