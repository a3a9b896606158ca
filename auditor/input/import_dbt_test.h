// What the tests and constraints of a dbt column say about its values. Inside of import_dbt.c only.
#ifndef LEAKAUDIT_INPUT_IMPORT_DBT_TEST_H
#define LEAKAUDIT_INPUT_IMPORT_DBT_TEST_H

#include "input/import.h"

// The items of `tests` or `data_tests`: a name, or a mapping from the name to arguments.
void import_dbt_tests(struct import *import, struct schema_column *column, const struct node *tests);
// The items of `constraints`: {type: not_null}.
void import_dbt_constraints(struct import *import, struct schema_column *column, const struct node *list);

#endif
