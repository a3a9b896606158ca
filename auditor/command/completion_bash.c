// Completion for bash, as its manual describes it (Programmable Completion); bash-completion is not needed.
#include "command/completion.h"

#include "base/text.h"

static const char opening[] =
    "# Completion of leakaudit for bash 4 and later, written by `leakaudit help --format bash`.\n"
    "_leakaudit() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local command=${COMP_WORDS[1]} words='' files='' folders=''\n"
    "    COMPREPLY=()\n"
    "    # bash takes --name=value apart at the equals sign.\n"
    "    if [[ $current == = ]]; then\n"
    "        current=''\n"
    "    elif [[ $previous == = ]]; then\n"
    "        previous=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    if ((COMP_CWORD == 1)); then\n"
    "        command='' previous=''\n"
    "    fi\n"
    "    case $command:$previous in\n";

static const char closing[] = "    esac\n"
                              "    if [[ $files ]]; then\n"
                              "        compopt -o filenames\n"
                              "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -f -- \"$current\")\n"
                              "    elif [[ $folders ]]; then\n"
                              "        compopt -o filenames\n"
                              "        mapfile -t COMPREPLY < <(compgen -d -- \"$current\")\n"
                              "    else\n"
                              "        [[ $words == *= ]] && compopt -o nospace\n"
                              "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
                              "    fi\n"
                              "}\n"
                              "complete -F _leakaudit leakaudit\n";

// "words='a b' files=1"
static void write_assignments(FILE *out, struct completion found) {
    fprintf(out, "words='%s'%s%s", found.words, found.files ? " files=1" : "",
            found.folders ? " folders=1" : "");
}

// A branch for the word behind an option with a value: "audit:--format|audit:-f) ..."
static void write_value(struct arena *arena, FILE *out, const struct option *option) {
    const char *bar = "";
    fputs("    ", out);
    for (size_t i = 0; i < command_count; i++) {
        if (!(option->commands & commands[i].bit))
            continue;
        fprintf(out, "%s%s:--%s", bar, commands[i].name, option->name);
        bar = "|";
        if (option->letter)
            fprintf(out, "|%s:-%c", commands[i].name, option->letter);
    }
    fputs(") ", out);
    write_assignments(out, completion_of_value(arena, option));
    fputs(" ;;\n", out);
}

// The branch for any other word of a command: an option or an operand.
static void write_command(struct arena *arena, FILE *out, const struct command *command) {
    const char *bar = "";
    fprintf(out, "    %s:*)\n        if [[ $current == -* ]]; then\n            words='", command->name);
    for (size_t i = 0; i < option_count; i++) {
        if (!(options[i].commands & command->bit))
            continue;
        fprintf(out, "%s--%s", bar, options[i].name);
        bar = " ";
        if (options[i].letter)
            fprintf(out, " -%c", options[i].letter);
    }
    fputs("'\n        else\n            ", out);
    write_assignments(out, completion_of_operands(arena, command));
    fputs("\n        fi\n        ;;\n", out);
}

void completion_write_bash(struct arena *arena, FILE *out) {
    fputs(opening, out);
    fprintf(out, "    :*) words='%s --help --version' ;;\n", completion_commands(arena));
    for (size_t i = 0; i < option_count; i++)
        if (options[i].kind != OPTION_FLAG)
            write_value(arena, out, &options[i]);
    for (size_t i = 0; i < command_count; i++)
        write_command(arena, out, &commands[i]);
    fputs(closing, out);
}
