// The coverage ledger of the text report: what was judged, and what could not be.
#ifndef LEAKAUDIT_REPORT_TEXT_LEDGER_H
#define LEAKAUDIT_REPORT_TEXT_LEDGER_H

#include "audit.h"
#include "report/page.h"

// Rules with findings or undecided subjects get a row each, the others a line together; verbose gives every
// rule a row.
void text_ledger(const struct page *page, const struct audit *audit, bool verbose);

#endif
