// Tests of the search for nearest points against scipy's k-d tree, and of what it leaves out.
#include "stats/nearest.h"

#include "reference.h"
#include "unit_main.h"

static void check_case(const json_t *item) {
    size_t cells, query_cells, expected;
    size_t columns = (size_t)reference_number(item, "columns"), most = (size_t)reference_number(item, "most");
    double *points = reference_numbers(reference_at(item, "points"), &cells);
    double *queries = reference_numbers(reference_at(item, "queries"), &query_cells);
    double *index = reference_numbers(reference_at(item, "index"), &expected);
    double *distance = reference_numbers(reference_at(item, "distance"), NULL);
    size_t count = cells / columns, asked = query_cells / columns, each = expected / asked;
    struct neighbour found[16];
    struct nearest nearest;
    nearest_init(&nearest, points, count, columns);
    for (size_t q = 0; q < asked; q++) {
        ck_assert_uint_eq(nearest_find(&nearest, queries + q * columns, most, found), each);
        for (size_t k = 0; k < each; k++) {
            ck_assert_uint_eq(found[k].index, (size_t)index[q * each + k]);
            ck_assert_near(found[k].distance, distance[q * each + k], 1e-12);
        }
    }
    nearest_finish(&nearest);
    free(points);
    free(queries);
    free(index);
    free(distance);
}

START_TEST(as_scipy) {
    json_t *root = reference_open("nearest.json"), *item;
    size_t i;
    json_array_foreach(reference_at(root, "cases"), i, item) check_case(item);
    ck_assert_uint_ge(i, 4);
    json_decref(root);
}
END_TEST

START_TEST(copies_count_once) {
    const double points[] = {1, 1, 0, 0, 1, 1, 3, 0, 0, 2, 1, 1};
    struct neighbour found[4];
    struct nearest nearest;
    nearest_init(&nearest, points, 6, 2);
    // (0, 0) is the query itself; (1, 1) is there three times; (0, 2) is farther, (3, 0) farthest.
    ck_assert_uint_eq(nearest_find(&nearest, (double[]){0, 0}, 4, found), 3);
    ck_assert_double_eq(found[0].distance, 2);
    ck_assert_uint_eq(found[1].index, 4);
    ck_assert_uint_eq(found[2].index, 3);
    ck_assert_uint_eq(nearest_find(&nearest, (double[]){0, 0}, 0, found), 0);
    nearest_finish(&nearest);
}
END_TEST

START_TEST(points_that_do_not_vary) {
    const double points[] = {2, 5, 2, 5, 2, 5};
    struct neighbour found[2];
    struct nearest nearest;
    nearest_init(&nearest, points, 3, 2);
    ck_assert_uint_eq(nearest_find(&nearest, (double[]){2, 4}, 2, found), 1);
    ck_assert_double_eq(found[0].distance, 1);
    nearest_finish(&nearest);
    nearest_init(&nearest, NULL, 0, 2);
    ck_assert_uint_eq(nearest_find(&nearest, (double[]){2, 4}, 2, found), 0);
    nearest_finish(&nearest);
}
END_TEST

UNIT_MAIN("nearest", as_scipy, copies_count_once, points_that_do_not_vary)
