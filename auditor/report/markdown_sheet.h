// A Markdown report (GitHub-flavoured) that is being written: the parts that its sections share.
#ifndef LEAKAUDIT_REPORT_MARKDOWN_SHEET_H
#define LEAKAUDIT_REPORT_MARKDOWN_SHEET_H

#include "audit.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct markdown_sheet {
    FILE *out;
    struct arena *arena; // of the report alone
};

// Untrusted text, so that it stays text.
void markdown_sheet_text(const struct markdown_sheet *sheet, const char *text);
// A cell of a table, with its bar at the end: of untrusted text, or of a number as people write it.
void markdown_sheet_cell(const struct markdown_sheet *sheet, const char *text);
void markdown_sheet_count(const struct markdown_sheet *sheet, uint64_t count);
// A paragraph of untrusted text behind a label of ours.
void markdown_sheet_paragraph(const struct markdown_sheet *sheet, const char *label, const char *text);

// The section of the findings; of the suppressed ones if `suppressed`. Nothing if there are none.
void markdown_sheet_findings(const struct markdown_sheet *sheet, const struct audit *audit, bool suppressed);

#endif
