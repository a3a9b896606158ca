// Findings that belong together in reports for people: of one rule and severity, and those that say the same
// about many columns.
#ifndef LEAKAUDIT_REPORT_GROUP_H
#define LEAKAUDIT_REPORT_GROUP_H

#include "audit.h"

#include <stdbool.h>
#include <stddef.h>

// How many findings from verdict->findings[first] on are of its rule and severity, and suppressed as it is.
size_t group_length(const struct verdict *verdict, size_t first);

// Whether the `length` findings say the same, word by word, but for the name of what each is about.
bool group_is_alike(const struct audit *audit, const struct finding *findings, size_t length);

// "a, b, c and 7 more": the names of the findings from the second on, `most` of them at most. Not escaped.
const char *group_others(struct arena *arena, const struct audit *audit, const struct finding *findings,
                         size_t length, size_t most);

#endif
