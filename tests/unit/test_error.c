// Tests of fatal errors and notes.
#include "base/error.h"

#include "base/memory.h"
#include "base/text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(error_is_filled_and_its_status_returned) {
    struct error error;
    struct place place = {"schema.yaml", 14, 12};
    enum status status = error_set(&error, STATUS_SCHEMA, place, "unknown key '%s' (%.2f)", "avaliable", 0.5);
    ck_assert_int_eq(status, STATUS_SCHEMA);
    ck_assert_int_eq(error.status, STATUS_SCHEMA);
    ck_assert_str_eq(error.place.path, "schema.yaml");
    ck_assert_uint_eq(error.place.line, 14);
    ck_assert_uint_eq(error.place.column, 12);
    ck_assert_str_eq(error.text, "unknown key 'avaliable' (0.50)");
}
END_TEST

START_TEST(error_may_quote_itself) {
    struct error error;
    error_set(&error, STATUS_IO, (struct place){0}, "no such file");
    error_set(&error, STATUS_IO, (struct place){0}, "data.csv: %s", error.text);
    ck_assert_str_eq(error.text, "data.csv: no such file");
}
END_TEST

// A text that is too long is cut between characters, whichever byte the limit falls on.
START_TEST(long_error_is_cut_between_characters) {
    char text[2001];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t i = shift; i + 4 < sizeof text; i += 4)
            memcpy(text + i, "\xF0\x9F\x98\x80", 5);
        struct error error;
        error_set(&error, STATUS_DATA, (struct place){0}, "%s", text);
        size_t length = strlen(error.text);
        ck_assert_uint_lt(length, sizeof error.text);
        ck_assert_uint_gt(length, sizeof error.text - 8);
        ck_assert_str_eq(error.text + length - 3, "...");
        ck_assert(text_is_utf8(span_of(error.text)));
    }
}
END_TEST

START_TEST(error_that_just_fits_is_whole) {
    char text[1000];
    memset(text, 'x', 999);
    text[999] = '\0';
    struct error error;
    error_set(&error, STATUS_DATA, (struct place){0}, "%s", text);
    ck_assert_str_eq(error.text, text);
}
END_TEST

static enum status fail_for(int value, struct error *error) {
    if (value < 0)
        return error_set(error, STATUS_USAGE, (struct place){0}, "negative");
    return STATUS_OK;
}

static enum status try_both(int first, int second, int *reached, struct error *error) {
    TRY(fail_for(first, error));
    ++*reached;
    TRY(fail_for(second, error));
    ++*reached;
    return STATUS_OK;
}

START_TEST(try_passes_on) {
    struct error error;
    int reached = 0;
    ck_assert_int_eq(try_both(1, -1, &reached, &error), STATUS_USAGE);
    ck_assert_int_eq(reached, 1);
    ck_assert_int_eq(try_both(1, 1, &reached, &error), STATUS_OK);
    ck_assert_int_eq(reached, 3);
}
END_TEST

START_TEST(notes_own_their_text_and_path) {
    struct arena arena;
    struct notes notes;
    arena_init(&arena);
    notes_init(&notes, &arena);
    char path[] = "a.csv", word[] = "long";
    notes_add(&notes, NOTE_WARNING, (struct place){path, 3, 1}, "row is %s", word);
    notes_add(&notes, NOTE_ERROR, (struct place){path, 4, 1}, "row is %s", word);
    notes_add(&notes, NOTE_NOTE, (struct place){NULL, 0, 0}, "nothing else");
    memset(path, 'z', sizeof path - 1);
    memset(word, 'z', sizeof word - 1);
    ck_assert_uint_eq(notes.count, 3);
    ck_assert_uint_eq(notes.errors, 1);
    ck_assert_str_eq(notes.items[0].text, "row is long");
    ck_assert_str_eq(notes.items[0].place.path, "a.csv");
    ck_assert_ptr_eq(notes.items[1].place.path, notes.items[0].place.path);
    ck_assert_uint_eq(notes.items[1].place.line, 4);
    ck_assert_ptr_null(notes.items[2].place.path);
    ck_assert_int_eq(notes.items[2].level, NOTE_NOTE);
    notes_finish(&notes);
    ck_assert_uint_eq(notes.count, 0);
    arena_finish(&arena);
}
END_TEST

START_TEST(notes_grow) {
    struct arena arena;
    struct notes notes;
    arena_init(&arena);
    notes_init(&notes, &arena);
    for (unsigned i = 0; i < 500; i++)
        notes_add(&notes, i % 2 ? NOTE_ERROR : NOTE_NOTE, (struct place){"a", i, 0}, "%u", i);
    ck_assert_uint_eq(notes.count, 500);
    ck_assert_uint_eq(notes.errors, 250);
    ck_assert_str_eq(notes.items[499].text, "499");
    notes_finish(&notes);
    arena_finish(&arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("error");
    TCase *tests = tcase_create("error");
    tcase_add_test(tests, error_is_filled_and_its_status_returned);
    tcase_add_test(tests, error_may_quote_itself);
    tcase_add_test(tests, long_error_is_cut_between_characters);
    tcase_add_test(tests, error_that_just_fits_is_whole);
    tcase_add_test(tests, try_passes_on);
    tcase_add_test(tests, notes_own_their_text_and_path);
    tcase_add_test(tests, notes_grow);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
