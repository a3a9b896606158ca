// What is to be counted: the target's classes, every column's bins, and the split each row belongs to.
//
// A plan is made from rows that have been read already (the store) and is const while rows are counted. A bin
// is a distinct value while there are few, else an interval that holds about as many rows as the others; a
// value that is common has a bin of its own (an atom); missing is bin 0.
#ifndef LEAKAUDIT_PROFILE_PLAN_H
#define LEAKAUDIT_PROFILE_PLAN_H

#include "base/memory.h"
#include "input/schema.h"
#include "profile/dictionary.h"
#include "profile/edge_grid.h"
#include "profile/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_FOLDS 5
#define PLAN_BINS 128       // of a numeric column, without the missing bin
#define PLAN_TEXT_BINS 400  // values of a text column that get a bin of their own
#define PLAN_TARGET_BINS 32 // of a numeric target
#define PLAN_CLASSES 100    // more than these make a class target undecidable
#define BIN_MISSING 0
#define BIN_REST 1 // of a text column: values that are too rare for a bin of their own

struct plan_column {
    size_t bins;           // including missing (and rest)
    double *edges;         // numeric: bin b >= 1 holds [edges[b-1], edges[b]); the first reaches down to -inf
    struct edge_grid grid; // over the edges
    bool *atom;            // numeric [bins]: the bin is a single value
    uint16_t *bin_of_code; // text: by dictionary code; codes beyond code_count are BIN_REST
    size_t code_count;
    double shift;  // for the moments
    bool by_value; // every value of the rows that the plan was made from has its own bin
};

struct plan {
    size_t columns;
    struct plan_column *column;
    size_t target;       // SIZE_MAX = none
    enum task_type task; // TASK_UNDECLARED without a target
    bool task_inferred;
    size_t classes; // 0 = no target; bins of the target for regression and ranking
    struct plan_class {
        double number; // numeric target: the class's value (regression: lower edge of the bin)
        uint32_t code; // text target: its dictionary code
        const char *label;
    } * class;           // [classes], ascending; binary: class 1 is the positive one
    const char *trouble; // why the target can't be used, or NULL
    size_t splits;       // >= 1
};

struct plan_request {
    size_t columns;
    const struct dictionary *dictionaries; // [columns], unused for numeric columns
    size_t target;
    enum task_type task;  // TASK_UNDECLARED = find out
    const char *positive; // or NULL
    size_t splits;
    const double *late; // values of a numeric target that occur in the data, maybe in no row of the store
    size_t late_count;
};

// A plan from the rows of the store. Everything lives in the arena.
void plan_make(struct arena *arena, const struct plan_request *request, const struct store *store,
               struct plan *plan);
// The target's task and classes alone (plan_make() does that as well).
void plan_target(struct arena *arena, const struct plan_request *request, const struct store *store,
                 struct plan *plan);
// The bins of one column anew, from the rows of the store.
void plan_bins(struct arena *arena, const struct plan_request *request, const struct store *store,
               size_t column, struct plan *plan);
// The class of each row of the target's values: 0 .. classes-1, or `classes` where it is missing or unknown.
// Adds to *unknown the present values that are no class.
void plan_classes(const struct plan *plan, const struct coded_column *target, size_t rows, uint16_t *class,
                  uint64_t *unknown);
// The bin of each row of a column.
void plan_bin_rows(const struct plan *plan, size_t column, const struct coded_column *values, size_t rows,
                   uint16_t *bin);
// Whether the target is a number to be met or ranked, not a class.
static inline bool plan_is_scale(const struct plan *plan) {
    return plan->task == TASK_REGRESSION || plan->task == TASK_RANKING;
}
// The fold of a row, from its hash.
static inline unsigned plan_fold(uint64_t hash) {
    return (unsigned)((uint32_t)hash % PLAN_FOLDS);
}

#endif
