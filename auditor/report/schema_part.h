// The values that the sections of a schema file are made of, a line each. `key` is ours and begins with the
// indentation; nothing is written for what is not declared.
#ifndef LEAKAUDIT_REPORT_SCHEMA_PART_H
#define LEAKAUDIT_REPORT_SCHEMA_PART_H

#include "audit.h"
#include "base/node.h"

#include <stdio.h>

// A list of names in flow style, a text, a window of time.
void schema_part_list(FILE *out, const char *key, const struct references *list);
void schema_part_text(FILE *out, const char *key, const char *text);
void schema_part_word(FILE *out, const char *key, const char *word); // of an enum
void schema_part_window(FILE *out, const char *key, const struct window *window);
// "key: value" inside of a line; the key may be anybody's.
void schema_part_number(FILE *out, const char *key, double value);
// Free-form metadata, in flow style.
void schema_part_meta(FILE *out, const char *key, const struct node *node);

#endif
