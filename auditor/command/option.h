// The table of all options: one row feeds the parser, --help, the manual page and shell completion.
#ifndef LEAKAUDIT_COMMAND_OPTION_H
#define LEAKAUDIT_COMMAND_OPTION_H

#include <stdbool.h>
#include <stddef.h>

// Which commands take an option.
enum {
    COMMAND_AUDIT = 1,
    COMMAND_CHECK = 2,
    COMMAND_EXPLAIN = 4,
    COMMAND_RULES = 8,
    COMMAND_MEASURES = 16,
    COMMAND_INIT = 32,
    COMMAND_BASELINE = 64,
    COMMAND_INFO_SHEET = 128,
    COMMAND_IMPORT = 256,
    COMMAND_HELP = 512,
};

enum option_kind {
    OPTION_FLAG,     // bool; takes no value
    OPTION_TEXT,     // const char *; not empty; given twice, the last one counts
    OPTION_REPEATED, // struct argument_list; one item each time it is given
    OPTION_LIST,     // struct argument_list; comma-separated items, repeatable
    OPTION_CHOICE,   // size_t; 1 + index into `choices`
    OPTION_COUNT,    // uint64_t
    OPTION_SIZE,     // uint64_t bytes, written as 4G, 512M
    OPTION_DATE,     // int64_t days since 1970-01-01, written as YYYY-MM-DD
};

enum option_group { GROUP_DATA, GROUP_RULES, GROUP_OUTPUT, GROUP_RUN };
#define OPTION_GROUPS 4
extern const char *const option_group_titles[OPTION_GROUPS];

struct option {
    const char *name; // without the two dashes
    char letter;      // short form, or 0
    enum option_kind kind;
    const char *value;          // what the help calls the value, e.g. "COLUMN"; NULL for flags.
                                // FILE, PATH, FOLDER and RULES say what a shell completes (completion.h)
    const char *const *choices; // OPTION_CHOICE: NULL-terminated
    const char *doc;            // what it does, one sentence without a full stop
    unsigned commands;          // bits: which commands take it
    enum option_group group;
    size_t offset; // of its field in struct arguments
    bool recorded; // reports list it among the settings: it can change what is found
};
extern const struct option options[];
extern const size_t option_count;

// The option of that name (length bytes) which the command takes, or NULL.
const struct option *option_find(unsigned command, const char *name, size_t length);
const struct option *option_find_letter(unsigned command, char letter);
// The name nearest to a misspelt one among the command's options, or NULL.
const char *option_suggest(unsigned command, const char *name);

#endif
