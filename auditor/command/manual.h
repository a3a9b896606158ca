// The manual page leakaudit(1), written from the tables of commands, options, report formats and exit codes.
#ifndef LEAKAUDIT_COMMAND_MANUAL_H
#define LEAKAUDIT_COMMAND_MANUAL_H

#include "base/memory.h"

#include <stdio.h>

// Writes the page in the man macros of roff. No date: the same version gives the same bytes.
void manual_write(struct arena *arena, FILE *out);

#endif
