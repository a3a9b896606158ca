// The table of all options.
#include "command/option.h"

#include "base/suggest.h"
#include "command/arguments.h"
#include "input/import.h"
#include "report/info_sheet.h"
#include "report/report.h"

#include <string.h>

#define FIELD(name) offsetof(struct arguments, name)
#define BOTH (COMMAND_AUDIT | COMMAND_CHECK)
#define JUDGING (COMMAND_BASELINE | COMMAND_INFO_SHEET) // by rules that can be chosen
#define LISTS (COMMAND_EXPLAIN | COMMAND_RULES | COMMAND_MEASURES)
#define AUDITS (COMMAND_INIT | JUDGING) // in their own way
#define READS (COMMAND_AUDIT | AUDITS)  // those that open data
#define ALL (BOTH | LISTS | AUDITS | COMMAND_IMPORT | COMMAND_HELP)

const char *const option_group_titles[OPTION_GROUPS] = {
    [GROUP_DATA] = "The data",
    [GROUP_RULES] = "The rules and the verdict",
    [GROUP_OUTPUT] = "The report",
    [GROUP_RUN] = "The run",
};

static const char *const tasks[] = {"binary", "multiclass", "regression", "ranking", NULL};
static const char *const fail_ons[] = {"error", "warning", "note", "never", NULL};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const progresses[] = {"auto", "always", "never", "json", NULL};
static const char *const list_formats[] = {"text", "json", "markdown", NULL};
static const char *const help_formats[] = {"text", "man", "bash", "zsh", "fish", NULL};

const struct option options[] = {
    {"target", 0, OPTION_TEXT, "COLUMN", NULL, "The column to be predicted", BOTH | AUDITS, GROUP_DATA,
     FIELD(target), true},
    {"task", 0, OPTION_CHOICE, "TASK", tasks, "What is predicted", BOTH | AUDITS, GROUP_DATA, FIELD(task),
     true},
    {"positive", 0, OPTION_TEXT, "VALUE", NULL, "The target's value that counts as positive", BOTH | AUDITS,
     GROUP_DATA, FIELD(positive), true},
    {"train", 0, OPTION_TEXT, "FILE", NULL, "The training data", READS, GROUP_DATA, FIELD(train), true},
    {"validation", 0, OPTION_TEXT, "FILE", NULL, "The validation data", READS, GROUP_DATA, FIELD(validation),
     true},
    {"test", 0, OPTION_TEXT, "FILE", NULL, "The test data", READS, GROUP_DATA, FIELD(test), true},
    {"split-column", 0, OPTION_TEXT, "COLUMN", NULL, "The column that says which split a row belongs to",
     BOTH | AUDITS, GROUP_DATA, FIELD(split_column), true},
    {"time", 0, OPTION_TEXT, "COLUMN", NULL, "The moment at which the model is asked", BOTH | AUDITS,
     GROUP_DATA, FIELD(time), true},
    {"group", 0, OPTION_REPEATED, "COLUMN", NULL, "Rows alike here must share a split; repeatable",
     BOTH | AUDITS, GROUP_DATA, FIELD(group), true},
    {"entity", 0, OPTION_TEXT, "COLUMN", NULL, "The column that names the person or thing a row is about",
     BOTH | AUDITS, GROUP_DATA, FIELD(entity), true},
    {"from", 0, OPTION_CHOICE, "TOOL", importer_names, "Whose metadata it is; found by name and content",
     COMMAND_IMPORT, GROUP_DATA, FIELD(from), false},
    {"model", 0, OPTION_TEXT, "NAME", NULL, "The model, table or resource, if the file has several",
     COMMAND_IMPORT | BOTH | JUDGING, GROUP_DATA, FIELD(model), false},
    {"select", 0, OPTION_LIST, "RULES", NULL, "Judge only these rules: ids, or how they begin (LK2,LK301)",
     BOTH | JUDGING, GROUP_RULES, FIELD(select), true},
    {"ignore", 0, OPTION_LIST, "RULES", NULL, "Leave these rules out", BOTH | JUDGING, GROUP_RULES,
     FIELD(ignore), true},
    {"set", 0, OPTION_REPEATED, "RULE.NAME=VALUE", NULL,
     "Change a rule's parameter (LK203.power=0.95); repeatable", BOTH | JUDGING, GROUP_RULES, FIELD(set),
     true},
    {"rules", 0, OPTION_TEXT, "FOLDER", NULL, "Judge the rules in this folder as well",
     BOTH | AUDITS | COMMAND_EXPLAIN | COMMAND_RULES, GROUP_RULES, FIELD(rules_folder), true},
    {"policy", 0, OPTION_REPEATED, "FILE", NULL,
     "A policy of the organisation, which nothing here can loosen; repeatable", BOTH | JUDGING, GROUP_RULES,
     FIELD(policy), true},
    {"baseline", 0, OPTION_TEXT, "FILE", NULL, "Findings that this file accepts do not count", BOTH | JUDGING,
     GROUP_RULES, FIELD(baseline), true},
    {"against", 0, OPTION_TEXT, "REVISION", NULL,
     "Judge what has changed since this git revision of the schema, or since this FILE", COMMAND_CHECK,
     GROUP_RULES, FIELD(against), true},
    {"fail-on", 0, OPTION_CHOICE, "SEVERITY", fail_ons, "The least severity that makes the exit code 1", BOTH,
     GROUP_RULES, FIELD(fail_on), false},
    {"strict", 0, OPTION_FLAG, NULL, NULL, "What could not be decided makes the exit code 1 too", BOTH,
     GROUP_RULES, FIELD(strict), false},
    {"now", 0, OPTION_DATE, "DATE", NULL, "Today, for suppressions that expire", BOTH | JUDGING, GROUP_RULES,
     FIELD(today), true},
    {"format", 'f', OPTION_CHOICE, "FORMAT", report_format_names, "Format of standard output", BOTH,
     GROUP_OUTPUT, FIELD(format), false},
    {"format", 'f', OPTION_CHOICE, "FORMAT", info_sheet_format_names, "Format of standard output",
     COMMAND_INFO_SHEET, GROUP_OUTPUT, FIELD(format), false},
    {"format", 'f', OPTION_CHOICE, "FORMAT", list_formats, "Format of standard output", LISTS, GROUP_OUTPUT,
     FIELD(format), false},
    {"format", 'f', OPTION_CHOICE, "FORMAT", help_formats,
     "Text for a terminal, the manual page, or completion for a shell", COMMAND_HELP, GROUP_OUTPUT,
     FIELD(format), false},
    {"report", 0, OPTION_REPEATED, "FORMAT=PATH", NULL, "Write a report to a file as well; repeatable", BOTH,
     GROUP_OUTPUT, FIELD(report), false},
    {"show-values", 0, OPTION_FLAG, NULL, NULL,
     "Let reports quote cells of the data; by default they never do", COMMAND_AUDIT, GROUP_OUTPUT,
     FIELD(show_values), true},
    {"quiet", 'q', OPTION_FLAG, NULL, NULL, "Only the findings, a line each", BOTH, GROUP_OUTPUT,
     FIELD(quiet), false},
    {"verbose", 'v', OPTION_FLAG, NULL, NULL, "Cut nothing short, show what is suppressed", BOTH,
     GROUP_OUTPUT, FIELD(verbose), false},
    {"color", 0, OPTION_CHOICE, "WHEN", whens, "Colours; auto is for terminals, unless NO_COLOR is set", ALL,
     GROUP_OUTPUT, FIELD(color), false},
    {"progress", 0, OPTION_CHOICE, "WHEN", progresses,
     "Progress on standard error after a second; json is one object a line", BOTH | AUDITS, GROUP_RUN,
     FIELD(progress), false},
    {"jobs", 'j', OPTION_COUNT, "N", NULL,
     "Threads; one a processor by default. The report is the same for any number", BOTH | AUDITS, GROUP_RUN,
     FIELD(jobs), false},
    {"memory", 0, OPTION_SIZE, "SIZE", NULL,
     "Memory for whole columns (4G, 512M); half of the machine's by default", BOTH | AUDITS, GROUP_RUN,
     FIELD(memory), true},
    {"seed", 0, OPTION_COUNT, "N", NULL, "Another draw of folds and samples", BOTH | AUDITS, GROUP_RUN,
     FIELD(seed), true},
    {"help", 'h', OPTION_FLAG, NULL, NULL, "Show this help", ALL, GROUP_RUN, FIELD(help), false},
};
const size_t option_count = sizeof options / sizeof *options;

const struct option *option_find(unsigned command, const char *name, size_t length) {
    for (size_t i = 0; i < option_count; i++)
        if ((options[i].commands & command) && strlen(options[i].name) == length &&
            strncmp(options[i].name, name, length) == 0)
            return &options[i];
    return NULL;
}

const struct option *option_find_letter(unsigned command, char letter) {
    for (size_t i = 0; i < option_count; i++)
        if ((options[i].commands & command) && options[i].letter == letter)
            return &options[i];
    return NULL;
}

const char *option_suggest(unsigned command, const char *name) {
    const char *names[sizeof options / sizeof *options];
    size_t count = 0;
    for (size_t i = 0; i < option_count; i++)
        if (options[i].commands & command)
            names[count++] = options[i].name;
    return text_suggest(name, names, count);
}
