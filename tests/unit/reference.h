// Reading the reference numbers of tests/reference (made by other libraries) and comparing with them.
#ifndef LEAKAUDIT_TESTS_REFERENCE_H
#define LEAKAUDIT_TESTS_REFERENCE_H

#include <check.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Fails unless actual is within `tolerance` of expected, relative to the larger of |expected| and 1.
#define ck_assert_near(actual, expected, tolerance)                                                          \
    do {                                                                                                     \
        double near_actual = (actual), near_expected = (expected);                                           \
        double near_allowed = (tolerance)*fmax(1, fabs(near_expected));                                      \
        ck_assert_msg(fabs(near_actual - near_expected) <= near_allowed, "%s is %.17g, expected %.17g",      \
                      #actual, near_actual, near_expected);                                                  \
    } while (0)

// The file's root; the caller ends it with json_decref().
static inline json_t *reference_open(const char *name) {
    const char *tests = getenv("TESTS");
    ck_assert_ptr_nonnull(tests);
    char path[4096];
    snprintf(path, sizeof path, "%s/reference/%s", tests, name);
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    ck_assert_msg(root != NULL, "%s: %s", path, error.text);
    return root;
}

static inline json_t *reference_at(const json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    ck_assert_msg(value != NULL, "the reference has no %s", key);
    return value;
}

static inline double reference_number(const json_t *object, const char *key) {
    return json_number_value(reference_at(object, key));
}

static inline size_t reference_size(const json_t *object, const char *key) {
    return (size_t)json_integer_value(reference_at(object, key));
}

// The array's numbers; the caller frees them. *count may be NULL.
static inline double *reference_numbers(const json_t *array, size_t *count) {
    size_t length = json_array_size(array);
    double *numbers = calloc(length + 1, sizeof *numbers);
    for (size_t i = 0; i < length; i++)
        numbers[i] = json_number_value(json_array_get(array, i));
    if (count != NULL)
        *count = length;
    return numbers;
}

static inline uint64_t *reference_counts(const json_t *array, size_t *count) {
    size_t length = json_array_size(array);
    uint64_t *counts = calloc(length + 1, sizeof *counts);
    for (size_t i = 0; i < length; i++)
        counts[i] = (uint64_t)json_integer_value(json_array_get(array, i));
    if (count != NULL)
        *count = length;
    return counts;
}

#endif
