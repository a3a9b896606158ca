// What a schema declares, in the words that rules compare; not declaring something has a word, too.
#ifndef LEAKAUDIT_EVIDENCE_DECLARATIONS_DECLARED_H
#define LEAKAUDIT_EVIDENCE_DECLARATIONS_DECLARED_H

#include "input/schema.h"

// "unknown", "true", "false" or "lag"; not declaring it, or not the column (NULL), is not knowing it.
const char *declared_availability(const struct schema_column *declared);
// "undeclared", "none", "train" ...
const char *declared_fit_on(enum fit_on fit_on);
// "undeclared", "random" ...
const char *declared_strategy(enum split_strategy strategy);

#endif
