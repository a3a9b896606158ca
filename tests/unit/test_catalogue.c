// Tests of the catalogue: order, uniqueness, folders of an organisation's own rules, and the measures needed.
#include "verdict/catalogue.h"

#include "registry_fixture.h"
#include "rule_fixture.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct notes errors;
static struct error error;
static struct catalogue catalogue;
static char folder[] = "/tmp/leakaudit-rules-XXXXXX";

static void set_up(void) {
    arena_init(&arena);
    notes_init(&errors, &arena);
    error = (struct error){0};
}

static void tear_down(void) {
    notes_finish(&errors);
    arena_finish(&arena);
}

static enum status parse_fixture(size_t extra) {
    struct embedded_rule files[RULE_FILES + 1];
    rule_fixture(files);
    files[RULE_FILES] = files[0];
    return catalogue_parse(&arena, files, RULE_FILES + extra, &errors, &catalogue, &error);
}

START_TEST(test_sorted_and_found) {
    ck_assert_int_eq(parse_fixture(0), STATUS_OK);
    ck_assert_uint_eq(catalogue.count, RULE_FILES);
    for (size_t i = 1; i < catalogue.count; i++)
        ck_assert_int_lt(strcmp(catalogue.rules[i - 1]->id, catalogue.rules[i]->id), 0);
    ck_assert_str_eq(catalogue_find(&catalogue, "lk203")->name, "single-column");
    ck_assert_str_eq(catalogue_find(&catalogue, "row-overlap")->id, "LK301");
    ck_assert_ptr_null(catalogue_find(&catalogue, "LK999"));
    ck_assert_str_eq(catalogue_suggest(&catalogue, "row-overlp"), "row-overlap");
    ck_assert_str_eq(catalogue_suggest(&catalogue, "LK302"), "LK301");
}
END_TEST

START_TEST(test_twice) {
    ck_assert_int_eq(parse_fixture(1), STATUS_RULE);
    ck_assert_uint_eq(errors.errors, 1);
    ck_assert_str_eq(errors.items[0].text, "the id 'LK203' is taken by rules/fixture.yaml");
    ck_assert_str_eq(error.text, "1 problem in rule files");
}
END_TEST

START_TEST(test_needs) {
    bool needed[FIXTURE_MEASURES] = {false};
    ck_assert_int_eq(parse_fixture(0), STATUS_OK);
    struct catalogue part = {catalogue.rules + 1, 1}; // LK203
    ck_assert_str_eq(part.rules[0]->id, "LK203");
    catalogue_needs(&part, needed);
    for (int i = 0; i < FIXTURE_MEASURES; i++)
        ck_assert_int_eq(needed[i], i == AUC || i == MISSING || i == AVAILABLE || i == REASON);
    struct rule off = *part.rules[0];
    off.severity = SEVERITY_OFF;
    const struct rule *rules[] = {&off};
    memset(needed, 0, sizeof needed);
    catalogue_needs(&(struct catalogue){rules, 1}, needed);
    ck_assert(!needed[AUC]);
}
END_TEST

static void write_file(const char *name, const char *text) {
    FILE *file = fopen(text_format(&arena, "%s/%s", folder, name), "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

START_TEST(test_folder) {
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file("b.yaml", RULE_FILE("ACME002", "ours-too", "note", "feature", "when: true\nmessage: m\n"));
    write_file("a.yml", RULE_FILE("ACME001", "ours", "note", "feature", "when: true\nmessage: m\n"));
    write_file("readme.md", "not a rule");
    write_file(".hidden.yaml", "not a rule");
    // What is embedded needs the real registry, and this test has another: errors in those are not its
    // business.
    enum status status = catalogue_load(&arena, folder, &errors, &catalogue, &error);
    ck_assert(status == STATUS_OK || status == STATUS_RULE);
    const struct rule *ours = catalogue_find(&catalogue, "ACME001");
    ck_assert_ptr_nonnull(ours);
    ck_assert(strstr(ours->place.path, "/a.yml") != NULL);
    ck_assert_ptr_nonnull(catalogue_find(&catalogue, "ours-too"));
    size_t before = errors.errors;
    write_file("c.yaml", RULE_FILE("ACME001", "ours-again", "note", "feature", "when: true\nmessage: m\n"));
    ck_assert_int_eq(catalogue_load(&arena, folder, &errors, &catalogue, &error), STATUS_RULE);
    ck_assert_uint_gt(errors.errors, before);
    ck_assert(strstr(errors.items[errors.count - 1].text, "the id 'ACME001' is taken by") != NULL);
    for (const char *const *name =
             (const char *const[]){"a.yml", "b.yaml", "c.yaml", "readme.md", ".hidden.yaml", NULL};
         *name; name++)
        unlink(text_format(&arena, "%s/%s", folder, *name));
    rmdir(folder);
}
END_TEST

START_TEST(test_no_folder) {
    ck_assert_int_eq(catalogue_load(&arena, "/nonexistent/rules", &errors, &catalogue, &error), STATUS_IO);
    ck_assert_str_eq(error.place.path, "/nonexistent/rules");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("catalogue");
    TCase *tests = tcase_create("catalogue");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_sorted_and_found);
    tcase_add_test(tests, test_twice);
    tcase_add_test(tests, test_needs);
    tcase_add_test(tests, test_folder);
    tcase_add_test(tests, test_no_folder);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
