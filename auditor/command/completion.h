// Scripts with which a shell completes command lines, written from the tables of commands and options and the
// names of the built-in rules. What can be completed is the same for all shells and is found here once.
#ifndef LEAKAUDIT_COMMAND_COMPLETION_H
#define LEAKAUDIT_COMMAND_COMPLETION_H

#include "base/memory.h"
#include "command/command.h"
#include "command/option.h"

#include <stdbool.h>
#include <stdio.h>

// What can stand in a place of the command line. All empty: nothing that a shell could know.
struct completion {
    const char *words; // separated by single spaces, without any character that a shell minds; may be ""
    bool files, folders;
};

// The value of an option: its choices, else as its placeholder says: rule ids for RULES, files for FILE or
// PATH, folders for FOLDER. Words that end in '=' want a path behind them (FORMAT=PATH).
struct completion completion_of_value(struct arena *arena, const struct option *option);

// The operands of a command, as its usage line says: words joined by '|' at the beginning, rule ids for RULE,
// commands for COMMAND, files for FILE and for a name with a dot.
struct completion completion_of_operands(struct arena *arena, const struct command *command);

// The names of all commands, separated by spaces.
const char *completion_commands(struct arena *arena);

// Write a whole script.
void completion_write_bash(struct arena *arena, FILE *out);
void completion_write_zsh(struct arena *arena, FILE *out);
void completion_write_fish(struct arena *arena, FILE *out);

#endif
