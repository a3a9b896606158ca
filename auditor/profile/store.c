// Growing column arrays with threshold sampling by row hash.
#include "profile/store.h"

#include "base/memory.h"

#include <assert.h>
#include <string.h>

enum { LEAST_ROWS = 8192 };

void store_init(struct store *store, size_t columns, const bool *numeric, uint64_t budget) {
    *store = (struct store){.columns = columns, .threshold = UINT64_MAX};
    store->numeric = memory_alloc(columns, sizeof *store->numeric);
    store->number = memory_alloc(columns, sizeof *store->number);
    store->code = memory_alloc(columns, sizeof *store->code);
    store->form = memory_alloc(columns, sizeof *store->form);
    size_t row_bytes = sizeof *store->hash + sizeof *store->split;
    for (size_t c = 0; c < columns; c++) {
        store->numeric[c] = numeric[c];
        row_bytes += (numeric[c] ? sizeof(double) : sizeof(uint32_t)) + sizeof(uint8_t);
    }
    uint64_t limit = budget / row_bytes;
    store->limit = limit < LEAST_ROWS ? LEAST_ROWS : limit > SIZE_MAX / 16 ? SIZE_MAX / 16 : (size_t)limit;
}

void store_finish(struct store *store) {
    for (size_t c = 0; c < store->columns; c++) {
        memory_free(store->number[c]);
        memory_free(store->code[c]);
        memory_free(store->form[c]);
    }
    memory_free(store->numeric);
    memory_free(store->number);
    memory_free(store->code);
    memory_free(store->form);
    memory_free(store->hash);
    memory_free(store->split);
    *store = (struct store){0};
}

bool store_complete(const struct store *store) {
    return store->rows == store->seen;
}

// Makes room for `rows` in all; grows by half, and never beyond the limit.
static void reserve(struct store *store, size_t rows) {
    if (rows <= store->capacity)
        return;
    size_t capacity = store->capacity + store->capacity / 2;
    if (capacity > store->limit)
        capacity = store->limit;
    if (capacity < rows)
        capacity = rows;
    for (size_t c = 0; c < store->columns; c++) {
        if (store->numeric[c])
            store->number[c] = memory_resize(store->number[c], capacity, sizeof(double));
        else
            store->code[c] = memory_resize(store->code[c], capacity, sizeof(uint32_t));
        store->form[c] = memory_resize(store->form[c], capacity, sizeof(uint8_t));
    }
    store->hash = memory_resize(store->hash, capacity, sizeof *store->hash);
    store->split = memory_resize(store->split, capacity, sizeof *store->split);
    store->capacity = capacity;
}

static void compact_column(void *context, size_t c) {
    struct store *store = context;
    size_t kept = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (store->hash[r] > store->threshold)
            continue;
        if (store->numeric[c])
            store->number[c][kept] = store->number[c][r];
        else
            store->code[c][kept] = store->code[c][r];
        store->form[c][kept++] = store->form[c][r];
    }
}

// Drops the rows above the threshold, keeping the order of the others.
static void compact(struct store *store) {
    parallel_for(store->parallel, store->columns, store->rows * store->columns, compact_column, store);
    size_t kept = 0;
    for (size_t r = 0; r < store->rows; r++) {
        if (store->hash[r] > store->threshold)
            continue;
        store->hash[kept] = store->hash[r];
        store->split[kept++] = store->split[r];
    }
    store->rows = kept;
}

static size_t count_below(const struct coded *batch, uint64_t threshold) {
    size_t count = 0;
    for (size_t r = 0; r < batch->rows; r++)
        count += batch->hash[r] <= threshold;
    return count;
}

struct appending {
    struct store *store;
    const struct coded *batch;
    size_t count; // rows of the batch that lie below the threshold
};

static void append_forms(struct store *store, size_t column, const struct coded *batch) {
    const uint8_t *form = batch->column[column].form;
    uint8_t *to = store->form[column] + store->rows;
    for (size_t r = 0; r < batch->rows; r++) {
        if (batch->hash[r] <= store->threshold)
            *to++ = form ? form[r] : 0;
    }
}

static void append_column(void *context, size_t c) {
    const struct appending *appending = context;
    struct store *store = appending->store;
    const struct coded *batch = appending->batch;
    const struct coded_column *column = &batch->column[c];
    append_forms(store, c, batch);
    if (appending->count == batch->rows && store->numeric[c]) {
        memcpy(store->number[c] + store->rows, column->number, batch->rows * sizeof(double));
        return;
    }
    if (appending->count == batch->rows) {
        memcpy(store->code[c] + store->rows, column->code, batch->rows * sizeof(uint32_t));
        return;
    }
    size_t at = store->rows;
    for (size_t r = 0; r < batch->rows; r++) {
        if (batch->hash[r] > store->threshold)
            continue;
        if (store->numeric[c])
            store->number[c][at++] = column->number[r];
        else
            store->code[c][at++] = column->code[r];
    }
}

// Copies the rows of `batch` that lie below the threshold behind the store's rows.
static void append(struct store *store, const struct coded *batch, size_t count) {
    reserve(store, store->rows + count);
    parallel_for(store->parallel, store->columns, batch->rows * store->columns, append_column,
                 &(struct appending){store, batch, count});
    for (size_t r = 0; r < batch->rows; r++) {
        if (batch->hash[r] > store->threshold)
            continue;
        store->hash[store->rows] = batch->hash[r];
        store->split[store->rows++] = batch->split[r];
    }
}

void store_add(struct store *store, const struct coded *batch) {
    assert(batch->columns == store->columns);
    store->seen += batch->rows;
    size_t count = count_below(batch, store->threshold);
    while (store->rows + count > store->limit && store->threshold > 1) {
        store->threshold /= 2;
        compact(store);
        count = count_below(batch, store->threshold);
    }
    if (count)
        append(store, batch, count);
}

void store_merge(struct store *into, const struct store *from) {
    if (from->threshold < into->threshold) {
        into->threshold = from->threshold;
        compact(into);
    }
    struct coded_column *columns = memory_alloc(from->columns, sizeof *columns);
    uint64_t seen = into->seen + from->seen;
    if (from->rows) {
        struct coded all = store_slice(from, 0, from->rows, columns);
        store_add(into, &all);
    }
    into->seen = seen;
    memory_free(columns);
}

struct coded store_slice(const struct store *store, size_t first, size_t count,
                         struct coded_column *columns) {
    assert(first + count <= store->rows);
    for (size_t c = 0; c < store->columns; c++) {
        columns[c] = (struct coded_column){
            .number = store->numeric[c] ? store->number[c] + first : NULL,
            .code = store->numeric[c] ? NULL : store->code[c] + first,
            .form = store->form[c] + first,
        };
    }
    return (struct coded){.rows = count,
                          .columns = store->columns,
                          .column = columns,
                          .hash = store->hash + first,
                          .split = store->split + first};
}
