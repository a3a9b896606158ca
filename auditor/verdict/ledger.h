// Keeps count of all four outcomes of every rule, with the reasons why something could not be judged: what an
// audit did not look at must be as visible as what it found.
#ifndef LEAKAUDIT_VERDICT_LEDGER_H
#define LEAKAUDIT_VERDICT_LEDGER_H

#include "verdict/finding.h"

enum result {
    RESULT_NONE, // not judged
    RESULT_FINDING,
    RESULT_CLEAR,
    RESULT_UNDECIDED,
    RESULT_NOT_APPLICABLE,
};

// Counts one outcome. `reason` (of undecided and not applicable ones; copied) may be NULL.
void ledger_count(struct arena *arena, struct ledger_row *row, enum result result, const char *reason);

// The row of a rule of the ledger, or NULL.
struct ledger_row *ledger_find(struct verdict *verdict, const struct rule *rule);

// Puts the reasons into their final order: the most frequent first, equal ones by their text.
void ledger_sort(struct ledger_row *row);

#endif
