// Tests of sharing pieces of work: every piece is done once, however many threads there are and however
// often.
#include "base/parallel.h"

#include "base/memory.h"
#include "unit_main.h"

#include <stdint.h>

enum { MANY = 1 << 20 }; // cells: enough to wake threads

struct squares {
    uint64_t square[100];
};

static void add_square(void *context, size_t index) {
    struct squares *squares = context;
    squares->square[index] += (uint64_t)index * index;
}

static void expect_rounds(struct parallel *parallel, size_t count, size_t cells) {
    enum { ROUNDS = 500 };
    struct squares squares = {{0}};
    for (size_t round = 0; round < ROUNDS; round++)
        parallel_for(parallel, count, cells, add_square, &squares);
    for (size_t i = 0; i < 100; i++)
        ck_assert_uint_eq(squares.square[i], i < count ? ROUNDS * (uint64_t)i * i : 0);
}

START_TEST(every_piece_is_done_once) {
    for (size_t jobs = 0; jobs <= 5; jobs++) {
        struct parallel *parallel = parallel_start(jobs);
        expect_rounds(parallel, 100, MANY);
        expect_rounds(parallel, 3, MANY);
        parallel_stop(parallel);
    }
}
END_TEST

START_TEST(little_work_and_no_crew_are_the_callers) {
    struct parallel *parallel = parallel_start(4);
    expect_rounds(parallel, 100, 1);
    expect_rounds(parallel, 1, MANY);
    expect_rounds(parallel, 0, MANY);
    parallel_stop(parallel);
    expect_rounds(NULL, 100, MANY);
    parallel_stop(NULL);
}
END_TEST

UNIT_MAIN("parallel", every_piece_is_done_once, little_work_and_no_crew_are_the_callers)
