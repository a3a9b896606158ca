// Types found from samples, and types that samples must not give.
#include "input/infer.h"

#include "scratch.h"

#include <check.h>

// Plans the only column of a file with these cells, one a line.
static struct column_plan plan_of(const char *cells, const struct schema *schema, struct notes *notes) {
    char path[SCRATCH_PATH], text[4096];
    snprintf(text, sizeof text, "x\n%s", cells);
    scratch_write(path, text, strlen(text));
    struct error error;
    struct source *source;
    struct splitter *splitter;
    struct dialect dialect = {.delimiter = ',', .quote = '"', .decimal = '.'};
    struct records records;
    ck_assert_int_eq(source_open(path, &source, &error), STATUS_OK);
    ck_assert_int_eq(splitter_open(source, &dialect, SPLITTER_BLOCK, &splitter, &error), STATUS_OK);
    ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
    ck_assert_int_eq(splitter_next(splitter, &records, &error), STATUS_OK);
    struct missing missing;
    struct decimal_format decimal;
    missing_init(&missing, schema);
    decimal_init(&decimal, '.');
    struct inference inference = {0};
    infer_update(&inference, &missing, &decimal, &records, 0);
    struct column_plan plan = {.name = "x", .declared = schema_column(schema, "x")};
    infer_plan(&inference, true, &plan, (struct place){.path = "x.csv"}, notes);
    decimal_finish(&decimal);
    splitter_close(splitter);
    source_close(source);
    unlink(path);
    return plan;
}

START_TEST(types) {
    static const struct {
        const char *cells;
        enum column_type type;
    } cases[] = {
        {"1\n2\n-3\n", TYPE_INTEGER},
        {"1\nNA\n2\n", TYPE_INTEGER},
        {"0\n1\n", TYPE_INTEGER},
        {"1\n2.0\n", TYPE_NUMBER},
        {"1e3\n2\n", TYPE_NUMBER},
        {"01234\n94110\n", TYPE_STRING}, // postal codes
        {"12345678901234567\n12345678901234568\n", TYPE_STRING},
        {"12345678901234567\n1.5\n", TYPE_NUMBER},
        {"0x10\n0x20\n", TYPE_STRING},
        {"inf\n1\n", TYPE_STRING},
        {"true\nFALSE\n", TYPE_BOOLEAN},
        {"yes\nno\n?\n", TYPE_BOOLEAN},
        {"Y\nn\n", TYPE_BOOLEAN},
        {"f\nf\n", TYPE_STRING}, // female, for all we know
        {"yes\ntrue\n", TYPE_STRING},
        {"M\nF\n", TYPE_STRING},
        {"2024-01-31\n2024-02-29\n", TYPE_DATE},
        {"2024-01-31\n2024-02-29T10:00:00Z\n", TYPE_DATETIME},
        {"31/12/2023\n1/2/2024\n", TYPE_DATE},
        {"31/12/2023\n12/31/2023\n", TYPE_STRING},
        {"31.12.2023\n01.02.2024\n", TYPE_DATE},
        {"20240131\n20240229\n", TYPE_INTEGER},
        {"NA\n?\n", TYPE_STRING},
        {"a\nb\n", TYPE_STRING},
    };
    struct schema schema = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena;
        struct notes notes;
        arena_init(&arena);
        notes_init(&notes, &arena);
        ck_assert_msg(plan_of(cases[i].cells, &schema, &notes).type == cases[i].type, "%s", cases[i].cells);
        ck_assert_uint_eq(notes.count, 0);
        notes_finish(&notes);
        arena_finish(&arena);
    }
}
END_TEST

START_TEST(two_per_cent_may_be_odd) {
    struct schema schema = {0};
    char cells[2000] = "";
    for (int i = 0; i < 49; i++)
        strcat(cells, "17\n");
    size_t length = strlen(cells);
    strcat(cells, "unknown\n");
    ck_assert_int_eq(plan_of(cells, &schema, NULL).type, TYPE_INTEGER);
    strcpy(cells + length, "unknown\nunknown\n");
    ck_assert_int_eq(plan_of(cells, &schema, NULL).type, TYPE_STRING);
}
END_TEST

START_TEST(date_orders) {
    struct schema schema = {0};
    struct arena arena;
    struct notes notes;
    arena_init(&arena);
    notes_init(&notes, &arena);
    ck_assert_int_eq(plan_of("31/12/2023\n1/2/2024\n", &schema, &notes).date_order, DATE_DMY);
    ck_assert_int_eq(plan_of("12/31/2023\n1/2/2024\n", &schema, &notes).date_order, DATE_MDY);
    ck_assert_int_eq(plan_of("2023/12/31\n", &schema, &notes).date_order, DATE_YMD);
    ck_assert_int_eq(plan_of("1.2.2024\n3.4.2024\n", &schema, &notes).date_order, DATE_DMY);
    ck_assert_uint_eq(notes.count, 0);
    ck_assert_int_eq(plan_of("1/2/2024\n3/4/2024\n", &schema, &notes).date_order, DATE_MDY);
    ck_assert_uint_eq(notes.count, 1);
    notes_finish(&notes);
    arena_finish(&arena);
}
END_TEST

START_TEST(declared) {
    struct schema_column column = {.name = "x", .type = TYPE_CATEGORY};
    static const char *const tokens[] = {"-999"};
    struct schema schema = {.columns = &column, .column_count = 1};
    ck_assert_int_eq(plan_of("1\n2\n", &schema, NULL).type, TYPE_CATEGORY);
    column.type = TYPE_UNDECLARED;
    schema.has_missing_values = true;
    schema.missing_values = tokens;
    schema.missing_count = 1;
    ck_assert_int_eq(plan_of("-999\n-999\ntrue\n", &schema, NULL).type, TYPE_BOOLEAN);
    ck_assert_int_eq(plan_of("NA\n1\n", &schema, NULL).type, TYPE_STRING);
}
END_TEST

START_TEST(joins) {
    ck_assert_int_eq(infer_join(TYPE_INTEGER, TYPE_NUMBER), TYPE_NUMBER);
    ck_assert_int_eq(infer_join(TYPE_DATETIME, TYPE_DATE), TYPE_DATETIME);
    ck_assert_int_eq(infer_join(TYPE_BOOLEAN, TYPE_INTEGER), TYPE_STRING);
    ck_assert_int_eq(infer_join(TYPE_STRING, TYPE_STRING), TYPE_STRING);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("infer");
    TCase *tests = tcase_create("infer");
    tcase_add_test(tests, types);
    tcase_add_test(tests, two_per_cent_may_be_odd);
    tcase_add_test(tests, date_orders);
    tcase_add_test(tests, declared);
    tcase_add_test(tests, joins);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_FORK_GETENV);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
