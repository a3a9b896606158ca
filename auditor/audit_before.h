// The older schema that an audit's schema is held against, and what its policy was.
#ifndef LEAKAUDIT_AUDIT_BEFORE_H
#define LEAKAUDIT_AUDIT_BEFORE_H

#include "audit.h"
#include "verdict/policy.h"

// The older schema of the request, in the arena; NULL if it asks for no comparison. One that was not there
// yet declares nothing, and `notes` says so; of one that has errors, what can be read is taken.
const struct schema *audit_before(struct arena *arena, const struct audit_request *request,
                                  struct notes *notes);

// The rules about changes, and what it takes to fail, are the older schema's: a change can't switch off the
// rule that it breaks. Replaces those of `effective`, and returns the stricter severity to fail on of the
// two.
enum severity audit_before_rules(struct arena *arena, const struct audit_request *request,
                                 const struct catalogue *all, const struct schema *before,
                                 const struct schema *after, struct catalogue *effective);

// Adds what the two schemas' policies make of rules differently as changes to the evidence. `before` may be
// NULL.
void audit_before_policy(struct arena *arena, const struct catalogue *all, const struct schema *before,
                         const struct schema *after, struct evidence *evidence);

#endif
