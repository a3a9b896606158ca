// Tests of the dataset schema: what is read from a whole one, the examples in tests/schemas that the JSON
// Schema must judge alike, data paths and globs, days, and the inputs of the YAML test suite, which must not
// crash it.
#include "input/schema.h"

#include "base/text.h"

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena arena;
static struct notes errors;
static struct schema schema;
static glob_t valid, invalid;

static void setup(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
}

static void teardown(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static const char *in_tests(const char *name) {
    return text_format(&arena, "%s/%s", getenv("TESTS"), name);
}

static void parse(const char *text) {
    schema_parse(&arena, "x.yaml", span_of(text), &errors, &schema);
}

static void ck_no_errors(const char *path) {
    ck_assert_msg(errors.errors == 0, "%s:%llu: %s", path, (unsigned long long)errors.items[0].place.line,
                  errors.items[0].text);
}

static void read_file(const char *path) {
    struct error error;
    ck_assert_int_eq(schema_read(&arena, path, &errors, &schema, &error), STATUS_OK);
}

START_TEST(whole_task_and_split) {
    read_file(in_tests("schemas/valid/everything.yaml"));
    ck_no_errors("everything.yaml");
    ck_assert_str_eq(schema.name, "churn_training");
    ck_assert_uint_eq(schema.missing_count, 3);
    ck_assert_str_eq(schema.missing_values[0], "");
    ck_assert_str_eq(schema.task.target.name, "churned_30d");
    ck_assert_int_eq(schema.task.type, TASK_BINARY);
    ck_assert_str_eq(schema.task.positive, "1");
    ck_assert_int_eq(schema.task.mode, MODE_BATCH);
    ck_assert_double_eq(schema.task.label_window.end.seconds, 30 * 86400.0);
    ck_assert_uint_eq(schema.task.group.count, 1);
    ck_assert_uint_eq(schema.task.metrics.count, 2);
    ck_assert_str_eq(schema.task.metrics.items[1].name, "neg_log_loss");
    ck_assert(schema.split.declared);
    ck_assert_str_eq(schema.split.column.name, "fold");
    ck_assert_uint_eq(schema.split.column.place.line, 18);
    ck_assert_str_eq(schema.split.validation.items[0].name, "valid");
    ck_assert_int_eq(schema.split.strategy, STRATEGY_TEMPORAL);
    ck_assert_str_eq(schema.split.gap.text, "30d");
    ck_assert(schema.has_pipeline);
    ck_assert_uint_eq(schema.step_count, 4);
    ck_assert_str_eq(schema.steps[0].columns.items[0].name, "income");
    ck_assert_int_eq(schema.steps[1].fit_on, FIT_UNDECLARED);
    ck_assert_int_eq(schema.steps[3].evaluate_on, FIT_VALIDATION);
    ck_assert_uint_eq(schema.steps[3].index, 3);
}
END_TEST

START_TEST(whole_columns_and_policy) {
    read_file(in_tests("schemas/valid/everything.yaml"));
    ck_assert_uint_eq(schema.column_count, 8);
    const struct schema_column *tenure = schema_column(&schema, "tenure_months");
    ck_assert_uint_eq(tenure->place.line, 45);
    ck_assert_uint_eq(tenure->place.column, 5);
    ck_assert_int_eq(tenure->type, TYPE_INTEGER);
    ck_assert_int_eq(tenure->available, AVAILABLE_TRUE);
    ck_assert_uint_eq(tenure->available_place.line, 49);
    ck_assert_int_eq(tenure->serving, MODE_BATCH);
    ck_assert(tenure->constraints.required && !tenure->constraints.unique && tenure->constraints.has_maximum);
    const struct schema_column *spend = schema_column(&schema, "avg_spend_90d");
    ck_assert_int_eq(spend->available, AVAILABLE_LAG);
    ck_assert_double_eq(spend->lag.seconds, 86400);
    ck_assert_double_eq(spend->window.start.seconds, -90 * 86400.0);
    ck_assert_uint_eq(spend->derived_from.count, 2);
    ck_assert_int_eq(spend->fit_on, FIT_TRAIN);
    ck_assert_int_eq(schema_column(&schema, "cancellation_reason")->available, AVAILABLE_FALSE);
    ck_assert_int_eq(schema_column(&schema, "churned_30d")->role, ROLE_TARGET);
    ck_assert_ptr_null(schema_column(&schema, "nobody"));
    ck_assert_str_eq(schema.suppressions[0].expires, "2027-03-31");
    ck_assert(schema.has_fail_on && schema.fail_on == SEVERITY_ERROR);
    ck_assert_uint_eq(schema.override_count, 2);
    ck_assert_str_eq(schema.overrides[0].parameters[0].name, "auc");
    ck_assert_double_eq(schema.overrides[0].parameters[0].value, 0.97);
    ck_assert(schema.overrides[1].has_severity && schema.overrides[1].severity == SEVERITY_OFF);
}
END_TEST

START_TEST(target_and_role_imply_each_other) {
    parse("version: 1\ncolumns:\n  - {name: x}\n  - {name: y, role: target}\n");
    ck_no_errors("role");
    ck_assert_str_eq(schema.task.target.name, "y");
    ck_assert_uint_eq(schema.task.target.place.line, 4);
    parse("version: 1\ntask: {target: y}\ncolumns:\n  - {name: x}\n  - {name: y}\n");
    ck_no_errors("task");
    ck_assert_int_eq(schema_column(&schema, "y")->role, ROLE_TARGET);
    ck_assert_int_eq(schema_column(&schema, "x")->role, ROLE_UNDECLARED);
    ck_assert_int_eq(schema_column(&schema, "x")->available, AVAILABLE_UNDECLARED);
    ck_assert_uint_eq(schema_column(&schema, "x")->available_place.line, 4);
}
END_TEST

START_TEST(all_errors_in_one_run_from_top_to_bottom) {
    parse(
        "nmae: x\ncolumns:\n  - {name: a, type: float}\n  - {name: a}\n  - {role: id}\ntask: {target: b}\n");
    static const unsigned lines[] = {1, 1, 3, 4, 5, 6};
    ck_assert_uint_eq(errors.count, 6);
    for (size_t i = 0; i < errors.count; i++)
        ck_assert_uint_eq(errors.items[i].place.line, lines[i]);
}
END_TEST

START_TEST(empty_schema_declares_nothing) {
    schema = schema_empty();
    ck_assert_ptr_null(schema.path);
    ck_assert_int_eq(schema.dialect.quote, '"');
    ck_assert_int_eq(schema.dialect.decimal, '.');
    ck_assert_int_eq(schema.dialect.delimiter, 0);
    ck_assert_uint_eq(schema.column_count, 0);
}
END_TEST

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

START_TEST(data_paths_are_relative_to_the_schema) {
    char folder[] = "/tmp/leakaudit-schema-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    static const char *const names[] = {"b-2.csv", "b-1.csv", "B-3.csv", "odd[1].csv"};
    for (size_t i = 0; i < 4; i++)
        write_file(text_format(&arena, "%s/%s", folder, names[i]), "x\n1\n");
    const char *path = text_format(&arena, "%s/schema.yaml", folder);
    write_file(path,
               "version: 1\ndata:\n  train: ['?-*.csv', 'odd[1].csv', missing.csv]\n  test: /abs.csv\n");
    read_file(path);
    ck_no_errors(path);
    static const char *const expected[] = {"B-3.csv", "b-1.csv", "b-2.csv", "odd[1].csv", "missing.csv"};
    ck_assert_uint_eq(schema.file_count, 6);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_str_eq(schema.files[i].name, expected[i]);
        ck_assert_str_eq(schema.files[i].path, text_format(&arena, "%s/%s", folder, expected[i]));
        ck_assert_int_eq(schema.files[i].role, DATA_TRAIN);
    }
    ck_assert_str_eq(schema.files[5].path, "/abs.csv");
    ck_assert_int_eq(schema.files[5].role, DATA_TEST);
    for (size_t i = 0; i < 4; i++)
        unlink(text_format(&arena, "%s/%s", folder, names[i]));
    unlink(path);
    rmdir(folder);
}
END_TEST

START_TEST(unreadable_file_is_a_status) {
    struct error error;
    ck_assert_int_eq(schema_read(&arena, "/nonexistent.yaml", &errors, &schema, &error), STATUS_IO);
}
END_TEST

START_TEST(days) {
    int64_t day = 0;
    ck_assert(schema_day("1970-01-01", &day) && day == 0);
    ck_assert(schema_day("1969-12-31", &day) && day == -1);
    ck_assert(schema_day("2000-03-01", &day) && day == 11017);
    ck_assert(schema_day("2028-02-29", &day) && day == 21243);
    ck_assert(schema_day("9999-12-31", &day) && day == 2932896);
    static const char *const bad[] = {"",           "2027-02-29",  "1900-02-29", "2027-13-01",
                                      "2027-00-01", "2027-04-31",  "2027-4-01",  "27-04-01",
                                      "2027/04/01", "2027-04-01 ", "0000-01-01", "tomorrow"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!schema_day(bad[i], &day), "%s", bad[i]);
}
END_TEST

START_TEST(valid_example) {
    read_file(valid.gl_pathv[_i]);
    ck_no_errors(valid.gl_pathv[_i]);
}
END_TEST

// The first line of an invalid example says how its first error begins: "# expect: 3:5: unknown key".
START_TEST(invalid_example) {
    const char *path = invalid.gl_pathv[_i], *start = "# expect: ";
    char line[400] = "";
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    fclose(file);
    line[strcspn(line, "\n")] = '\0';
    ck_assert_msg(strncmp(line, start, strlen(start)) == 0, "%s expects nothing", path);
    const char *expected = line + strlen(start);
    read_file(path);
    ck_assert_msg(errors.errors > 0, "%s has no error", path);
    const char *told = text_format(&arena, "%llu:%llu: %s", (unsigned long long)errors.items[0].place.line,
                                   (unsigned long long)errors.items[0].place.column, errors.items[0].text);
    ck_assert_msg(strncmp(told, expected, strlen(expected)) == 0, "%s: %s", path, told);
}
END_TEST

// Each record of the file is a line "name valid|invalid length" and so many bytes of YAML and a line break.
START_TEST(yaml_test_suite_never_crashes_it) {
    FILE *file = fopen(in_tests("suites/yaml-test-suite/inputs.txt"), "rb");
    ck_assert_ptr_nonnull(file);
    char name[40], kind[10];
    size_t length, seen = 0;
    while (fscanf(file, "%39s %9s %zu", name, kind, &length) == 3) {
        ck_assert_int_eq(fgetc(file), '\n');
        char *text = memory_alloc(length + 1, 1);
        ck_assert_uint_eq(fread(text, 1, length, file), length);
        size_t before = errors.errors;
        schema_parse(&arena, name, (struct span){text, length}, &errors, &schema);
        ck_assert_msg(errors.errors > before, "%s is no schema, and nothing was said", name);
        memory_free(text);
        seen++;
    }
    fclose(file);
    ck_assert_uint_eq(seen, 402);
}
END_TEST

int main(void) {
    arena_init(&arena);
    glob(in_tests("schemas/valid/*.yaml"), 0, NULL, &valid);
    glob(in_tests("schemas/invalid/*.yaml"), 0, NULL, &invalid);
    arena_finish(&arena);
    Suite *suite = suite_create("schema");
    TCase *cases = tcase_create("schema");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, whole_task_and_split);
    tcase_add_test(cases, whole_columns_and_policy);
    tcase_add_test(cases, target_and_role_imply_each_other);
    tcase_add_test(cases, all_errors_in_one_run_from_top_to_bottom);
    tcase_add_test(cases, empty_schema_declares_nothing);
    tcase_add_test(cases, data_paths_are_relative_to_the_schema);
    tcase_add_test(cases, unreadable_file_is_a_status);
    tcase_add_test(cases, days);
    tcase_add_loop_test(cases, valid_example, 0, (int)valid.gl_pathc);
    tcase_add_loop_test(cases, invalid_example, 0, (int)invalid.gl_pathc);
    tcase_add_test(cases, yaml_test_suite_never_crashes_it);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    globfree(&valid);
    globfree(&invalid);
    return failed == 0 ? 0 : 1;
}
