// All report writers on one fixture: what must be in them, and that no hostile name comes through.
#include "report/report.h"

#include "audit_fixture.h"
#include "base/escape.h"
#include "base/text.h"

#include <check.h>
#include <jansson.h>

static json_t *naughty; // big list of naughty strings

static bool load_naughty(void) {
    char path[1000];
    snprintf(path, sizeof path, "%s/suites/blns/blns.json", getenv("TESTS"));
    naughty = json_load_file(path, JSON_ALLOW_NUL, NULL);
    if (!naughty)
        fprintf(stderr, "%s can't be read\n", path);
    return naughty != NULL;
}

static void drop_naughty(void) {
    json_decref(naughty);
}

static char *write_as(const char *format, const char *name, struct report_options options, size_t *length) {
    struct audit_fixture fixture;
    audit_fixture_init(&fixture, name);
    char *text = audit_fixture_write(&fixture.audit, report_find(format)->write, options, length);
    audit_fixture_finish(&fixture);
    return text;
}

static void assert_has(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "'%s' is missing in:\n%s", part, text);
}

START_TEST(formats_are_found_by_name) {
    ck_assert_str_eq(report_find("json")->extension, "json");
    ck_assert_ptr_null(report_find("jsn"));
    for (size_t i = 0; i < report_format_count; i++)
        ck_assert_str_eq(report_formats[i].name, report_format_names[i]);
    ck_assert_ptr_null(report_format_names[report_format_count]);
}
END_TEST

START_TEST(text_tells_the_story) {
    size_t length;
    char *text = write_as("text", "spend", (struct report_options){0}, &length);
    assert_has(text, "spend: 1,319 rows x 4 columns, target spend (binary)");
    assert_has(text, "error (strong) LK203 single-column-predicts-target: spend\n  at spend:21:5\n");
    assert_has(text, "warning (strong) LK106 undeclared-availability: 2 findings");
    assert_has(text, "leakaudit explain LK203");
    assert_has(text, "Drop the column. Or declare it.\n");
    assert_has(text, "1 error, 2 warnings, 1 suppressed");
    assert_has(text, "1 clear: LK301");
    assert_has(text, "1 off: LK401");
    assert_has(text, "1 not applicable (why: --verbose): LK309");
    ck_assert_ptr_null(strchr(text, '\033'));
    free(text);
}
END_TEST

// No line is wider than the page, except for words that cannot be broken.
START_TEST(text_keeps_to_the_width) {
    static const size_t widths[] = {40, 50, 80, 100};
    size_t length;
    for (size_t i = 0; i < 4; i++) {
        char *text = write_as("text", "avg_spend",
                              (struct report_options){.width = widths[i], .unicode = true}, &length);
        for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
            const struct span span = {line, strcspn(line, "\n")};
            ck_assert_msg(text_width(span) <= widths[i], "%zu: %.*s", widths[i], (int)span.length, line);
        }
        free(text);
    }
}
END_TEST

START_TEST(quiet_is_a_line_a_finding) {
    size_t length;
    char *text = write_as("text", "spend", (struct report_options){.quiet = true}, &length);
    ck_assert_str_eq(text, "spend:21:5: error LK203: spend\nspend:22:5: warning LK106: spend\n"
                           "spend:23:5: warning LK106: spend\n");
    free(text);
}
END_TEST

START_TEST(clean_is_not_called_proven) {
    struct audit_fixture fixture;
    size_t length;
    audit_fixture_init(&fixture, "spend");
    fixture.verdict.finding_count = 0;
    fixture.verdict.errors = fixture.verdict.warnings = fixture.verdict.suppressed = 0;
    for (size_t i = 0; i < 2; i++)
        fixture.ledger[i].finding = 0;
    char *text = audit_fixture_write(&fixture.audit, report_write_text, (struct report_options){0}, &length);
    assert_has(text, "No findings in");
    assert_has(text, "not that nothing leaks");
    free(text);
    audit_fixture_finish(&fixture);
}
END_TEST

START_TEST(the_same_bytes_each_time) {
    for (size_t i = 0; i < report_format_count; i++) {
        size_t length, again;
        char *a = write_as(report_formats[i].name, "spend", (struct report_options){0}, &length);
        char *b = write_as(report_formats[i].name, "spend", (struct report_options){0}, &again);
        ck_assert_uint_eq(length, again);
        ck_assert_int_eq(memcmp(a, b, length), 0);
        free(a);
        free(b);
    }
}
END_TEST

// Control characters, and what stays of the name when it is read back.
START_TEST(hostile_names_are_harmless) {
    const char *name = json_string_value(json_array_get(naughty, (size_t)_i));
    size_t length;
    for (size_t i = 0; i < report_format_count; i++) {
        const bool verbose = i % 2 == 0;
        char *text =
            write_as(report_formats[i].name, name, (struct report_options){.verbose = verbose}, &length);
        ck_assert_uint_eq(strlen(text), length);
        size_t at = 0; // one assertion a text: each is written down
        while (at < length && ((unsigned char)text[at] >= 0x20 || text[at] == '\n') && text[at] != 0x7F)
            at++;
        ck_assert_msg(at == length, "%s: byte %02x of '%s'", report_formats[i].name, (unsigned char)text[at],
                      name);
        ck_assert(text_is_utf8((struct span){text, length}));
        if (strcmp(report_formats[i].name, "markdown") == 0 || strcmp(report_formats[i].name, "html") == 0) {
            ck_assert_ptr_null(strstr(text, "<script"));
            ck_assert_ptr_null(strstr(text, "<img"));
            ck_assert(strcmp(report_formats[i].name, "html") == 0 || !strstr(text, "<a "));
        }
        free(text);
    }
}
END_TEST

START_TEST(json_reads_back) {
    const char *name = json_string_value(json_array_get(naughty, (size_t)_i));
    size_t length;
    char *text = write_as("json", name, (struct report_options){0}, &length);
    json_error_t error;
    json_t *report = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(report != NULL, "%s at %d in %s", error.text, error.line, text);
    const json_t *finding = json_array_get(json_object_get(report, "findings"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(finding, "message")), name);
    ck_assert_str_eq(json_string_value(json_object_get(finding, "rule")), "LK203");
    ck_assert_int_eq(json_integer_value(json_object_get(report, "report_version")), 1);
    ck_assert_str_eq(json_string_value(json_object_get(json_object_get(report, "summary"), "verdict")),
                     "findings");
    json_decref(report);
    free(text);
}
END_TEST

START_TEST(sarif_reads_back) {
    const char *name = json_string_value(json_array_get(naughty, (size_t)_i));
    size_t length;
    char *text = write_as("sarif", name, (struct report_options){0}, &length);
    json_error_t error;
    json_t *log = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(log != NULL, "%s at %d", error.text, error.line);
    const json_t *run = json_array_get(json_object_get(log, "runs"), 0);
    const json_t *result = json_array_get(json_object_get(run, "results"), 0);
    const json_t *driver = json_object_get(json_object_get(run, "tool"), "driver");
    const json_t *rule = json_array_get(json_object_get(driver, "rules"),
                                        (size_t)json_integer_value(json_object_get(result, "ruleIndex")));
    ck_assert_str_eq(json_string_value(json_object_get(result, "ruleId")), "LK203");
    ck_assert_str_eq(json_string_value(json_object_get(rule, "id")), "LK203");
    const json_t *prints = json_object_get(result, "partialFingerprints");
    ck_assert_uint_eq(json_string_length(json_object_get(prints, "leakaudit/v1")), 16);
    const json_t *location = json_array_get(json_object_get(result, "locations"), 0);
    const json_t *region = json_object_get(json_object_get(location, "physicalLocation"), "region");
    ck_assert_int_ge(json_integer_value(json_object_get(region, "startLine")), 1);
    json_decref(log);
    free(text);
}
END_TEST

// Every line of a workflow's output that begins with :: is a command: none comes from a name.
START_TEST(github_commands_are_ours) {
    const char *name = json_string_value(json_array_get(naughty, (size_t)_i));
    size_t length, commands = 0, findings = 0;
    char *text = write_as("github", name, (struct report_options){0}, &length);
    for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
        commands += strncmp(line, "::", 2) == 0;
        findings += strncmp(line, "::error ", 8) == 0 || strncmp(line, "::warning ", 10) == 0 ||
                    strncmp(line, "::notice ", 9) == 0;
    }
    ck_assert_uint_gt(findings, 0);
    ck_assert_uint_eq(commands, findings);
    free(text);
}
END_TEST

START_TEST(junit_counts_its_cases) {
    size_t length, cases = 0, said = 0;
    char *text = write_as("junit", "a]]>&<\x01", (struct report_options){0}, &length);
    for (const char *at = text; (at = strstr(at, "<testcase")); at++)
        cases++;
    ck_assert_int_eq(sscanf(strstr(text, " tests=\""), " tests=\"%zu", &said), 1);
    ck_assert_uint_eq(cases, said);
    ck_assert_ptr_null(strstr(text, "]]>"));
    free(text);
}
END_TEST

START_TEST(machines_read_the_notes) {
    size_t length;
    char *log = write_as("sarif", "spend", (struct report_options){0}, &length);
    char *suite = write_as("junit", "spend", (struct report_options){0}, &length);
    const char *notes = strstr(log, "\"toolExecutionNotifications\": [");
    ck_assert_ptr_nonnull(notes);
    assert_has(notes, "\"level\": \"warning\",\n              \"message\": {\"text\": \"spend\"}");
    assert_has(notes, "\"startLine\": 812, \"startColumn\": 3");
    assert_has(suite, "<system-out>spend:812:3: spend\n</system-out>");
    free(log);
    free(suite);
}
END_TEST

START_TEST(no_name_becomes_a_link) {
    size_t length;
    char *link = write_as("sarif", "[a](http://b)", (struct report_options){0}, &length);
    char *interval = write_as("sarif", "a[0, 1]", (struct report_options){0}, &length);
    assert_has(link, "\"message\": {\"text\": \"\\\\[a\\\\](http://b)");
    assert_has(interval, "\"message\": {\"text\": \"a[0, 1]");
    free(link);
    free(interval);
}
END_TEST

static size_t count_parts(const char *text, const char *part) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        count++;
    return count;
}

// Code scanning refuses a log of more than 25,000 results.
START_TEST(sarif_holds_what_code_scanning_takes) {
    enum { MANY = 25001 };
    struct audit_fixture fixture;
    struct finding *findings = malloc(MANY * sizeof *findings);
    size_t length;
    audit_fixture_init(&fixture, "spend");
    for (size_t i = 0; i < MANY; i++)
        findings[i] = fixture.findings[0];
    fixture.verdict.findings = findings;
    fixture.verdict.finding_count = MANY;
    char *text = audit_fixture_write(&fixture.audit, report_write_sarif, (struct report_options){0}, &length);
    ck_assert_uint_eq(count_parts(text, "\"ruleIndex\""), MANY - 1);
    assert_has(text, "the first 25000 of 25001 findings are here");
    free(text);
    audit_fixture_finish(&fixture);
    free(findings);
}
END_TEST

START_TEST(sarif_names_as_many_files_as_are_shown) {
    enum { FILES = 200 };
    struct audit_fixture fixture;
    struct audit_input inputs[FILES];
    size_t length;
    audit_fixture_init(&fixture, "spend");
    for (size_t i = 0; i < FILES; i++) {
        inputs[i] = fixture.inputs[0];
        inputs[i].found = "folder/other.csv";
    }
    fixture.audit.inputs = inputs;
    fixture.audit.input_count = FILES;
    fixture.verdict.finding_count = 1;
    char *text = audit_fixture_write(&fixture.audit, report_write_sarif, (struct report_options){0}, &length);
    ck_assert_uint_eq(count_parts(text, "the data (train)"), 100);
    ck_assert_uint_eq(count_parts(text, "folder/other.csv"), 100);
    free(text);
    audit_fixture_finish(&fixture);
}
END_TEST

START_TEST(a_full_disk_is_told) {
    struct audit_fixture fixture;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        return;
    setvbuf(full, NULL, _IONBF, 0);
    audit_fixture_init(&fixture, "spend");
    for (size_t i = 0; i < report_format_count; i++)
        ck_assert_int_eq(report_formats[i].write(&fixture.audit, &(struct report_options){0}, full),
                         STATUS_IO);
    audit_fixture_finish(&fixture);
    fclose(full);
}
END_TEST

int main(void) {
    if (!load_naughty())
        return 1;
    Suite *suite = suite_create("report");
    TCase *plain = tcase_create("writers"), *hostile = tcase_create("hostile");
    tcase_add_test(plain, formats_are_found_by_name);
    tcase_add_test(plain, text_tells_the_story);
    tcase_add_test(plain, text_keeps_to_the_width);
    tcase_add_test(plain, quiet_is_a_line_a_finding);
    tcase_add_test(plain, clean_is_not_called_proven);
    tcase_add_test(plain, the_same_bytes_each_time);
    tcase_add_test(plain, junit_counts_its_cases);
    tcase_add_test(plain, machines_read_the_notes);
    tcase_add_test(plain, no_name_becomes_a_link);
    tcase_add_test(plain, sarif_holds_what_code_scanning_takes);
    tcase_add_test(plain, sarif_names_as_many_files_as_are_shown);
    tcase_add_test(plain, a_full_disk_is_told);
    tcase_add_loop_test(hostile, hostile_names_are_harmless, 0, (int)json_array_size(naughty));
    tcase_add_loop_test(hostile, json_reads_back, 0, (int)json_array_size(naughty));
    tcase_add_loop_test(hostile, sarif_reads_back, 0, (int)json_array_size(naughty));
    tcase_add_loop_test(hostile, github_commands_are_ours, 0, (int)json_array_size(naughty));
    suite_add_tcase(suite, plain);
    suite_add_tcase(suite, hostile);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    drop_naughty();
    return failed > 0;
}
