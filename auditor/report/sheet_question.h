// The questions of the model info sheet: what a paper or a product must answer before its scores are
// believed.
//
// The sheet is an idea of Kapoor & Narayanan, "Leakage and the reproducibility crisis in
// machine-learning-based science", Patterns 4(9), 2023, doi:10.1016/j.patter.2023.100804: questions for each
// type of leakage in their taxonomy. The wording and the order here are ours.
#ifndef LEAKAUDIT_REPORT_SHEET_QUESTION_H
#define LEAKAUDIT_REPORT_SHEET_QUESTION_H

#include "audit.h"
#include "report/sheet_answer.h"

#include <stdbool.h>
#include <stddef.h>

struct sheet_question {
    const char *section;  // neighbours with the same one stand under one heading
    const char *topic;    // a few words, for the overview
    const char *text;     // the question
    const char *taxonomy; // "L1.4", or NULL: about the claim, no type of leakage
    const char *const
        *rules; // ids, NULL-terminated; NULL: the rules of the type that no other question names
    // Adds what the schema says, and what is known of the input; may be NULL.
    void (*declared)(struct sheet_answer *answer, const struct audit *audit);
    const char *author; // what the author is asked for, if the audit can't say it; NULL: `declared` asks
    bool always;        // no audit can say it
};

// A question's number on the sheet is 1 + its place here.
extern const struct sheet_question sheet_questions[];
extern const size_t sheet_question_count;

// Whether what the rule found belongs to the answer. Every rule that bears a type of the taxonomy belongs to
// exactly one question; housekeeping to none.
bool sheet_question_asks(const struct sheet_question *question, const struct rule *rule);

#endif
