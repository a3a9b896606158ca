// Where the organisation's policies are found.
#ifndef LEAKAUDIT_COMMAND_POLICY_PATHS_H
#define LEAKAUDIT_COMMAND_POLICY_PATHS_H

#include "command/arguments.h"

#define POLICY_SYSTEM "/etc/leakaudit/policy.yaml"
#define POLICY_VARIABLE "LEAKAUDIT_POLICY"

struct policy_paths {
    const char *const *items;
    size_t count;
};

// All that there are, and all hold: the machine's, if the file is there, that of the environment, then
// --policy. Each may only tighten those before it, so that nobody can put a laxer one in a stricter one's
// place.
struct policy_paths policy_paths_find(struct arena *arena, const struct arguments *arguments);

#endif
