// Tests of the search for nearest points against scipy's k-d tree, and of what it leaves out.
#include "stats/nearest.h"

#include "reference.h"
#include "unit_main.h"

#include <math.h>
#include <stdbool.h>

static void check_case(const json_t *item) {
    size_t cells, query_cells, expected;
    size_t columns = (size_t)reference_number(item, "columns"), most = (size_t)reference_number(item, "most");
    double *points = reference_numbers(reference_at(item, "points"), &cells);
    double *queries = reference_numbers(reference_at(item, "queries"), &query_cells);
    double *index = reference_numbers(reference_at(item, "index"), &expected);
    double *distance = reference_numbers(reference_at(item, "distance"), NULL);
    size_t count = cells / columns, asked = query_cells / columns, each = expected / asked;
    struct neighbour *found = calloc(asked * most, sizeof *found);
    size_t *found_count = calloc(asked, sizeof *found_count);
    nearest_find(points, count, queries, asked, columns, most, found, found_count);
    for (size_t q = 0; q < asked; q++) {
        ck_assert_uint_eq(found_count[q], each);
        for (size_t k = 0; k < each; k++) {
            ck_assert_uint_eq(found[q * most + k].index, (size_t)index[q * each + k]);
            ck_assert_near(found[q * most + k].distance, distance[q * each + k], 1e-12);
        }
    }
    free(found);
    free(found_count);
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
    size_t count;
    // (0, 0) equals the query; (1, 1) is there three times; (0, 2) is farther, (3, 0) farthest.
    nearest_find(points, 6, (double[]){0, 0}, 1, 2, 4, found, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert_uint_eq(found[0].index, 1);
    ck_assert_double_eq(found[0].distance, 0);
    ck_assert_uint_eq(found[1].index, 0); // the first of three
    ck_assert_double_eq(found[1].distance, 2);
    ck_assert_uint_eq(found[2].index, 4);
    ck_assert_uint_eq(found[3].index, 3);
    nearest_find(points, 6, (double[]){0, 0}, 1, 2, 0, found, &count);
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(points_that_do_not_vary) {
    const double points[] = {2, 5, 2, 5, 2, 5};
    struct neighbour found[2];
    size_t count;
    nearest_find(points, 3, (double[]){2, 4}, 1, 2, 2, found, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_double_eq(found[0].distance, 1);
    nearest_find(NULL, 0, (double[]){2, 4}, 1, 2, 2, found, &count);
    ck_assert_uint_eq(count, 0);
}
END_TEST

// Distances that single precision can't tell apart, coordinates that it can't hold, and more points than a
// tile: against all distances.
START_TEST(beyond_single_precision) {
    enum { POINTS = 1000, COLUMNS = 20, MOST = 3 };
    static const double offset[] = {0, 1e9, 1e300};
    static double points[POINTS * COLUMNS];
    uint64_t state = 1;
    for (size_t scale = 0; scale < 3; scale++) {
        for (size_t i = 0; i < POINTS * COLUMNS; i++) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            points[i] = offset[scale] * (scale < 2 || i % 7 == 0) + (double)(state >> 40) / 1e5;
        }
        struct neighbour found[MOST];
        size_t count;
        nearest_find(points, POINTS, points + 17 * COLUMNS, 1, COLUMNS, MOST, found, &count);
        ck_assert_uint_eq(count, MOST);
        ck_assert_uint_eq(found[0].index, 17);
        for (size_t i = 0; i < POINTS; i++) {
            double distance = 0;
            for (size_t j = 0; j < COLUMNS; j++)
                distance += pow(points[i * COLUMNS + j] - points[17 * COLUMNS + j], 2);
            bool among = i == found[0].index || i == found[1].index || i == found[2].index;
            ck_assert(among || distance >= found[2].distance);
        }
    }
}
END_TEST

UNIT_MAIN("nearest", as_scipy, copies_count_once, points_that_do_not_vary, beyond_single_precision)
