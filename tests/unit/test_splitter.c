// Records and fields: the scan agrees with libcsv alone, whatever the block size, and what is wrong is
// refused with its line.
#include "input/splitter.h"

#include "base/hash.h"
#include "input/scan.h"
#include "scratch.h"

#include <check.h>
#include <csv.h>
#include <jansson.h>
#include <stdint.h>

// A text that grows.
struct out {
    char *text;
    size_t length, room;
};

static void put(struct out *out, const char *bytes, size_t length) {
    if (out->length + length + 1 > out->room) {
        out->room = 2 * out->room + length + 1;
        out->text = realloc(out->text, out->room);
    }
    if (length > 0)
        memcpy(out->text + out->length, bytes, length);
    out->length += length;
    out->text[out->length] = '\0';
}

static const struct dialect standard = {.delimiter = ',', .quote = '"', .decimal = '.'};

// Spells all records as <value><value>\n, an empty quoted value as <"">; or fails.
static enum status spell(const char *path, struct dialect dialect, size_t block, bool lines, struct out *out,
                         struct error *error) {
    struct source *source;
    struct splitter *splitter = NULL;
    enum status status = source_open(path, &source, error);
    if (status == STATUS_OK)
        status = splitter_open(source, &dialect, block, &splitter, error);
    struct records records = {.rows = 1};
    put(out, "", 0);
    while (status == STATUS_OK && records.rows > 0) {
        status = splitter_next(splitter, &records, error);
        for (size_t i = 0; status == STATUS_OK && i < records.rows * records.columns; i++) {
            char line[32];
            if (lines && i % records.columns == 0)
                put(out, line,
                    (size_t)snprintf(line, sizeof line,
                                     "%lu:", (unsigned long)records.line[i / records.columns]));
            put(out, "<", 1);
            put(out, records.bytes + records.cells[i].at, records.cells[i].length);
            if (records.cells[i].quoted_empty)
                put(out, "\"\"", 2);
            put(out, i % records.columns == records.columns - 1 ? ">\n" : ">",
                i % records.columns == records.columns - 1 ? 2 : 1);
        }
    }
    splitter_close(splitter);
    source_close(source);
    return status;
}

// The same with libcsv and nothing else. Records of another length than the first one's are an error.
struct libcsv_reading {
    struct out out;
    size_t count, columns;
    bool ragged;
};

static void reference_field(void *value, size_t length, void *data) {
    struct libcsv_reading *reference = data;
    put(&reference->out, "<", 1);
    put(&reference->out, value, length);
    if (value && length == 0)
        put(&reference->out, "\"\"", 2);
    put(&reference->out, ">", 1);
    reference->count++;
}

static void reference_row(int terminator, void *data) {
    (void)terminator;
    struct libcsv_reading *reference = data;
    put(&reference->out, "\n", 1);
    if (reference->columns == 0)
        reference->columns = reference->count;
    reference->ragged |= reference->columns != reference->count;
    reference->count = 0;
}

static bool spell_reference(const char *bytes, size_t length, struct libcsv_reading *reference) {
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
    put(&reference->out, "", 0);
    bool good = csv_parse(&parser, bytes, length, reference_field, reference_row, reference) == length &&
                csv_fini(&parser, reference_field, reference_row, reference) == 0;
    csv_free(&parser);
    return good && !reference->ragged;
}

// Whether the text is well formed, about which both must agree.
static bool compare(const char *bytes, size_t length) {
    char path[SCRATCH_PATH];
    scratch_write(path, bytes, length);
    struct libcsv_reading reference = {0};
    bool good = spell_reference(bytes, length, &reference);
    static const size_t blocks[] = {64, 100, SPLITTER_BLOCK};
    for (size_t i = 0; i < 3; i++) {
        struct out out = {0};
        struct error error;
        enum status status = spell(path, standard, blocks[i], false, &out, &error);
        ck_assert_msg((status == STATUS_OK) == good, "block %zu, '%s': %s", blocks[i], bytes,
                      good ? error.text : "was accepted");
        if (good)
            ck_assert_str_eq(out.text, reference.out.text);
        free(out.text);
    }
    free(reference.out.text);
    unlink(path);
    return good;
}

START_TEST(like_libcsv) {
    static const char *const texts[] = {
        "a,b\n1,2\n",
        "a,b\r\n1,2\r\n",
        "a,b\r1,2\r",
        "a,b\n1,2",
        "a\n\"\"\n",
        "a\n\n\nb\n \n\t\nc",
        " a , b \n\t1\t,2  3\n",
        "\"a\",\"b\"\n\"1\n2\",\"3\"\"4\"\n",
        "\"a\" ,  \"b\"\n1,2\n",
        "a,b\n1,x\"y\n",
        "a,b\n\"x\"y,2\n",
        "a,b\n\"x,2\n",
        "a,b\n1\n",
        "a,b\n1,2,3\n",
        ",\n,\n",
        "\"\",\n,\"\"\n",
        "a\r\n\r\n\r\nb\r\n",
        "\"\r\n\"\r\n\"\r\"\r",
        "a,b\r\n\"1\r\n2\",3\r\n4,5",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        compare(texts[i], strlen(texts[i]));
}
END_TEST

// Random texts of the bytes that matter, mostly well formed.
START_TEST(like_libcsv_on_random_texts) {
    srand48(3);
    int good = 0;
    for (int i = 0; i < 4000; i++) {
        char text[1200];
        size_t length = 0, columns = 1 + (size_t)(lrand48() % 4), rows = (size_t)(lrand48() % 12);
        for (size_t k = 0; k < columns * rows; k++) {
            bool quoted = lrand48() % 4 == 0;
            if (quoted)
                text[length++] = '"';
            for (long n = lrand48() % 12; n > 0; n--)
                text[length++] = (quoted ? "ab 1,\n\r\t" : "ab 12.\t\xc3")[lrand48() % 8];
            if (quoted)
                text[length++] = '"';
            if (lrand48() % 400 == 0)
                text[length++] = '"';
            if (k % columns + 1 < columns)
                text[length++] = ',';
            else
                length += (size_t)sprintf(text + length, "%s",
                                          lrand48() % 3   ? "\n"
                                          : lrand48() % 2 ? "\r\n"
                                                          : "\r");
        }
        text[length] = '\0';
        good += compare(text, length);
    }
    ck_assert_int_gt(good, 1000); // both kinds were tried
    ck_assert_int_lt(good, 3900);
}
END_TEST

START_TEST(spectrum) {
    static const char *const names[] = {"comma_in_quotes",
                                        "empty",
                                        "empty_crlf",
                                        "escaped_quotes",
                                        "json",
                                        "newlines",
                                        "newlines_crlf",
                                        "quotes_and_newlines",
                                        "simple",
                                        "simple_crlf",
                                        "utf8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[500], wanted_path[500];
        snprintf(path, sizeof path, "%s/suites/csv-spectrum/csvs/%s.csv", getenv("TESTS"), names[i]);
        snprintf(wanted_path, sizeof wanted_path, "%s/suites/csv-spectrum/json/%s.json", getenv("TESTS"),
                 names[i]);
        struct source *source;
        struct splitter *splitter;
        struct error error;
        struct dialect dialect = {.quote = '"'};
        ck_assert_int_eq(source_open(path, &source, &error), STATUS_OK);
        ck_assert_int_eq(splitter_open(source, &dialect, SPLITTER_BLOCK, &splitter, &error), STATUS_OK);
        ck_assert_int_eq(dialect.delimiter, ',');
        json_t *wanted = json_load_file(wanted_path, 0, NULL);
        ck_assert_ptr_nonnull(wanted);
        struct records records;
        ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
        ck_assert_uint_eq(records.rows, 1);
        size_t columns = records.columns;
        char *keys[16];
        for (size_t c = 0; c < columns; c++)
            keys[c] = strndup(records.bytes + records.cells[c].at, records.cells[c].length);
        ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
        ck_assert_uint_eq(records.rows, json_array_size(wanted));
        for (size_t k = 0; k < records.rows * columns; k++) {
            const json_t *value = json_object_get(json_array_get(wanted, k / columns), keys[k % columns]);
            ck_assert_uint_eq(json_string_length(value), records.cells[k].length);
            ck_assert_mem_eq(json_string_value(value), records.bytes + records.cells[k].at,
                             records.cells[k].length);
        }
        for (size_t c = 0; c < columns; c++)
            free(keys[c]);
        json_decref(wanted);
        splitter_close(splitter);
        source_close(source);
    }
}
END_TEST

static enum status outcome(const char *bytes, size_t length, struct dialect dialect, struct out *out,
                           struct error *error) {
    char path[SCRATCH_PATH];
    scratch_write(path, bytes, length);
    enum status status = spell(path, dialect, 64, true, out, error);
    unlink(path);
    return status;
}

START_TEST(lines) {
    struct out out = {0};
    struct error error;
    const char *text = "a,b\r\n\r\n\"1\n2\r\n3\",4\r5,6\n\n\n7,\"8\"\n";
    ck_assert_int_eq(outcome(text, strlen(text), standard, &out, &error), STATUS_OK);
    ck_assert_str_eq(out.text, "1:<a><b>\n3:<1\n2\r\n3><4>\n6:<5><6>\n9:<7><8>\n");
    free(out.text);
}
END_TEST

START_TEST(refusals) {
    static const struct {
        const char *text;
        size_t length; // 0 = strlen
        uint64_t line;
        const char *says;
    } cases[] = {
        {"a,b\n1,2\n\n3\n", 0, 4, "1 field but the header has 2"},
        {"a,b\n1,2\n3,4,5\n", 0, 3, "3 fields but the header has 2"},
        {"a,b\n1,2\n3,x\"y\n", 0, 3, "inside a field"},
        {"a,b\n\"1\n2\",2\n3,\"x\"y\n", 0, 4, "text follows the closing"},
        {"a,b\n\"1\n2\n\"x,2\n", 0, 4, "text follows the closing"},
        {"a,b\n\"1\n2\",2\n3,\"4\n5,6\n7,8\n", 0, 4, "nothing closes it"},
        {"a,b\n\"1\n2\",\"3\n4,5\n", 0, 3, "nothing closes it"},
        {"a,b\n1,2\n3,\0\n", 12, 3, "NUL byte"},
        {"a,b\n1,2\n\"3\",\0\n", 14, 3, "NUL byte"},
        {"a,b\n1,2,\"\n3,4\n5,\"\n", 0, 2, "was a quote in it never closed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct out out = {0};
        struct error error;
        size_t length = cases[i].length ? cases[i].length : strlen(cases[i].text);
        ck_assert_int_eq(outcome(cases[i].text, length, standard, &out, &error), STATUS_DATA);
        ck_assert_msg(strstr(error.text, cases[i].says) != NULL, "case %zu: %s", i, error.text);
        ck_assert_msg(error.place.line == cases[i].line, "case %zu: line %lu", i,
                      (unsigned long)error.place.line);
        free(out.text);
    }
}
END_TEST

START_TEST(limits) {
    struct out out = {0};
    struct error error;
    size_t length = (17u << 20) + 4;
    char *text = malloc(length);
    memset(text, 'x', length);
    memcpy(text, "a\n", 2);
    ck_assert_int_eq(outcome(text, length, standard, &out, &error), STATUS_LIMIT);
    text[2] = '"';
    text[length - 1] = '"';
    ck_assert_int_eq(outcome(text, length, standard, &out, &error), STATUS_LIMIT);
    memset(text, ',', length);
    ck_assert_int_eq(outcome(text, 10000, standard, &out, &error), STATUS_LIMIT);
    ck_assert_int_eq(outcome(text, 9999, standard, &out, &error), STATUS_OK);
    free(text);
    free(out.text);
}
END_TEST

START_TEST(dialects) {
    static const struct {
        const char *text, *wanted;
        struct dialect dialect;
    } cases[] = {
        {"a;b\n1,5;2,5\n", "1:<a><b>\n2:<1,5><2,5>\n", {.quote = '"'}},
        {"a\tb\n1\t\n\t2\n", "1:<a><b>\n2:<1><>\n3:<><2>\n", {.quote = '"'}},
        {"a|b\n1|2\n", "1:<a><b>\n2:<1><2>\n", {.quote = '"'}},
        {"only\n1\n", "1:<only>\n2:<1>\n", {.quote = '"'}},
        {"a,b\n'1,2','it''s'\n", "1:<a><b>\n2:<1,2><it's>\n", {.delimiter = ',', .quote = '\''}},
        {"a,b\n\xe9,\x80\n",
         "1:<a><b>\n2:<\xc3\xa9><\xc2\x80>\n",
         {.quote = '"', .encoding = ENCODING_LATIN1}},
        {"a,b\n\xe9,\x80\n",
         "1:<a><b>\n2:<\xc3\xa9><\xe2\x82\xac>\n",
         {.quote = '"', .encoding = ENCODING_WINDOWS1252}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct out out = {0};
        struct error error;
        ck_assert_int_eq(outcome(cases[i].text, strlen(cases[i].text), cases[i].dialect, &out, &error),
                         STATUS_OK);
        ck_assert_str_eq(out.text, cases[i].wanted);
        free(out.text);
    }
}
END_TEST

// The row hash is that of the minimal spelling, however the record was written.
START_TEST(row_hashes) {
    const char *text = "a,b\nx,y\n\"x\",y\n x ,y\n\"x\",\"y\"\nx,\"\"\nx,\n\" x \",y\n";
    char path[SCRATCH_PATH];
    scratch_write(path, text, strlen(text));
    struct source *source;
    struct splitter *splitter;
    struct records records;
    struct error error;
    struct dialect dialect = standard;
    ck_assert_int_eq(source_open(path, &source, &error), STATUS_OK);
    ck_assert_int_eq(splitter_open(source, &dialect, SPLITTER_BLOCK, &splitter, &error), STATUS_OK);
    ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
    ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
    static const char *const spellings[] = {"x,y", "x,y", "x,y", "x,y", "x,\"\"", "x,", "\" x \",y"};
    ck_assert_uint_eq(records.rows, 7);
    for (size_t r = 0; r < 7; r++)
        ck_assert_uint_eq(records.hash[r], hash_bytes(spellings[r], strlen(spellings[r]), 0));
    splitter_close(splitter);
    source_close(source);
    unlink(path);
}
END_TEST

START_TEST(portable_scan) {
    srand48(5);
    for (int i = 0; i < 10000; i++) {
        char bytes[SCAN_WIDTH];
        for (size_t k = 0; k < sizeof bytes; k++)
            bytes[k] = (char)(lrand48() % (i % 2 ? 256 : 128));
        bool high = false, portable_high = false;
        ck_assert_uint_eq(scan_block(bytes, ',', '"', &high), scan_portable(bytes, ',', '"', &portable_high));
        ck_assert_int_eq(high, portable_high);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("splitter");
    TCase *tests = tcase_create("splitter");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, like_libcsv);
    tcase_add_test(tests, like_libcsv_on_random_texts);
    tcase_add_test(tests, spectrum);
    tcase_add_test(tests, lines);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, limits);
    tcase_add_test(tests, dialects);
    tcase_add_test(tests, row_hashes);
    tcase_add_test(tests, portable_scan);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
