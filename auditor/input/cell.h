// One field of a record: where its bytes lie in the block that holds them, without quotes and surrounding
// spaces.
#ifndef LEAKAUDIT_INPUT_CELL_H
#define LEAKAUDIT_INPUT_CELL_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

// Eight bytes, because a batch has tens of thousands of them. Fields are at most 16 MiB, blocks well below 4
// GiB.
struct cell {
    uint32_t at;
    uint32_t length : 29;
    uint32_t quoted_empty : 1; // written "", which is not the same as nothing
    uint32_t quoted : 1;       // written in quotes
    uint32_t padded : 1;       // blanks around it, outside the quotes if there are any, were dropped
};

#define CELL_LIMIT (16u << 20) // bytes of a field

static inline struct span cell_span(const char *bytes, struct cell cell) {
    return (struct span){bytes + cell.at, cell.length};
}

#endif
