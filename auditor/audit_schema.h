// What an audit works with: the schema that the user wrote, or one made of the command line's options, and
// the policy that follows from both.
#ifndef LEAKAUDIT_AUDIT_SCHEMA_H
#define LEAKAUDIT_AUDIT_SCHEMA_H

#include "audit.h"
#include "verdict/policy.h"

// Reads the schema if a path is one, takes data files otherwise, and lets the request's options override.
// Problems of the schema go to `problems`; a status other than OK means that there is nothing to work with.
enum status audit_schema(struct arena *arena, const struct audit_request *request, struct schema *schema,
                         struct notes *problems, struct error *error) LEAKAUDIT_MUST_USE;

// Selection, thresholds and suppressions, in the verdict layer's terms.
struct policy audit_policy(struct arena *arena, const struct audit_request *request,
                           const struct schema *schema);

#endif
