// A YAML file as a tree of nodes: composed from libyaml's events, with the limits and refusals of
// docs/formats (no anchors, aliases, tags, merge keys or several documents; duplicate keys are errors that
// name both lines).
#ifndef LEAKAUDIT_BASE_DOCUMENT_H
#define LEAKAUDIT_BASE_DOCUMENT_H

#include "base/error.h"
#include "base/memory.h"
#include "base/node.h"
#include "base/text.h"

#include <stddef.h>

struct document_limits {
    size_t bytes, depth, events, scalar;
};
extern const struct document_limits document_limits; // 4 MiB, 32, 100 000, 64 KiB

// Composes the tree from `text`. `path` is what places name. All problems that can be found go to `errors`;
// returns NULL when there is no tree. An empty file is an error. After a problem that leaves the tree whole
// (a duplicate key, an anchor) the tree is returned without the offending part: look at errors->errors.
struct node *document_parse(struct arena *arena, const char *path, struct span text, struct notes *errors);

// The bytes of the file, one more than limits.bytes at most; the caller frees them with memory_free().
enum status document_bytes(const char *path, char **bytes, size_t *length,
                           struct error *error) LEAKAUDIT_MUST_USE;

// Reads the whole file (at most limits.bytes) and parses it; *root is NULL when there is no tree.
enum status document_read(struct arena *arena, const char *path, struct notes *errors, struct node **root,
                          struct error *error) LEAKAUDIT_MUST_USE;

#endif
