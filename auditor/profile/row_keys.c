// Hashing the cells of all rows and adding them up into keys, in one scan of the dataset.
#include "profile/row_keys.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"

#include <string.h>

enum { ROWS = 1024 }; // at a time: few enough that the hashes of all columns stay near the processor

// What a scan works with. Hashes of a column serve all views that share a coding.
struct work {
    const struct row_keys *keys;
    uint64_t **hash;             // [columns of the dataset][ROWS], NULL while not needed
    bool *hashed;                // [columns of the dataset] for the present rows and coding
    struct coded_column *column; // [columns of the dataset] of the present rows
    uint64_t key[ROWS], label[ROWS];
    uint8_t part[ROWS];
    const size_t *also; // [views], or NULL
    struct row_list *whole;
    struct row_list *const *without;
};

static void work_finish(struct work *work) {
    for (size_t c = 0; c < work->keys->dataset->column_count; c++)
        memory_free(work->hash[c]);
    memory_free(work->hash);
    memory_free(work->hashed);
    memory_free(work->column);
}

static void work_init(struct work *work, const struct row_keys *keys) {
    size_t columns = keys->dataset->column_count;
    *work = (struct work){.keys = keys,
                          .hash = memory_alloc(columns, sizeof *work->hash),
                          .hashed = memory_alloc(columns, sizeof *work->hashed),
                          .column = memory_alloc(columns, sizeof *work->column)};
}

// At most ROWS rows of a batch, from row `first` on.
static struct coded rows_of(struct work *work, const struct coded *batch, size_t first) {
    size_t left = batch->rows - first;
    for (size_t c = 0; c < batch->columns; c++) {
        const struct coded_column *from = &batch->column[c];
        work->column[c] = (struct coded_column){.number = from->number ? from->number + first : NULL,
                                                .code = from->code ? from->code + first : NULL,
                                                .form = from->form ? from->form + first : NULL};
    }
    return (struct coded){.rows = left < ROWS ? left : ROWS,
                          .columns = batch->columns,
                          .column = work->column,
                          .hash = batch->hash + first,
                          .split = batch->split + first};
}

static void forget_hashes(struct work *work) {
    for (size_t c = 0; c < work->keys->dataset->column_count; c++)
        work->hashed[c] = false;
}

// The hashes of a column's values, each column with a key of its own.
static const uint64_t *hash_column(struct work *work, const struct row_coding *coding,
                                   const struct coded *batch, size_t column) {
    if (!work->hash[column])
        work->hash[column] = memory_alloc(ROWS, sizeof(uint64_t));
    uint64_t *hash = work->hash[column];
    if (work->hashed[column])
        return hash;
    if (coding)
        coding->hash(coding->context, batch, column, hash);
    for (size_t r = 0; r < batch->rows; r++) {
        uint64_t value = coding ? hash[r] : scan_cell_hash(work->keys->dataset, batch, column, r);
        hash[r] = hash_mix(value, column);
    }
    work->hashed[column] = true;
    return hash;
}

// Adds up the hashes of some columns.
static void sum(struct work *work, const struct row_coding *coding, const struct coded *batch,
                const size_t *column, size_t columns) {
    for (size_t r = 0; r < batch->rows; r++)
        work->key[r] = 0;
    for (size_t i = 0; i < columns; i++) {
        const uint64_t *hash = hash_column(work, coding, batch, column[i]);
        for (size_t r = 0; r < batch->rows; r++)
            work->key[r] += hash[r];
    }
}

// Parts and labels of the present rows.
static void begin(struct work *work, const struct coded *batch, uint64_t first) {
    const struct row_keys *keys = work->keys;
    keys->parts.find(keys->parts.context, batch, first, work->part);
    for (size_t r = 0; r < batch->rows; r++)
        work->label[r] =
            keys->label == SIZE_MAX ? 0 : hash_mix(scan_cell_hash(keys->dataset, batch, keys->label, r), 0);
    forget_hashes(work);
}

static const struct row_view *next_view(struct work *work, size_t v) {
    const struct row_view *view = &work->keys->at[v];
    if (v > 0 && view->coding != view[-1].coding)
        forget_hashes(work);
    return view;
}

// ---- whole keys ----

static void add_whole(struct row_list *list, const struct work *work, size_t rows) {
    for (size_t r = 0; r < rows; r++) {
        if (work->part[r] == ROW_PART_NONE)
            continue;
        struct row_key key = {work->key[r], row_key_tail(0, work->label[r], work->part[r])};
        while ((key.key & (list->every - 1)) == 0 && !row_list_add(list, key))
            row_list_thin(list, list->every * 2);
    }
}

static void visit_whole(void *context, const struct coded *batch, uint64_t first) {
    struct work *work = context;
    for (size_t done = 0; done < batch->rows; done += ROWS) {
        struct coded rows = rows_of(work, batch, done);
        begin(work, &rows, first + done);
        for (size_t v = 0; v < work->keys->views; v++) {
            const struct row_view *view = next_view(work, v);
            sum(work, view->coding, &rows, view->column, view->columns);
            add_whole(&work->whole[v], work, rows.rows);
        }
    }
}

enum status row_keys_whole(const struct row_keys *keys, struct row_list *whole, struct error *error) {
    uint64_t limit = keys->budget / sizeof(struct row_key) / (keys->views ? keys->views : 1) + 1;
    for (size_t v = 0; v < keys->views; v++)
        row_list_init(&whole[v], (size_t)limit, (size_t)keys->dataset->profile.rows, false);
    struct work work;
    work_init(&work, keys);
    work.whole = whole;
    enum status status = scan_rows(keys->dataset, visit_whole, &work, error);
    work_finish(&work);
    for (size_t v = 0; v < keys->views; v++)
        row_list_sort(&whole[v]);
    return status;
}

// ---- keys without a column ----

// Lists of a view are thinned together.
static void thin_all(struct row_list *lists, size_t count) {
    uint64_t every = lists[0].every * 2;
    for (size_t i = 0; i < count; i++)
        row_list_thin(&lists[i], every);
}

static void add_without(const struct work *work, size_t view, size_t position, size_t rows) {
    const struct row_view *at = &work->keys->at[view];
    struct row_list *lists = work->without[view], *list = &lists[position];
    const uint64_t *hash = work->hash[at->counted[position]];
    const uint64_t *second = work->also ? work->hash[at->counted[work->also[view]]] : NULL;
    for (size_t r = 0; r < rows; r++) {
        uint64_t key = work->key[r] - hash[r] - (second ? second[r] : 0);
        if ((key & (list->every - 1)) != 0 || work->part[r] == ROW_PART_NONE)
            continue;
        uint64_t value = second ? second[r] >> 50 << 50 | hash[r] >> 50 << 36 : hash[r];
        struct row_key entry = {key, row_key_tail(value, work->label[r], work->part[r])};
        while ((key & (list->every - 1)) == 0 && !row_list_add(list, entry))
            thin_all(lists, at->counteds);
    }
}

static void visit_without(void *context, const struct coded *batch, uint64_t first) {
    struct work *work = context;
    for (size_t done = 0; done < batch->rows; done += ROWS) {
        struct coded rows = rows_of(work, batch, done);
        begin(work, &rows, first + done);
        for (size_t v = 0; v < work->keys->views; v++) {
            const struct row_view *view = next_view(work, v);
            if (work->also && work->also[v] == SIZE_MAX)
                continue;
            sum(work, view->coding, &rows, view->counted, view->counteds);
            for (size_t i = 0; i < view->counteds; i++) {
                if (!work->also || work->also[v] != i)
                    add_without(work, v, i, rows.rows);
            }
        }
    }
}

enum status row_keys_without(const struct row_keys *keys, const size_t *also, struct row_list *const *without,
                             struct error *error) {
    size_t lists = 0;
    for (size_t v = 0; v < keys->views; v++)
        lists += keys->at[v].counteds;
    uint64_t limit = keys->budget / sizeof(struct row_key) / (lists ? lists : 1) + 1;
    for (size_t v = 0; v < keys->views; v++) {
        for (size_t i = 0; i < keys->at[v].counteds; i++)
            row_list_init(&without[v][i], (size_t)limit, 0, true);
    }
    struct work work;
    work_init(&work, keys);
    work.without = without, work.also = also;
    enum status status = scan_rows(keys->dataset, visit_without, &work, error);
    work_finish(&work);
    for (size_t v = 0; v < keys->views; v++) {
        for (size_t i = 0; i < keys->at[v].counteds; i++)
            row_list_sort(&without[v][i]);
    }
    return status;
}

void row_keys_of(const struct row_keys *keys, size_t view, const struct coded *batch, uint64_t *key) {
    struct work work;
    work_init(&work, keys);
    const struct row_view *at = &keys->at[view];
    for (size_t done = 0; done < batch->rows; done += ROWS) {
        struct coded rows = rows_of(&work, batch, done);
        forget_hashes(&work);
        sum(&work, at->coding, &rows, at->column, at->columns);
        memcpy(key + done, work.key, rows.rows * sizeof *key);
    }
    work_finish(&work);
}
