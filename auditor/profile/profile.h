// Sufficient statistics of a table, from one pass over its rows: the joint table of every column with the
// target, its moments, and its distinct values.
//
// A profile is an accumulator: init(plan), add(rows), merge(a later part's profile), finish. Sums of
// floating-point numbers are kept per block of PROFILE_BLOCK rows and added up in the order of the blocks at
// the end, so the same bits come out however the blocks were shared between profiles, as long as each part
// begins at a multiple of PROFILE_BLOCK and every batch but a part's last holds a multiple of PROFILE_SLICE
// rows.
#ifndef LEAKAUDIT_PROFILE_PROFILE_H
#define LEAKAUDIT_PROFILE_PROFILE_H

#include "base/parallel.h"
#include "profile/coded.h"
#include "profile/distinct.h"
#include "profile/plan.h"
#include "stats/moments.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PROFILE_BLOCK (1u << 20)
#define PROFILE_SLICE 1024

struct block { // the floating-point sums of one column over one block of rows
    struct moments moments;
    struct comoments with_target; // numeric target: its value; binary: 1 for the positive class
};

struct profile_column {
    // Counts by [bin][split][fold][class + 1]; the last class is "target missing".
    uint64_t *joint;
    struct block *blocks;
    size_t block_count, block_capacity;
    struct distinct distinct;
    // After profile_finish():
    struct moments moments;
    struct comoments with_target;
};

struct profile {
    const struct plan *plan;
    size_t columns;
    bool *numeric;
    struct profile_column *column;
    uint64_t rows;
    uint64_t *split_rows;    // [splits]
    uint64_t unknown_target; // present target values that are no class of the plan
    uint32_t block_rows;
    size_t stride;             // counts per bin: splits * folds * (classes + 1)
    struct parallel *parallel; // shares the columns; NULL = one thread
};

// `block_rows` = PROFILE_BLOCK (tests take less, a multiple of PROFILE_SLICE).
void profile_init(struct profile *profile, const struct plan *plan, const bool *numeric, uint32_t block_rows);
void profile_free(struct profile *profile);
// Counts the rows.
void profile_add(struct profile *profile, const struct coded *batch);
// Adds the rows behind those of `into`; its rows are a multiple of block_rows.
void profile_merge(struct profile *into, const struct profile *from);
// Adds up the blocks.
void profile_finish(struct profile *profile);
// Empties one column after its bins were planned anew; all rows are then added to the wanted columns
// [columns] again, from row `first_row` of the table on, with profile_add_columns().
void profile_reset_column(struct profile *profile, size_t column);
void profile_add_columns(struct profile *profile, const bool *wanted, const struct coded *batch,
                         uint64_t first_row);

// The count of (bin, class) over all splits and folds; class == plan->classes is "target missing".
uint64_t profile_count(const struct profile *profile, size_t column, size_t bin, size_t class);

#endif
