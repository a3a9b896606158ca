// The table of subcommands, and the way from argv to one of them.
#include "command/command.h"

#include "base/text.h"
#include "command/diagnostic.h"
#include "command/help.h"
#include "command/option.h"

#include <string.h>

const struct command commands[] = {
    {"audit", COMMAND_AUDIT, "[SCHEMA.yaml | DATA.csv ...]", "measure a dataset, judge it, report",
     "Reads what the schema declares and what the data holds, measures it, lets every rule judge and reports "
     "what was found, "
     "what was cleared and what could not be decided.\n\nWorks with no schema at all; `-` is standard input. "
     "Options override what a schema says.",
     "leakaudit audit churn.yaml\n"
     "leakaudit audit data.csv --target card\n"
     "leakaudit audit --train a.csv --test b.csv --target y --report markdown=leaks.md\n",
     command_audit},
    {"check", COMMAND_CHECK, "SCHEMA.yaml ...", "judge schemas alone; opens no data",
     "The gate for pre-commit and CI: judges what schemas declare, in milliseconds, without opening data. "
     "Reports on several schemas follow one another on standard output; with --format json they are one "
     "array, in which schemas that could not be read are missing.\n\nWith --against a schema is also held "
     "against an older one, and what has been loosened since is found.",
     "leakaudit check schemas/*.yaml\n"
     "leakaudit check --against origin/main schemas/*.yaml\n"
     "leakaudit check --quiet --fail-on warning churn.yaml\n",
     command_check},
    {"init", COMMAND_INIT, "DATA.csv ...", "write a schema skeleton for data that has none",
     "Looks at the data and writes the schema that is still to be thought about: types, likely roles with "
     "the reason beside them, and every feature with `available: unknown`, those that are worth a look "
     "first.",
     "leakaudit init churn.csv --target churned > churn.yaml\n"
     "leakaudit init --train a.csv --test b.csv --target y > schema.yaml\n",
     command_init},
    {"import", COMMAND_IMPORT, "FILE", "write a schema from metadata that another tool has",
     "Reads a dbt properties file, a Frictionless Table Schema or data package, a Pandera schema in YAML or "
     "a TensorFlow Data Validation schema in text format, and writes what it says of names, types, keys and "
     "constraints as a schema.\n\nWhat it can't say is left as `available: unknown`; what has no counterpart "
     "is told in comments with its line. Blocks `meta: {leakaudit: ...}` in dbt hold keys of the schema.",
     "leakaudit import models/schema.yml --from dbt --model churn > churn.yaml\n"
     "leakaudit import datapackage.json > churn.yaml\n"
     "leakaudit import schema.pbtxt --from tfdv > churn.yaml\n",
     command_import},
    {"baseline", COMMAND_BASELINE, "create|update|prune [SCHEMA.yaml | DATA.csv ...]",
     "accept today's findings, fail on new ones",
     "Writes the fingerprints of today's errors and warnings to a file (leakaudit-baseline.yaml, or "
     "--baseline FILE); "
     "`audit --baseline FILE` then counts only new ones.\n\n`update` writes the file anew and keeps the "
     "reasons in "
     "it; `prune` only takes out what is not found any more.",
     "leakaudit baseline create churn.yaml\n"
     "leakaudit audit churn.yaml --baseline leakaudit-baseline.yaml\n",
     command_baseline},
    {"info-sheet", COMMAND_INFO_SHEET, "[SCHEMA.yaml | DATA.csv ...]",
     "write the model info sheet, filled in as far as the audit can",
     "Audits, and answers the questions that the author of a model owes its readers: what was measured, with "
     "the findings, what is only declared, and what the author has still to say. The questions follow the "
     "taxonomy of leakage of Kapoor and Narayanan (2023).\n\nFindings do not change the exit code: the sheet "
     "is for "
     "readers, `audit` is the judge.",
     "leakaudit info-sheet churn.yaml > info-sheet.md\n"
     "leakaudit info-sheet churn.yaml --format html > info-sheet.html\n",
     command_info_sheet},
    {"explain", COMMAND_EXPLAIN, "RULE ...", "what a rule finds, why it matters, how to repair it",
     "Explains rules, by id or by name: what they find, when they fire, their parameters, and what to do.",
     "leakaudit explain LK203\n"
     "leakaudit explain row-overlap --format markdown\n",
     command_explain},
    {"rules", COMMAND_RULES, "", "list all rules", "Lists the rules that are built in, and those of --rules.",
     "leakaudit rules\n"
     "leakaudit rules --format json\n",
     command_rules},
    {"measures", COMMAND_MEASURES, "", "list what rules can be written with",
     "Lists the measures: the names that the expressions of rules are made of.",
     "leakaudit measures --format markdown\n", command_measures},
    {"help", COMMAND_HELP, "[COMMAND]", "explain a command and its options",
     "Explains a command, or lists all commands.\n\nWith --format man it writes the manual page, with bash, "
     "zsh or fish what that shell needs to complete command lines; an installation puts them in place.",
     "leakaudit help audit\n"
     "leakaudit help --format man > leakaudit.1\n"
     "leakaudit help --format bash > ~/.local/share/bash-completion/completions/leakaudit\n",
     command_help},
};
const size_t command_count = sizeof commands / sizeof *commands;

const char *const exit_code_docs[] = {
    "nothing at or above --fail-on (default: error, or what the schema's policy says)",
    "findings; with --strict also what could not be decided",
    "usage, schema, rule or data error, or nothing was judged",
    "the analysis is incomplete: a limit was hit",
    "a report could not be written, out of memory, or an internal error",
    NULL,
};

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

int command_unknown(const struct terminal *terminal, const char *word) {
    const char *names[sizeof commands / sizeof *commands];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < command_count; i++)
        names[i] = commands[i].name;
    const char *near = text_suggest(word, names, command_count);
    const char *text = text_format(&arena, "unknown command '%s'", word);
    if (word[0] == '-')
        text = text_format(&arena, "unknown option '%s'; options follow the command", word);
    else if (near)
        text = text_format(&arena, "%s (did you mean '%s'?)", text, near);
    else if (strchr(word, '.') || strchr(word, '/'))
        text = text_format(&arena, "%s (did you mean 'leakaudit audit %s'?)", text, word);
    const int code = diagnostic_usage(terminal, "", text);
    arena_finish(&arena);
    return code;
}

static int run_command(const struct command *command, int count, char *const *words) {
    struct arena arena;
    struct arguments arguments;
    struct error error = {0};
    int code;
    arena_init(&arena);
    if (arguments_parse(&arena, command->bit, count, words, &arguments, &error) != STATUS_OK) {
        const struct terminal terminal = terminal_find(arguments.color);
        code = diagnostic_usage(&terminal, command->name, error.text);
    } else {
        const struct terminal terminal = terminal_find(arguments.color);
        code = arguments.help ? help_about(&terminal, command) : command->run(&arguments, &terminal);
    }
    arguments_finish(&arguments);
    arena_finish(&arena);
    return code;
}

int command_main(int argc, char *const *argv) {
    const struct terminal terminal = terminal_find(WHEN_UNSAID);
    if (argc < 2) {
        help_usage(&terminal);
        return EXIT_INPUT;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return help_version(&terminal);
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return help_overview(&terminal);
    const struct command *command = command_find(word);
    return command ? run_command(command, argc - 2, argv + 2) : command_unknown(&terminal, word);
}
