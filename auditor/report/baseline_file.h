// Writes the baseline file (verdict/baseline.h) from an audit.
#ifndef LEAKAUDIT_REPORT_BASELINE_FILE_H
#define LEAKAUDIT_REPORT_BASELINE_FILE_H

#include "audit.h"
#include "verdict/baseline.h"

#include <stdbool.h>
#include <stdio.h>

// Writes the audit's findings of at least warning severity that no suppression covers. Reasons are kept from
// `before` (NULL: there is none). With `known_only` only findings that `before` has, and those of its entries
// whose rule judged nothing this time, so that what could not be looked at is not forgotten. *count becomes
// the number of entries. STATUS_IO when the stream took an error.
enum status baseline_write(const struct audit *audit, const struct baseline *before, bool known_only,
                           FILE *out, size_t *count) LEAKAUDIT_MUST_USE;

#endif
