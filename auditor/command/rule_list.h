// The catalogue for the commands that print it: loaded, with its problems told.
#ifndef LEAKAUDIT_COMMAND_RULE_LIST_H
#define LEAKAUDIT_COMMAND_RULE_LIST_H

#include "command/arguments.h"
#include "command/terminal.h"
#include "verdict/catalogue.h"

// How --format of these commands counts.
enum list_format { LIST_UNSAID, LIST_TEXT, LIST_JSON, LIST_MARKDOWN };

// Loads the built-in rules and those of --rules. Returns false after saying what is wrong.
bool rule_list_load(struct arena *arena, const struct arguments *arguments, const struct terminal *terminal,
                    struct catalogue *catalogue);

// For commands without operands: false after saying that there is one.
bool rule_list_no_operands(const struct arguments *arguments, const struct terminal *terminal,
                           const char *command);

#endif
