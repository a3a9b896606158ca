// Whole datasets: the same profile however the bytes come in and however much memory there is, and plans that
// the first rows suggest wrongly.
#include "profile/dataset.h"

#include "base/hash.h"
#include "dataset_fixture.h"
#include "unit_main.h"

#include <fcntl.h>
#include <math.h>
#include <zlib.h>

enum { MUCH = 1 << 30, MANY = 70000 };

// Even numbers from 0 to 1.
static double at_random(size_t row, size_t column) {
    return (double)(hash_mix(row, column) >> 11) / 9007199254740992.0;
}

static void expect_equal_columns(const struct dataset *a, const struct dataset *b, size_t c) {
    const struct profile_column *x = &a->profile.column[c], *y = &b->profile.column[c];
    ck_assert_uint_eq(a->plan.column[c].bins, b->plan.column[c].bins);
    ck_assert_uint_eq(a->profile.stride, b->profile.stride);
    size_t cells = a->plan.column[c].bins * a->profile.stride;
    ck_assert_msg(memcmp(x->joint, y->joint, cells * sizeof *x->joint) == 0, "joint table of column %zu", c);
    ck_assert_int_eq(memcmp(&x->moments, &y->moments, sizeof x->moments), 0);
    ck_assert_int_eq(memcmp(&x->with_target, &y->with_target, sizeof x->with_target), 0);
}

static void expect_equal(const struct dataset *a, const struct dataset *b) {
    ck_assert_uint_eq(a->column_count, b->column_count);
    ck_assert_uint_eq(a->profile.rows, b->profile.rows);
    for (size_t c = 0; c < a->column_count; c++)
        expect_equal_columns(a, b, c);
}

// y, continuous x with missing cells and a far offset, few values, texts of clearly different frequency, a
// wide text that ends batches at odd places.
static struct growing mixed_table(size_t rows) {
    struct growing text = {0};
    growing_add(&text, "y,x,k,word,wide\n");
    for (size_t r = 0; r < rows; r++) {
        int y = at_random(r, 0) < 0.3;
        growing_add(&text, "%d,", y);
        if (at_random(r, 1) > 0.1)
            growing_add(&text, "%.6f", 1e6 + at_random(r, 2) + 0.3 * y);
        double word = at_random(r, 4);
        growing_add(&text, ",%d,%s,%.*s\n", (int)(5 * at_random(r, 3)),
                    word < 0.5    ? "often"
                    : word < 0.8  ? "sometimes"
                    : word < 0.95 ? ""
                                  : "rare",
                    (int)(60 * at_random(r, 5)),
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    }
    return text;
}

START_TEST(standard_input_and_gz_give_the_same_profile) {
    struct growing text = mixed_table(100000);
    struct loaded plain, piped, packed;
    loaded_init(&plain, "y");
    loaded_add(&plain, text.at, text.length, DATA_ALL);
    loaded_read(&plain, MUCH);

    loaded_init(&packed, "y");
    loaded_add_text(&packed, "", DATA_ALL);
    gzFile out = gzopen(packed.paths[0], "wb1");
    ck_assert_int_eq(gzwrite(out, text.at, (unsigned)text.length), (int)text.length);
    gzclose(out);
    loaded_read(&packed, MUCH);
    expect_equal(&plain.dataset, &packed.dataset);

    loaded_init(&piped, "y");
    int saved = dup(0), file = open(plain.paths[0], O_RDONLY);
    ck_assert_int_eq(dup2(file, 0), 0);
    piped.schema.file_count = 1;
    piped.files[0] = (struct data_file){.path = "-", .name = "-"};
    loaded_read(&piped, MUCH);
    dup2(saved, 0);
    close(saved);
    close(file);
    expect_equal(&plain.dataset, &piped.dataset);
    loaded_finish(&plain);
    loaded_finish(&packed);
    loaded_finish(&piped);
    memory_free(text.at);
}
END_TEST

START_TEST(little_memory_counts_the_same) {
    struct growing text = mixed_table(150000);
    struct loaded much, little, least;
    struct loaded *all[] = {&much, &little, &least};
    static const uint64_t memory[] = {MUCH, 3500000, 0}; // the whole, the planned rows, 8192 rows
    for (size_t i = 0; i < 3; i++) {
        loaded_init(all[i], "y");
        loaded_add(all[i], text.at, text.length, DATA_ALL);
        loaded_read(all[i], memory[i]);
        ck_assert_int_eq(store_complete(&all[i]->dataset.store), i == 0);
    }
    expect_equal(&much.dataset, &little.dataset);
    ck_assert(least.dataset.store.rows <= 8192);
    for (size_t c = 2; c < 4; c++) // bins that are values do not depend on the rows they were planned from
        expect_equal_columns(&much.dataset, &least.dataset, c);
    for (size_t i = 0; i < 3; i++)
        loaded_finish(all[i]);
    memory_free(text.at);
}
END_TEST

static uint64_t bin_rows(const struct dataset *dataset, size_t column, size_t bin) {
    uint64_t rows = 0;
    for (size_t k = 0; k <= dataset->plan.classes; k++)
        rows += profile_count(&dataset->profile, column, bin, k);
    return rows;
}

START_TEST(bins_of_a_sorted_file_are_mended) {
    static const uint64_t memory[] = {MUCH, 0};
    struct growing text = {0};
    growing_add(&text, "y,x,word\n");
    for (size_t r = 0; r < 3 * MANY; r++)
        growing_add(&text, "%d,%zu,w%zu\n", r % 3 == 0, r, r / 1000);
    for (size_t i = 0; i < 2; i++) {
        struct loaded loaded;
        loaded_init(&loaded, "y");
        loaded_add(&loaded, text.at, text.length, DATA_ALL);
        const struct dataset *dataset = loaded_read(&loaded, memory[i]);
        uint64_t sum = 0, largest = 0;
        for (size_t b = 1; b < dataset->plan.column[1].bins; b++) {
            uint64_t rows = bin_rows(dataset, 1, b);
            sum += rows;
            largest = rows > largest ? rows : largest;
        }
        ck_assert_uint_eq(sum, 3 * MANY);
        ck_assert_uint_le(largest, 2 * 3 * MANY / dataset->plan.column[1].bins);
        ck_assert_uint_eq(dataset->plan.column[2].bins, 2 + 210);
        for (size_t b = 2; b < 212; b++)
            ck_assert_uint_eq(bin_rows(dataset, 2, b), 1000);
        loaded_finish(&loaded);
    }
    memory_free(text.at);
}
END_TEST

// A target whose last value comes late, once.
static void expect_late_class(const char *early, const char *earlier, const char *late, uint64_t memory,
                              size_t classes) {
    struct growing text = {0};
    growing_add(&text, "x,y,id\n");
    for (size_t r = 0; r < 2 * MANY; r++)
        growing_add(&text, "%zu,%s,%zu\n", r % 10, r == MANY + 4711 ? late : r % 2 ? early : earlier, r);
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded_add(&loaded, text.at, text.length, DATA_ALL);
    const struct dataset *dataset = loaded_read(&loaded, memory);
    ck_assert_uint_eq(dataset->plan.classes, classes);
    ck_assert_ptr_null(dataset->plan.trouble);
    ck_assert_uint_eq(dataset->profile.unknown_target, 0);
    ck_assert_uint_eq(dataset->profile.rows, 2 * MANY);
    ck_assert_uint_eq(dataset->profile.split_rows[0], 2 * MANY);
    uint64_t rows = 0, once = 0;
    for (size_t k = 0; k <= classes; k++) {
        uint64_t of_class = 0;
        for (size_t b = 0; b < dataset->plan.column[0].bins; b++)
            of_class += profile_count(&dataset->profile, 0, b, k);
        rows += of_class;
        once += of_class == 1;
        if (of_class == 1)
            ck_assert_str_eq(dataset->plan.class[k].label, late);
    }
    ck_assert_uint_eq(rows, 2 * MANY);
    ck_assert_uint_eq(once, 1);
    loaded_finish(&loaded);
    memory_free(text.at);
}

START_TEST(a_class_that_turns_up_late_is_counted) {
    static const uint64_t memory[] = {MUCH, 0};
    for (size_t i = 0; i < 2; i++) {
        expect_late_class("1", "2", "7", memory[i], 3);
        expect_late_class("a", "b", "c", memory[i], 3);
        expect_late_class("0", "0", "1", memory[i], 2);
        expect_late_class("no way", "no way", "way", memory[i], 2);
    }
}
END_TEST

START_TEST(a_sorted_numeric_target_is_cut_evenly) {
    static const uint64_t memory[] = {MUCH, 0};
    struct growing text = {0};
    growing_add(&text, "x,y\n");
    for (size_t r = 0; r < 2 * MANY; r++)
        growing_add(&text, "%zu,%zu.5\n", r % 10, r);
    for (size_t i = 0; i < 2; i++) {
        struct loaded loaded;
        loaded_init(&loaded, "y");
        loaded_add(&loaded, text.at, text.length, DATA_ALL);
        const struct dataset *dataset = loaded_read(&loaded, memory[i]);
        ck_assert_int_eq(dataset->plan.task, TASK_REGRESSION);
        ck_assert_uint_eq(dataset->plan.classes, PLAN_TARGET_BINS);
        for (size_t k = 0; k < PLAN_TARGET_BINS; k++) {
            double rows = 0;
            for (size_t b = 0; b < dataset->plan.column[0].bins; b++)
                rows += (double)profile_count(&dataset->profile, 0, b, k);
            ck_assert(fabs(rows / (2 * MANY / PLAN_TARGET_BINS) - 1) < 0.5);
        }
        loaded_finish(&loaded);
    }
    memory_free(text.at);
}
END_TEST

START_TEST(a_column_whose_type_changes_late_is_read_again) {
    static const uint64_t memory[] = {MUCH, 0};
    struct growing text = {0};
    growing_add(&text, "y,code,part,id\n");
    for (size_t r = 0; r < 2 * MANY; r++) {
        if (r < MANY || r % 5)
            growing_add(&text, "%zu,%zu,%zu,%zu\n", r % 2, r % 50, r % 7, r);
        else
            growing_add(&text, "%zu,A%zu,%zu.5,%zu\n", r % 2, r % 50, r % 7, r);
    }
    for (size_t i = 0; i < 2; i++) {
        struct loaded loaded;
        loaded_init(&loaded, "y");
        loaded_add(&loaded, text.at, text.length, DATA_ALL);
        const struct dataset *dataset = loaded_read(&loaded, memory[i]);
        ck_assert(!dataset->numeric[1]);
        ck_assert_uint_eq(dataset->dictionaries[1].count, 60);
        ck_assert_uint_eq(bin_rows(dataset, 1, BIN_MISSING), 0);
        ck_assert_uint_eq(bin_rows(dataset, 1, BIN_REST), 0);
        ck_assert_uint_eq(dataset->columns[1].counts.odd, 0);
        ck_assert(dataset->numeric[2]);
        ck_assert_uint_eq(bin_rows(dataset, 2, BIN_MISSING), 0);
        ck_assert_uint_eq(dataset->plan.column[2].bins, 1 + 14);
        ck_assert_uint_eq(dataset->profile.rows, 2 * MANY);
        loaded_finish(&loaded);
    }
    memory_free(text.at);
}
END_TEST

START_TEST(files_may_order_their_columns_as_they_like) {
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded_add_text(&loaded, "y,a,s\n0,1,u\n1,2,v\n", DATA_TRAIN);
    loaded_add_text(&loaded, "s,extra,y\nv,9,1\nw,9,0\nv,9,0\n", DATA_TEST);
    const struct dataset *dataset = loaded_read(&loaded, MUCH);
    ck_assert_uint_eq(dataset->column_count, 3);
    ck_assert_uint_eq(dataset->profile.rows, 5);
    ck_assert_uint_eq(dataset->split_count, 2);
    ck_assert_uint_eq(dataset->profile.split_rows[0], 2);
    ck_assert_uint_eq(dataset->profile.split_rows[1], 3);
    ck_assert_str_eq(dataset->splits[1].name, "test");
    ck_assert_uint_eq(bin_rows(dataset, 1, BIN_MISSING), 3);
    ck_assert_uint_eq(dataset->dictionaries[2].count, 3);
    ck_assert(isnan(dataset->store.number[1][2]));
    ck_assert_uint_eq(dataset->store.code[2][2], 1);
    ck_assert_uint_eq(loaded.notes.count, 2);
    ck_assert_ptr_nonnull(strstr(loaded.notes.items[0].text, "has no column 'a'"));
    ck_assert_ptr_nonnull(strstr(loaded.notes.items[1].text, "'extra'"));
    loaded_finish(&loaded);
}
END_TEST

static void expect_splits(struct loaded *loaded, const char *const *roles, size_t rows) {
    const struct dataset *dataset = loaded_read(loaded, MUCH);
    ck_assert_uint_eq(dataset->profile.rows, rows);
    for (size_t r = 0; r < rows; r++)
        ck_assert_str_eq(dataset->splits[dataset->store.split[r]].name, roles[r]);
    loaded_finish(loaded);
}

START_TEST(a_split_column_places_rows) {
    struct loaded loaded;
    loaded_init(&loaded, "y");
    loaded.schema.split.column.name = "fold";
    loaded_add_text(&loaded, "y,fold\n0,train\n1,TEST\n1,valid\n0,\n0,other\n", DATA_ALL);
    expect_splits(&loaded, (const char *[]){"train", "test", "validation", "all", "all"}, 5);
    loaded_init(&loaded, "y"); // numbers, as declared
    static struct reference train[] = {{.name = "0"}, {.name = "1"}}, test[] = {{.name = "2.5"}};
    loaded.schema.split.column.name = "fold";
    loaded.schema.split.train = (struct references){train, 2};
    loaded.schema.split.test = (struct references){test, 1};
    loaded_add_text(&loaded, "y,fold\n0,0\n1,2.5\n1,2.5\n0,1\n0,9\n", DATA_ALL);
    expect_splits(&loaded, (const char *[]){"train", "test", "test", "train", "all"}, 5);
}
END_TEST

START_TEST(odd_tables_are_survived) {
    static const char *const texts[] = {
        "y,x\n,\n,\n",          // nothing but missing cells
        "y,x\n1,2\n",           // one row
        "y,x\n1,2\n1,2\n1,2\n", // constants
        "y,x\n0,1e308\n1,-1e308\n0,1e308\n1,-1e308\n",
        "y\n0\n1\n", // the target alone
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct loaded loaded;
        loaded_init(&loaded, "y");
        loaded_add_text(&loaded, texts[i], DATA_ALL);
        const struct dataset *dataset = loaded_read(&loaded, 0);
        ck_assert_int_eq(dataset->plan.trouble != NULL, i < 3);
        loaded_finish(&loaded);
    }
}
END_TEST

UNIT_MAIN("dataset", standard_input_and_gz_give_the_same_profile, little_memory_counts_the_same,
          bins_of_a_sorted_file_are_mended, a_class_that_turns_up_late_is_counted,
          a_sorted_numeric_target_is_cut_evenly, a_column_whose_type_changes_late_is_read_again,
          files_may_order_their_columns_as_they_like, a_split_column_places_rows, odd_tables_are_survived)
