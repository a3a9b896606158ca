// Which column of an older schema a column of a newer one was: the one of the same name, or one that was
// renamed.
#ifndef LEAKAUDIT_EVIDENCE_DECLARATIONS_COLUMN_MATCH_H
#define LEAKAUDIT_EVIDENCE_DECLARATIONS_COLUMN_MATCH_H

#include "base/memory.h"
#include "input/schema.h"

// An array in the arena, an entry for each column of `after`: the column of `before` that it was, or NULL if
// it is new. A column is taken for renamed only where that is unambiguous: between the same neighbours one
// column is gone and one has come, with the same type and the same description.
const struct schema_column **column_match(struct arena *arena, const struct schema *before,
                                          const struct schema *after);

#endif
