// A dataset schema as the YAML file that people edit further: all that it declares, and beside each column
// what is still to be thought about.
#ifndef LEAKAUDIT_REPORT_SCHEMA_FILE_H
#define LEAKAUDIT_REPORT_SCHEMA_FILE_H

#include "audit.h"

#include <stdio.h>

struct schema_file {
    const struct schema *schema;
    const char *opening;         // the first lines, a comment each, separated by '\n'; or NULL
    const struct notes *whole;   // comments at the top, with their lines; or NULL
    const struct notes *columns; // comments at each column, schema->column_count of them; or NULL
    bool ask;                    // write what is missing as something to fill in
};

// Reading the file again gives the same schema, but for the places and for data files that a pattern stood
// for. STATUS_IO when the stream took an error.
enum status schema_file_write(const struct schema_file *file, FILE *out) LEAKAUDIT_MUST_USE;

#endif
