// The rows of some columns' equal values, and how far other columns agree within them.
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_GROUPS_H
#define LEAKAUDIT_EVIDENCE_ENTITY_GROUPS_H

#include "evidence/splits/entity_rows.h"

struct entity_groups {
    size_t rows, groups;
    size_t *at;    // [rows] positions in the entity rows; group g holds [start[g], start[g + 1])
    size_t *start; // [groups + 1]
    size_t *pair;  // [pairs] a row of `at` whose group holds the row before it too; in a random order
    size_t pairs;  // at most some thousands, spread evenly
};

// Groups the rows by hashes of cells, hash[count][rows]. Where they are many, about `most` of them: all rows
// of some groups, or, where groups are few and large, some rows of all. Rows that lack a cell are left out.
void entity_groups_init(struct entity_groups *groups, size_t rows, const uint32_t *const *hash, size_t count,
                        size_t most);
void entity_groups_finish(struct entity_groups *groups);

// Share of the pairs that agree in a column, 0 without any. Gives up early, with what was seen so far, where
// it is clearly below `least`.
double entity_groups_agreement(const struct entity_groups *groups, const struct entity_rows *rows,
                               size_t column, double least);
// Rows a group, and the variance of that number against its mean: 1 for a category into which rows fall
// independently, near 0 for a designed panel.
double entity_groups_size(const struct entity_groups *groups);
double entity_groups_dispersion(const struct entity_groups *groups);
// Whether one group is far larger than the others: a value that stands for nothing (a house without a second
// floor has 0 square feet there), not an individual that occurs so often.
bool entity_groups_has_default(const struct entity_groups *groups);

#endif
