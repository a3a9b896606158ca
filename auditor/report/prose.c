// Writes a rule's prose as GitHub-flavoured Markdown. Rules may come from anywhere, so only code spans of
// printable ASCII pass as what they are; nothing in such a span can end it or begin markup.
#include "report/prose.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

// The length of the code span at the beginning of the text, with its backticks; 0 if there is none.
static size_t code_length(const char *text, const char *end) {
    size_t length = 1;
    if (*text != '`')
        return 0;
    while (text + length < end && text[length] >= ' ' && text[length] <= '~' && text[length] != '`')
        length++;
    const bool closed = text + length < end && text[length] == '`';
    // Spaces at its ends would be stripped, and doubled backticks delimit another kind of span.
    const bool plain = length > 1 && text[1] != ' ' && text[length - 1] != ' ';
    return closed && plain && (text + length + 1 == end || text[length + 1] != '`') ? length + 1 : 0;
}

// The text between two code spans. Spaces at its ends stay spaces: beside code they can't begin or end a
// line.
static void write_plain(FILE *out, struct span text, bool after_code, bool before_code) {
    const bool opens = after_code && text.length > 0 && text.at[0] == ' ';
    const bool closes = before_code && text.length > opens && text.at[text.length - 1] == ' ';
    fputs(opens ? " " : "", out);
    text_write(out, SINK_MARKDOWN, (struct span){text.at + opens, text.length - opens - closes});
    fputs(closes ? " " : "", out);
}

// A paragraph in which line feeds have become spaces.
static void write_paragraph(FILE *out, const char *text, const char *end) {
    const char *plain = text; // what is not written yet
    for (const char *at = text; at < end; at++) {
        const size_t code = at > text && at[-1] == '`' && at > plain ? 0 : code_length(at, end);
        if (code == 0)
            continue;
        write_plain(out, (struct span){plain, (size_t)(at - plain)}, plain > text, true);
        fwrite(at, 1, code, out);
        plain = at + code;
        at = plain - 1;
    }
    write_plain(out, (struct span){plain, (size_t)(end - plain)}, plain > text, false);
    fputc('\n', out);
}

void prose_markdown(FILE *out, const char *text) {
    struct arena arena;
    arena_init(&arena);
    while (*text) {
        const char *stop = strstr(text, "\n\n");
        const size_t whole = stop ? (size_t)(stop - text) : strlen(text);
        char *copy = text_copy(&arena, (struct span){text, whole});
        size_t length = whole;
        while (length > 0 && (copy[length - 1] == '\n' || copy[length - 1] == ' '))
            length--;
        for (size_t i = 0; i < length; i++)
            copy[i] = copy[i] == '\n' ? ' ' : copy[i];
        write_paragraph(out, copy, copy + length);
        for (text += whole; *text == '\n'; text++)
            ;
        if (*text)
            fputc('\n', out);
    }
    arena_finish(&arena);
}
