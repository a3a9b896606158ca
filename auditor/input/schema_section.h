// The sections of a dataset schema, a file each: readers for the table of the top-level keys, and the checks
// that need more than one section. Inside of the schema reader only.
#ifndef LEAKAUDIT_INPUT_SCHEMA_SECTION_H
#define LEAKAUDIT_INPUT_SCHEMA_SECTION_H

#include "input/field.h"
#include "input/schema.h"

enum { SCHEMA_MOST_COLUMNS = 10000 };

// Each is given the struct schema itself (member 0): a section fills more than one of its members.
field_reader schema_data;           // data: files, count
field_reader schema_dialect;        // dialect
field_reader schema_missing_values; // missing_values
field_reader schema_task;
field_reader schema_split;
field_reader schema_pipeline;
field_reader schema_columns;
field_reader schema_suppressions;
field_reader schema_policy;
field_reader schema_policy_rules; // policy.rules: overrides
field_reader schema_policy_fail_on;

// A block of our keys inside of another tool's metadata: all of a column but `name`, and all of the top but
// `version` and `columns`.
void schema_column_block(const struct field_context *context, const struct node *block,
                         struct schema_column *column);
void schema_block(const struct field_context *context, const struct node *block, struct schema *schema);

// Names that stand twice, roles that contradict the task, references to columns that are not there.
void schema_check(const struct field_context *context, struct schema *schema);

#endif
