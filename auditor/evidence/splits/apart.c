// For every column: test rows whose value occurs in train, against the number that a random deal would give.
#include "evidence/splits/apart.h"

#include "base/memory.h"
#include "stats/sort.h"

#include <math.h>

enum { MOST_ROWS = 50000, LEAST_KEYS = 5 };
static const double SCATTERED = 0.5; // of the test rows, which a random deal would bring together with train
static const double TOGETHER = 0.01; // of them, at most, that are so all the same

struct rows {
    size_t count;
    size_t *row;   // [count] of the store; on one of the two sides
    double *value; // [count] of one column: those that are not missing come first
    size_t *index; // [count]
};

static double value_of(const struct store *store, size_t column, size_t row) {
    if (store->numeric[column])
        return store->number[column][row];
    return store->code[column][row] >= CODE_OVERFLOW ? NAN : (double)store->code[column][row];
}

struct deal {
    size_t train, test; // rows
    size_t keys[2];     // values that occur on each side
    size_t shared;      // test rows whose value occurs in train
    double expected;    // the same of a random deal
};

// One value's rows.
static void count_key(struct deal *deal, size_t train, size_t test, double test_share) {
    deal->train += train;
    deal->test += test;
    deal->keys[SPLIT_TRAIN] += train > 0;
    deal->keys[SPLIT_TEST] += test > 0;
    deal->shared += train > 0 ? test : 0;
    double rows = (double)(train + test);
    deal->expected += rows * test_share * (1 - pow(test_share, rows - 1));
}

static struct deal count_column(struct rows *rows, const struct store *store, const struct split_pair *pair,
                                size_t column) {
    size_t present = 0, test = 0;
    for (size_t i = 0; i < rows->count; i++) {
        double value = value_of(store, column, rows->row[i]);
        if (isnan(value))
            continue;
        rows->value[present++] = value;
        test += pair->side[rows->row[i]] == SPLIT_TEST;
    }
    struct deal deal = {0};
    if (present == 0)
        return deal;
    double share = (double)test / (double)present;
    // Positions among the present rows, to find their sides again after sorting.
    size_t *at = memory_alloc(present, sizeof *at);
    for (size_t i = 0, k = 0; i < rows->count; i++)
        if (!isnan(value_of(store, column, rows->row[i])))
            at[k++] = rows->row[i];
    sort_doubles_with_index(rows->value, rows->index, present);
    for (size_t i = 0, end; i < present; i = end) {
        size_t sides[2] = {0};
        for (end = i; end < present && rows->value[end] == rows->value[i]; end++)
            sides[pair->side[at[rows->index[end]]]]++;
        count_key(&deal, sides[SPLIT_TRAIN], sides[SPLIT_TEST], share);
    }
    memory_free(at);
    return deal;
}

static void collect(struct rows *rows, const struct store *store, const struct split_pair *pair) {
    size_t step = store->rows / MOST_ROWS + 1;
    rows->row = memory_alloc(store->rows / step + 1, sizeof *rows->row);
    for (size_t r = 0; r < store->rows; r += step)
        if (pair->side[r] != SPLIT_NEITHER)
            rows->row[rows->count++] = r;
    rows->value = memory_alloc(rows->count, sizeof *rows->value);
    rows->index = memory_alloc(rows->count, sizeof *rows->index);
}

size_t apart_column(const struct gather *gather, const struct split_pair *pair, const bool *leave_out) {
    const struct store *store = &gather->dataset->store;
    struct rows rows = {0};
    size_t found = SIZE_MAX;
    collect(&rows, store, pair);
    for (size_t c = 0; found == SIZE_MAX && c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        if (column->data == SIZE_MAX || leave_out[column->data] || column->role == ROLE_TARGET ||
            column->role == ROLE_SPLIT)
            continue;
        struct deal deal = count_column(&rows, store, pair, column->data);
        double test = (double)deal.test;
        if (deal.keys[SPLIT_TRAIN] >= LEAST_KEYS && deal.keys[SPLIT_TEST] >= LEAST_KEYS &&
            deal.expected >= SCATTERED * test && (double)deal.shared <= TOGETHER * test)
            found = column->data;
    }
    memory_free(rows.row);
    memory_free(rows.value);
    memory_free(rows.index);
    return found;
}
