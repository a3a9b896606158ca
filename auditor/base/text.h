// Everything about text in one place: spans, terminated copies, numbers as text, suggestions, escaping.
#ifndef LEAKAUDIT_BASE_TEXT_H
#define LEAKAUDIT_BASE_TEXT_H

#include "base/error.h"
#include "base/escape.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/span.h"
#include "base/suggest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// Terminated copies in the arena. text_format() knows what printf knows; numbers print in the C locale.
char *text_copy(struct arena *arena, struct span text) LEAKAUDIT_NEVER_NULL;
char *text_format(struct arena *arena, const char *format, ...) LEAKAUDIT_PRINTF(2, 3) LEAKAUDIT_NEVER_NULL;

// Compares as bytes; for qsort over const char *.
int text_compare(const void *a, const void *b);

#endif
