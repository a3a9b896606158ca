// Translates libyaml's terse problems: each comes with what to do about it.
#include "base/yaml_problem.h"

#include <string.h>

struct place yaml_problem_place(const char *path, struct span text, size_t offset) {
    struct place place = {path, 1, 1};
    for (size_t i = 0; i < offset && i < text.length; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        bool carriage_return = byte == '\r' && !(i + 1 < text.length && text.at[i + 1] == '\n');
        if (byte == '\n' || carriage_return) {
            place.line++;
            place.column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

// libyaml's wording -> ours. `where_it_began`: the place to name is the start of the construct, not where
// libyaml lost hope (an unclosed quote is noticed only at the end of the file).
struct translation {
    const char *problem;
    const char *ours;
    bool where_it_began;
};
static const struct translation translations[] = {
    {"mapping values are not allowed in this context",
     "`: ` can't stand here: put a text that contains `: ` in quotes, or check the indentation", false},
    {"mapping keys are not allowed in this context", "a key can't stand here: check the indentation", false},
    {"block sequence entries are not allowed in this context",
     "a list item `- ` can't stand here: begin the list on a line of its own", false},
    {"could not find expected ':'", "this is neither `key: value` nor a list item: is a `: ` missing?", true},
    {"did not find expected key", "expected a key that is indented like those above", false},
    {"did not find expected '-' indicator", "expected a list item `- ` that is indented like those above",
     false},
    {"did not find expected ',' or ']'", "expected `,` or `]` in the list that opened here with `[`", true},
    {"did not find expected ',' or '}'", "expected `,` or `}` in the mapping that opened here with `{`",
     true},
    {"did not find expected node content", "expected a value here", false},
    {"did not find expected <document start>", "expected the end of the file: a schema is one document",
     false},
    {"found unexpected end of stream", "this quote is never closed", true},
    {"found unexpected document indicator", "this quote is not closed before the line `---` or `...`", true},
    {"found unknown escape character", "unknown escape: write `\\\\` for a backslash, or use single quotes",
     false},
    {"found a tab character where an indentation space is expected", "indent with spaces, not with tabs",
     false},
    {"found a tab character that violates indentation", "indent with spaces, not with tabs", false},
    {"did not find expected alphabetic or numeric character",
     "`*` and `&` have a meaning in YAML: put a value that begins with them in quotes", false},
    {"did not find expected whitespace or line break", "`!` has a meaning in YAML: put the value in quotes",
     false},
    {"found undefined tag handle", "`!` has a meaning in YAML: put the value in quotes", false},
    {"found incompatible YAML document", "only YAML 1.1 and 1.2 are known", false},
    {"did not find expected comment or line break",
     "the text of `|` or `>` begins on the next line: put other text in quotes", false},
};

static struct place of_mark(const char *path, yaml_mark_t mark) {
    return (struct place){path, mark.line + 1, mark.column + 1};
}

// The character at which the scanner stopped, or NUL at the end; marks count characters.
static char byte_at(struct span text, yaml_mark_t mark) {
    size_t characters = 0;
    for (size_t i = 0; i < text.length; i++)
        if (((unsigned char)text.at[i] & 0xC0) != 0x80 && characters++ == mark.index)
            return text.at[i];
    return '\0';
}

static void add_bad_start(const yaml_parser_t *parser, const char *path, struct span text,
                          struct notes *errors) {
    char byte = byte_at(text, parser->problem_mark);
    struct place place = of_mark(path, parser->problem_mark);
    if (byte == '\t')
        notes_add(errors, NOTE_ERROR, place, "indent with spaces, not with tabs");
    else if (byte == '%')
        notes_add(errors, NOTE_ERROR, place, "`%%` has a meaning in YAML: put the value in quotes");
    else
        notes_add(errors, NOTE_ERROR, place, "a value can't begin with `%c`: put it in quotes", byte);
}

// Bytes that are no text: here libyaml knows the offset and no mark.
static void add_bad_bytes(const yaml_parser_t *parser, const char *path, struct span text,
                          struct notes *errors) {
    struct place place = yaml_problem_place(path, text, parser->problem_offset);
    if (strcmp(parser->problem, "control characters are not allowed") == 0)
        notes_add(errors, NOTE_ERROR, place,
                  "a control character (U+%04X): write it as an escape in double quotes",
                  (unsigned)parser->problem_value);
    else
        notes_add(errors, NOTE_ERROR, place, "not UTF-8 (byte 0x%02X): save the file as UTF-8",
                  (unsigned)(unsigned char)text
                      .at[parser->problem_offset < text.length ? parser->problem_offset : text.length - 1]);
}

void yaml_problem_add(const yaml_parser_t *parser, const char *path, struct span text, struct notes *errors) {
    if (parser->error == YAML_MEMORY_ERROR) {
        notes_add(errors, NOTE_ERROR, (struct place){path, 0, 0},
                  "there is not enough memory to read this file");
        return;
    }
    if (parser->error == YAML_READER_ERROR) {
        add_bad_bytes(parser, path, text, errors);
        return;
    }
    if (strcmp(parser->problem, "found character that cannot start any token") == 0) {
        add_bad_start(parser, path, text, errors);
        return;
    }
    for (size_t i = 0; i < sizeof translations / sizeof *translations; i++)
        if (strcmp(parser->problem, translations[i].problem) == 0) {
            bool began = translations[i].where_it_began && parser->context != NULL;
            struct place place = of_mark(path, began ? parser->context_mark : parser->problem_mark);
            notes_add(errors, NOTE_ERROR, place, "%s", translations[i].ours);
            return;
        }
    notes_add(errors, NOTE_ERROR, of_mark(path, parser->problem_mark), "not valid YAML: %s", parser->problem);
}
