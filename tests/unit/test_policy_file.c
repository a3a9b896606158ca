// Tests of an organisation's policy file: what is read from a whole one, and the examples in
// tests/schemas/policy, which the JSON Schema must judge alike.
#include "input/policy_file.h"

#include "base/text.h"
#include "unit_main.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena arena;
    struct notes errors;
    struct policy_file policy;
};

static void reading_start(struct reading *reading, const char *path) {
    struct error error;
    arena_init(&reading->arena);
    notes_init(&reading->errors, &reading->arena);
    ck_assert_int_eq(policy_file_read(&reading->arena, path, &reading->errors, &reading->policy, &error),
                     STATUS_OK);
}

static void reading_end(struct reading *reading) {
    notes_finish(&reading->errors);
    arena_finish(&reading->arena);
}

static const char *in_tests(char out[500], const char *name) {
    snprintf(out, 500, "%s/%s", getenv("TESTS"), name);
    return out;
}

START_TEST(a_whole_policy_is_read) {
    struct reading reading;
    char path[500];
    reading_start(&reading, in_tests(path, "schemas/policy/valid/everything.yaml"));
    const struct policy_file *policy = &reading.policy;
    ck_assert_uint_eq(reading.errors.count, 0);
    ck_assert_str_eq(policy->name, "Model risk");
    ck_assert(policy->floors.has_fail_on && policy->floors.fail_on == SEVERITY_WARNING);
    ck_assert_uint_eq(policy->floors.override_count, 3);
    ck_assert_double_eq(policy->floors.overrides[0].parameters[0].value, 0.95);
    ck_assert_int_eq(policy->floors.overrides[2].severity, SEVERITY_OFF);
    ck_assert_uint_eq(policy->required.count, 2);
    ck_assert_str_eq(policy->required.items[1].name, "LK301");
    ck_assert_uint_eq(policy->required.items[1].place.line, 8);
    ck_assert_str_eq(policy->final.items[0].name, "LK101");
    ck_assert(policy->suppressions.approved_by);
    ck_assert_str_eq(policy->suppressions.ticket, "[A-Z]+-[0-9]+");
    ck_assert_double_eq(policy->suppressions.longest.seconds, 180 * 86400.0);
    ck_assert(policy->xxh3 != 0);
    reading_end(&reading);
}
END_TEST

START_TEST(examples_are_judged) {
    glob_t paths;
    char pattern[500];
    glob(in_tests(pattern, "schemas/policy/valid/*.yaml"), 0, NULL, &paths);
    glob(in_tests(pattern, "schemas/policy/invalid/*.yaml"), GLOB_APPEND, NULL, &paths);
    ck_assert_uint_gt(paths.gl_pathc, 10);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        const char *path = paths.gl_pathv[i];
        bool valid = strstr(path, "/valid/") != NULL;
        struct reading reading;
        char first[200] = "", told[600] = "";
        reading_start(&reading, path);
        ck_assert_msg((reading.errors.errors == 0) == valid, "%s", path);
        if (!valid) {
            const struct note *note = &reading.errors.items[0];
            FILE *file = fopen(path, "r");
            ck_assert_ptr_nonnull(fgets(first, sizeof first, file));
            fclose(file);
            first[strcspn(first, "\n")] = '\0';
            snprintf(told, sizeof told, "# expect: %llu:%llu: %s", (unsigned long long)note->place.line,
                     (unsigned long long)note->place.column, note->text);
            ck_assert_msg(strncmp(told, first, strlen(first)) == 0, "%s: %s, but %s", path, first, told);
        }
        reading_end(&reading);
    }
    globfree(&paths);
}
END_TEST

UNIT_MAIN("policy_file", a_whole_policy_is_read, examples_are_judged)
