// Tables drawn for tests: a CSV text that a function writes row by row, and what was gathered from it.
#ifndef LEAKAUDIT_TESTS_TABLE_FIXTURE_H
#define LEAKAUDIT_TESTS_TABLE_FIXTURE_H

#include "gathered_fixture.h"

#include <stdint.h>

// A small generator of numbers in [0, 1): the same on every machine.
static inline double table_draw(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) / 9007199254740992.0;
}

// About normal: mean 0, deviation 1.
static inline double table_normal(uint64_t *state) {
    double sum = 0;
    for (int i = 0; i < 12; i++)
        sum += table_draw(state);
    return sum - 6;
}

typedef void table_row(struct growing *text, size_t row, uint64_t *state);

// A table with columns x and y; y is the target.
static inline void table_gather(struct gathered *gathered, table_row *write, size_t rows,
                                enum task_type task) {
    struct growing text = {0};
    uint64_t state = 42;
    growing_add(&text, "x,y\n");
    for (size_t r = 0; r < rows; r++)
        write(&text, r, &state);
    gathered_text(gathered, text.at, "y", task);
    memory_free(text.at);
}

#endif
