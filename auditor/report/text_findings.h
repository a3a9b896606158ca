// The findings of the text report: the part that people came for.
#ifndef LEAKAUDIT_REPORT_TEXT_FINDINGS_H
#define LEAKAUDIT_REPORT_TEXT_FINDINGS_H

#include "audit.h"
#include "report/page.h"

// Every finding that is not suppressed, in the verdict's order; neighbours of the same rule and severity as
// one group, cut after a few unless verbose. Suppressed ones are shown when verbose.
void text_findings(const struct page *page, const struct audit *audit, bool verbose);
// One line a finding, as compilers and editors like it: "path:line:column: error LK203 column: message".
void text_findings_lines(const struct page *page, const struct audit *audit);

#endif
