// Tests of numbers as cells of a grid: scales, cells, and columns that others tell.
#include "evidence/splits/near_grid.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

enum { ROWS = 400 };

static void gather_columns(struct gathered *gathered) {
    struct growing text = {0};
    growing_add(&text, "plain,double,tailed,two,word\n");
    for (int r = 0; r < ROWS; r++) {
        double plain = sin(r * 7.3) * 10;
        growing_add(&text, "%.6f,%.6f,%.6f,%d,%s\n", plain, 2 * plain + 5, r % 100 == 0 ? 1e6 : cos(r * 1.7),
                    r % 2, r % 3 ? "a" : "b");
    }
    loaded_init(&gathered->loaded, "word");
    gathered->loaded.schema.task.type = TASK_BINARY;
    loaded_add(&gathered->loaded, text.at, text.length, DATA_ALL);
    memory_free(text.at);
    gathered_init(gathered);
}

START_TEST(scales) {
    struct gathered gathered;
    struct near_grids grids;
    gather_columns(&gathered);
    near_grids_init(&gathered.gather, &grids);
    ck_assert_near(grids.scale[0], 10 / sqrt(2), 1e-2); // of a sine wave: its standard deviation
    ck_assert_near(grids.scale[1], 20 / sqrt(2), 1e-2);
    ck_assert_double_lt(grids.scale[2], 2); // the quartiles, not the four huge values
    ck_assert_double_eq(grids.scale[3], 0); // two values are compared as they are
    ck_assert_double_eq(grids.scale[4], 0);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(cells) {
    struct gathered gathered;
    struct near_grids grids;
    gather_columns(&gathered);
    near_grids_init(&gathered.gather, &grids);
    grids.scale[0] = 1;
    const double number[] = {0.01, 0.09, 0.11, -0.01, 0.0, -0.0, NAN, NAN};
    struct coded_column columns[5] = {{.number = number}};
    struct coded batch = {.rows = 8, .columns = 5, .column = columns};
    uint64_t hash[8];
    // Cells a tenth wide that begin at 0.
    grids.coding[0].hash(grids.coding[0].context, &batch, 0, hash);
    ck_assert(hash[0] == hash[1] && hash[0] == hash[4] && hash[4] == hash[5]);
    ck_assert(hash[0] != hash[2] && hash[0] != hash[3] && hash[0] != hash[6] && hash[6] == hash[7]);
    // Half a cell further: 0.09 and 0.11 are together.
    grids.coding[2].hash(grids.coding[2].context, &batch, 0, hash);
    ck_assert(hash[1] == hash[2] && hash[0] == hash[3] && hash[0] != hash[1]);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(what_others_tell_does_not_count) {
    struct gathered gathered;
    struct near_grids grids;
    gather_columns(&gathered);
    near_grids_init(&gathered.gather, &grids);
    size_t columns[] = {0, 1, 2, 3};
    ck_assert_uint_eq(near_grids_counted(&gathered.gather, &grids, columns, 4), 3);
    ck_assert_uint_eq(columns[0], 0);
    ck_assert_uint_eq(columns[1], 2);
    ck_assert_uint_eq(columns[2], 3);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("near_grid", scales, cells, what_others_tell_does_not_count)
