// --help, --version and the command `help`, written from the tables of commands and options.
#ifndef LEAKAUDIT_COMMAND_HELP_H
#define LEAKAUDIT_COMMAND_HELP_H

#include "command/command.h"
#include "command/terminal.h"

// To standard output; they return the exit code.
int help_overview(const struct terminal *terminal);
int help_about(const struct terminal *terminal, const struct command *command);
int help_version(const struct terminal *terminal);
// A short usage to standard error.
void help_usage(const struct terminal *terminal);

#endif
