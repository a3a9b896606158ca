// A scan shows all rows again, in the same order, from the store and from the files; equal values hash
// equally.
#include "profile/scan.h"

#include "dataset_fixture.h"
#include "unit_main.h"

#include <math.h>

enum { ROWS = 30000 };

// Two files with the columns in another order; a number, a text and a number with gaps.
static void load(struct loaded *loaded, uint64_t memory) {
    struct growing file[2] = {{0}, {0}};
    growing_add(&file[0], "n,t,gap\n");
    growing_add(&file[1], "gap,t,n\n");
    for (int r = 0; r < ROWS; r++) {
        char gap[16] = "";
        if (r % 3)
            snprintf(gap, sizeof gap, "%d", r % 7);
        if (r < ROWS / 2)
            growing_add(&file[0], "%d,word%d,%s\n", r, r % 50, gap);
        else
            growing_add(&file[1], "%s,word%d,%d.0\n", gap, r % 50, r);
    }
    loaded_init(loaded, NULL);
    loaded_add(loaded, file[0].at, file[0].length, DATA_TRAIN);
    loaded_add(loaded, file[1].at, file[1].length, DATA_TEST);
    loaded_read(loaded, memory);
    memory_free(file[0].at);
    memory_free(file[1].at);
}

struct seen {
    const struct dataset *dataset;
    uint64_t rows, sum;     // rows so far; of all cells' hashes
    uint64_t word[50], gap; // hashes of each word and of a gap
};

static void look(void *context, const struct coded *batch, uint64_t first) {
    struct seen *seen = context;
    size_t n = dataset_find(seen->dataset, "n"), t = dataset_find(seen->dataset, "t");
    size_t gap = dataset_find(seen->dataset, "gap");
    ck_assert_uint_eq(first, seen->rows);
    for (size_t r = 0; r < batch->rows; r++) {
        uint64_t row = first + r;
        ck_assert_double_eq(batch->column[n].number[r], (double)row);
        ck_assert_uint_eq(batch->split[r], row >= ROWS / 2);
        uint64_t word = scan_cell_hash(seen->dataset, batch, t, r);
        if (row < 50)
            seen->word[row] = word;
        ck_assert_uint_eq(word, seen->word[row % 50]);
        uint64_t hash = scan_cell_hash(seen->dataset, batch, gap, r);
        if (row == 0)
            seen->gap = hash;
        ck_assert_int_eq(hash == seen->gap, row % 3 == 0);
        seen->sum += scan_cell_hash(seen->dataset, batch, n, r) ^ word ^ hash;
    }
    seen->rows += batch->rows;
}

START_TEST(the_same_rows_from_store_and_files) {
    static const uint64_t memory[] = {1 << 24, 1}; // all rows fit; a sample of them
    uint64_t sum[2];
    for (int i = 0; i < 2; i++) {
        struct loaded loaded;
        struct error error;
        load(&loaded, memory[i]);
        ck_assert_int_eq(store_complete(&loaded.dataset.store), i == 0);
        struct seen seen = {.dataset = &loaded.dataset};
        for (int again = 0; again < 2; again++) {
            seen.rows = seen.sum = 0;
            ck_assert_int_eq(scan_rows(&loaded.dataset, look, &seen, &error), STATUS_OK);
            ck_assert_uint_eq(seen.rows, ROWS);
        }
        sum[i] = seen.sum;
        loaded_finish(&loaded);
    }
    ck_assert_uint_eq(sum[0], sum[1]);
}
END_TEST

START_TEST(a_hash_is_of_the_value) {
    static const double number[] = {1, 0.0, -0.0, NAN, 2, -NAN};
    const struct coded_column column = {.number = number};
    const struct coded batch = {.rows = 6, .columns = 1, .column = &column};
    const struct dataset dataset = {0};
    uint64_t hash[6];
    for (size_t r = 0; r < 6; r++)
        hash[r] = scan_cell_hash(&dataset, &batch, 0, r);
    ck_assert_uint_eq(hash[1], hash[2]);
    ck_assert_uint_eq(hash[3], hash[5]);
    ck_assert(hash[0] != hash[1] && hash[0] != hash[3] && hash[0] != hash[4] && hash[1] != hash[3]);
}
END_TEST

START_TEST(a_file_that_shrank_is_an_error) {
    struct loaded loaded;
    struct error error;
    load(&loaded, 1);
    FILE *file = fopen(loaded.paths[1], "w"); // the same file, cut off
    ck_assert_ptr_nonnull(file);
    fclose(file);
    struct seen seen = {.dataset = &loaded.dataset};
    ck_assert_int_ne(scan_rows(&loaded.dataset, look, &seen, &error), STATUS_OK);
    loaded_finish(&loaded);
}
END_TEST

UNIT_MAIN("scan", the_same_rows_from_store_and_files, a_hash_is_of_the_value, a_file_that_shrank_is_an_error)
