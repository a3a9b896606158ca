// Progress on standard error, for work that takes longer than a second: a bar for people, JSON lines for
// programs.
#ifndef LEAKAUDIT_COMMAND_PROGRESS_H
#define LEAKAUDIT_COMMAND_PROGRESS_H

#include "command/terminal.h"

#include <stdbool.h>
#include <stddef.h>

struct progress {
    const struct terminal *terminal;
    enum { PROGRESS_OFF, PROGRESS_BAR, PROGRESS_JSON } kind;
    double started, shown; // seconds of the monotonic clock; shown 0 = nothing is on the screen
    bool drawn;
};

// `choice` is an enum when_choice; auto shows a bar on terminals.
void progress_begin(struct progress *progress, const struct terminal *terminal, size_t choice);
// For audit_request.progress: `context` is the struct progress. `share` is 0 to 1, negative if unknown.
void progress_show(void *context, const char *what, double share);
// Erases the bar.
void progress_end(struct progress *progress);

#endif
