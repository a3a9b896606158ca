// The answer to a question of the model info sheet, as far as the audit has one. A line says where it comes
// from, so that nobody takes a declaration for a measurement.
#ifndef LEAKAUDIT_REPORT_SHEET_ANSWER_H
#define LEAKAUDIT_REPORT_SHEET_ANSWER_H

#include "audit.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum sheet_source {
    SHEET_MEASURED, // from the data
    SHEET_DECLARED, // from the schema or the command line alone
    SHEET_UNJUDGED, // a reason, and the rules that had nothing to judge for it
    SHEET_AUTHOR,   // still to be said
};

struct sheet_line {
    enum sheet_source source;
    const struct finding *finding; // or NULL
    const char *text;              // untrusted text inside, not escaped; with a finding, its message
};

// What the answer amounts to. A finding outweighs what is undecided, and that what is clear.
enum sheet_state {
    SHEET_OPEN,           // only the author can answer
    SHEET_STATED,         // facts or declarations, which no rule judged
    SHEET_CLEAR_DECLARED, // rules judged the declarations and found nothing
    SHEET_CLEAR,          // rules judged measurements, too, and found nothing
    SHEET_UNDECIDED,
    SHEET_ACCEPTED, // only findings that are suppressed
    SHEET_NOTES,
    SHEET_WARNINGS,
    SHEET_ERRORS,
};
#define SHEET_STATES 9

struct sheet_answer {
    struct arena *arena;
    struct sheet_line *lines; // [count], in the order of the sheet
    size_t count, capacity;
    enum sheet_state state;
    const char *summary;              // the state in a few words, with counts; no untrusted text
    size_t errors, warnings, notes;   // findings that are not suppressed
    size_t clear_rules, closed_rules; // that found nothing in what they judged; that judged nothing
    bool asks_author;                 // one of the lines is for the author
};

struct sheet_question;

// Everything in the answer lives in the arena or in the audit.
struct sheet_answer sheet_answer_of(struct arena *arena, const struct audit *audit,
                                    const struct sheet_question *question);
// Adds a line; `text` is kept, not copied.
void sheet_answer_add(struct sheet_answer *answer, enum sheet_source source, const char *text);

#endif
