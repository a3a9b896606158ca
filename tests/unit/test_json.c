// Tests of the JSON writer: the layout byte by byte, the meaning by reading it back with jansson.
#include "base/json.h"

#include <check.h>
#include <float.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static char *text;
static size_t length;
static FILE *out;

static void set_up(void) {
    out = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(out);
}

static void tear_down(void) {
    if (out != NULL)
        fclose(out);
    free(text);
}

static const char *written(void) {
    fflush(out);
    return text;
}

static void write_example(struct json *json) {
    json_begin_object(json, false);
    json_key(json, "name");
    json_text(json, "a\"b");
    json_key(json, "none");
    json_text(json, NULL);
    json_key(json, "rows");
    json_begin_array(json, false);
    json_begin_object(json, true);
    json_key(json, "n");
    json_count(json, UINT64_MAX);
    json_key(json, "list");
    json_begin_array(json, false); // inside a line: on that line
    json_number(json, 0.5);
    json_bool(json, true);
    json_end(json);
    json_end(json);
    json_begin_object(json, false);
    json_end(json);
    json_end(json);
    json_key(json, "empty");
    json_begin_array(json, true);
    json_end(json);
    json_end(json);
}

START_TEST(indented) {
    struct json json;
    json_init(&json, out, 2);
    write_example(&json);
    ck_assert_str_eq(written(), "{\n"
                                "  \"name\": \"a\\\"b\",\n"
                                "  \"none\": null,\n"
                                "  \"rows\": [\n"
                                "    {\"n\": 18446744073709551615, \"list\": [0.5, true]},\n"
                                "    {}\n"
                                "  ],\n"
                                "  \"empty\": []\n"
                                "}");
}
END_TEST

START_TEST(compact) {
    struct json json;
    json_init(&json, out, 0);
    write_example(&json);
    ck_assert_str_eq(written(),
                     "{\"name\":\"a\\\"b\",\"none\":null,"
                     "\"rows\":[{\"n\":18446744073709551615,\"list\":[0.5,true]},{}],\"empty\":[]}");
}
END_TEST

START_TEST(a_lone_value_is_a_document) {
    struct json json;
    json_init(&json, out, 2);
    json_bool(&json, false);
    ck_assert_str_eq(written(), "false");
}
END_TEST

START_TEST(numbers_read_back) {
    const double values[] = {0, 1, -1, 12, 0.1, 1e-5, 1e22, 1e300, DBL_MIN, 5e-324, -DBL_MAX, 1.0 / 3};
    size_t count = sizeof values / sizeof *values;
    struct json json;
    json_init(&json, out, 2);
    json_begin_array(&json, true);
    for (size_t i = 0; i < count; i++)
        json_number(&json, values[i]);
    json_end(&json);
    json_t *read = json_loads(written(), 0, NULL);
    ck_assert_ptr_nonnull(read);
    for (size_t i = 0; i < count; i++)
        ck_assert_double_eq(json_number_value(json_array_get(read, i)), values[i]);
    json_decref(read);
}
END_TEST

START_TEST(every_byte_is_written_so_that_it_reads_back) {
    for (int byte = 1; byte < 0x80; byte++) {
        char text_in[] = {'<', (char)byte, '>'};
        struct json json;
        tear_down();
        set_up();
        json_init(&json, out, 0);
        json_begin_object(&json, true);
        json_key(&json, "k");
        json_span(&json, (struct span){text_in, 3});
        json_end(&json);
        json_t *read = json_loads(written(), 0, NULL);
        ck_assert_ptr_nonnull(read);
        ck_assert_mem_eq(json_string_value(json_object_get(read, "k")), text_in, 3);
        json_decref(read);
    }
}
END_TEST

START_TEST(deep) {
    struct json json;
    json_init(&json, out, 1);
    for (int i = 0; i < JSON_DEPTH; i++)
        json_begin_array(&json, false);
    for (int i = 0; i < JSON_DEPTH; i++)
        json_end(&json);
    json_t *read = json_loads(written(), 0, NULL);
    ck_assert_ptr_nonnull(read);
    json_decref(read);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("json");
    TCase *tests = tcase_create("json");
    tcase_add_test(tests, indented);
    tcase_add_test(tests, compact);
    tcase_add_test(tests, a_lone_value_is_a_document);
    tcase_add_test(tests, numbers_read_back);
    tcase_add_test(tests, every_byte_is_written_so_that_it_reads_back);
    tcase_add_test(tests, deep);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
