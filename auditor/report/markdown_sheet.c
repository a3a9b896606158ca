// Parts of a Markdown report; all text goes through SINK_MARKDOWN.
#include "report/markdown_sheet.h"

#include "base/text.h"

void markdown_sheet_text(const struct markdown_sheet *sheet, const char *text) {
    text_write(sheet->out, SINK_MARKDOWN, span_of(text));
}

void markdown_sheet_cell(const struct markdown_sheet *sheet, const char *text) {
    fputs(" ", sheet->out);
    markdown_sheet_text(sheet, text);
    fputs(" |", sheet->out);
}

void markdown_sheet_count(const struct markdown_sheet *sheet, uint64_t count) {
    char number[TEXT_NUMBER];
    fprintf(sheet->out, " %s |", text_count(count, number));
}

void markdown_sheet_paragraph(const struct markdown_sheet *sheet, const char *label, const char *text) {
    fprintf(sheet->out, "**%s** ", label);
    markdown_sheet_text(sheet, text);
    fputs("\n\n", sheet->out);
}
