// The prose of rules as Markdown: paragraphs, and words between backticks as code.
#ifndef LEAKAUDIT_REPORT_PROSE_H
#define LEAKAUDIT_REPORT_PROSE_H

#include <stdio.h>

// Writes each paragraph (they are separated by empty lines) as one line, with an empty line between two; ends
// the line. All but plain code spans is escaped.
void prose_markdown(FILE *out, const char *text);

#endif
