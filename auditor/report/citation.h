// Which of a finding's measures people want to see, in which order, and how each one reads. Programs get all
// of them, in the JSON report.
#ifndef LEAKAUDIT_REPORT_CITATION_H
#define LEAKAUDIT_REPORT_CITATION_H

#include "audit.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

// Fills `chosen` (room for finding->cited_count) and returns how many there are: the measures of the message
// first, then the others in the rule's order. Without `all`, what could not be had is left out, and what only
// repeats the message or tells of the dataset where the finding is about a part of it.
size_t citation_choose(struct arena *arena, const struct audit *audit, const struct finding *finding,
                       bool all, const struct cited **chosen);

// "0.9963", or "p < 1e-178" for the logarithm of a chance, or why there is no value. Not escaped.
const char *citation_value(struct arena *arena, const struct cited *cited);
// What the value rests on: "n 1,319, p < 1e-178", or "". Not escaped.
const char *citation_basis(struct arena *arena, const struct cited *cited);
// Both, with the interval: "0.9963 [0.9931, 0.9982], n 1,319, p < 1e-178". Not escaped.
const char *citation_text(struct arena *arena, const struct cited *cited);

#endif
