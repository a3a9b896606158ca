// Tests of rows as points: which columns make the space, and what is known of how they are written.
#include "evidence/splits/point_space.h"

#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

enum { ROWS = 200 };

static void gather_columns(struct gathered *gathered) {
    struct growing text = {0};
    growing_add(&text, "row,fine,coarse,whole,few,gaps,day,word,y\n");
    for (int r = 0; r < ROWS; r++) {
        double wave = sin(r * 7.3);
        growing_add(&text, "%d,%.15g,%.1f,%d,%d,", r + 1, wave, wave * 10, (r * 37 % 60) * 5, r % 4);
        if (r % 3 == 0)
            growing_add(&text, ",");
        else
            growing_add(&text, "%.15g,", cos(r * 1.1));
        growing_add(&text, "2024-%02d-%02d,w%d,%s\n", r % 12 + 1, r % 28 + 1, r, r % 2 ? "a" : "b");
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.type = TASK_BINARY;
    loaded_add(&gathered->loaded, text.at, text.length, DATA_ALL);
    memory_free(text.at);
    gathered_init(gathered);
}

START_TEST(the_columns_that_vary_finely) {
    struct gathered gathered;
    struct point_space space;
    gather_columns(&gathered);
    point_space_init(&space, &gathered.gather);
    const struct dataset *dataset = gathered.gather.dataset;
    const char *expected[] = {"fine", "coarse", "whole"}; // by the number of distinct values
    ck_assert_uint_eq(space.columns, 3);
    for (size_t i = 0; i < 3; i++)
        ck_assert_str_eq(dataset->columns[space.column[i]].name, expected[i]);
    // fine: 15 digits; coarse: half of 0.1; whole: may have been cut off, so a whole unit; all in sds.
    ck_assert_double_lt(space.as[0].rounding, 1e-9);
    ck_assert_near(space.as[1].rounding * space.sd[1], 0.05, 1e-9);
    ck_assert_near(space.as[2].rounding * space.sd[2], 1, 1e-9);
    ck_assert_double_eq(space.as[0].grid, 0);
    ck_assert_near(space.as[2].grid * space.sd[2], 5, 1e-9);
    ck_assert_near(space.as[0].spread, 1, 1e-6);
    ck_assert_double_lt(space.as[1].spread, 0.01); // ten times the first, but for the rounding
    gathered_finish(&gathered);
}
END_TEST

START_TEST(points_are_standardised) {
    struct gathered gathered;
    struct point_space space;
    gather_columns(&gathered);
    point_space_init(&space, &gathered.gather);
    double point[SEGMENT_COLUMNS], sum = 0, squares = 0;
    for (size_t r = 0; r < ROWS; r++) {
        ck_assert(point_space_point(&space, r, point));
        sum += point[0];
        squares += point[0] * point[0];
    }
    ck_assert_near(sum, 0, 1e-9);
    ck_assert_near(squares, ROWS, 1e-9);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("point_space", the_columns_that_vary_finely, points_are_standardised)
