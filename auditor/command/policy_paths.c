// Policies of the machine, the environment and the command line.
#include "command/policy_paths.h"

#include <stdlib.h>
#include <unistd.h>

struct policy_paths policy_paths_find(struct arena *arena, const struct arguments *arguments) {
    const char **paths = arena_alloc(arena, arguments->policy.count + 2, sizeof *paths);
    size_t count = 0;
    const char *named = getenv(POLICY_VARIABLE);
    if (access(POLICY_SYSTEM, F_OK) == 0) // if it is there but can't be read, that is an error
        paths[count++] = POLICY_SYSTEM;
    if (named && *named)
        paths[count++] = named;
    for (size_t i = 0; i < arguments->policy.count; i++)
        paths[count++] = arguments->policy.items[i];
    return (struct policy_paths){paths, count};
}
