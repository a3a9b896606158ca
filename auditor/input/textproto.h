// The text format of protocol buffers as a tree of nodes, so that who reads a schema of TensorFlow Data
// Validation works on the same tree as who reads YAML.
//
// Follows the specification of the text format (protobuf.dev, "Text Format Language"). No message definition
// is needed: what a field means is for the reader of the tree to say.
#ifndef LEAKAUDIT_INPUT_TEXTPROTO_H
#define LEAKAUDIT_INPUT_TEXTPROTO_H

#include "base/document.h"

// A message becomes a mapping whose keys may repeat, in the order written: a repeated field is one pair a
// value, and a list `f: [1, 2]` is the same as `f: 1 f: 2`. Strings are quoted scalars, decoded; numbers and
// words are plain ones, as written. The limits are document_limits. All is kept in `arena`. On an error,
// which goes to `errors` with its place, NULL.
struct node *textproto_parse(struct arena *arena, const char *path, struct span text, struct notes *errors);

#endif
