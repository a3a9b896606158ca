// The model info sheet: what an author hands in with a model, so that a reader can judge whether its scores
// leak. The audit answers what it can, says what is only declared, and marks what the author has still to
// say. The questions are those of report/sheet_question.h.
#ifndef LEAKAUDIT_REPORT_INFO_SHEET_H
#define LEAKAUDIT_REPORT_INFO_SHEET_H

#include "audit.h"

#include <stddef.h>
#include <stdio.h>

struct info_sheet_format {
    const char *name; // as --format takes it
    // Writes the whole sheet; the same audit gives the same bytes. STATUS_IO when the stream took an error.
    enum status (*write)(const struct audit *audit, FILE *out);
};
extern const struct info_sheet_format info_sheet_formats[];
extern const size_t info_sheet_format_count;
// The names in the table's order, NULL-terminated.
extern const char *const info_sheet_format_names[];

// The formats themselves, by the table's rows.
enum status info_sheet_write_markdown(const struct audit *audit, FILE *out) LEAKAUDIT_MUST_USE;
enum status info_sheet_write_html(const struct audit *audit, FILE *out) LEAKAUDIT_MUST_USE;

// What stands where the author has to answer, and the note that explains the sheet's marks; without markup.
extern const char info_sheet_open[];
extern const char info_sheet_legend[];

#endif
