// The rows in which entities are looked for: those on some side of a split, each different row once, in a
// random order. In the order of the file neighbours are alike for other reasons than that they are the same
// individual.
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_ROWS_H
#define LEAKAUDIT_EVIDENCE_ENTITY_ROWS_H

#include "evidence/gather.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct entity_rows {
    const struct dataset *dataset;
    size_t rows;
    size_t *row; // [rows] of the store
};

// Rows are different if they are in some column other than the target and the split. The order comes from
// their hashes, so it is the same in every run.
void entity_rows_init(struct entity_rows *rows, const struct gather *gather);
void entity_rows_finish(struct entity_rows *rows);

// Hashes of the cells of a column, [rows->rows], 0 where missing; the caller frees them.
uint32_t *entity_rows_hashes(const struct entity_rows *rows, size_t column);
// Whether the cells of two rows are equal; two missing ones are.
bool entity_rows_equal(const struct entity_rows *rows, size_t column, size_t a, size_t b);
bool entity_rows_missing(const struct entity_rows *rows, size_t column, size_t i);
// The chance that two rows agree in a column, from some thousands of random pairs.
double entity_rows_chance(const struct entity_rows *rows, size_t column);

#endif
