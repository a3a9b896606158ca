// How one printable ASCII character of a plain text is written in GitHub-flavoured Markdown (GFM 0.29), so
// that it stays that character. Part of SINK_MARKDOWN in base/escape.h, which is what callers use.
#ifndef LEAKAUDIT_BASE_MARKDOWN_H
#define LEAKAUDIT_BASE_MARKDOWN_H

#include "base/span.h"

#include <stddef.h>

#define MARKDOWN_ESCAPED 16 // bytes that markdown_escape() writes at most

// Writes text.at[at] (0x20 ... 0x7E) to `out`, not terminated; returns how many bytes that took.
size_t markdown_escape(struct span text, size_t at, char *out);

#endif
