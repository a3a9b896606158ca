// Errors as compilers print them: path:line:column: error: text, the source line, and a caret under the
// place.
#ifndef LEAKAUDIT_COMMAND_DIAGNOSTIC_H
#define LEAKAUDIT_COMMAND_DIAGNOSTIC_H

#include "base/error.h"
#include "command/terminal.h"

// To standard error. Source lines are shown for YAML files only: a line of a data file holds values, which
// are not shown.
void diagnostic_error(const struct terminal *terminal, const struct error *error);
void diagnostic_notes(const struct terminal *terminal, const struct notes *notes);
// "leakaudit: error: text", for what is wrong with the command line.
void diagnostic_say(const struct terminal *terminal, const char *text);
// The same and where to read on; returns the exit code for wrong usage. `command` may be "".
int diagnostic_usage(const struct terminal *terminal, const char *command, const char *text);
// "leakaudit: note: text".
void diagnostic_note(const struct terminal *terminal, const char *text);

#endif
