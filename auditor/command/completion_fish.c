// Completion for fish: one `complete` line a command, an option or a place for operands.
#include "command/completion.h"

#include <string.h>

static const char opening[] =
    "# Completion of leakaudit for fish, written by `leakaudit help --format fish`.\n"
    "\n"
    "function __leakaudit_begins\n"
    "    test (count (commandline -opc)) -eq 1\n"
    "end\n"
    "\n"
    "function __leakaudit_command\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -gt 1; and contains -- $words[2] $argv\n"
    "end\n"
    "\n"
    "complete -c leakaudit -f\n"
    "complete -c leakaudit -n __leakaudit_begins -s h -l help -d 'Show the commands'\n"
    "complete -c leakaudit -n __leakaudit_begins -s V -l version "
    "-d 'Show version, libraries and licence'\n";

// A text in single quotes.
static void write_text(FILE *out, const char *text) {
    fputc('\'', out);
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('\'', out);
}

static void write_completion(FILE *out, struct completion found) {
    if (*found.words)
        fprintf(out, " -a '%s'", found.words);
    if (found.files)
        fputs(" -F", out);
    if (found.folders)
        fputs(" -a '(__fish_complete_directories)'", out);
}

static void write_option(struct arena *arena, FILE *out, const struct option *option) {
    fputs("complete -c leakaudit -n '__leakaudit_command", out);
    for (size_t i = 0; i < command_count; i++)
        if (option->commands & commands[i].bit)
            fprintf(out, " %s", commands[i].name);
    fprintf(out, "' -l %s", option->name);
    if (option->letter)
        fprintf(out, " -s %c", option->letter);
    if (option->value) {
        const struct completion found = completion_of_value(arena, option);
        fputs(found.files || strchr(found.words, '=') ? " -r" : " -x", out); // -x: and no file
        write_completion(out, found);
    }
    fputs(" -d ", out);
    write_text(out, option->doc);
    fputc('\n', out);
}

void completion_write_fish(struct arena *arena, FILE *out) {
    fputs(opening, out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, "complete -c leakaudit -n __leakaudit_begins -a %s -d ", commands[i].name);
        write_text(out, commands[i].summary);
        fputc('\n', out);
    }
    for (size_t i = 0; i < command_count; i++) {
        const struct completion operands = completion_of_operands(arena, &commands[i]);
        if (!operands.files && !*operands.words)
            continue;
        fprintf(out, "complete -c leakaudit -n '__leakaudit_command %s'", commands[i].name);
        write_completion(out, operands);
        fputc('\n', out);
    }
    for (size_t i = 0; i < option_count; i++)
        write_option(arena, out, &options[i]);
}
