// The column table of the text report: how well each column alone predicts the target, as bars.
#ifndef LEAKAUDIT_REPORT_TEXT_COLUMNS_H
#define LEAKAUDIT_REPORT_TEXT_COLUMNS_H

#include "audit.h"
#include "report/page.h"

// A row a column in the audit's order; more than a screenful is cut unless verbose, flagged columns stay.
// Writes nothing when there is nothing to tell (no columns, or no data opened and not verbose).
void text_columns(const struct page *page, const struct audit *audit, bool verbose);

#endif
