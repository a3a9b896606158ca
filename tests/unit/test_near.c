// Tests of near copies: narrow and wide tables, with and without noisy copies, and what clusters look like.
#include "gathered_fixture.h"
#include "reference.h"
#include "unit_main.h"

enum { TRAIN = 300, TEST = 100 };

static double draw(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (double)(1 << 24);
}

static double roughly_normal(unsigned *state) {
    double sum = 0;
    for (int i = 0; i < 12; i++)
        sum += draw(state);
    return sum - 6;
}

// Rows of `columns` independent numbers; the first `copies` train rows are the first test rows with `noise`.
static void gather_copies(struct gathered *gathered, size_t columns, size_t copies, double noise) {
    unsigned state = 7;
    double *test = memory_alloc(TEST * columns, sizeof *test);
    struct growing text[2] = {{0}};
    for (size_t i = 0; i < TEST * columns; i++)
        test[i] = roughly_normal(&state);
    for (size_t r = 0; r < TRAIN + TEST; r++) {
        struct growing *to = &text[r >= TRAIN];
        for (size_t c = 0; r % TRAIN == 0 && c < columns; c++)
            growing_add(to, c + 1 < columns ? "x%zu," : "x%zu,y\n", c);
        for (size_t c = 0; c < columns; c++)
            growing_add(to, "%.6f,",
                        r >= TRAIN   ? test[(r - TRAIN) * columns + c]
                        : r < copies ? test[r * columns + c] + noise * roughly_normal(&state)
                                     : roughly_normal(&state));
        growing_add(to, "%s\n", r % 2 ? "a" : "b");
    }
    loaded_init(&gathered->loaded, "y");
    gathered->loaded.schema.task.type = TASK_BINARY;
    loaded_add(&gathered->loaded, text[0].at, text[0].length, DATA_TRAIN);
    loaded_add(&gathered->loaded, text[1].at, text[1].length, DATA_TEST);
    memory_free(text[0].at);
    memory_free(text[1].at);
    memory_free(test);
    gathered_init(gathered);
}

static const struct value *of_pair(const struct gathered *gathered, enum measure_id measure) {
    return evidence_value(&gathered->evidence, gathered->gather.pairs[0].subject, (int)measure);
}

START_TEST(noisy_copies) {
    for (int wide = 0; wide < 2; wide++) {
        struct gathered gathered;
        gather_copies(&gathered, wide ? 60 : 6, 20, 0.002);
        ck_assert_uint_ge(of_pair(&gathered, M_NEAR_ROWS)->count, wide ? 20 : 17);
        ck_assert_uint_le(of_pair(&gathered, M_NEAR_ROWS)->count, 20);
        ck_assert_double_lt(of_pair(&gathered, M_NEAR_CHANCE)->estimate.value, -3);
        ck_assert(of_pair(&gathered, M_NEAR_UNNATURAL)->why == DEFINED);
        ck_assert(of_pair(&gathered, M_NEAR_UNNATURAL)->flag);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(no_copies) {
    for (int wide = 0; wide < 2; wide++) {
        struct gathered gathered;
        gather_copies(&gathered, wide ? 60 : 6, 0, 0);
        ck_assert_uint_eq(of_pair(&gathered, M_NEAR_ROWS)->count, 0);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(equal_rows_are_not_near_copies) {
    for (int wide = 0; wide < 2; wide++) {
        struct gathered gathered;
        gather_copies(&gathered, wide ? 60 : 6, 20, 0);
        ck_assert_uint_eq(of_pair(&gathered, M_NEAR_ROWS)->count, 0);
        gathered_finish(&gathered);
    }
}
END_TEST

START_TEST(neighbours_along_a_hidden_line_are_undecided) {
    // Eight curves over one dimension, densely sampled: each test row has near train rows by nature.
    struct gathered gathered;
    unsigned state = 3;
    struct growing text[2] = {{0}};
    for (int side = 0; side < 2; side++)
        growing_add(&text[side], "a,b,c,d,e,f,g,h,y\n");
    for (size_t r = 0; r < 1200; r++) {
        double t = 6 * draw(&state);
        for (int c = 0; c < 8; c++)
            growing_add(&text[r % 4 == 0], "%.6f,", sin(t * (1 + 0.37 * c) + c));
        growing_add(&text[r % 4 == 0], "%s\n", draw(&state) < 0.5 ? "a" : "b");
    }
    loaded_init(&gathered.loaded, "y");
    gathered.loaded.schema.task.type = TASK_BINARY;
    loaded_add(&gathered.loaded, text[0].at, text[0].length, DATA_TRAIN);
    loaded_add(&gathered.loaded, text[1].at, text[1].length, DATA_TEST);
    memory_free(text[0].at);
    memory_free(text[1].at);
    gathered_init(&gathered);
    ck_assert_uint_ge(of_pair(&gathered, M_NEAR_ROWS)->count, 50);
    ck_assert_int_eq(of_pair(&gathered, M_NEAR_UNNATURAL)->why, NOT_DECIDABLE);
    gathered_finish(&gathered);
}
END_TEST

UNIT_MAIN("near", noisy_copies, no_copies, equal_rows_are_not_near_copies,
          neighbours_along_a_hidden_line_are_undecided)
