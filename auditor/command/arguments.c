// The command line's grammar, as GNU and POSIX have it: --name VALUE, --name=VALUE, -q, -qv, -j2, -j 2, and
// `--` before operands that begin with a dash.
#include "command/arguments.h"

#include "base/text.h"
#include "command/option.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct place nowhere = {0};

static enum status wrong(struct error *error, const struct option *option, const char *text,
                         const char *expected) {
    return error_set(error, STATUS_USAGE, nowhere, "--%s: '%s' is not %s", option->name, text, expected);
}

static void list_add(struct argument_list *list, const char *item) {
    list->items = memory_room(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = item;
}

// Digits only: no sign, no space, no hexadecimal.
static bool parse_count(const char *text, size_t length, uint64_t *out) {
    uint64_t value = 0;
    for (size_t i = 0; i < length; i++) {
        if (!isdigit((unsigned char)text[i]))
            return false;
        const uint64_t digit = (uint64_t)(text[i] - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return length > 0;
}

static bool parse_size(const char *text, uint64_t *out) {
    static const char units[] = "KMGT";
    const size_t digits = strspn(text, "0123456789");
    if (!parse_count(text, digits, out) || *out == 0)
        return false;
    const char *unit = text[digits] ? strchr(units, toupper((unsigned char)text[digits])) : NULL;
    const char *rest = text + digits + (unit ? 1 : 0);
    if (*rest && strcmp(rest, "B") != 0 && (!unit || strcmp(rest, "iB") != 0))
        return false;
    const unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (*out > UINT64_MAX >> shift)
        return false;
    *out <<= shift;
    return true;
}

static enum status take_choice(const struct option *option, const char *text, size_t *out,
                               struct error *error) {
    size_t count = 0;
    char list[200] = "";
    for (; option->choices[count]; count++) {
        if (strcmp(option->choices[count], text) == 0) {
            *out = count + 1;
            return STATUS_OK;
        }
        const size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", count ? ", " : "", option->choices[count]);
    }
    const char *near = text_suggest(text, option->choices, count);
    if (near)
        return error_set(error, STATUS_USAGE, nowhere, "--%s: '%s' is none of %s (did you mean '%s'?)",
                         option->name, text, list, near);
    return error_set(error, STATUS_USAGE, nowhere, "--%s: '%s' is none of %s", option->name, text, list);
}

static enum status take_list(struct arena *arena, const struct option *option, const char *text,
                             struct argument_list *list, struct error *error) {
    for (const char *at = text;; at++) {
        const size_t length = strcspn(at, ",");
        const struct span item = span_trim((struct span){at, length});
        if (item.length == 0)
            return wrong(error, option, text, "a list such as LK2,LK301");
        list_add(list, text_copy(arena, item));
        at += length;
        if (*at == '\0')
            return STATUS_OK;
    }
}

static void record(struct arguments *arguments, const struct option *option, const char *text) {
    arguments->settings = memory_room(arguments->settings, arguments->setting_count,
                                      &arguments->setting_capacity, sizeof *arguments->settings);
    arguments->settings[arguments->setting_count++] = (struct setting){option->name, text ? text : "true"};
}

static enum status take(struct arena *arena, struct arguments *arguments, const struct option *option,
                        const char *text, struct error *error) {
    void *field = (char *)arguments + option->offset;
    if (text && *text == '\0' && option->kind != OPTION_FLAG)
        return error_set(error, STATUS_USAGE, nowhere, "--%s: the value is empty", option->name);
    if (option->recorded)
        record(arguments, option, text);
    switch (option->kind) {
    case OPTION_FLAG: *(bool *)field = true; return STATUS_OK;
    case OPTION_TEXT: *(const char **)field = text; return STATUS_OK;
    case OPTION_REPEATED: list_add(field, text); return STATUS_OK;
    case OPTION_LIST: return take_list(arena, option, text, field, error);
    case OPTION_CHOICE: return take_choice(option, text, field, error);
    case OPTION_COUNT:
        return parse_count(text, strlen(text), field) ? STATUS_OK
                                                      : wrong(error, option, text, "a whole number");
    case OPTION_SIZE:
        return parse_size(text, field) ? STATUS_OK : wrong(error, option, text, "a size such as 4G or 512M");
    case OPTION_DATE: break;
    }
    arguments->has_today = true;
    return schema_day(text, field) ? STATUS_OK : wrong(error, option, text, "a date such as 2026-03-31");
}

static enum status unknown(unsigned command, const char *word, const char *name, struct error *error) {
    const char *near = option_suggest(command, name);
    if (option_find(~0u, name, strlen(name)))
        return error_set(error, STATUS_USAGE, nowhere, "this command does not take '%s'", word);
    if (near)
        return error_set(error, STATUS_USAGE, nowhere, "unknown option '%s' (did you mean '--%s'?)", word,
                         near);
    return error_set(error, STATUS_USAGE, nowhere, "unknown option '%s'", word);
}

// Where the parser stands.
struct cursor {
    int next, count;
    char *const *words;
};

static enum status take_long(struct arena *arena, unsigned command, struct cursor *cursor, const char *word,
                             struct arguments *arguments, struct error *error) {
    const char *name = word + 2, *value = NULL;
    const size_t length = strcspn(name, "=");
    const struct option *option = option_find(command, name, length);
    if (!option)
        return unknown(command, word, text_copy(arena, (struct span){name, length}), error);
    if (name[length] == '=')
        value = name + length + 1;
    if (option->kind == OPTION_FLAG && value)
        return error_set(error, STATUS_USAGE, nowhere, "--%s takes no value", option->name);
    if (option->kind != OPTION_FLAG && !value) {
        if (cursor->next >= cursor->count)
            return error_set(error, STATUS_USAGE, nowhere, "--%s needs a value: --%s %s", option->name,
                             option->name, option->value);
        value = cursor->words[cursor->next++];
    }
    return take(arena, arguments, option, value, error);
}

static enum status take_short(struct arena *arena, unsigned command, struct cursor *cursor, const char *word,
                              struct arguments *arguments, struct error *error) {
    for (const char *at = word + 1; *at; at++) {
        const struct option *option = option_find_letter(command, *at);
        if (!option)
            return error_set(error, STATUS_USAGE, nowhere, "unknown option '-%c' in '%s'", *at, word);
        if (option->kind == OPTION_FLAG) {
            TRY(take(arena, arguments, option, NULL, error));
            continue;
        }
        if (!at[1] && cursor->next >= cursor->count)
            return error_set(error, STATUS_USAGE, nowhere, "-%c needs a value: -%c %s", *at, *at,
                             option->value);
        return take(arena, arguments, option, at[1] ? at + 1 : cursor->words[cursor->next++], error);
    }
    return STATUS_OK;
}

enum status arguments_parse(struct arena *arena, unsigned command, int count, char *const *words,
                            struct arguments *arguments, struct error *error) {
    *arguments = (struct arguments){0};
    struct cursor cursor = {0, count, words};
    bool only_operands = false;
    while (cursor.next < cursor.count && !arguments->help) {
        const char *word = cursor.words[cursor.next++];
        if (only_operands || word[0] != '-' || word[1] == '\0')
            list_add(&arguments->operands, word);
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            TRY(take_long(arena, command, &cursor, word, arguments, error));
        else
            TRY(take_short(arena, command, &cursor, word, arguments, error));
    }
    return STATUS_OK;
}

void arguments_finish(struct arguments *arguments) {
    struct argument_list *const lists[] = {&arguments->operands, &arguments->group, &arguments->select,
                                           &arguments->ignore,   &arguments->set,   &arguments->report,
                                           &arguments->policy};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        memory_free(lists[i]->items);
    memory_free(arguments->settings);
    *arguments = (struct arguments){0};
}
