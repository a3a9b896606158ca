// The column store: whole columns in memory while they fit the budget, else an even sample of the rows.
//
// The sample keeps the rows whose hash lies below a threshold that is halved whenever the budget is full. So
// it is the same set of rows for any order of the file, keeps all copies of a row together, and two stores
// can be merged.
#ifndef LEAKAUDIT_PROFILE_STORE_H
#define LEAKAUDIT_PROFILE_STORE_H

#include "base/parallel.h"
#include "profile/coded.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store {
    size_t columns;
    bool *numeric;                // [columns]
    double **number;              // [columns][rows], NULL for text columns
    uint32_t **code;              // [columns][rows], NULL for numeric columns
    uint8_t **form;               // [columns][rows] numbers of the cells' forms (forms.h)
    uint64_t *hash;               // [rows]
    uint8_t *split;               // [rows]
    size_t rows, capacity, limit; // rows kept, allocated, and allowed by the budget
    uint64_t seen;                // rows offered
    uint64_t threshold;           // rows with hash <= threshold are kept; UINT64_MAX = all
    struct parallel *parallel;    // shares the columns of large batches; NULL = one thread
};

// `budget` in bytes; at least 8192 rows (two batches) are always kept.
void store_init(struct store *store, size_t columns, const bool *numeric, uint64_t budget);
void store_finish(struct store *store);
void store_add(struct store *store, const struct coded *batch);
// Adds the rows of a later part of the same table.
void store_merge(struct store *into, const struct store *from);
// Whether every row that was offered is here.
bool store_complete(const struct store *store);
// Rows [first, first + count) as a batch; `columns` is scratch of store->columns entries.
struct coded store_slice(const struct store *store, size_t first, size_t count, struct coded_column *columns);

#endif
