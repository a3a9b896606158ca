// Colours, cells, wrapped paragraphs and bars for terminals (ECMA-48 colours, Unicode block elements).
#include "report/page.h"

#include "base/text.h"

#include <string.h>

static const char *const paint_codes[] = {
    [PAINT_PLAIN] = "",          [PAINT_ERROR] = "\033[1;31m", [PAINT_WARNING] = "\033[1;33m",
    [PAINT_NOTE] = "\033[1;36m", [PAINT_STRONG] = "\033[1m",   [PAINT_FAINT] = "\033[2m",
    [PAINT_CODE] = "\033[36m",
};

enum paint page_severity(enum severity severity) {
    switch (severity) {
    case SEVERITY_ERROR: return PAINT_ERROR;
    case SEVERITY_WARNING: return PAINT_WARNING;
    case SEVERITY_NOTE: return PAINT_NOTE;
    case SEVERITY_OFF: break;
    }
    return PAINT_FAINT;
}

static void begin(const struct page *page, enum paint paint) {
    if (page->color)
        fputs(paint_codes[paint], page->out);
}

static void end(const struct page *page, enum paint paint) {
    if (page->color && paint != PAINT_PLAIN)
        fputs("\033[0m", page->out);
}

static void write_span(const struct page *page, enum paint paint, struct span text) {
    begin(page, paint);
    text_write(page->out, SINK_TERMINAL, text);
    end(page, paint);
}

static size_t span_width(const struct page *page, struct span text) {
    // Escaping first makes the width right for bytes that are not UTF-8 too.
    return text_width(span_of(text_escape(page->arena, SINK_TERMINAL, text)));
}

void page_text(const struct page *page, enum paint paint, const char *text) {
    write_span(page, paint, span_of(text));
}

void page_pad(const struct page *page, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        fputc(' ', page->out);
}

size_t page_width(const struct page *page, const char *text) {
    return span_width(page, span_of(text));
}

// The longest prefix of escaped text that takes at most `width` columns and does not cut a character.
static struct span fit(struct span text, size_t width) {
    size_t kept = 0, used = 0;
    while (kept < text.length) {
        size_t next = kept + 1;
        while (next < text.length && ((unsigned char)text.at[next] & 0xC0) == 0x80)
            next++;
        used += text_width((struct span){text.at + kept, next - kept});
        if (used > width)
            break;
        kept = next;
    }
    return (struct span){text.at, kept};
}

void page_cell(const struct page *page, enum paint paint, enum align align, const char *text, size_t width) {
    const struct span escaped = span_of(text_escape(page->arena, SINK_TERMINAL, span_of(text)));
    struct span shown = escaped;
    size_t used = text_width(escaped);
    const char *more = "";
    if (used > width && width > 0) {
        shown = fit(escaped, width - 1);
        used = text_width(shown) + 1;
        more = page->unicode ? "\xe2\x80\xa6" : "~";
    }
    if (align == ALIGN_RIGHT)
        page_pad(page, width - used);
    begin(page, paint);
    fwrite(shown.at, 1, shown.length, page->out); // escaped already: a second time would double backslashes
    fputs(more, page->out);
    end(page, paint);
    if (align == ALIGN_LEFT)
        page_pad(page, width - used);
}

static bool separates(char c, bool prose) {
    return c == ' ' || (prose && (c == '\n' || c == '\t'));
}

// Writes text word by word. In prose an empty line between words begins a new paragraph.
static void wrap(const struct page *page, enum paint paint, size_t at, size_t indent, const char *text,
                 bool prose) {
    bool first = true;
    size_t column = at;
    begin(page, paint);
    while (*text) {
        size_t feeds = 0;
        while (separates(*text, prose))
            feeds += *text++ == '\n';
        if (*text == '\0')
            break;
        size_t length = 0;
        while (text[length] && !separates(text[length], prose))
            length++;
        const struct span word = {text, length};
        const size_t width = span_width(page, word);
        if (!first && (feeds > 1 || column + 1 + width > page->width)) {
            fputs(feeds > 1 ? "\n\n" : "\n", page->out);
            page_pad(page, indent);
            column = indent;
        } else if (!first) {
            fputc(' ', page->out);
            column++;
        }
        text_write(page->out, SINK_TERMINAL, word);
        column += width;
        text += length;
        first = false;
    }
    end(page, paint);
    fputc('\n', page->out);
}

void page_prose(const struct page *page, enum paint paint, size_t at, size_t indent, const char *text) {
    wrap(page, paint, at, indent, text, true);
}

void page_message(const struct page *page, enum paint paint, size_t at, size_t indent, const char *text) {
    wrap(page, paint, at, indent, text, false);
}

void page_item(const struct page *page, size_t indent, const char *label, size_t label_width,
               const char *text) {
    page_pad(page, indent);
    page_cell(page, PAINT_FAINT, ALIGN_LEFT, label, label_width);
    page_prose(page, PAINT_PLAIN, indent + label_width, indent + label_width, text);
}

size_t page_bar(const struct page *page, enum paint paint, double share, size_t width) {
    static const char *const eighths[] = {"",
                                          "\xe2\x96\x8f",
                                          "\xe2\x96\x8e",
                                          "\xe2\x96\x8d",
                                          "\xe2\x96\x8c",
                                          "\xe2\x96\x8b",
                                          "\xe2\x96\x8a",
                                          "\xe2\x96\x89"};
    const double clamped = share < 0 ? 0 : share > 1 ? 1 : share;
    const size_t steps = (size_t)(clamped * (double)(width * 8) + 0.5);
    const size_t full = page->unicode ? steps / 8 : (steps + 4) / 8, rest = page->unicode ? steps % 8 : 0;
    begin(page, paint);
    for (size_t i = 0; i < full; i++)
        fputs(page->unicode ? "\xe2\x96\x88" : "#", page->out);
    fputs(eighths[rest], page->out);
    end(page, paint);
    return full + (rest > 0);
}

void page_heading(const struct page *page, const char *text) {
    fputc('\n', page->out);
    page_text(page, PAINT_STRONG, text);
    fputc('\n', page->out);
}
