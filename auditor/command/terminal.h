// What the program knows about where its output goes: widths, colours, Unicode. The one place that reads the
// environment.
#ifndef LEAKAUDIT_COMMAND_TERMINAL_H
#define LEAKAUDIT_COMMAND_TERMINAL_H

#include "base/memory.h"
#include "command/arguments.h"
#include "report/page.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct terminal {
    size_t width; // of standard output; 80 when it is no terminal, so that a file does not depend on a window
    size_t error_width; // of standard error
    bool color, error_color;
    bool unicode; // standard output is a terminal that shows UTF-8
    bool error_is_terminal;
    const char *step_summary; // the file that a GitHub workflow shows as the step's summary, or NULL
};

// `color` is an enum when_choice. NO_COLOR, TERM, COLUMNS and the locale's variables are honoured.
struct terminal terminal_find(size_t color);

// Pages for standard output and standard error; `arena` is for escaped texts.
struct page terminal_page(const struct terminal *terminal, struct arena *arena);
struct page terminal_error_page(const struct terminal *terminal, struct arena *arena);

// Days since 1970-01-01, UTC; SOURCE_DATE_EPOCH, if set, is the clock (reproducible-builds.org).
int64_t terminal_today(void);

#endif
