// Prints errors and notes to standard error, in the form that editors and CI systems know from compilers.
#include "command/diagnostic.h"

#include "base/text.h"
#include "command/command.h"
#include "report/page.h"
#include "report/words.h"

#include <string.h>

#define LINE_SHOWN 240 // bytes; longer source lines are not shown

static bool is_yaml(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

// The text of that line without its end; false if it can't be had or would not be sane to show.
static bool read_line(struct place place, char line[LINE_SHOWN + 2]) {
    FILE *file = fopen(place.path, "rb");
    if (!file)
        return false;
    bool whole = false;
    uint64_t number = 1;
    size_t length = 0;
    for (int c = fgetc(file); c != EOF && number <= place.line; c = fgetc(file)) {
        if (c == '\n')
            number++;
        else if (number == place.line && length <= LINE_SHOWN)
            line[length++] = (char)c;
    }
    whole = !ferror(file) && length <= LINE_SHOWN;
    fclose(file);
    while (length > 0 && line[length - 1] == '\r')
        length--;
    line[length] = '\0';
    return whole && length > 0 && strlen(line) == length && text_is_utf8(span_of(line));
}

// Bytes before the column, which counts characters from 1.
static size_t prefix_length(const char *line, uint64_t column) {
    size_t at = 0;
    for (uint64_t seen = 1; line[at] && seen < column; seen++) {
        at++;
        while (((unsigned char)line[at] & 0xC0) == 0x80)
            at++;
    }
    return at;
}

static void write_source(const struct page *page, struct place place) {
    char line[LINE_SHOWN + 2];
    if (!place.path || place.line == 0 || place.column == 0 || !is_yaml(place.path) ||
        !read_line(place, line))
        return;
    char number[24];
    const int digits = snprintf(number, sizeof number, "%llu", (unsigned long long)place.line);
    const size_t prefix = text_width((struct span){line, prefix_length(line, place.column)});
    fprintf(page->out, " %5s | ", number);
    page_text(page, PAINT_PLAIN, line);
    fputc('\n', page->out);
    page_pad(page, digits > 5 ? (size_t)digits + 1 : 6);
    fputs(" | ", page->out);
    page_pad(page, prefix);
    page_text(page, PAINT_ERROR, "^");
    fputc('\n', page->out);
}

static void write_line(const struct page *page, enum note_level level, struct place place, const char *text) {
    static const char *const words[] = {
        [NOTE_ERROR] = "error", [NOTE_WARNING] = "warning", [NOTE_NOTE] = "note"};
    static const enum paint paints[] = {
        [NOTE_ERROR] = PAINT_ERROR, [NOTE_WARNING] = PAINT_WARNING, [NOTE_NOTE] = PAINT_NOTE};
    const char *where = place.path ? words_place(page->arena, place) : "leakaudit";
    page_text(page, PAINT_STRONG, where);
    page_text(page, PAINT_STRONG, ": ");
    page_text(page, paints[level], words[level]);
    fputs(": ", page->out);
    page_text(page, PAINT_STRONG, text);
    fputc('\n', page->out);
    write_source(page, place);
}

void diagnostic_error(const struct terminal *terminal, const struct error *error) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_error_page(terminal, &arena);
    write_line(&page, NOTE_ERROR, error->place, error->text);
    arena_finish(&arena);
}

void diagnostic_notes(const struct terminal *terminal, const struct notes *notes) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_error_page(terminal, &arena);
    for (size_t i = 0; i < notes->count; i++)
        write_line(&page, notes->items[i].level, notes->items[i].place, notes->items[i].text);
    arena_finish(&arena);
}

static void say(const struct terminal *terminal, enum note_level level, const char *text) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_error_page(terminal, &arena);
    write_line(&page, level, (struct place){0}, text);
    arena_finish(&arena);
}

void diagnostic_say(const struct terminal *terminal, const char *text) {
    say(terminal, NOTE_ERROR, text);
}

int diagnostic_usage(const struct terminal *terminal, const char *command, const char *text) {
    say(terminal, NOTE_ERROR, text);
    fprintf(stderr, "Try: leakaudit %s%s--help\n", command, *command ? " " : "");
    return EXIT_INPUT;
}

void diagnostic_note(const struct terminal *terminal, const char *text) {
    say(terminal, NOTE_NOTE, text);
}
