// Whether every row stands alone: no two distinct rows differ in one, two or three columns. Then identical
// rows are no chance agreement of columns, however few they are.
#include "evidence/splits/overlap_shell.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/scan.h"

enum {
    MOST_ROWS = 12000,
    LEAST_COLUMNS = 6,
    SHELL = 3,
    BLOCKS = SHELL + 1, // rows that differ in 3 columns agree in one of 4 blocks
    MOST_STORE = 1 << 20,
    MOST_CELLS = 1 << 23,
    MOST_WORK = 1 << 25 // comparisons of two rows
};

// Distinct rows, as hashes of their cells.
struct table {
    size_t rows, columns;
    uint32_t *cell; // [rows][columns]
};

// The sum of the hashes of some columns of all rows of the store, with the row as tail.
static void add_keys(const struct row_keys *keys, const struct row_view *view, const struct coded *all,
                     struct row_list *list) {
    uint8_t *part = memory_alloc(all->rows, 1);
    keys->parts.find(keys->parts.context, all, 0, part);
    for (size_t r = 0; r < all->rows; r++) {
        uint64_t key = 0;
        for (size_t i = 0; i < view->counteds; i++)
            key += hash_mix(scan_cell_hash(keys->dataset, all, view->counted[i], r), i);
        if (part[r] != ROW_PART_NONE)
            (void)row_list_add(list, (struct row_key){key, r});
    }
    row_list_sort(list);
    memory_free(part);
}

// The distinct rows of the store; false if they are too many.
static bool make_table(const struct row_keys *keys, const struct row_view *view, const struct coded *all,
                       struct table *table) {
    struct row_list list;
    row_list_init(&list, all->rows, all->rows, false);
    add_keys(keys, view, all, &list);
    size_t distinct = 0;
    for (size_t i = 0; i < list.count; i++)
        distinct += i == 0 || list.at[i].key != list.at[i - 1].key;
    bool fits = distinct <= MOST_ROWS && distinct * view->counteds <= MOST_CELLS;
    if (fits) {
        *table = (struct table){.columns = view->counteds,
                                .cell = memory_alloc(distinct * view->counteds, sizeof(uint32_t))};
        for (size_t i = 0; i < list.count; i++) {
            if (i > 0 && list.at[i].key == list.at[i - 1].key)
                continue;
            uint32_t *cell = table->cell + table->rows++ * table->columns;
            for (size_t c = 0; c < view->counteds; c++)
                cell[c] = (uint32_t)(scan_cell_hash(keys->dataset, all, view->counted[c],
                                                    (size_t)list.at[i].tail) >>
                                     32);
        }
    }
    row_list_finish(&list);
    return fits;
}

static bool far_apart(const struct table *table, size_t a, size_t b) {
    const uint32_t *left = table->cell + a * table->columns, *right = table->cell + b * table->columns;
    size_t different = 0;
    for (size_t c = 0; c < table->columns && different <= SHELL; c++)
        different += left[c] != right[c];
    return different > SHELL;
}

// Compares the rows that agree in one block of columns; false if some are near, or there are too many.
static bool block_is_empty(const struct table *table, unsigned block, size_t *work) {
    struct row_list list;
    row_list_init(&list, table->rows, table->rows, false);
    for (size_t r = 0; r < table->rows; r++) {
        uint64_t key = 0;
        for (size_t c = block; c < table->columns; c += BLOCKS)
            key += hash_mix(table->cell[r * table->columns + c], c);
        (void)row_list_add(&list, (struct row_key){key, r});
    }
    row_list_sort(&list);
    bool empty = true;
    for (size_t i = 0; empty && i < list.count; i++) {
        for (size_t j = i + 1; empty && j < list.count && list.at[j].key == list.at[i].key; j++)
            empty = ++*work < MOST_WORK && far_apart(table, (size_t)list.at[i].tail, (size_t)list.at[j].tail);
    }
    row_list_finish(&list);
    return empty;
}

bool overlap_shell_empty(const struct row_keys *keys, const struct row_view *view) {
    const struct store *store = &keys->dataset->store;
    if (!store_complete(store) || store->rows > MOST_STORE || view->coding || view->counteds < LEAST_COLUMNS)
        return false;
    struct coded_column *slice = memory_alloc(store->columns, sizeof *slice);
    struct coded all = store_slice(store, 0, store->rows, slice);
    struct table table = {0};
    size_t work = 0;
    bool empty = make_table(keys, view, &all, &table);
    for (unsigned block = 0; empty && block < BLOCKS; block++)
        empty = block_is_empty(&table, block, &work);
    memory_free(table.cell);
    memory_free(slice);
    return empty;
}
