// Numbers and counts in words for people: how a measured value, its interval and its reasons read in the text
// and Markdown reports. All texts live in the arena and are not escaped.
#ifndef LEAKAUDIT_REPORT_WORDS_H
#define LEAKAUDIT_REPORT_WORDS_H

#include "audit.h"
#include "base/memory.h"

#include <stddef.h>
#include <stdint.h>

// "1 error", "1,319 errors".
const char *words_plural(struct arena *arena, uint64_t count, const char *noun);
// Four significant digits, more if fewer would turn 0.99998 into 1.
const char *words_number(struct arena *arena, double value);
// "12.3%", "<0.1%", "0%": `part` of `whole`; "" when whole is 0.
const char *words_share(struct arena *arena, uint64_t part, uint64_t whole);

// "0.9963", "1,319", "yes", or the reason that there is no value.
const char *words_value(struct arena *arena, const struct value *value);
// "[0.9931, 0.9982]", or "" when the value has no interval.
const char *words_interval(struct arena *arena, const struct value *value);
// "n 1,319", "n 900, on 1,000 of 5,000 rows", or "".
const char *words_support(struct arena *arena, const struct value *value);
// "p < 1e-178" for a log10 p-value; "" for 0 (no test).
const char *words_p(struct arena *arena, double log10_p);

// Up to the first empty line.
const char *words_first_paragraph(struct arena *arena, const char *text);
// "schema.yaml:21:5", without the parts that are not known; "" without a path.
const char *words_place(struct arena *arena, struct place place);
// "2 errors, 1 warning, 3 notes" of what is not suppressed; "no findings".
const char *words_findings(struct arena *arena, const struct verdict *verdict);

// What the coverage ledger adds up to.
struct tally {
    size_t rules;          // selected rules, those switched off not counted
    size_t found;          // rules with at least one finding
    size_t clear;          // rules that were judged, all subjects clear
    size_t undecided;      // rules with at least one undecided subject and no finding
    size_t not_applicable; // rules that applied to nothing
    size_t off;
    size_t judged; // finding + clear + undecided over all rules: what was really looked at
};
struct tally words_tally(const struct verdict *verdict);
// Where a row of the ledger counts in the tally.
enum outcome { OUTCOME_FOUND, OUTCOME_CLEAR, OUTCOME_UNDECIDED, OUTCOME_NOT_APPLICABLE, OUTCOME_OFF };
enum outcome words_outcome(const struct ledger_row *row);

// The verdict in one word, as JSON has it: "findings", "undecided", "clear", "nothing-judged" or
// "incomplete".
const char *words_verdict(const struct audit *audit);
// The verdict in a sentence or two, with what was not checked. Never says more than was looked at.
const char *words_conclusion(struct arena *arena, const struct audit *audit);

#endif
