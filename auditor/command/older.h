// An older version of a schema, for `check --against`: a file, or what git has of it at a revision.
#ifndef LEAKAUDIT_COMMAND_OLDER_H
#define LEAKAUDIT_COMMAND_OLDER_H

#include "audit.h"
#include "base/error.h"

// `against` is a file if there is one of that name, else a revision of the repository that the schema lies
// in. At a revision that lacks the schema, older->exists is false; that is no error. Other failures are
// STATUS_USAGE (no such revision, no repository, no git), STATUS_IO or STATUS_LIMIT, and say what to do.
// Texts live in the arena.
enum status older_find(struct arena *arena, const char *against, const char *schema,
                       struct audit_older *older, struct error *error) LEAKAUDIT_MUST_USE;

#endif
