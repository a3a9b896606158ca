// All rows of a dataset once more, after it has been read: from the column store while it holds every row,
// else from the files. For what needs more passes than one, such as counting equal rows.
#ifndef LEAKAUDIT_PROFILE_SCAN_H
#define LEAKAUDIT_PROFILE_SCAN_H

#include "base/error.h"
#include "profile/coded.h"
#include "profile/dataset.h"

#include <stddef.h>
#include <stdint.h>

// Looks at a batch whose first row is row `first` of the data (files one behind the other, from 0 on). Which
// rows and in what order is the same in every scan of a dataset; how they are cut into batches is not.
typedef void scan_visit(void *context, const struct coded *batch, uint64_t first);

// Visits all rows. Columns keep the types, codes and splits of the first reading. Fails if a file can't be
// read again or has changed meanwhile; then only some rows were visited.
enum status scan_rows(struct dataset *dataset, scan_visit *visit, void *context,
                      struct error *error) LEAKAUDIT_MUST_USE;

// Hash of a cell's value, the same for every cell of the column that holds the same value, in whatever file
// and however written: 1, 1.0 and 1e0 of a numeric column are one value, as are all missing cells. Texts
// beyond a full dictionary are told apart by the hash of their row, so they agree only if the rows do.
uint64_t scan_cell_hash(const struct dataset *dataset, const struct coded *batch, size_t column, size_t row);

#endif
