// Rows that stand on both sides of a cut through the table, held against what nature would give: which
// columns rows are compared by, and the comparison itself. Exact and near copies share it; they differ in the
// coding of the views.
#ifndef LEAKAUDIT_EVIDENCE_OVERLAP_H
#define LEAKAUDIT_EVIDENCE_OVERLAP_H

#include "base/error.h"
#include "evidence/gather.h"
#include "profile/row_keys.h"
#include "profile/row_pairs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- what to compare ----

// Columns of the dataset by which rows are compared. In the gather's arena.
struct overlap_columns {
    size_t label;    // the target; SIZE_MAX if there is none, or some split has no value of it
    size_t *feature; // all but the target, split columns, ignored ones, and those that some split lacks
    size_t features;
    size_t *plain; // those of them that are no id (by role, or nearly all distinct) and no time
    size_t plains; // all features if nothing is left otherwise; == features: the views are the same
};
void overlap_columns_init(const struct gather *gather, struct overlap_columns *columns);
// The view without ids and times, and the one with them if that is another and the budget allows; returns how
// many. What they point to lives in the gather's arena.
#define OVERLAP_VIEWS 2
size_t overlap_views(const struct gather *gather, const struct overlap_columns *columns,
                     struct row_view view[OVERLAP_VIEWS]);

// The positions that are left to count by when columns that follow from another one (exactly, on a sample of
// the distinct rows) and constant ones are dropped: "text" and "length of the text" differ together. The
// label may determine a column. Writes to counted[columns], returns how many.
size_t overlap_counted(const struct gather *gather, size_t label, const size_t *column, size_t columns,
                       size_t *counted);

// ---- where the cuts are ----

// One cut through the table: which parts are train, which are test.
struct overlap_cut {
    uint8_t side[ROW_PARTS]; // enum row_side by part
};
// The parts that the gather's pairs of splits are made of, and the cut of each pair, [gather->pair_count].
struct row_parts overlap_pair_parts(const struct gather *gather);
void overlap_pair_cuts(const struct gather *gather, struct overlap_cut *cuts);

// ---- the comparison ----

// A view's rows across a cut, with the label as a column or without it. Numbers are estimates where keys were
// thinned.
struct overlap_result {
    struct row_overlap_match match;      // of all rows, multiplied up
    uint64_t train, test;                // rows
    uint64_t conflicting;                // as row_overlap
    struct row_class class[ROW_CLASSES]; // of kept keys, as row_overlap
    size_t classes;
    bool counted;          // the fields below are set: at least three test rows matched in some match or view
    double one_off;        // P_1, pairs of distinct rows across; match.identical is P_0
    double two_off;        // a part of P_2
    double within_one_off; // the same within train
    double natural;        // upper limit of the natural P_0; > 0
    bool isolated;         // no two distinct rows of the table differ in one, two or three columns
    double log10_p;        // chance of P_0 by nature, not corrected for the number of views
    double ratio;          // how many pairs lie across for one within train
    double excess_log10_p; // of copies_cross against copies_within
    double excess_z;       // of straddling against a random split
    uint64_t measured, of; // rows behind the kept keys, of all; equal = all
};

// Compares the rows of all views across all cuts. result[(view * cuts + cut) * ROW_MATCHES + match]. One scan
// where nothing matches, up to four where something does. Without a label both matches are the same.
enum status overlap_compare(const struct row_keys *keys, const struct overlap_cut *cuts, size_t cut_count,
                            struct overlap_result *result, struct error *error) LEAKAUDIT_MUST_USE;

// A result as values of measures; undefined as TOO_FEW where nothing was counted.
struct overlap_numbers {
    struct value identical, one_off, natural; // pairs
    struct value chance;                      // log10_p
    struct value unnatural; // identical pairs outnumber those one column apart, or lie across far more often
                            // than within train; else undefined as NOT_DECIDABLE: clusters give that too
};
struct overlap_numbers overlap_numbers(const struct overlap_result *result);
// Whether `a` speaks more clearly of copies than `b`.
bool overlap_clearer(const struct overlap_result *a, const struct overlap_result *b);

// Bytes for the lists of a comparison: 22 a row (24 with what else it needs), within the audit's memory.
uint64_t overlap_budget(const struct gather *gather);

#endif
