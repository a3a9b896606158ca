// Keys of rows, for counting the pairs of rows that agree in all columns, or in all but one or two: 64-bit
// sums of one hash a column, so that leaving a column out is a subtraction. Equal keys are found by sorting.
#ifndef LEAKAUDIT_PROFILE_ROW_KEYS_H
#define LEAKAUDIT_PROFILE_ROW_KEYS_H

#include "base/error.h"
#include "profile/coded.h"
#include "profile/dataset.h"
#include "profile/row_list.h"

#include <stddef.h>
#include <stdint.h>

// What counts as the same value of a column: a hash of each row's value goes to hash[batch->rows]. A near
// copy is found by hashing the cell of a grid in place of a number. Equal values must hash equally in all
// batches.
struct row_coding {
    void (*hash)(const void *context, const struct coded *batch, size_t column, uint64_t *hash);
    const void *context;
};

// One way of looking at rows. Columns are those of the dataset.
struct row_view {
    const struct row_coding *coding; // NULL = the values as they are (scan_cell_hash)
    const size_t *column;            // [columns] rows are equal if they agree in all of these
    size_t columns;
    const size_t *counted; // [counteds] those among them that are left out in turn; the others follow from
    size_t counteds;       // these and do not count
};

#define ROW_PART_NONE 255 // the row is not looked at

// The part of the table (a split, a fold) that each row of a batch belongs to, 0 .. 254 or ROW_PART_NONE, to
// part[batch->rows]. `first` is the number of the batch's first row.
struct row_parts {
    void (*find)(const void *context, const struct coded *batch, uint64_t first, uint8_t *part);
    const void *context;
};

struct row_keys {
    struct dataset *dataset;
    struct row_parts parts;
    size_t label;              // a column that is kept beside the key; part of no view; SIZE_MAX = none
    const struct row_view *at; // [views] those that share a coding stand together
    size_t views;
    uint64_t budget; // bytes for all lists of a scan
};

// One scan: a list a view of the keys of all rows, every copy kept; value bits are 0. Sorted. The caller
// finishes the lists, also after an error.
enum status row_keys_whole(const struct row_keys *keys, struct row_list *whole,
                           struct error *error) LEAKAUDIT_MUST_USE;

// One scan: of each view and each counted column j a list of the keys of the counted columns without j; the
// value is that of j. Rows that agree in the counted columns, the label and the part are there once. `also`
// [views], if not NULL, is a position among the view's counted columns which is left out of all its keys as
// well: of the value bits, the upper 14 are of `also` and the lower 14 of j, and its own list is empty
// (SIZE_MAX: all lists of the view are). All lists of a view have the same `every`. without[view][position]
// are sorted; the caller finishes them.
enum status row_keys_without(const struct row_keys *keys, const size_t *also, struct row_list *const *without,
                             struct error *error) LEAKAUDIT_MUST_USE;

// The key of every row of a batch in one view, to key[batch->rows], as in row_keys_whole().
void row_keys_of(const struct row_keys *keys, size_t view, const struct coded *batch, uint64_t *key);

#endif
