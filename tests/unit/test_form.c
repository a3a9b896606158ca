// The forms of cells as a reader sees them.
#include "input/form.h"
#include "input/reader.h"

#include "scratch.h"
#include "unit_main.h"

#include <string.h>
#include <unistd.h>

enum { ROWS = 6 };

struct table {
    struct arena arena;
    struct notes notes;
    struct schema schema;
    char path[SCRATCH_PATH];
    struct reader *reader;
    struct batch batch;
};

static void table_open(struct table *table, const char *text) {
    *table = (struct table){.schema = schema_empty()};
    arena_init(&table->arena);
    notes_init(&table->notes, &table->arena);
    scratch_write(table->path, text, strlen(text));
    struct error error;
    ck_assert_int_eq(
        reader_open(&table->arena, &table->schema, table->path, &table->notes, &table->reader, &error),
        STATUS_OK);
    ck_assert_int_eq(reader_next(table->reader, &table->batch, &error), STATUS_OK);
}

static void table_close(struct table *table) {
    reader_close(table->reader);
    notes_finish(&table->notes);
    arena_finish(&table->arena);
    unlink(table->path);
}

START_TEST(forms_of_numbers) {
    struct table table;
    table_open(&table, "a,b\n1.5,x\n\"1.50\",x\n 2.5 ,x\n+.5,x\n1e3,x\n,x\nNA,x\n");
    const uint16_t *form = table.batch.column[0].form;
    const uint16_t expected[] = {1, 2 | FORM_QUOTED, 1 | FORM_PADDED, 1 | FORM_SIGNED, 255, FORM_MISSING};
    for (size_t r = 0; r < ROWS; r++)
        ck_assert_uint_eq(form[r], expected[r]);
    ck_assert(form[ROWS] & FORM_MISSING && form[ROWS] != FORM_MISSING);
    table_close(&table);
}
END_TEST

START_TEST(forms_of_texts) {
    struct table table;
    table_open(&table,
               "a,b\nred,1\n\"red\",1\n\"red, dark\",1\n\"he said \"\"no\"\"\",1\n \"red\" ,1\n\"\",1\n");
    const uint16_t *form = table.batch.column[0].form;
    const uint16_t expected[] = {0, FORM_QUOTED, 0, 0, FORM_QUOTED | FORM_PADDED, FORM_MISSING | FORM_QUOTED};
    for (size_t r = 0; r < ROWS; r++)
        ck_assert_uint_eq(form[r], expected[r]);
    table_close(&table);
}
END_TEST

START_TEST(forms_of_dates) {
    struct table table;
    table_open(&table, "a,b\n2024-01-02,1\n2024-11-12,1\n2024-01-02 10:00,1\n2023-02-03,1\n");
    const uint16_t *form = table.batch.column[0].form;
    ck_assert_uint_eq(form[0], form[3]);
    ck_assert_uint_ne(form[0], form[2]);
    table_close(&table);
}
END_TEST

UNIT_MAIN("form", forms_of_numbers, forms_of_texts, forms_of_dates)
