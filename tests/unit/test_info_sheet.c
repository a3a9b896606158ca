// Tests of the model info sheet on an audit of literals: what it cites, what it leaves open, and that no
// hostile name comes through.
#include "report/info_sheet.h"

#include "audit_fixture.h"
#include "unit_main.h"

#include <jansson.h>

// The fixture with the types that its rules have in earnest, and a schema that declares two of the columns.
struct sheet_fixture {
    struct audit_fixture audit;
    struct schema_column columns[2];
    struct pipeline_step steps[2];
};

static void set_up(struct sheet_fixture *f, const char *name) {
    audit_fixture_init(&f->audit, name);
    f->audit.rules[2].taxonomy = "L1.4";
    f->audit.rules[3].taxonomy = "L3.2";
    f->audit.rules[4].taxonomy = "L3.1";
    f->columns[0] =
        (struct schema_column){.name = name, .available = AVAILABLE_TRUE, .available_reason = name};
    f->columns[1] = (struct schema_column){.name = "other", .fit_on = FIT_TRAIN};
    f->steps[0] = (struct pipeline_step){.step = "impute", .method = name, .fit_on = FIT_TRAIN};
    f->steps[1] = (struct pipeline_step){.step = "tune", .evaluate_on = FIT_TEST, .index = 1};
    f->audit.schema.description = name;
    f->audit.schema.task.positive = name;
    f->audit.schema.task.type = TASK_BINARY;
    f->audit.schema.columns = f->columns;
    f->audit.schema.column_count = 2;
    f->audit.schema.steps = f->steps;
    f->audit.schema.step_count = 2;
}

// The sheet in that format; the caller frees.
static char *write_sheet(const struct audit *audit, const char *format) {
    for (size_t i = 0; i < info_sheet_format_count; i++) {
        char *text = NULL;
        size_t length;
        if (strcmp(info_sheet_formats[i].name, format) != 0)
            continue;
        FILE *out = open_memstream(&text, &length);
        const enum status status = info_sheet_formats[i].write(audit, out);
        fclose(out);
        ck_assert_int_eq(status, STATUS_OK);
        return text;
    }
    ck_abort_msg("no such format");
}

static char *write_fixture(const char *name, const char *format) {
    struct sheet_fixture f;
    set_up(&f, name);
    char *text = write_sheet(&f.audit.audit, format);
    audit_fixture_finish(&f.audit);
    return text;
}

static void assert_has(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "'%s' is missing", part);
}

static size_t count(const char *text, const char *part) {
    size_t times = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        times++;
    return times;
}

START_TEST(markdown_cites_what_was_found) {
    char *text = write_fixture("spend", "markdown");
    ck_assert_uint_eq(count(text, "\n### "), 21);
    assert_has(text, "| 13 | Why each feature may be used | L2 | 2 warnings | open |");
    assert_has(text, "| 15 | No stand-in for the target | L2 | 1 error | open |");
    assert_has(text, "error LK203, spend (`0123456789abcdef`)\n");
    assert_has(text, "accepted error LK301, spend; accepted because: spend (`0123456789abcdef`)");
    assert_has(text, "Undecided: LK203 single-column-predicts-target, spend: spend");
    assert_has(text, "Clear: LK301 row-overlap (1)");
    free(text);
}
END_TEST

START_TEST(nothing_is_passed_by_not_looking) {
    char *text = write_fixture("spend", "markdown");
    assert_has(text, "- **Not judged:** LK401 time-overlap (switched off or not selected)");
    assert_has(text, "- **Not judged:** LK309 unseen-label-or-category (no split is declared)");
    assert_has(text, "| 17 | Time | L3.1 | not answered by the audit | open |");
    assert_has(text, "| 5 | The same rows on both sides | L1.4 | accepted findings only |  |");
    free(text);
}
END_TEST

START_TEST(declarations_are_marked) {
    char *text = write_fixture("spend", "markdown");
    assert_has(text, "- **Declared:** The target is spend (binary); what counts as positive: spend\n");
    assert_has(text, "- **Declared:** spend: available; spend\n");
    assert_has(text, "- **Declared:** Step 1: impute spend, fitted on train\n");
    assert_has(text, "- **Declared:** other: transformed, fitted on train\n");
    assert_has(text, "- **Declared:** Step 2: tune, judged on test\n");
    assert_has(text, "- **Measured:** spend (train): 1,319 rows, 4 columns, XXH3 000000000000feed\n");
    free(text);
}
END_TEST

// A clear verdict on a part is not one on the whole, and leaves the question to the author.
START_TEST(a_part_is_not_the_whole) {
    struct sheet_fixture f;
    set_up(&f, "spend");
    f.audit.rules[2].taxonomy = f.audit.rules[3].taxonomy; // clear, beside one that had nothing to judge
    f.audit.verdict.finding_count = 3;                     // without the suppressed one
    char *text = write_sheet(&f.audit.audit, "markdown");
    assert_has(text, "| nothing found in declarations by 1 rule; 1 had nothing to judge | open |");
    free(text);
    audit_fixture_finish(&f.audit);
}
END_TEST

START_TEST(many_findings_are_cut_short) {
    enum { MANY = 40 };
    struct sheet_fixture f;
    static struct finding findings[MANY];
    set_up(&f, "spend");
    for (size_t i = 0; i < MANY; i++)
        findings[i] = audit_fixture_finding(&f.audit, 1, 1 + i % 4, "spend");
    f.audit.verdict.findings = findings;
    f.audit.verdict.finding_count = MANY;
    char *text = write_sheet(&f.audit.audit, "markdown");
    ck_assert_uint_eq(count(text, "error LK203, spend"), 5);
    assert_has(text, "35 more of LK203 single-column-predicts-target: spend, ");
    assert_has(text, "| 40 errors | open |");
    free(text);
    audit_fixture_finish(&f.audit);
}
END_TEST

START_TEST(html_marks_what_is_open) {
    char *text = write_fixture("spend", "html");
    ck_assert_uint_eq(count(text, "<section id=\"q"), 21);
    assert_has(text, "<li class=\"error\"><span class=\"source\">Declared:</span>");
    assert_has(text, "<code>0123456789abcdef</code>");
    assert_has(text, "<li class=\"open\"><b>[to be answered by the author]</b>");
    ck_assert_ptr_null(strstr(text, "<script"));
    ck_assert_ptr_null(strstr(text, "src="));
    free(text);
}
END_TEST

START_TEST(the_same_bytes_each_time) {
    for (size_t i = 0; i < info_sheet_format_count; i++) {
        char *once = write_fixture("a|b", info_sheet_formats[i].name);
        char *again = write_fixture("a|b", info_sheet_formats[i].name);
        ck_assert_str_eq(once, again);
        free(once);
        free(again);
    }
}
END_TEST

// A name adds no tag to the page, and no line, link or code to the Markdown.
START_TEST(hostile_names_are_harmless) {
    char path[1000];
    snprintf(path, sizeof path, "%s/suites/blns/blns.json", getenv("TESTS"));
    json_t *names = json_load_file(path, JSON_ALLOW_NUL, NULL);
    ck_assert_ptr_nonnull(names);
    char *plain_html = write_fixture("spend", "html"), *plain = write_fixture("spend", "markdown");
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        char *html = write_fixture(name, "html"), *markdown = write_fixture(name, "markdown");
        ck_assert_msg(count(html, "<") == count(plain_html, "<"), "%s", name);
        ck_assert_msg(count(markdown, "\n") == count(plain, "\n"), "%s", name);
        ck_assert_msg(count(markdown, "<") == 0, "%s", name);
        free(html);
        free(markdown);
    }
    free(plain_html);
    free(plain);
    json_decref(names);
}
END_TEST

START_TEST(a_full_disk_is_told) {
    struct sheet_fixture f;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        return;
    setvbuf(full, NULL, _IONBF, 0);
    set_up(&f, "spend");
    for (size_t i = 0; i < info_sheet_format_count; i++)
        ck_assert_int_eq(info_sheet_formats[i].write(&f.audit.audit, full), STATUS_IO);
    audit_fixture_finish(&f.audit);
    fclose(full);
}
END_TEST

UNIT_MAIN("info_sheet", markdown_cites_what_was_found, nothing_is_passed_by_not_looking,
          declarations_are_marked, a_part_is_not_the_whole, many_findings_are_cut_short,
          html_marks_what_is_open, the_same_bytes_each_time, hostile_names_are_harmless, a_full_disk_is_told)
