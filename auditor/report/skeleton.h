// The skeleton of a dataset schema, written from an audit of data that has none yet.
//
// Everything that the data can tell is filled in: types, the likely roles with the reason beside them, the
// files. What only people know is left as `available: unknown`. Columns come in the order in which they are
// worth a look: those with findings first, then by how much they tell of the target.
#ifndef LEAKAUDIT_REPORT_SKELETON_H
#define LEAKAUDIT_REPORT_SKELETON_H

#include "audit.h"

#include <stdio.h>

// Writes YAML that `leakaudit check` accepts as it is. STATUS_IO when the stream took an error.
enum status skeleton_write(const struct audit *audit, FILE *out) LEAKAUDIT_MUST_USE;

#endif
