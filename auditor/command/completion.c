// What a shell can complete, read from the tables: one answer for bash, zsh and fish.
#include "command/completion.h"

#include "base/text.h"
#include "report/report.h"
#include "verdict/catalogue.h"

#include <string.h>

static const char *append(struct arena *arena, const char *words, const char *word, const char *end) {
    return text_format(arena, "%s%s%s%s", words, *words ? " " : "", word, end);
}

static const char *join(struct arena *arena, const char *const *list, const char *end) {
    const char *words = "";
    for (size_t i = 0; list[i]; i++)
        words = append(arena, words, list[i], end);
    return words;
}

// The ids of the built-in rules. They are part of the program, so they load, and a test says so.
static const char *rule_ids(struct arena *arena) {
    struct notes problems;
    struct catalogue catalogue = {0};
    struct error error = {0};
    const char *words = "";
    notes_init(&problems, arena);
    if (catalogue_load(arena, NULL, &problems, &catalogue, &error) == STATUS_OK)
        for (size_t i = 0; i < catalogue.count; i++)
            words = append(arena, words, catalogue.rules[i]->id, "");
    notes_finish(&problems);
    return words;
}

const char *completion_commands(struct arena *arena) {
    const char *words = "";
    for (size_t i = 0; i < command_count; i++)
        words = append(arena, words, commands[i].name, "");
    return words;
}

struct completion completion_of_value(struct arena *arena, const struct option *option) {
    struct completion found = {.words = ""};
    if (option->choices)
        found.words = join(arena, option->choices, "");
    else if (strcmp(option->value, "RULES") == 0)
        found.words = rule_ids(arena);
    else if (strcmp(option->value, "FORMAT=PATH") == 0)
        found.words = join(arena, report_format_names, "=");
    else
        found.files = strstr(option->value, "FILE") || strstr(option->value, "PATH");
    found.folders = strcmp(option->value, "FOLDER") == 0;
    return found;
}

struct completion completion_of_operands(struct arena *arena, const struct command *command) {
    const char *operands = command->operands;
    const char *dot = strchr(operands, '.');
    struct completion found = {.words = "",
                               .files = strstr(operands, "FILE") ||
                                        (dot && dot[1] != '.')}; // "DATA.csv", not "RULE ..."
    char *first = text_copy(arena, (struct span){operands, strcspn(operands, " ")});
    if (strcmp(first, "RULE") == 0) {
        found.words = rule_ids(arena);
    } else if (strstr(first, "COMMAND")) {
        found.words = completion_commands(arena);
    } else if (strchr(first, '|')) {
        for (char *at = first; (at = strchr(at, '|')) != NULL;)
            *at = ' ';
        found.words = first;
    }
    return found;
}
