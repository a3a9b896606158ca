// A made-up coded table for tests of the accumulators: a target of two classes, numbers of several kinds with
// missing cells, and a column of texts.
#ifndef LEAKAUDIT_TESTS_CODED_FIXTURE_H
#define LEAKAUDIT_TESTS_CODED_FIXTURE_H

#include "base/hash.h"
#include "base/memory.h"
#include "profile/dictionary.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/store.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FIXTURE_COLUMNS = 5, FIXTURE_TARGET = 0 }; // target, 1e9 + noise, few values, texts, constant

static const bool fixture_numeric[FIXTURE_COLUMNS] = {true, true, true, false, true};

struct fixture {
    size_t rows;
    double *number[FIXTURE_COLUMNS];
    uint32_t *code[FIXTURE_COLUMNS];
    uint64_t *hash;
    uint8_t *split;
    struct dictionary dictionaries[FIXTURE_COLUMNS];
    struct arena arena;
    struct plan plan;
};

// Even numbers from 0 to 1 that depend on row and column only.
static inline double fixture_random(size_t row, size_t column) {
    return (double)(hash_mix(row, column) >> 11) / 9007199254740992.0;
}

static inline void fixture_init(struct fixture *fixture, size_t rows) {
    *fixture = (struct fixture){.rows = rows};
    arena_init(&fixture->arena);
    fixture->hash = memory_alloc(rows, sizeof *fixture->hash);
    fixture->split = memory_alloc(rows, sizeof *fixture->split);
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++) {
        dictionary_init(&fixture->dictionaries[c]);
        if (fixture_numeric[c])
            fixture->number[c] = memory_alloc(rows, sizeof **fixture->number);
        else
            fixture->code[c] = memory_alloc(rows, sizeof **fixture->code);
    }
    for (size_t r = 0; r < rows; r++) {
        double y = fixture_random(r, 0) < 0.3, x = fixture_random(r, 1);
        fixture->hash[r] = hash_mix(r, 99);
        fixture->split[r] = fixture_random(r, 7) < 0.25;
        fixture->number[0][r] = fixture_random(r, 6) < 0.01 ? NAN : y;
        fixture->number[1][r] = fixture_random(r, 5) < 0.05 ? NAN : 1e9 + x + y / 2;
        fixture->number[2][r] = floor(7 * fixture_random(r, 2));
        char text[32];
        snprintf(text, sizeof text, "t%d", (int)(40 * fixture_random(r, 3) * fixture_random(r, 3)));
        fixture->code[3][r] = fixture_random(r, 8) < 0.1
                                  ? CODE_MISSING
                                  : dictionary_code(&fixture->dictionaries[3], span_of(text));
        fixture->number[4][r] = 3;
    }
}

static inline void fixture_finish(struct fixture *fixture) {
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++) {
        memory_free(fixture->number[c]);
        memory_free(fixture->code[c]);
        dictionary_finish(&fixture->dictionaries[c]);
    }
    memory_free(fixture->hash);
    memory_free(fixture->split);
    arena_finish(&fixture->arena);
}

// Rows [first, first + count); `columns` is scratch of FIXTURE_COLUMNS entries.
static inline struct coded fixture_rows(const struct fixture *fixture, size_t first, size_t count,
                                        struct coded_column *columns) {
    for (size_t c = 0; c < FIXTURE_COLUMNS; c++)
        columns[c] = (struct coded_column){.number = fixture->number[c] ? fixture->number[c] + first : NULL,
                                           .code = fixture->code[c] ? fixture->code[c] + first : NULL};
    return (struct coded){.rows = count,
                          .columns = FIXTURE_COLUMNS,
                          .column = columns,
                          .hash = fixture->hash + first,
                          .split = fixture->split + first};
}

static inline struct plan_request fixture_request(const struct fixture *fixture, enum task_type task) {
    return (struct plan_request){.columns = FIXTURE_COLUMNS,
                                 .dictionaries = fixture->dictionaries,
                                 .target = FIXTURE_TARGET,
                                 .task = task,
                                 .splits = 2};
}

// Plans from all rows.
static inline void fixture_plan(struct fixture *fixture, enum task_type task) {
    struct store store;
    struct coded_column columns[FIXTURE_COLUMNS];
    store_init(&store, FIXTURE_COLUMNS, fixture_numeric, UINT64_MAX);
    struct coded all = fixture_rows(fixture, 0, fixture->rows, columns);
    store_add(&store, &all);
    struct plan_request request = fixture_request(fixture, task);
    plan_make(&fixture->arena, &request, &store, &fixture->plan);
    store_finish(&store);
}

#endif
