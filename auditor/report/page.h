// A page of a terminal: colours, columns, wrapped paragraphs and bars. Every text that goes through here is
// untrusted and is escaped for the terminal; widths are counted in terminal columns (Unicode TR11), not
// bytes.
#ifndef LEAKAUDIT_REPORT_PAGE_H
#define LEAKAUDIT_REPORT_PAGE_H

#include "base/memory.h"
#include "base/severity.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum paint { PAINT_PLAIN, PAINT_ERROR, PAINT_WARNING, PAINT_NOTE, PAINT_STRONG, PAINT_FAINT, PAINT_CODE };

struct page {
    FILE *out;
    struct arena *arena; // for escaped text
    size_t width;        // at least 40
    bool color;
    bool unicode;
};

enum align { ALIGN_LEFT, ALIGN_RIGHT };

// The colour of a severity's word.
enum paint page_severity(enum severity severity);

// Writes the text, escaped, in that colour.
void page_text(const struct page *page, enum paint paint, const char *text);
// Writes `columns` spaces.
void page_pad(const struct page *page, size_t columns);
// How many columns page_text() takes for the text.
size_t page_width(const struct page *page, const char *text);
// Writes the text in exactly `width` columns: padded, or cut with an ellipsis.
void page_cell(const struct page *page, enum paint paint, enum align align, const char *text, size_t width);

// Writes a paragraph. The cursor stands at column `at`; further lines are indented by `indent`. One line feed
// in the text is a space and an empty line begins a new paragraph. Ends the line. Words longer than a line
// are not cut.
void page_prose(const struct page *page, enum paint paint, size_t at, size_t indent, const char *text);
// The same for a message with untrusted names inside: only spaces separate words, line feeds are shown as \n.
void page_message(const struct page *page, enum paint paint, size_t at, size_t indent, const char *text);
// "  label   text": the label in `label_width` columns after `indent` spaces, then the wrapped prose.
void page_item(const struct page *page, size_t indent, const char *label, size_t label_width,
               const char *text);

// A horizontal bar of at most `width` columns for a share from 0 to 1 (others are clamped); writes what it
// took.
size_t page_bar(const struct page *page, enum paint paint, double share, size_t width);
// A heading of a section, with an empty line before it.
void page_heading(const struct page *page, const char *text);

#endif
