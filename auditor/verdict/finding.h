// The verdict: what the rules found, what they cleared, what they could not decide and what did not apply.
#ifndef LEAKAUDIT_VERDICT_FINDING_H
#define LEAKAUDIT_VERDICT_FINDING_H

#include "evidence/evidence.h"
#include "verdict/message.h"
#include "verdict/rule.h"

struct cited {
    int measure; // index into measures[]
    struct value value;
};

struct finding {
    const struct rule *rule;
    enum severity severity; // after severity_when and the policy
    const char *because;    // why the severity differs from the rule's, or NULL
    size_t subject;         // index into evidence->subjects
    struct place place;
    const char *message;  // filled in; untrusted text inside, not escaped
    const char *question; // or NULL
    const char *repair;
    const struct cited *cited; // the measures of when, where and message, in that order, each once
    size_t cited_count;
    char fingerprint[17];   // 16 hex digits: rule, subject kind, columns, splits; stable between runs
    const char *suppressed; // the reason if a suppression covers it, else NULL
};

// Writes down what a rule found about facts->subject: severity, texts, evidence, fingerprint; not whether it
// is suppressed. Lives in the arena.
struct finding finding_of(struct arena *arena, const struct rule *rule, const struct message_facts *facts);

// The order of reports, for qsort: severity, certainty, rule, subject.
int finding_compare(const void *a, const void *b);

struct ledger_reason {
    const char *text;
    size_t count;
};
struct ledger_row { // one a rule: the coverage ledger
    const struct rule *rule;
    size_t finding, clear, undecided, not_applicable;
    struct ledger_reason *reasons; // of undecided and not applicable, most frequent first
    size_t reason_count;
    bool off; // switched off by the policy or not selected
};

// A rule that the evidence does not settle for a subject.
struct undecided {
    const struct rule *rule;
    size_t subject;     // index into evidence->subjects
    const char *reason; // with the subject's numbers
};

struct verdict {
    struct finding *findings; // sorted: severity, certainty, rule, subject
    size_t finding_count;
    struct ledger_row *ledger; // in the order of rule ids
    size_t ledger_count;
    struct undecided *open;         // [undecided]: by rule, then subject
    size_t errors, warnings, notes; // findings by severity, without suppressed ones
    size_t suppressed, undecided;
};

#endif
