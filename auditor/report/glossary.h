// What the words of a report mean, for a reader who has never seen one.
#ifndef LEAKAUDIT_REPORT_GLOSSARY_H
#define LEAKAUDIT_REPORT_GLOSSARY_H

#include "base/memory.h"
#include "verdict/finding.h"

struct glossary_entry {
    const char *word, *meaning;
};
// In the order in which a reader meets them; ends with {NULL, NULL}.
extern const struct glossary_entry glossary[];

// How sure a finding of that certainty is: a sentence without its subject.
const char *glossary_certainty(enum certainty certainty);

// "features that are not legitimate": a type of leakage after Kapoor & Narayanan (2023, table 1); NULL for
// housekeeping and for what is none of their types.
const char *glossary_taxonomy(const char *taxonomy);

// Why a rule had nothing to judge or could not decide, from the judge's reason: without expressions, and with
// a measure's label before its name.
const char *glossary_reason(struct arena *arena, const char *reason);

#endif
