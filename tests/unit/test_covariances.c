// Correlations over complete rows: which columns and rows are taken, and the fit of all columns.
#include "evidence/combinations/covariances.h"

#include "reference.h"
#include "unit_main.h"

#include <string.h>

enum { ROWS = 200 };

// A search over literal columns: y = 2 a - b; c is missing in every fourth row; d = 3 a; e does not vary.
struct scene {
    double y[ROWS], value[5][ROWS];
    uint16_t class[ROWS];
    size_t row[ROWS];
    struct combination_part part[5];
    struct gather gather;
    struct combination_search search;
};

static void scene_init(struct scene *scene) {
    memset(scene, 0, sizeof *scene);
    for (size_t r = 0; r < ROWS; r++) {
        double a = sin((double)r), b = cos(1.7 * (double)r);
        scene->value[0][r] = a;
        scene->value[1][r] = b;
        scene->value[2][r] = r % 4 ? sin(0.3 * (double)r) : NAN;
        scene->value[3][r] = 3 * a;
        scene->value[4][r] = 7;
        scene->y[r] = 2 * a - b;
        scene->row[r] = r;
    }
    scene->value[1][17] = NAN;
    for (size_t p = 0; p < 5; p++)
        scene->part[p] = (struct combination_part){.value = scene->value[p], .present = p == 2 ? 0.75 : 1};
    scene->gather.target = (struct target_rows){.rows = ROWS, .scale = true, .number = scene->y};
    scene->search = (struct combination_search){
        .gather = &scene->gather, .number = scene->part, .numbers = 5, .row = scene->row, .rows = ROWS};
}

START_TEST(sparse_and_constant_columns_are_left_out) {
    struct scene *scene = malloc(sizeof *scene);
    scene_init(scene);
    struct covariances moments;
    covariances_init(&moments, &scene->search, 0.9);
    ck_assert_uint_eq(moments.columns, 3);
    ck_assert_uint_eq(moments.rows, ROWS - 1);
    ck_assert_ptr_eq(moments.part[2], &scene->part[3]);
    ck_assert_near(moments.r[0 * 4 + 2], 1, 1e-12);
    ck_assert_near(moments.r[1 * 4 + 3], moments.r[3 * 4 + 1], 0);
    covariances_finish(&moments);
    free(scene);
}
END_TEST

START_TEST(the_fit_passes_over_collinear_columns) {
    struct scene *scene = malloc(sizeof *scene);
    scene_init(scene);
    struct covariances moments;
    covariances_init(&moments, &scene->search, 0.9);
    bool in[3];
    double *matrix = covariances_fit(&moments, in);
    ck_assert(in[0] && in[1] && !in[2]);
    ck_assert_near(matrix[0 * 4 + 3] * moments.target_sd / moments.sd[0], 2, 1e-10);
    ck_assert_near(matrix[1 * 4 + 3] * moments.target_sd / moments.sd[1], -1, 1e-10);
    ck_assert_double_le(fabs(matrix[15]), 1e-12);
    memory_free(matrix);
    covariances_finish(&moments);
    free(scene);
}
END_TEST

START_TEST(few_rows_say_nothing) {
    struct scene *scene = malloc(sizeof *scene);
    scene_init(scene);
    scene->search.rows = 25;
    struct covariances moments;
    covariances_init(&moments, &scene->search, 0.9);
    ck_assert_uint_eq(moments.rows, 0);
    covariances_finish(&moments);
    free(scene);
}
END_TEST

UNIT_MAIN("covariances", sparse_and_constant_columns_are_left_out, the_fit_passes_over_collinear_columns,
          few_rows_say_nothing)
