// Tests of the nearest rows that stand in for a missing cell, against scikit-learn.
#include "stats/donors.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>

enum { ROWS = 40, COLUMNS = 5 };

static void read_table(const json_t *rows, double table[ROWS][COLUMNS]) {
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            const json_t *cell = json_array_get(json_array_get(rows, r), c);
            table[r][c] = json_is_null(cell) ? NAN : json_number_value(cell);
        }
    }
}

static double fill(double table[ROWS][COLUMNS], size_t row, size_t column, size_t k, bool weighted) {
    struct donors donors = {0};
    for (size_t r = 0; r < ROWS; r++) {
        if (!isnan(table[r][column]))
            donors_add(&donors, donors_distance(table[row], table[r], COLUMNS), table[r][column]);
    }
    return donors_mean(&donors, k, weighted);
}

START_TEST(as_scikit_learn) {
    json_t *root = reference_open("donors.json"), *item;
    double table[ROWS][COLUMNS], filled[ROWS][COLUMNS];
    size_t i, cells = 0;
    read_table(reference_at(root, "table"), table);
    json_array_foreach(reference_at(root, "cases"), i, item) {
        bool weighted = json_is_true(reference_at(item, "weighted"));
        read_table(reference_at(item, "filled"), filled);
        for (size_t r = 0; r < ROWS; r++) {
            for (size_t c = 0; c < COLUMNS; c++) {
                if (!isnan(table[r][c]))
                    continue;
                ck_assert_near(fill(table, r, c, reference_size(item, "neighbours"), weighted), filled[r][c],
                               1e-12);
                cells++;
            }
        }
    }
    ck_assert_uint_ge(cells, 100);
    json_decref(root);
}
END_TEST

START_TEST(rows_at_no_distance_outweigh_all_others) {
    struct donors donors = {0};
    donors_add(&donors, 1, 7);
    donors_add(&donors, 0, 1);
    donors_add(&donors, 0, 4);
    ck_assert_double_eq(donors_mean(&donors, 3, true), 2.5);
    ck_assert_double_eq(donors_mean(&donors, 3, false), 4);
}
END_TEST

START_TEST(too_few) {
    struct donors donors = {0};
    donors_add(&donors, 1, 5);
    ck_assert(isnan(donors_mean(&donors, 2, false)));
    ck_assert_double_eq(donors_mean(&donors, 1, true), 5);
    ck_assert(isinf(donors_distance((double[]){NAN, 1}, (double[]){1, NAN}, 2)));
}
END_TEST

UNIT_MAIN("donors", as_scikit_learn, rows_at_no_distance_outweigh_all_others, too_few)
