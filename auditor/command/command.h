// The subcommands: one file each, one row each in the table.
#ifndef LEAKAUDIT_COMMAND_COMMAND_H
#define LEAKAUDIT_COMMAND_COMMAND_H

#include "command/arguments.h"
#include "command/terminal.h"

#include <stddef.h>

// Exit codes (docs/formats, section 1).
enum exit_code {
    EXIT_CLEAR = 0,      // nothing at or above --fail-on
    EXIT_FOUND = 1,      // findings (or, with --strict, undecided subjects)
    EXIT_INPUT = 2,      // usage, schema, rule or data error; nothing was judged
    EXIT_INCOMPLETE = 3, // a limit was hit
    EXIT_INTERNAL = 4,   // a report that could not be written, out of memory, or a bug
};
extern const char *const exit_code_docs[]; // the same for users, by code; NULL-terminated

struct command {
    const char *name;
    unsigned bit;         // in struct option's `commands`
    const char *operands; // for the usage line
    const char *summary;  // one line
    const char *about;    // for --help; paragraphs separated by empty lines
    const char *examples; // a line each
    int (*run)(const struct arguments *arguments, const struct terminal *terminal);
};
extern const struct command commands[];
extern const size_t command_count;

// The command of that name, or NULL.
const struct command *command_find(const char *name);
// Says that there is no such command, with the nearest one; returns the exit code.
int command_unknown(const struct terminal *terminal, const char *word);

// The whole program but for main's set-up: parses argv, runs the command, returns the exit code.
int command_main(int argc, char *const *argv);

// The commands, by the table's rows. Each takes its parsed command line, tells what is wrong on standard
// error, and returns the exit code.
int command_audit(const struct arguments *arguments, const struct terminal *terminal);
int command_check(const struct arguments *arguments, const struct terminal *terminal);
int command_baseline(const struct arguments *arguments, const struct terminal *terminal);
int command_info_sheet(const struct arguments *arguments, const struct terminal *terminal);
int command_import(const struct arguments *arguments, const struct terminal *terminal);
int command_init(const struct arguments *arguments, const struct terminal *terminal);
int command_explain(const struct arguments *arguments, const struct terminal *terminal);
int command_rules(const struct arguments *arguments, const struct terminal *terminal);
int command_measures(const struct arguments *arguments, const struct terminal *terminal);
int command_help(const struct arguments *arguments, const struct terminal *terminal);

#endif
