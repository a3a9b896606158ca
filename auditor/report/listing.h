// The catalogue as lists: every rule, and every measure that rules can be written with.
#ifndef LEAKAUDIT_REPORT_LISTING_H
#define LEAKAUDIT_REPORT_LISTING_H

#include "report/page.h"
#include "verdict/rule.h"

// The rules, in the order given: a line each, or a row of a table.
void listing_rules_text(const struct page *page, const struct rule *const *rules, size_t count);
void listing_rules_markdown(FILE *out, const struct rule *const *rules, size_t count);
// An array with everything of each rule.
void listing_rules_json(FILE *out, const struct rule *const *rules, size_t count);

// All rows of the registry measures[].
void listing_measures_text(const struct page *page);
void listing_measures_markdown(FILE *out);
void listing_measures_json(FILE *out);

#endif
