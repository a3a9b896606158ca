// YAML for files that people edit further: scalars and comments that no text can break out of.
#ifndef LEAKAUDIT_REPORT_YAML_H
#define LEAKAUDIT_REPORT_YAML_H

#include <stdio.h>

// A text as a scalar: plain where that is safe, else in double quotes.
void yaml_scalar(FILE *out, const char *text);
// "key: scalar" and the end of the line; `key` is ours and may begin with the indentation.
void yaml_pair(FILE *out, const char *key, const char *text);
// "# text" and the end of the line; control characters are shown as escapes.
void yaml_comment(FILE *out, const char *text);

#endif
