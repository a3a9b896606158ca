// Functional collapse: columns that follow exactly from another one don't count as columns of their own, or
// pairs of rows that differ in one column alone would be missing for no reason of nature.
#include "evidence/splits/overlap.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

enum {
    MOST_ROWS = 20000,
    LEAST_ROWS = 500,
    MOST_CELLS = 1 << 23,
    LEAST_REPEATS = 20,   // of the column that determines
    LEAST_VIOLATIONS = 10 // expected if the columns were independent
};

// Values of some columns in a sample of distinct rows.
struct sample {
    size_t rows, columns;
    size_t *row;       // [rows] of the store
    uint32_t **code;   // [columns][rows] number of the value
    size_t *values;    // [columns] how many there are
    double *different; // [columns] chance that two random rows differ
};

// Rows of the store that are distinct whatever their label, at most `most`, from evenly spaced rows: copies
// would make any column seem to follow from any other.
static void pick_rows(const struct gather *gather, const size_t *column, size_t columns, size_t most,
                      struct sample *sample) {
    const struct store *store = &gather->dataset->store;
    struct coded_column *slice = memory_alloc(store->columns, sizeof *slice);
    struct coded all = store_slice(store, 0, store->rows, slice);
    size_t step = store->rows / (2 * most) + 1, rows = (store->rows + step - 1) / step;
    struct row_list list;
    row_list_init(&list, rows, rows, false);
    for (size_t i = 0; i < rows; i++)
        (void)row_list_add(&list, (struct row_key){.tail = i * step});
    for (size_t i = 0; i < columns; i++) {
        for (size_t k = 0; k < rows; k++)
            list.at[k].key +=
                hash_mix(scan_cell_hash(gather->dataset, &all, column[i], (size_t)list.at[k].tail), i);
    }
    row_list_sort(&list);
    sample->row = memory_alloc(rows, sizeof *sample->row);
    for (size_t i = 0; i < rows && sample->rows < most; i++) {
        if (i == 0 || list.at[i].key != list.at[i - 1].key)
            sample->row[sample->rows++] = (size_t)list.at[i].tail;
    }
    row_list_finish(&list);
    memory_free(slice);
}

// Numbers the values of a column.
static void number_values(const struct store *store, size_t column, struct sample *sample, size_t at) {
    double *value = memory_alloc(sample->rows, sizeof *value);
    size_t *index = memory_alloc(sample->rows, sizeof *index);
    size_t *from = memory_alloc(sample->rows, sizeof *from);
    uint32_t *code = sample->code[at] = memory_alloc(sample->rows, sizeof *code);
    size_t present = 0;
    for (size_t i = 0; i < sample->rows; i++) {
        double number = store->numeric[column] ? store->number[column][sample->row[i]]
                                               : (double)store->code[column][sample->row[i]];
        if (isnan(number))
            continue; // code 0
        value[present] = number;
        from[present++] = i;
    }
    sort_doubles_with_index(value, index, present);
    uint32_t last = 0;
    double same = 0, run = (double)(sample->rows - present);
    for (size_t i = 0; i < present; i++) {
        if (i == 0 || value[i] > value[i - 1]) {
            same += run * run;
            run = 0;
            last++;
        }
        run++;
        code[from[index[i]]] = last;
    }
    double rows = (double)sample->rows;
    sample->different[at] = 1 - (same + run * run) / (rows * rows);
    sample->values[at] = last + (present < sample->rows);
    memory_free(value);
    memory_free(index);
    memory_free(from);
}

// Rows in the order of a column's values, and where each value begins.
static void order_by(const struct sample *sample, size_t column, size_t *order, size_t *start) {
    const uint32_t *code = sample->code[column];
    memset(start, 0, (sample->rows + 2) * sizeof *start);
    for (size_t i = 0; i < sample->rows; i++)
        start[code[i] + 1]++;
    for (size_t v = 1; v <= sample->rows + 1; v++)
        start[v] += start[v - 1];
    for (size_t i = 0; i < sample->rows; i++)
        order[start[code[i]]++] = i;
}

// Whether rows with the same value of `a`, which `order` puts side by side, have the same value of `b`.
static bool follows(const struct sample *sample, const size_t *order, size_t a, size_t b) {
    double repeats = (double)(sample->rows - sample->values[a]);
    if (repeats < LEAST_REPEATS || repeats * sample->different[b] < LEAST_VIOLATIONS)
        return false;
    const uint32_t *determining = sample->code[a], *code = sample->code[b];
    for (size_t i = 1; i < sample->rows; i++) {
        if (determining[order[i]] == determining[order[i - 1]] && code[order[i]] != code[order[i - 1]])
            return false;
    }
    return true;
}

// Marks the columns that follow from another one: of two that follow from each other the first stays. A
// column that is dropped itself need not determine any other: what it determines follows from its own
// determinant as well.
static void drop(const struct sample *sample, size_t droppable, bool *dropped) {
    size_t *order = memory_alloc(sample->rows, sizeof *order);
    size_t *start = memory_alloc(sample->rows + 2, sizeof *start);
    for (size_t b = 0; b < droppable; b++)
        dropped[b] = sample->values[b] <= 1;
    for (size_t a = 0; a < sample->columns; a++) {
        if (a < droppable && dropped[a])
            continue;
        order_by(sample, a, order, start);
        for (size_t b = 0; b < droppable; b++) {
            if (b != a && !dropped[b] && sample->values[a] >= sample->values[b])
                dropped[b] = follows(sample, order, a, b);
        }
    }
    memory_free(order);
    memory_free(start);
}

size_t overlap_counted(const struct gather *gather, size_t label, const size_t *column, size_t columns,
                       size_t *counted) {
    const struct store *store = &gather->dataset->store;
    size_t all = columns + (label != SIZE_MAX), most = MOST_CELLS / (all + 1);
    most = most > MOST_ROWS ? MOST_ROWS : most < LEAST_ROWS ? LEAST_ROWS : most;
    struct sample sample = {.columns = all,
                            .code = memory_alloc(all, sizeof *sample.code),
                            .values = memory_alloc(all, sizeof *sample.values),
                            .different = memory_alloc(all, sizeof *sample.different)};
    pick_rows(gather, column, columns, most, &sample);
    for (size_t i = 0; i < all; i++)
        number_values(store, i < columns ? column[i] : label, &sample, i);
    bool *dropped = memory_alloc(columns, sizeof *dropped);
    drop(&sample, columns, dropped);
    size_t count = 0;
    for (size_t i = 0; i < columns; i++) {
        if (!dropped[i])
            counted[count++] = column[i];
    }
    for (size_t i = 0; i < all; i++)
        memory_free(sample.code[i]);
    memory_free(sample.code);
    memory_free(sample.values);
    memory_free(sample.different);
    memory_free(sample.row);
    memory_free(dropped);
    return count;
}
