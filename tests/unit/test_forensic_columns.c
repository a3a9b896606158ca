// Tests of how forensic tests see a column: to what precision it was written, its values with multiplicities,
// and what each side has of them.
#include "evidence/forensics/columns.h"

#include "gathered_fixture.h"
#include "unit_main.h"

#include <math.h>

// The column "x" of these cells, and a target.
static void make(struct gathered *gathered, const char *const *cells, size_t count) {
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (size_t i = 0; i < count; i++)
        growing_add(&text, "%s,%s\n", cells[i], i % 2 ? "a" : "b");
    gathered_text(gathered, text.at, "y", TASK_BINARY);
    memory_free(text.at);
}

static bool init(struct forensic_column *column, const struct gathered *gathered,
                 struct inventory *inventory) {
    *inventory = (struct inventory){0};
    return forensic_column_init(column, &gathered->gather, gather_find(&gathered->gather, "x"), inventory);
}

static double resolution_of(const char *const *cells, size_t count) {
    struct gathered gathered;
    struct forensic_column column;
    make(&gathered, cells, count);
    struct inventory inventory;
    ck_assert(init(&column, &gathered, &inventory));
    double resolution = column.resolution;
    forensic_column_finish(&column);
    inventory_finish(&inventory);
    gathered_finish(&gathered);
    return resolution;
}

START_TEST(the_most_decimals_count) {
    const char *const decimals[] = {"0.5", "-0.25", "1.375", "2", "0.5", "-1.5"};
    ck_assert_double_eq_tol(resolution_of(decimals, 6), 0.0005, 1e-15);
    const char *const whole[] = {"5", "3", "-2", "7", "7", "11"};
    ck_assert_double_eq_tol(resolution_of(whole, 6), 0.5, 1e-15);
}
END_TEST

START_TEST(constant_significant_digits_are_seen) {
    // As "%.6g" writes them: the error of 12.3456 is 0.00005, however many decimals 0.0123456 has.
    char text[40][24];
    const char *cells[40];
    for (int i = 0; i < 40; i++) {
        snprintf(text[i], sizeof text[i], "%.6g", (i % 2 ? 0.0123457 : 12.3457) * (1 + 0.0211713 * i));
        cells[i] = text[i];
    }
    ck_assert_double_eq_tol(resolution_of(cells, 40), 0.00005, 1e-15);
}
END_TEST

START_TEST(exponents_are_read_digit_by_digit) {
    const char *const cells[] = {"1.25e-3", "2.5e-3", "-3.75e-2", "4e-2", "1.5e-1", "2e-1"};
    ck_assert_double_eq_tol(resolution_of(cells, 6), 0.0005, 1e-15); // 2 at 0.2 of three digits: 0.200
}
END_TEST

START_TEST(values_are_counted_and_their_gap_found) {
    const char *const cells[] = {"0.5", "", "0.1", "0.5", "0.8", "0.1", "0.1"};
    struct gathered gathered;
    struct forensic_column column;
    make(&gathered, cells, 7);
    struct inventory inventory;
    ck_assert(init(&column, &gathered, &inventory));
    forensic_column_sort(&column);
    ck_assert_uint_eq(column.present, 6);
    ck_assert_uint_eq(column.distinct, 3);
    ck_assert_double_eq(column.value[1], 0.5);
    ck_assert_uint_eq(column.count[0], 3);
    ck_assert_uint_eq(column.place[3], 1);
    ck_assert_uint_eq(column.place[2], 0);
    ck_assert_uint_eq(column.place[1], INVENTORY_NOWHERE);
    ck_assert_double_eq_tol(column.gap, 0.3, 1e-12);
    forensic_column_finish(&column);
    inventory_finish(&inventory);
    gathered_finish(&gathered);
}
END_TEST

START_TEST(sides_add_up) {
    struct gathered gathered;
    loaded_init(&gathered.loaded, "y");
    loaded_add_text(&gathered.loaded, "x,y\n0.5,a\n-1.5,b\n0.5,a\n", DATA_TRAIN);
    loaded_add_text(&gathered.loaded, "x,y\n2.5,a\n0.5,b\n", DATA_TEST);
    gathered_init(&gathered);
    struct forensic_column column;
    struct forensic_sides sides;
    struct inventory inventory;
    ck_assert(init(&column, &gathered, &inventory));
    forensic_sides_init(&sides, &column, &gathered.gather.pairs[0]);
    forensic_sides_count(&sides, &column);
    struct forensic_sums train = forensic_sides_sums(&sides, FIT_ON_TRAIN),
                         both = forensic_sides_sums(&sides, FIT_ON_BOTH);
    ck_assert_uint_eq(train.n, 3);
    ck_assert_double_eq_tol(train.sum, -0.5, 1e-15);
    ck_assert_double_eq_tol(both.squares, 0.75 + 2.25 + 6.25, 1e-12);
    ck_assert_double_eq(both.maximum, 2.5);
    ck_assert_uint_eq(forensic_sides_of(&sides, FIT_ON_TRAIN, 1), 2); // of 0.5
    ck_assert_uint_eq(forensic_sides_of(&sides, FIT_ON_BOTH, 1), 3);
    ck_assert_uint_eq(forensic_sides_sums(&sides, FIT_ON_ALL).n, 5);
    forensic_sides_finish(&sides);
    forensic_column_finish(&column);
    inventory_finish(&inventory);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("forensic_columns", the_most_decimals_count, constant_significant_digits_are_seen,
          exponents_are_read_digit_by_digit, values_are_counted_and_their_gap_found, sides_add_up)
