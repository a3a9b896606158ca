// Coded batches: always the same size, also across files, whatever the sizes of the batches that come in.
#include "profile/encoder.h"

#include "dataset_fixture.h"
#include "unit_main.h"

#include <math.h>

START_TEST(batches_have_one_size) {
    enum { ROWS = 3000 };
    struct loaded loaded; // its dataset serves as names, types and dictionaries
    loaded_init(&loaded, "y");
    loaded_add_text(&loaded, "y,x,s\n1,2,a\n0,1,b\n", DATA_TRAIN);
    loaded_read(&loaded, 0);
    struct reader *reader;
    struct error error;
    ck_assert_int_eq(
        reader_open(&loaded.arena, &loaded.schema, loaded.paths[0], &loaded.notes, &reader, &error),
        STATUS_OK);
    struct encoder encoder;
    encoder_init(&encoder, &loaded.dataset, &loaded.schema);
    static double y[ROWS], x[ROWS];
    static struct span s[ROWS];
    static uint64_t hash[ROWS];
    for (size_t r = 0; r < ROWS; r++) {
        y[r] = (double)r;
        x[r] = -(double)r;
        s[r] = r % 3 ? span_of("a") : (struct span){0};
        hash[r] = r;
    }
    const struct batch_column columns[] = {{.number = y}, {.number = x}, {.text = s}};
    struct batch batch = {.rows = ROWS, .columns = 3, .column = columns, .row_hash = hash};
    struct coded coded;
    size_t rows = 0, full = 0, calls = 0;
    for (size_t file = 0; file < 5; file++) {
        encoder_use(&encoder, reader, file % 2);
        for (size_t done = 0; done < batch.rows; calls++) {
            if (!encoder_code(&encoder, &batch, &done, &coded))
                continue;
            ck_assert_uint_eq(coded.rows, BATCH_ROWS);
            for (size_t r = 0; r < coded.rows; r++, rows++) {
                ck_assert(coded.column[0].number[r] == (double)(rows % ROWS));
                ck_assert(coded.column[1].number[r] == -(double)(rows % ROWS));
                ck_assert_uint_eq(coded.column[2].code[r], rows % ROWS % 3 ? 0 : CODE_MISSING);
                ck_assert_uint_eq(coded.hash[r], rows % ROWS);
                ck_assert_uint_eq(coded.split[r], rows / ROWS % 2);
            }
            full++;
        }
    }
    ck_assert_uint_eq(full, 5 * ROWS / BATCH_ROWS);
    ck_assert_uint_eq(calls, 5 + full);
    ck_assert(encoder_rest(&encoder, &coded));
    ck_assert_uint_eq(coded.rows, 5 * ROWS % BATCH_ROWS);
    ck_assert(!encoder_rest(&encoder, &coded));
    const struct batch_column undecoded[3] = {{.number = y}};
    size_t done = 0;
    batch = (struct batch){.rows = 2, .columns = 3, .column = undecoded, .row_hash = hash};
    ck_assert(!encoder_code(&encoder, &batch, &done, &coded));
    ck_assert(encoder_rest(&encoder, &coded));
    ck_assert(coded.column[0].number[1] == 1 && isnan(coded.column[1].number[1]));
    ck_assert_uint_eq(coded.column[2].code[0], CODE_MISSING);
    encoder_finish(&encoder);
    reader_close(reader);
    loaded_finish(&loaded);
}
END_TEST

UNIT_MAIN("encoder", batches_have_one_size)
