// One rule explained: what it finds, when it fires, why that matters, what to ask and how to repair it.
#ifndef LEAKAUDIT_REPORT_RULE_SHEET_H
#define LEAKAUDIT_REPORT_RULE_SHEET_H

#include "base/json.h"
#include "report/page.h"
#include "verdict/rule.h"

// The page of a rule: for a terminal, or for docs/rules.
void rule_sheet_text(const struct page *page, const struct rule *rule);
void rule_sheet_markdown(FILE *out, struct arena *arena, const struct rule *rule);
// An object with everything that the rule file says.
void rule_sheet_json(struct json *json, const struct rule *rule);

// What a letter and number of Kapoor & Narayanan's taxonomy stands for, or NULL: "L1.2" is "pre-processing on
// ...".
const char *rule_taxonomy_text(const char *taxonomy);

#endif
