// Numbers as cells of a grid, so that rows which differ by a little noise fall into the same cells: what
// turns the counting of equal rows into the counting of near copies.
#ifndef LEAKAUDIT_EVIDENCE_NEAR_GRID_H
#define LEAKAUDIT_EVIDENCE_NEAR_GRID_H

#include "evidence/gather.h"
#include "profile/row_keys.h"

#include <stddef.h>
#include <stdint.h>

// Widths of a cell, in units of the column's scale, and places where the grid begins, in widths: noise that
// crosses a border of one grid hardly crosses that of another.
#define NEAR_WIDTHS 2
#define NEAR_OFFSETS 4
#define NEAR_GRIDS (NEAR_WIDTHS * NEAR_OFFSETS)

struct near_grid {
    const struct dataset *dataset;
    const double *scale; // [columns of the dataset] 0: values are compared as they are
    double width, offset;
};
struct near_grids {
    double *scale;
    struct near_grid grid[NEAR_GRIDS];
    struct row_coding coding[NEAR_GRIDS];
};

// Scales of the numeric columns with more than two values: the standard deviation, or what the quartiles say
// of it if that is less. Lives in the gather's arena.
void near_grids_init(const struct gather *gather, struct near_grids *grids);

// Takes out of column[columns] what the columns before tell to within a cell, by a linear fit to a sample of
// the rows: it does not count as a column of its own. Nor do more than a hundred numeric columns, evenly
// chosen. Returns how many are left.
size_t near_grids_counted(const struct gather *gather, const struct near_grids *grids, size_t *column,
                          size_t columns);

#endif
