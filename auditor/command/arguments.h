// What a command line says, parsed: the values of all options and the operands. Zero means "not said"
// everywhere.
#ifndef LEAKAUDIT_COMMAND_ARGUMENTS_H
#define LEAKAUDIT_COMMAND_ARGUMENTS_H

#include "audit.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct argument_list { // of a repeatable option, or the operands
    const char **items;
    size_t count, capacity;
};

// Choices are stored as 1 + the index into the option's list of words.
enum fail_on_choice { FAIL_ON_UNSAID, FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_NOTE, FAIL_ON_NEVER };
enum when_choice { WHEN_UNSAID, WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER, WHEN_JSON };

struct arguments {
    struct argument_list operands;
    bool help;
    const char *target, *positive, *train, *validation, *test, *time, *entity, *split_column, *rules_folder,
        *baseline, *against, *model;
    struct argument_list group, select, ignore, set, report, policy;
    size_t task;            // an enum task_type
    size_t from;            // 1 + index into importers
    size_t format;          // 1 + index into the option's choices
    size_t fail_on;         // an enum fail_on_choice
    size_t color, progress; // enum when_choice
    uint64_t jobs, memory, seed;
    bool has_today;
    int64_t today; // days since 1970-01-01
    bool strict, show_values, quiet, verbose;
    struct setting *settings; // the options that change what a report says, as they were given
    size_t setting_count, setting_capacity;
};

// Parses the words after the subcommand's name. `command` is the bit of that command in struct option. Lists
// grow on the heap: call arguments_finish(). Texts point into argv or live in the arena. On STATUS_USAGE the
// error says what is wrong. Parsing stops at --help.
enum status arguments_parse(struct arena *arena, unsigned command, int count, char *const *words,
                            struct arguments *arguments, struct error *error) LEAKAUDIT_MUST_USE;
void arguments_finish(struct arguments *arguments);

#endif
