// Files that tests make for themselves and forget.
#ifndef LEAKAUDIT_TESTS_SCRATCH_H
#define LEAKAUDIT_TESTS_SCRATCH_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCRATCH_PATH 64

// Writes the bytes to a new temporary file and its name to `path`; the test unlinks it.
static inline void scratch_write(char path[SCRATCH_PATH], const void *bytes, size_t length) {
    snprintf(path, SCRATCH_PATH, "/tmp/leakaudit-test-XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    FILE *out = fdopen(file, "wb");
    ck_assert_uint_eq(fwrite(bytes, 1, length, out), length);
    ck_assert_int_eq(fclose(out), 0);
}

#endif
