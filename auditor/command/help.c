// `leakaudit help` and all other help texts, made from the tables of commands and options.
#include "command/help.h"

#include "base/text.h"
#include "command/completion.h"
#include "command/diagnostic.h"
#include "command/manual.h"
#include "command/option.h"
#include "command/output.h"
#include "report/page.h"

#include <string.h>

static void write_commands(const struct page *page) {
    for (size_t i = 0; i < command_count; i++) {
        page_pad(page, 2);
        page_cell(page, PAINT_CODE, ALIGN_LEFT, commands[i].name, 12);
        page_prose(page, PAINT_PLAIN, 14, 14, commands[i].summary);
    }
}

// "  -f, --format FORMAT", and what stands for FORMAT.
static void write_option(const struct page *page, const struct option *option) {
    const char *letter = option->letter ? text_format(page->arena, "-%c, ", option->letter) : "    ";
    const char *name = text_format(page->arena, "%s--%s%s%s", letter, option->name, option->value ? " " : "",
                                   option->value ? option->value : "");
    const size_t column = page->width < 60 ? 10 : 30;
    const char *doc = option->doc;
    for (size_t i = 0; option->choices && option->choices[i]; i++)
        doc = text_format(page->arena, "%s%s%s", doc, i ? ", " : ": ", option->choices[i]);
    page_pad(page, 2);
    page_text(page, PAINT_CODE, name);
    size_t at = 2 + page_width(page, name);
    if (at + 2 > column) {
        fputc('\n', page->out);
        at = 0;
    }
    page_pad(page, column - at);
    page_prose(page, PAINT_PLAIN, column, column, text_format(page->arena, "%s.", doc));
}

static void write_options(const struct page *page, unsigned command) {
    for (size_t group = 0; group < OPTION_GROUPS; group++) {
        bool any = false;
        for (size_t i = 0; i < option_count; i++) {
            if (!(options[i].commands & command) || options[i].group != (enum option_group)group)
                continue;
            if (!any)
                page_heading(page, option_group_titles[group]);
            any = true;
            write_option(page, &options[i]);
        }
    }
}

static void write_examples(const struct page *page, const char *examples) {
    page_heading(page, "Examples");
    for (size_t length; *examples; examples += length + 1) {
        length = strcspn(examples, "\n");
        page_pad(page, 2);
        page_text(page, PAINT_CODE, text_copy(page->arena, (struct span){examples, length}));
        fputc('\n', page->out);
    }
}

static void write_exit_codes(const struct page *page) {
    page_heading(page, "Exit codes");
    for (size_t i = 0; exit_code_docs[i]; i++)
        page_item(page, 2, text_format(page->arena, "%zu", i), 3, exit_code_docs[i]);
}

int help_overview(const struct terminal *terminal) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_page(terminal, &arena);
    page_prose(&page, PAINT_PLAIN, 0, 0,
               "leakaudit finds data leakage in tabular datasets before a model is trained on them.");
    page_heading(&page, "Usage");
    fputs("  leakaudit COMMAND [OPTION ...] [FILE ...]\n", page.out);
    page_heading(&page, "Commands");
    write_commands(&page);
    page_heading(&page, "More");
    page_item(&page, 2, "leakaudit help COMMAND", 24, "a command and its options");
    page_item(&page, 2, "leakaudit --version", 24, "version, libraries and licence");
    write_exit_codes(&page);
    arena_finish(&arena);
    return output_close();
}

int help_about(const struct terminal *terminal, const struct command *command) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_page(terminal, &arena);
    page_message(&page, PAINT_STRONG, 0, 4,
                 text_format(&arena, "leakaudit %s [OPTION ...] %s", command->name, command->operands));
    fputc('\n', page.out);
    page_prose(&page, PAINT_PLAIN, 0, 0, command->about);
    write_options(&page, command->bit);
    write_examples(&page, command->examples);
    if (command->bit & (COMMAND_AUDIT | COMMAND_CHECK))
        write_exit_codes(&page);
    arena_finish(&arena);
    return output_close();
}

int help_version(const struct terminal *terminal) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_page(terminal, &arena);
    fputs("leakaudit " LEAKAUDIT_VERSION "\n", page.out);
    page_prose(&page, PAINT_PLAIN, 0, 2, "Built with " LEAKAUDIT_LIBRARIES ".");
    page_prose(
        &page, PAINT_PLAIN, 0, 0,
        "Licence GPL-3.0-or-later. This is free software; there is no warranty, as far as the law allows.");
    arena_finish(&arena);
    return output_close();
}

void help_usage(const struct terminal *terminal) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_error_page(terminal, &arena);
    fputs("usage: leakaudit COMMAND [OPTION ...] [FILE ...]\n\n", page.out);
    write_commands(&page);
    fputs("\nTry: leakaudit audit data.csv --target COLUMN, or leakaudit --help\n", page.out);
    arena_finish(&arena);
}

// How --format of `help` counts.
enum help_format { HELP_UNSAID, HELP_TEXT, HELP_MAN, HELP_BASH, HELP_ZSH, HELP_FISH };

// What machines read: the manual page and the completions.
static int help_file(size_t format) {
    struct arena arena;
    arena_init(&arena);
    if (format == HELP_MAN)
        manual_write(&arena, stdout);
    else if (format == HELP_BASH)
        completion_write_bash(&arena, stdout);
    else if (format == HELP_ZSH)
        completion_write_zsh(&arena, stdout);
    else
        completion_write_fish(&arena, stdout);
    arena_finish(&arena);
    return output_close();
}

int command_help(const struct arguments *arguments, const struct terminal *terminal) {
    const struct argument_list *wanted = &arguments->operands;
    const bool file = arguments->format > HELP_TEXT;
    if (wanted->count > (file ? 0 : 1))
        return diagnostic_usage(terminal, "help",
                                file ? "this format is about all commands at once; name none"
                                     : "one command at a time");
    if (file)
        return help_file(arguments->format);
    if (wanted->count == 0)
        return help_overview(terminal);
    const struct command *command = command_find(wanted->items[0]);
    return command ? help_about(terminal, command) : command_unknown(terminal, wanted->items[0]);
}
