// Where a byte of a YAML scalar's text stands in the file, so that an error inside an expression or a message
// template points at the very word, in plain, quoted and block scalars alike.
#ifndef LEAKAUDIT_VERDICT_POSITION_H
#define LEAKAUDIT_VERDICT_POSITION_H

#include "base/document.h"

// A scalar and the file that it was read from (to follow how its lines were folded).
struct position {
    struct span file; // empty: the scalar is taken to stand on one line
    const struct node *node;
};

// The place of byte `offset` (0 to the length of the text). Found by counting what is not white space,
// because folding and indentation change nothing else; escapes of a double-quoted scalar count as one
// character each.
struct place position_at(struct position position, size_t offset);

#endif
