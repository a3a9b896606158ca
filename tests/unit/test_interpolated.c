// Tests of rows between rows: classes that were filled up by interpolation, before the split and after it.
#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

enum { ROWS = 400, SMALL = 60 };

// A number of the unit interval that looks random, the same each time.
static double draw(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (double)(1 << 24);
}

struct table {
    double cell[2 * ROWS][4]; // three numbers, then the class
    size_t rows;
};

// `count` rows of which SMALL are of class 1.
static void draw_rows(struct table *table, size_t count, unsigned *state) {
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < 3; c++)
            table->cell[r][c] = draw(state) * 10;
        table->cell[r][3] = r < SMALL;
    }
    table->rows = count;
}

// New rows of class 1 between two of the first rows of that class.
static void fill_up(struct table *table, size_t from, size_t end, size_t count, unsigned *state) {
    for (size_t i = 0; i < count; i++) {
        size_t a = from + (size_t)(draw(state) * (double)(end - from)), b = from;
        double share = draw(state), nearest = INFINITY, *cell = table->cell[table->rows++];
        for (size_t r = from; r < end; r++) {
            double distance = 0;
            for (size_t c = 0; c < 3; c++)
                distance += pow(table->cell[r][c] - table->cell[a][c], 2);
            if (r != a && distance < nearest)
                nearest = distance, b = r;
        }
        for (size_t c = 0; c < 3; c++)
            cell[c] = table->cell[a][c] + share * (table->cell[b][c] - table->cell[a][c]);
        cell[3] = 1;
    }
}

// Rows of the table to train or, every `every`th but those from `only_train` on, to test.
static void gather_table(struct gathered *gathered, const struct table *table, size_t every,
                         size_t only_train) {
    struct growing text[2] = {{0}};
    for (int side = 0; side < 2; side++)
        growing_add(&text[side], "x,y,z,ill\n");
    for (size_t r = 0; r < table->rows; r++) {
        const double *cell = table->cell[r];
        growing_add(&text[r % every == 0 && r < only_train], "%.15g,%.15g,%.15g,%s\n", cell[0], cell[1],
                    cell[2], cell[3] > 0 ? "yes" : "no");
    }
    loaded_init(&gathered->loaded, "ill");
    gathered->loaded.schema.task.type = TASK_BINARY;
    loaded_add(&gathered->loaded, text[0].at, text[0].length, DATA_TRAIN);
    loaded_add(&gathered->loaded, text[1].at, text[1].length, DATA_TEST);
    memory_free(text[0].at);
    memory_free(text[1].at);
    gathered_init(gathered);
}

static const struct value *of_pair(const struct gathered *gathered, enum measure_id measure) {
    ck_assert_uint_eq(gathered->gather.pair_count, 1);
    return evidence_value(&gathered->evidence, gathered->gather.pairs[0].subject, (int)measure);
}

START_TEST(before_the_split) {
    struct gathered gathered;
    struct table *table = memory_alloc(1, sizeof *table);
    unsigned state = 1;
    draw_rows(table, ROWS, &state);
    fill_up(table, 0, SMALL, ROWS - 2 * SMALL, &state);
    gather_table(&gathered, table, 4, SIZE_MAX);
    ck_assert_uint_eq(of_pair(&gathered, M_INTERPOLATED_TRIED)->count, 170);
    ck_assert_uint_ge(of_pair(&gathered, M_INTERPOLATED_ROWS)->count, 40);
    ck_assert_double_gt(of_pair(&gathered, M_INTERPOLATED_SHARE)->estimate.low, 0.3);
    ck_assert_double_eq(of_pair(&gathered, M_INTERPOLATED_LEAST)->estimate.value, 0);
    ck_assert_double_lt(of_pair(&gathered, M_INTERPOLATED_CONTRAST)->estimate.value, -10);
    ck_assert_ptr_nonnull(strstr(of_pair(&gathered, M_RESAMPLED_ACCOUNT)->text, "one straight line"));
    gathered_finish(&gathered);
    memory_free(table);
}
END_TEST

START_TEST(after_the_split) {
    struct gathered gathered;
    struct table *table = memory_alloc(1, sizeof *table);
    unsigned state = 1;
    draw_rows(table, ROWS, &state);
    // Parents are the rows 1, 2, 3, which are train rows, and so on: the test row of four is left out.
    struct table *train = memory_alloc(1, sizeof *train);
    for (size_t r = 0; r < SMALL; r++) {
        if (r % 4 != 0)
            memcpy(train->cell[train->rows++], table->cell[r], sizeof table->cell[r]);
    }
    size_t parents = train->rows;
    fill_up(train, 0, parents, ROWS - 2 * SMALL, &state);
    for (size_t r = parents; r < train->rows; r++)
        memcpy(table->cell[table->rows++], train->cell[r], sizeof train->cell[r]);
    gather_table(&gathered, table, 4, ROWS);
    ck_assert_uint_eq(of_pair(&gathered, M_INTERPOLATED_TRIED)->count, ROWS / 4);
    ck_assert_uint_eq(of_pair(&gathered, M_INTERPOLATED_ROWS)->count, 0);
    gathered_finish(&gathered);
    memory_free(table);
    memory_free(train);
}
END_TEST

START_TEST(too_few_columns) {
    struct gathered gathered;
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.type = TASK_BINARY;
    loaded_add_text(&gathered.loaded, "x,y\n1,a\n2,b\n3,a\n4,b\n", DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "x,y\n1.5,a\n2.5,b\n", DATA_TEST);
    gathered_init(&gathered);
    ck_assert_int_eq(of_pair(&gathered, M_INTERPOLATED_ROWS)->why, TOO_FEW);
    ck_assert_int_eq(of_pair(&gathered, M_INTERPOLATED_CONTRAST)->why, TOO_FEW);
    gathered_finish(&gathered);
}
END_TEST

// Times of three events and of the last visit, which stands for events that did not come: rows of the dead
// differ in all, those of the others hardly in any.
START_TEST(a_date_that_stands_for_others_draws_no_line) {
    struct gathered gathered;
    struct table *table = memory_alloc(1, sizeof *table);
    unsigned state = 3;
    for (size_t r = 0; r < ROWS; r++) {
        double last = floor(draw(&state) * 6e6), *cell = table->cell[table->rows++];
        cell[3] = draw(&state) < 0.4;
        for (size_t c = 0; c < 3; c++)
            cell[c] = cell[3] > 0 ? floor(last * draw(&state)) : last;
    }
    gather_table(&gathered, table, 4, SIZE_MAX);
    ck_assert_uint_eq(of_pair(&gathered, M_INTERPOLATED_ROWS)->count, 0);
    gathered_finish(&gathered);
    memory_free(table);
}
END_TEST

UNIT_MAIN("interpolated", before_the_split, after_the_split, too_few_columns,
          a_date_that_stands_for_others_draws_no_line)
