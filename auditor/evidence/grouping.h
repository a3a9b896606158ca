// The rows of one column in the order of its values, with the target beside them: what every exact question
// about a column (is the target a function of it? does one cut separate the classes?) is answered from, by
// one scan.
#ifndef LEAKAUDIT_EVIDENCE_GROUPING_H
#define LEAKAUDIT_EVIDENCE_GROUPING_H

#include "profile/dataset.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The target of every row of the store.
struct target_rows {
    size_t rows;
    bool scale; // regression or ranking: the target is a number to be met, not a class
    size_t classes;
    uint16_t *class;      // [rows], `classes` = not known (scale: the bin of the target)
    const double *number; // [rows] a numeric target's values, NAN = missing; NULL for text
    uint64_t *class_rows; // [classes] rows of each class in the store
    uint64_t known;       // rows with a known target
};
void target_rows_init(struct target_rows *target,
                      const struct dataset *dataset); // all zero without a usable target
void target_rows_finish(struct target_rows *target);

struct grouping {
    size_t rows;           // with a present value and a known target
    double *value;         // [rows] ascending; a text column's codes as numbers
    size_t *row;           // [rows] its row of the store
    uint16_t *class;       // [rows]
    size_t groups;         // distinct values
    size_t *start;         // [groups + 1] where each begins
    uint64_t measured, of; // rows looked at, of how many in the data; equal = all
    uint64_t known;        // rows with a known target, present or not, of which `rows` are the present ones
};

// Groups the rows of a column. Of a larger store only about `most` rows: all rows of some values where values
// are many (a sample of rows would tear repeated values apart), else rows chosen by their hash.
void grouping_init(struct grouping *grouping, const struct dataset *dataset, const struct target_rows *target,
                   size_t column, size_t most);
void grouping_finish(struct grouping *grouping);
// Whether a value occurs in one row only, however often that row is written. Over-sampling and joins repeat
// rows, and a row agrees with its copies in everything, so that such a value proves nothing. Where rows
// coincide by nature (few columns, few values) a value that occurs more than once is never taken for one row.
bool grouping_is_one_row(const struct grouping *grouping, const struct dataset *dataset, size_t group);

// The number of distinct present values of a column: exact for text and for up to 2^18 rows that are all in
// the store, else the profile's estimate.
uint64_t grouping_distinct(const struct dataset *dataset, size_t column);

#endif
