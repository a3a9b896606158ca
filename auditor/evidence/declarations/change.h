// What differs between a schema and an older one that it is held against. Each difference that rules can be
// about is a subject, which points at the new schema's line.
#ifndef LEAKAUDIT_EVIDENCE_DECLARATIONS_CHANGE_H
#define LEAKAUDIT_EVIDENCE_DECLARATIONS_CHANGE_H

#include "evidence/gather.h"

struct changes {
    struct gather *gather;
    const struct schema *before, *after;
    const struct schema_column **match; // what each column of `after` was (column_match.h)
};

// Adds a change: of which kind (a word of change.of), how messages call what changed, and what it was and is
// in words (NULL: nothing). A place without a line is the beginning of the schema. `column` may be NULL.
// Returns the subject.
size_t change_add(struct changes *changes, const char *of, const char *name, const char *column,
                  struct place place, const char *before, const char *after);

// Whether two names, one of each schema, mean the same column; NULL is none.
bool change_same_column(const struct changes *changes, const char *before, const char *after);

// Whether a list of the new schema holds that column of the old one. Of a very long list it is not known:
// true.
bool change_keeps(const struct changes *changes, const char *before, const struct references *after);

// The changes of columns.
void change_columns(struct changes *changes);

#endif
