// Writes the manual page in the man macros (groff_man(7), mandoc's man(7)).
#include "command/manual.h"

#include "audit.h"
#include "base/text.h"
#include "command/command.h"
#include "command/option.h"
#include "report/report.h"

#include <string.h>

// What the program looks at besides its command line.
static const struct {
    const char *name, *doc;
} environment[] = {
    {"NO_COLOR", "If set and not empty, colours are off unless --color always asks for them."},
    {"COLUMNS, TERM, LC_ALL, LC_CTYPE, LANG",
     "The terminal's width, and whether it shows colours and Unicode."},
    {"GITHUB_STEP_SUMMARY", "With --format github the Markdown report is appended to the file it names."},
    {"SOURCE_DATE_EPOCH", "Today, in seconds since 1970, unless --now says otherwise."},
};

// Text in a line of its own or inside one: roff's escapes, and characters that typesetting would change.
static void write_text(FILE *out, const char *text, bool begins_line) {
    if (begins_line && (*text == '.' || *text == '\''))
        fputs("\\&", out);
    for (; *text; text++) {
        switch (*text) {
        case '\\': fputs("\\e", out); break;
        case '-': fputs("\\-", out); break;
        case '\'': fputs("\\(aq", out); break;
        case '`': fputs("\\(ga", out); break;
        case '^': fputs("\\(ha", out); break;
        case '~': fputs("\\(ti", out); break;
        case '"': fputs("\\(dq", out); break;
        default: fputc(*text, out);
        }
    }
}

static void write_line(FILE *out, const char *text) {
    write_text(out, text, true);
    fputc('\n', out);
}

// Paragraphs, separated by empty lines in the text.
static void write_paragraphs(struct arena *arena, FILE *out, const char *text) {
    for (const char *end; (end = strstr(text, "\n\n")) != NULL; text = end + 2) {
        write_line(out, text_copy(arena, (struct span){text, (size_t)(end - text)}));
        fputs(".PP\n", out);
    }
    write_line(out, text);
}

// The lines of an example, as they are typed.
static void write_examples(struct arena *arena, FILE *out, const char *examples) {
    fputs(".PP\n.nf\n.RS 4\n", out);
    for (size_t length; *examples; examples += length + 1) {
        length = strcspn(examples, "\n");
        write_line(out, text_copy(arena, (struct span){examples, length}));
    }
    fputs(".RE\n.fi\n", out);
}

static void write_synopsis(FILE *out) {
    fputs(".SH SYNOPSIS\n", out);
    for (size_t i = 0; i < command_count; i++) {
        fputs(i ? ".br\n.B leakaudit " : ".B leakaudit ", out);
        write_text(out, commands[i].name, false);
        fputs("\n.RI [ OPTION \" ...]\"\n", out);
        if (*commands[i].operands)
            write_line(out, commands[i].operands);
    }
}

static void write_commands(struct arena *arena, FILE *out) {
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        fputs(".SS \"", out);
        write_text(out, command->name, false);
        fputs(": ", out);
        write_text(out, command->summary, false);
        fputs("\"\n", out);
        write_paragraphs(arena, out, command->about);
        write_examples(arena, out, command->examples);
    }
}

// Which commands take the option, unless all do.
static void write_takers(FILE *out, const struct option *option) {
    size_t takers = 0, written = 0;
    for (size_t i = 0; i < command_count; i++)
        takers += option->commands & commands[i].bit ? 1 : 0;
    if (takers == command_count)
        return;
    fputs("For\n", out);
    for (size_t i = 0; i < command_count; i++) {
        if (!(option->commands & commands[i].bit))
            continue;
        written++;
        const char *then = written == takers ? "." : written + 1 == takers ? " and" : ",";
        fputs(".BR ", out);
        write_text(out, commands[i].name, false);
        fprintf(out, " \"%s\"\n", then);
    }
}

static void write_option(FILE *out, const struct option *option) {
    fputs(".TP\n\\fB", out);
    if (option->letter)
        fprintf(out, "\\-%c\\fR, \\fB", option->letter);
    write_text(out, "--", false);
    write_text(out, option->name, false);
    fputs("\\fR", out);
    if (option->value) {
        fputs(" \\fI", out);
        write_text(out, option->value, false);
        fputs("\\fR", out);
    }
    fputc('\n', out);
    write_text(out, option->doc, true);
    for (size_t i = 0; option->choices && option->choices[i]; i++) {
        fputs(i ? ", " : ": ", out);
        write_text(out, option->choices[i], false);
    }
    fputs(".\n", out);
    write_takers(out, option);
}

static void write_options(FILE *out) {
    fputs(
        ".SH OPTIONS\nOptions follow the command. A value can be written as\n.BI \\-\\-name \" VALUE\"\nor\n"
        ".BI \\-\\-name= VALUE\\fR.\nWhat follows\n.B \\-\\-\nis no option.\n",
        out);
    for (size_t group = 0; group < OPTION_GROUPS; group++) {
        fprintf(out, ".SS %s\n", option_group_titles[group]);
        for (size_t i = 0; i < option_count; i++)
            if (options[i].group == (enum option_group)group)
                write_option(out, &options[i]);
    }
}

static void write_item(FILE *out, const char *name, const char *doc) {
    fputs(".TP\n.B ", out);
    write_line(out, name);
    write_line(out, doc);
}

static void write_lists(struct arena *arena, FILE *out) {
    fputs(".SH REPORT FORMATS\n", out);
    for (size_t i = 0; i < report_format_count; i++)
        write_item(out, report_formats[i].name, report_formats[i].doc);
    fputs(".SH EXIT STATUS\n", out);
    for (size_t i = 0; exit_code_docs[i]; i++)
        write_item(out, text_format(arena, "%zu", i), text_format(arena, "%s.", exit_code_docs[i]));
    fputs(".SH ENVIRONMENT\n", out);
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++)
        write_item(out, environment[i].name, environment[i].doc);
}

void manual_write(struct arena *arena, FILE *out) {
    fputs(".\\\" Written by `leakaudit help --format man`.\n"
          ".TH LEAKAUDIT 1 \"\" \"leakaudit " LEAKAUDIT_VERSION "\" \"User Commands\"\n"
          ".SH NAME\nleakaudit \\- find data leakage in tabular datasets before a model is trained\n",
          out);
    write_synopsis(out);
    fputs(".SH DESCRIPTION\n", out);
    write_paragraphs(arena, out,
                     "Leakage is information that a model is given in training and will not have when it is "
                     "asked. leakaudit "
                     "reads a schema, which declares what a dataset's columns mean and when their values "
                     "become known, and the "
                     "data; it measures, lets rules judge, and reports what it found, what it cleared and "
                     "what it could not "
                     "decide.\n\nIt never changes data, sends nothing anywhere, and no report holds a cell "
                     "of the data unless "
                     "--show-values is given. The same input, options and version give the same bytes.");
    write_commands(arena, out);
    write_options(out);
    write_lists(arena, out);
    fputs(".SH SEE ALSO\n.BR dvc (1),\n.BR pre\\-commit (1)\n", out);
}
