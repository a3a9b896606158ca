// Tests of stamps: what is late, by days and by seconds, over all rows although the store is a sample, and
// merged.
#include "profile/stamps.h"

#include "dataset_fixture.h"
#include "unit_main.h"

#include <math.h>

// A schema with one column `x` whose stamp is `at`; the prediction time is `t`.
static void declare(struct loaded *loaded, struct schema_column *column) {
    loaded_init(loaded, "y");
    *column = (struct schema_column){.name = "x", .as_of = {.name = "at"}};
    loaded->schema.columns = column;
    loaded->schema.column_count = 1;
    loaded->schema.task.prediction_time.name = "t";
}

static const struct stamp *read_stamp(struct loaded *loaded, const char *text, uint64_t memory) {
    loaded_add_text(loaded, text, DATA_ALL);
    const struct dataset *dataset = loaded_read(loaded, memory);
    return stamps_of(&dataset->stamps, dataset_find(dataset, "x"));
}

START_TEST(seconds_count_between_times) {
    struct loaded loaded;
    struct schema_column column;
    declare(&loaded, &column);
    const struct stamp *stamp =
        read_stamp(&loaded,
                   "x,at,t,y\n"
                   "1,2024-01-01T10:00:00,2024-01-01T10:00:00,0\n"  // at the moment
                   "2,2024-01-01T10:00:01,2024-01-01T10:00:00,1\n"  // a second late
                   "3,2024-01-03T10:00:00,2024-01-01T10:00:00,0\n"  // two days late
                   ",2024-01-09T10:00:00,2024-01-01T10:00:00,0\n"   // nothing to be late
                   "5,,2024-01-01T10:00:00,1\n"                     // not stamped
                   "6,2023-12-31T10:00:00,2024-01-01T10:00:00,1\n", // early
                   1 << 20);
    ck_assert_int_eq(stamp->unit, STAMP_SECONDS);
    ck_assert_uint_eq(stamp->compared, 4);
    ck_assert_uint_eq(stamp->late, 2);
    ck_assert_uint_eq(stamp->first[0].line, 3);
    ck_assert_uint_eq(stamp->first[1].line, 4);
    ck_assert_uint_eq(stamp->first[2].line, 0);
    ck_assert_double_eq(stamp_median(stamp), (1 + 2 * 86400) / 2.0);
    loaded_finish(&loaded);
}
END_TEST

START_TEST(a_day_has_no_hour) {
    struct loaded loaded;
    struct schema_column column;
    declare(&loaded, &column);
    const struct stamp *stamp = read_stamp(&loaded,
                                           "x,at,t,y\n"
                                           "1,2024-01-01T23:59:00,2024-01-01,0\n"
                                           "2,2024-01-02T00:00:00,2024-01-01,1\n"
                                           "3,2023-12-31T23:00:00,2024-01-01,1\n",
                                           1 << 20);
    ck_assert_int_eq(stamp->unit, STAMP_DAYS);
    ck_assert_uint_eq(stamp->compared, 3);
    ck_assert_uint_eq(stamp->late, 1);
    ck_assert_double_eq(stamp_median(stamp), 86400);
    loaded_finish(&loaded);
}
END_TEST

START_TEST(numbers_count_as_they_are_and_text_not_at_all) {
    struct loaded loaded;
    struct schema_column column;
    declare(&loaded, &column);
    const struct stamp *stamp = read_stamp(&loaded, "x,at,t,y\na,2021,2020,0\nb,2019,2020,1\n", 1 << 20);
    ck_assert_int_eq(stamp->unit, STAMP_NUMBERS);
    ck_assert_uint_eq(stamp->late, 1);
    ck_assert_uint_eq(loaded.notes.count, 0);
    loaded_finish(&loaded);
    declare(&loaded, &column);
    stamp = read_stamp(&loaded, "x,at,t,y\na,soon,2020,0\nb,never,2020,1\n", 1 << 20);
    ck_assert_int_eq(stamp->unit, STAMP_NONE);
    ck_assert_uint_eq(stamp->compared, 0);
    ck_assert_uint_eq(loaded.notes.count, 1);
    loaded_finish(&loaded);
    declare(&loaded, &column);
    ck_assert_ptr_null(read_stamp(&loaded, "x,t,y\na,2020,0\nb,2020,1\n", 1 << 20)); // no stamp in the data
    loaded_finish(&loaded);
}
END_TEST

START_TEST(every_row_counts_although_the_store_is_a_sample) {
    struct loaded loaded;
    struct schema_column column;
    declare(&loaded, &column);
    struct growing text = {0};
    growing_add(&text, "x,at,t,y\n");
    enum { ROWS = 60000 };
    for (int r = 0; r < ROWS; r++)
        growing_add(&text, "%d,%d,1000,%d\n", r, r % 3 ? 900 : 1000 + 1 + r % 100, r % 2);
    const struct stamp *stamp = read_stamp(&loaded, text.at, 1);
    ck_assert(!store_complete(&loaded.dataset.store));
    ck_assert_uint_eq(stamp->compared, ROWS);
    ck_assert_uint_eq(stamp->late, ROWS / 3);
    ck_assert_uint_le(stamp->count, STAMP_TIMES);
    ck_assert_uint_gt(stamp->count, STAMP_TIMES / 4);
    ck_assert_double_lt(fabs(stamp_median(stamp) - 50.5), 3);
    loaded_finish(&loaded);
    memory_free(text.at);
}
END_TEST

// Two parts, added and merged, equal all rows added at once.
START_TEST(parts_merge) {
    struct loaded loaded;
    struct schema_column column;
    declare(&loaded, &column);
    (void)read_stamp(&loaded, "x,at,t,y\n1,2,1,0\n2,2,3,1\n", 1 << 20);
    struct stamps part[2], whole;
    stamps_init(&whole, &loaded.dataset, &loaded.schema);
    enum { ROWS = BATCH_ROWS };
    static double x[ROWS], at[ROWS], t[ROWS];
    static uint64_t hash[ROWS], line[ROWS];
    const size_t source[] = {0, 1, 2, SIZE_MAX};
    uint64_t state = 9;
    for (size_t p = 0; p < 2; p++) {
        stamps_init(&part[p], &loaded.dataset, &loaded.schema);
        for (int again = 0; again < 4; again++) {
            for (size_t r = 0; r < ROWS; r++) {
                state = state * 6364136223846793005u + 1442695040888963407u;
                hash[r] = state ^ state >> 29;
                at[r] = (double)(state >> 40 & 1023);
                t[r] = 100;
                line[r] = r + 2;
            }
            const struct batch_column columns[] = {{.number = x}, {.number = at}, {.number = t}};
            struct batch batch = {
                .rows = ROWS, .columns = 3, .column = columns, .row_hash = hash, .line = line};
            stamps_add(&part[p], &batch, source, p);
            stamps_add(&whole, &batch, source, p);
        }
    }
    stamps_merge(&part[0], &part[1]);
    const struct stamp *merged = &part[0].items[0], *once = &whole.items[0];
    ck_assert_uint_eq(merged->compared, once->compared);
    ck_assert_uint_eq(merged->late, once->late);
    ck_assert_uint_eq(merged->first[2].line, once->first[2].line);
    ck_assert_uint_eq(merged->count, once->count);
    ck_assert_double_eq(stamp_median(merged), stamp_median(once));
    stamps_finish(&part[0]);
    stamps_finish(&part[1]);
    stamps_finish(&whole);
    loaded_finish(&loaded);
}
END_TEST

UNIT_MAIN("stamps", seconds_count_between_times, a_day_has_no_hour,
          numbers_count_as_they_are_and_text_not_at_all, every_row_counts_although_the_store_is_a_sample,
          parts_merge)
