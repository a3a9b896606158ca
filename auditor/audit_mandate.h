// The organisation's policies of an audit, in the verdict layer's terms.
#ifndef LEAKAUDIT_AUDIT_MANDATE_H
#define LEAKAUDIT_AUDIT_MANDATE_H

#include "audit.h"
#include "verdict/mandate.h"

// Reads the request's policy files. Each is noted in `notes` and listed in the audit's settings with its
// hash. What is wrong in them goes to `problems`.
enum status audit_mandates(struct arena *arena, const struct audit_request *request, struct audit *audit,
                           struct notes *notes, struct notes *problems, struct mandates *mandates,
                           struct error *error) LEAKAUDIT_MUST_USE;

#endif
