// A node of a YAML document: a scalar, a sequence or a mapping that knows the line and column it was written
// at, and the readers that turn a scalar into the type that is wanted of it.
//
// Scalars stay text with their style: who reads a node resolves it by the type that is expected, so that a
// column may be called `no` or `1e3`. The readers follow the core schema of YAML 1.2 and tell what is wrong.
#ifndef LEAKAUDIT_BASE_NODE_H
#define LEAKAUDIT_BASE_NODE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
    enum node_kind kind;
    struct place place;
    // scalar
    const char *text; // terminated; a NUL inside is refused when the file is read
    size_t length;
    bool quoted; // '..', "..", | or >
    // sequence: items; mapping: keys[i] -> items[i], in the order written
    struct node **items;
    struct node **keys; // scalars
    size_t count;
};

// The value of a key in a mapping, or NULL; NULL too for a node that is no mapping.
struct node *node_find(const struct node *mapping, const char *key);

// A key without a value, and an empty item of a list: nothing was written.
bool node_is_empty(const struct node *node);

// What stands there, for messages: "'text'" cut to a readable length, "a list", "a mapping" or "nothing".
#define NODE_SHOWN 64
const char *node_shown(const struct node *node, char out[NODE_SHOWN]);

// Typed readers. `what` names the thing in messages ("the key 'type'"). On a wrong type they add an error
// with the place and what was expected, leave *out alone and return false.
bool node_expect(const struct node *node, enum node_kind kind, const char *what, struct notes *errors);
bool node_text(const struct node *node, const char *what, const char **out, struct notes *errors);
bool node_bool(const struct node *node, const char *what, bool *out,
               struct notes *errors); // only true and false
bool node_number(const struct node *node, const char *what, double *out, struct notes *errors); // finite
bool node_count(const struct node *node, const char *what, uint64_t *out, struct notes *errors);
// One of `names` (suggests the nearest): *out is the index. Empty names are not offered.
bool node_choice(const struct node *node, const char *what, const char *const *names, size_t count,
                 size_t *out, struct notes *errors);
// Every key of the mapping that is not among `keys` is an error with a suggestion.
bool node_only(const struct node *mapping, const char *what, const char *const *keys, size_t count,
               struct notes *errors);

#endif
