// Files, pipes and compressed files give the same bytes; damage is told.
#include "input/source.h"

#include "base/hash.h"
#include "scratch.h"

#include <check.h>
#include <stdint.h>
#include <sys/wait.h>
#include <zlib.h>
#include <zstd.h>

enum { LONG = 900000 };

static char *text; // LONG bytes of lines

static void make_text(void) {
    text = malloc(LONG);
    for (size_t i = 0; i < LONG; i++)
        text[i] = i % 61 == 60 ? '\n' : (char)('a' + (i * i / 7) % 26);
}

static void free_text(void) {
    free(text);
}

// Reads everything in pieces of `room` and compares it with text[0..length).
static void expect_text(struct source *source, size_t length, size_t room) {
    struct error error = {0};
    char *out = malloc(room);
    size_t at = 0, got;
    do {
        ck_assert_msg(source_read(source, out, room, &got, &error) == STATUS_OK, "%s", error.text);
        ck_assert_uint_le(at + got, length);
        ck_assert_mem_eq(out, text + at, got);
        at += got;
    } while (got == room);
    ck_assert_uint_eq(at, length);
    free(out);
}

static void expect_twice(const char *path, size_t length, const void *stored, size_t stored_length) {
    struct error error = {0};
    struct source *source;
    ck_assert_msg(source_open(path, &source, &error) == STATUS_OK, "%s", error.text);
    ck_assert_uint_eq(source_hash(source), 0);
    expect_text(source, length, 67);
    ck_assert_uint_eq(source_hash(source), hash_bytes(stored, stored_length, 0));
    ck_assert_int_eq(source_rewind(source, &error), STATUS_OK);
    expect_text(source, length, 70001);
    uint64_t done, total;
    source_progress(source, &done, &total);
    ck_assert_uint_eq(done, stored_length);
    ck_assert_uint_eq(total, stored_length);
    source_close(source);
}

// Writes the bytes, opens and reads them all; returns the first failing status.
static enum status outcome(const void *bytes, size_t length, struct error *error) {
    char path[SCRATCH_PATH];
    scratch_write(path, bytes, length);
    struct source *source;
    enum status status = source_open(path, &source, error);
    char out[4096];
    size_t got = sizeof out;
    while (status == STATUS_OK && got == sizeof out)
        status = source_read(source, out, sizeof out, &got, error);
    source_close(source);
    unlink(path);
    return status;
}

START_TEST(plain) {
    char path[SCRATCH_PATH];
    scratch_write(path, text, LONG);
    expect_twice(path, LONG, text, LONG);
    unlink(path);
    scratch_write(path, text, 0);
    expect_twice(path, 0, text, 0);
    unlink(path);
}
END_TEST

START_TEST(byte_order_mark) {
    for (size_t length = 0; length < 12; length++) {
        char path[SCRATCH_PATH], bytes[16] = "\xef\xbb\xbf";
        memcpy(bytes + 3, text, length);
        scratch_write(path, bytes, length + 3);
        expect_twice(path, length, bytes, length + 3);
        unlink(path);
    }
}
END_TEST

static size_t gzip_member(const char *in, size_t length, unsigned char *out, size_t room) {
    z_stream stream = {0};
    ck_assert_int_eq(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (unsigned char *)(uintptr_t)in;
    stream.avail_in = (unsigned)length;
    stream.next_out = out;
    stream.avail_out = (unsigned)room;
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    size_t made = stream.total_out;
    deflateEnd(&stream);
    return made;
}

START_TEST(gzip) {
    unsigned char *packed = malloc(2 * LONG);
    size_t first = gzip_member(text, 434567, packed, 2 * LONG);
    size_t both = first + gzip_member(text + 434567, LONG - 434567, packed + first, 2 * LONG - first);
    char path[SCRATCH_PATH];
    scratch_write(path, packed, both);
    expect_twice(path, LONG, packed, both);
    unlink(path);
    struct error error;
    ck_assert_int_eq(outcome(packed, both - 5, &error), STATUS_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "ends too early"));
    packed[first / 2] ^= 0x55;
    ck_assert_int_eq(outcome(packed, both, &error), STATUS_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "gzip data is damaged"));
    free(packed);
}
END_TEST

// A frame with a checksum, which the zstd program writes too.
static size_t zstandard_frame(const char *in, size_t length, char *out, size_t room) {
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    size_t made = ZSTD_compress2(context, out, room, in, length);
    ck_assert(!ZSTD_isError(made));
    ZSTD_freeCCtx(context);
    return made;
}

START_TEST(zstandard) {
    size_t room = ZSTD_compressBound(LONG);
    char *packed = malloc(2 * room);
    size_t first = zstandard_frame(text, 434567, packed, room);
    size_t both = first + zstandard_frame(text + 434567, LONG - 434567, packed + first, room);
    char path[SCRATCH_PATH];
    scratch_write(path, packed, both);
    expect_twice(path, LONG, packed, both);
    unlink(path);
    struct error error;
    ck_assert_int_eq(outcome(packed, both - 5, &error), STATUS_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "ends too early"));
    memset(packed + first / 2, 0x55, 40);
    ck_assert_int_eq(outcome(packed, both, &error), STATUS_DATA);
    free(packed);
}
END_TEST

START_TEST(other_encodings) {
    static const struct {
        const char *bytes;
        size_t length;
        const char *name;
    } cases[] = {
        {"\xff\xfe"
         "a\0",
         4, "UTF-16LE"},
        {"\xfe\xff\0a", 4, "UTF-16BE"},
        {"a\0,\0b\0", 6, "UTF-16LE"},
        {"\0a\0,\0b", 6, "UTF-16BE"},
        {"\xff\xfe\0\0a\0\0\0", 8, "UTF-32LE"},
        {"\0\0\xfe\xff", 4, "UTF-32BE"},
        {"a\0\0\0,\0\0\0", 8, "UTF-32LE"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error;
        ck_assert_int_eq(outcome(cases[i].bytes, cases[i].length, &error), STATUS_DATA);
        ck_assert_msg(strstr(error.text, cases[i].name) != NULL, "case %zu: %s", i, error.text);
    }
}
END_TEST

START_TEST(standard_input) {
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        size_t at = 0;
        while (at < LONG) {
            ssize_t n = write(ends[1], text + at, LONG - at);
            if (n <= 0)
                _exit(1);
            at += (size_t)n;
        }
        _exit(0);
    }
    close(ends[1]);
    int kept = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    expect_twice("-", LONG, text, LONG);
    dup2(kept, STDIN_FILENO);
    close(kept);
    waitpid(writer, NULL, 0);
}
END_TEST

START_TEST(not_there) {
    struct error error;
    struct source *source;
    ck_assert_int_eq(source_open("/nowhere/at/all.csv", &source, &error), STATUS_IO);
    ck_assert_ptr_null(source);
    ck_assert_int_eq(source_open("/tmp", &source, &error), STATUS_IO);
    ck_assert_ptr_nonnull(strstr(error.text, "folder"));
}
END_TEST

START_TEST(changed_between_passes) {
    char path[SCRATCH_PATH], out[4096];
    scratch_write(path, text, 1000);
    struct error error;
    struct source *source;
    size_t got;
    ck_assert_int_eq(source_open(path, &source, &error), STATUS_OK);
    ck_assert_int_eq(source_read(source, out, sizeof out, &got, &error), STATUS_OK);
    FILE *file = fopen(path, "r+b");
    fputc('!', file);
    fclose(file);
    ck_assert_int_eq(source_rewind(source, &error), STATUS_OK);
    ck_assert_int_eq(source_read(source, out, sizeof out, &got, &error), STATUS_DATA);
    source_close(source);
    unlink(path);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("source");
    TCase *tests = tcase_create("source");
    tcase_add_unchecked_fixture(tests, make_text, free_text);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, plain);
    tcase_add_test(tests, byte_order_mark);
    tcase_add_test(tests, gzip);
    tcase_add_test(tests, zstandard);
    tcase_add_test(tests, other_encodings);
    tcase_add_test(tests, standard_input);
    tcase_add_test(tests, not_there);
    tcase_add_test(tests, changed_between_passes);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
