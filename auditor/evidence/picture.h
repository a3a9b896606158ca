// What reports draw of a column beside the target: how its rows fall into a few groups of values, and how the
// target is made up in each. No value of a cell is in it.
#ifndef LEAKAUDIT_EVIDENCE_PICTURE_H
#define LEAKAUDIT_EVIDENCE_PICTURE_H

#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PICTURE_GROUPS 24 // groups of present values
#define PICTURE_CLASSES 6 // shades of the target

struct dataset;

struct picture {
    bool ordered; // groups of numbers, ascending; else values of a text, the commonest first, then the rest
    bool scale;   // the target is a number: its classes are fifths of its range of ranks
    size_t groups, classes;
    uint64_t *rows;    // [groups + 1][classes]; group 0 holds the rows in which the cell is missing
    uint64_t excluded; // rows whose target is missing
};

// The picture of a column of the dataset from the profile's joint table; NULL without a usable target or if
// the column is the target. Lives in the arena.
const struct picture *picture_of(struct arena *arena, const struct dataset *dataset, size_t column);

#endif
