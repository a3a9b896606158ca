// Whole files as typed batches: values, counters, plans that the file refutes, and files that must agree.
#include "input/reader.h"

#include "base/hash.h"
#include "scratch.h"

#include <check.h>
#include <math.h>

static struct arena arena;
static struct notes notes;
static struct schema schema;
static char path[SCRATCH_PATH];

static void begin(void) {
    arena_init(&arena);
    notes_init(&notes, &arena);
    schema = (struct schema){0};
    path[0] = '\0';
}

static void end(void) {
    notes_finish(&notes);
    arena_finish(&arena);
    if (path[0])
        unlink(path);
}

static struct reader *open_text(const char *text) {
    struct error error;
    struct reader *reader;
    scratch_write(path, text, strlen(text));
    ck_assert_msg(reader_open(&arena, &schema, path, &notes, &reader, &error) == STATUS_OK, "%s", error.text);
    return reader;
}

static void expect_refused(const char *text, enum status status, const char *says) {
    struct error error;
    struct reader *reader;
    scratch_write(path, text, strlen(text));
    ck_assert_int_eq(reader_open(&arena, &schema, path, &notes, &reader, &error), status);
    ck_assert_msg(strstr(error.text, says) != NULL, "%s", error.text);
    ck_assert_ptr_null(reader);
    unlink(path);
}

static struct batch next(struct reader *reader) {
    struct error error;
    struct batch batch;
    ck_assert_msg(reader_next(reader, &batch, &error) == STATUS_OK, "%s", error.text);
    return batch;
}

static bool noted(const char *says) {
    for (size_t i = 0; i < notes.count; i++)
        if (strstr(notes.items[i].text, says))
            return true;
    return false;
}

START_TEST(values) {
    struct reader *reader =
        open_text("n,x,b,d,s\n1,2.50,yes,2024-02-29,one\n,NA,no,,\"\"\n-3,4e1,?,1970-01-02,\"t,wo\"\n");
    static const enum column_type types[] = {TYPE_INTEGER, TYPE_NUMBER, TYPE_BOOLEAN, TYPE_DATE, TYPE_STRING};
    ck_assert_uint_eq(reader_columns(reader), 5);
    for (size_t c = 0; c < 5; c++)
        ck_assert_int_eq(reader_plan(reader)[c].type, types[c]);
    ck_assert_uint_eq(reader_find(reader, "d"), 3);
    ck_assert_uint_eq(reader_find(reader, "e"), SIZE_MAX);
    reader_plan(reader)[1].raw = true;
    struct batch batch = next(reader);
    ck_assert_uint_eq(batch.rows, 3);
    ck_assert_double_eq(batch.column[0].number[0], 1);
    ck_assert(isnan(batch.column[0].number[1]));
    ck_assert_double_eq(batch.column[1].number[2], 40);
    ck_assert_uint_eq(batch.column[1].decimals[0], 2);
    ck_assert_uint_eq(batch.column[1].decimals[2], 255);
    ck_assert(span_is(batch.column[1].text[0], "2.50"));
    ck_assert_double_eq(batch.column[2].number[0], 1);
    ck_assert(isnan(batch.column[2].number[2]));
    ck_assert_double_eq(batch.column[3].number[0], 1709164800);
    ck_assert_ptr_null(batch.column[4].text[1].at);
    ck_assert(span_is(batch.column[4].text[2], "t,wo"));
    ck_assert_ptr_null(batch.column[0].text);
    ck_assert_uint_eq(batch.line[2], 4);
    ck_assert_uint_eq(batch.row_hash[0], hash_bytes("1,2.50,yes,2024-02-29,one", 25, 0));
    ck_assert_uint_eq(next(reader).rows, 0);
    const struct reader_column *column = reader_column(reader, 4);
    ck_assert_uint_eq(column->missing, 1);
    ck_assert_uint_eq(column->quoted_empty, 1);
    ck_assert_uint_eq(column->empty, 0);
    ck_assert_uint_eq(reader_column(reader, 0)->empty, 1);
    struct reader_facts facts;
    reader_facts(reader, &facts);
    ck_assert_uint_eq(facts.rows, 3);
    ck_assert_uint_eq(facts.lines, 4);
    ck_assert_uint_ne(facts.hash, 0);
    ck_assert_uint_eq(notes.count, 0);
    reader_close(reader);
}
END_TEST

START_TEST(refusals) {
    expect_refused("", STATUS_DATA, "empty");
    expect_refused("\n\n", STATUS_DATA, "empty");
    expect_refused("a,b\n", STATUS_DATA, "no rows");
    expect_refused("a,b,a\n1,2,3\n", STATUS_DATA, "columns 1 and 3 are both called 'a'");
    expect_refused("a,b\n1\n", STATUS_DATA, "1 field but the header has 2");
    schema.dialect.encoding = "ebcdic";
    expect_refused("a,b\n1,2\n", STATUS_SCHEMA, "ebcdic");
}
END_TEST

START_TEST(odd_things_are_noted) {
    struct reader *reader = open_text("a;;c\n1;2;\xff\n\n3;4;\xc3\xa9\n");
    while (next(reader).rows > 0)
        continue;
    reader_note(reader, &notes);
    ck_assert(noted("a semicolon"));
    ck_assert(noted("column_2"));
    ck_assert(noted("1 cell is not valid UTF-8"));
    ck_assert(noted("1 blank line is skipped"));
    ck_assert_str_eq(reader_plan(reader)[1].name, "column_2");
    reader_close(reader);
}
END_TEST

// A declared type stands; what contradicts it is counted with its first line.
START_TEST(contradictions) {
    struct schema_column columns[] = {{.name = "n", .type = TYPE_INTEGER},
                                      {.name = "d", .type = TYPE_DATE, .format = "%d%b%Y"}};
    schema.columns = columns;
    schema.column_count = 2;
    struct reader *reader = open_text("n,d\n1,29FEB2024\nten,30FEB2024\n2.5,\n3.0,2024-01-01\n");
    struct batch batch = next(reader);
    ck_assert(isnan(batch.column[0].number[1]));
    ck_assert_double_eq(batch.column[0].number[2], 2.5);
    ck_assert_double_eq(batch.column[1].number[0], 1709164800);
    ck_assert_uint_eq(next(reader).rows, 0);
    ck_assert_uint_eq(reader_column(reader, 0)->contradictions, 2);
    ck_assert_uint_eq(reader_column(reader, 0)->first_contradiction_line, 3);
    ck_assert_uint_eq(reader_column(reader, 1)->contradictions, 2);
    ck_assert_uint_eq(reader_column(reader, 1)->missing, 1);
    bool again[2];
    ck_assert_uint_eq(reader_replan(reader, again), 0);
    ck_assert_int_eq(reader_plan(reader)[0].type, TYPE_INTEGER);
    reader_note(reader, &notes);
    ck_assert(noted("2 cells of column 'n' contradict the declared type integer"));
    reader_close(reader);
    columns[1].format = "%Q";
    unlink(path);
    expect_refused("n,d\n1,2\n", STATUS_SCHEMA, "%Q");
}
END_TEST

// A long file whose columns change after the sample.
START_TEST(replanning) {
    enum { ROWS = 200000 };
    char *text = malloc(ROWS * 40 + 100);
    size_t length = (size_t)sprintf(text, "fraction,word,few,code,date\n");
    for (int i = 0; i < ROWS; i++) {
        bool late = i > ROWS / 2;
        length += (size_t)sprintf(text + length, "%d%s,%s,%s,%s,2024-01-01%s\n", i, late ? ".5" : "",
                                  late ? "word" : "1", i == ROWS - 1 ? "odd" : "2",
                                  i == ROWS - 1 ? "007" : "7", late ? " 10:00" : "");
    }
    struct reader *reader = open_text(text);
    free(text);
    uint64_t rows = 0, hash = 0;
    for (struct batch batch; (batch = next(reader)).rows > 0; rows += batch.rows) {
        ck_assert_uint_eq(batch.first_row, rows);
        ck_assert_uint_le(batch.rows, BATCH_ROWS);
        for (size_t r = 0; r < batch.rows; r++)
            hash ^= batch.row_hash[r];
    }
    ck_assert_uint_eq(rows, ROWS);
    bool again[5];
    ck_assert_uint_eq(reader_replan(reader, again), 2);
    static const enum column_type types[] = {TYPE_NUMBER, TYPE_STRING, TYPE_INTEGER, TYPE_STRING,
                                             TYPE_DATETIME};
    static const bool wanted[] = {false, true, false, true, false};
    for (size_t c = 0; c < 5; c++) {
        ck_assert_int_eq(reader_plan(reader)[c].type, types[c]);
        ck_assert_int_eq(again[c], wanted[c]);
    }
    struct error error;
    ck_assert_int_eq(reader_rewind(reader, again, &error), STATUS_OK);
    for (struct batch batch; (batch = next(reader)).rows > 0;) {
        ck_assert_ptr_null(batch.column[0].number);
        ck_assert_ptr_nonnull(batch.column[1].text);
        for (size_t r = 0; r < batch.rows; r++)
            hash ^= batch.row_hash[r];
    }
    ck_assert_uint_eq(hash, 0);
    ck_assert_uint_eq(reader_replan(reader, again), 0);
    ck_assert_uint_eq(reader_column(reader, 1)->odd, 0);
    ck_assert_uint_eq(reader_column(reader, 2)->odd, 1);
    ck_assert_uint_eq(reader_column(reader, 2)->first_odd_line, ROWS + 1);
    reader_note(reader, &notes);
    ck_assert(noted("1 cell of column 'few' can't be read as integer and is treated as missing"));
    ck_assert_uint_eq(notes.count, 1);
    reader_close(reader);
}
END_TEST

START_TEST(files_agree) {
    struct reader *readers[2];
    char first[SCRATCH_PATH];
    readers[0] = open_text("a,b,c\n1,1,x\n2,2,y\n");
    memcpy(first, path, sizeof first);
    readers[1] = open_text("c,b,a\n,x,1.5\n,y,2.5\n");
    reader_unify(readers, 2);
    ck_assert_int_eq(reader_plan(readers[0])[0].type, TYPE_NUMBER);
    ck_assert_int_eq(reader_plan(readers[1])[2].type, TYPE_NUMBER);
    ck_assert_int_eq(reader_plan(readers[0])[1].type, TYPE_STRING);
    ck_assert(!reader_plan(readers[0])[1].numeric);
    ck_assert_int_eq(reader_plan(readers[1])[0].type, TYPE_STRING);
    ck_assert_uint_eq(next(readers[0]).rows, 2);
    ck_assert_uint_eq(next(readers[1]).rows, 2);
    reader_close(readers[0]);
    reader_close(readers[1]);
    unlink(first);
}
END_TEST

// Declared missing values replace the default ones, numbers among them; nothing at all is always missing.
START_TEST(declared_missing_values) {
    static const char *const tokens[] = {"-999", "none"};
    schema.has_missing_values = true;
    schema.missing_values = tokens;
    schema.missing_count = 2;
    struct reader *reader = open_text("x,s\n-999,NA\n5,none\n,\"\"\n");
    struct batch batch = next(reader);
    ck_assert(isnan(batch.column[0].number[0]));
    ck_assert(isnan(batch.column[0].number[2]));
    ck_assert(span_is(batch.column[1].text[0], "NA"));
    ck_assert_ptr_null(batch.column[1].text[1].at);
    ck_assert(batch.column[1].text[2].at != NULL && batch.column[1].text[2].length == 0);
    ck_assert_uint_eq(reader_column(reader, 0)->missing, 2);
    reader_close(reader);
}
END_TEST

START_TEST(wide_files) {
    enum { COLUMNS = 5000, ROWS = 300 };
    char *text = malloc((size_t)COLUMNS * (ROWS + 4) * 2 + COLUMNS * 6), *to = text;
    for (int c = 0; c < COLUMNS; c++)
        to += sprintf(to, "c%d%c", c, c + 1 < COLUMNS ? ',' : '\n');
    for (int k = 0; k < COLUMNS * ROWS; k++) {
        *to++ = (char)('0' + k % 7);
        *to++ = (k + 1) % COLUMNS ? ',' : '\n';
    }
    *to = '\0';
    struct reader *reader = open_text(text);
    free(text);
    size_t rows = 0;
    for (struct batch batch; (batch = next(reader)).rows > 0; rows += batch.rows)
        for (size_t r = 0; r < batch.rows; r++)
            ck_assert_double_eq(batch.column[4999].number[r], (double)(((rows + r) * COLUMNS + 4999) % 7));
    ck_assert_uint_eq(rows, ROWS);
    reader_close(reader);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("reader");
    TCase *tests = tcase_create("reader");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, values);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, odd_things_are_noted);
    tcase_add_test(tests, contradictions);
    tcase_add_test(tests, replanning);
    tcase_add_test(tests, files_agree);
    tcase_add_test(tests, declared_missing_values);
    tcase_add_test(tests, wide_files);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
