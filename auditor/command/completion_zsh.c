// Completion for zsh, in the language of its _arguments function (zshcompsys, the manual's chapter on it).
#include "command/completion.h"

#include <string.h>

static const char opening[] = "#compdef leakaudit\n"
                              "# Completion of leakaudit for zsh, written by `leakaudit help --format zsh`.\n"
                              "\n"
                              "_leakaudit() {\n"
                              "    local curcontext=$curcontext state line\n"
                              "    local -a commands\n"
                              "    typeset -A opt_args\n"
                              "    _arguments -C \\\n"
                              "        '(- : *)'{-h,--help}'[Show the commands]' \\\n"
                              "        '(- : *)'{-V,--version}'[Show version, libraries and licence]' \\\n"
                              "        '1:command:->command' \\\n"
                              "        '*::argument:->argument'\n";

// A text inside single quotes and inside the brackets of a specification.
static void write_text(FILE *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr("[]\\", *text))
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    }
}

// What follows the last colon of a specification.
static void write_action(FILE *out, struct completion found) {
    if (found.files && *found.words)
        fprintf(out, " _alternative \"words:word:(%s)\" \"files:file:_files\"", found.words);
    else if (found.files)
        fputs("_files", out);
    else if (found.folders)
        fputs("_files -/", out);
    else if (strchr(found.words, '='))
        fprintf(out, "{compset -P \"*=\" && _files || compadd -S \"\" -- %s}", found.words);
    else if (*found.words)
        fprintf(out, "(%s)", found.words);
}

static void write_option(struct arena *arena, FILE *out, const struct option *option) {
    const bool repeats = option->kind == OPTION_REPEATED || option->kind == OPTION_LIST;
    const char *equals = option->value ? "=" : "";
    fputs(" \\\n            ", out);
    if (option->letter)
        fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'", option->letter, option->name, option->letter,
                option->value ? "+" : "", option->name, equals);
    else
        fprintf(out, "'%s--%s%s", repeats ? "*" : "", option->name, equals);
    fputc('[', out);
    write_text(out, option->doc);
    fputc(']', out);
    if (option->value) {
        fprintf(out, ":%s:", option->value);
        write_action(out, completion_of_value(arena, option));
    }
    fputc('\'', out);
}

static void write_command(struct arena *arena, FILE *out, const struct command *command) {
    const struct completion operands = completion_of_operands(arena, command);
    fprintf(out, "        %s)\n            _arguments -s", command->name);
    for (size_t i = 0; i < option_count; i++)
        if (options[i].commands & command->bit)
            write_option(arena, out, &options[i]);
    if (operands.files || *operands.words) {
        fputs(" \\\n            '*:operand:", out);
        write_action(out, operands);
        fputc('\'', out);
    }
    fputs("\n            ;;\n", out);
}

void completion_write_zsh(struct arena *arena, FILE *out) {
    fputs(opening, out);
    fputs("    case $state in\n    command)\n        commands=(", out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, "\n            '%s:", commands[i].name);
        write_text(out, commands[i].summary);
        fputc('\'', out);
    }
    fputs("\n        )\n        _describe command commands\n        ;;\n"
          "    argument)\n        case $line[1] in\n",
          out);
    for (size_t i = 0; i < command_count; i++)
        write_command(arena, out, &commands[i]);
    fputs("        esac\n        ;;\n    esac\n}\n\n_leakaudit \"$@\"\n", out);
}
