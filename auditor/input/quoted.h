// Splits one record that has quotes in it. Whether its quoting is right is libcsv's judgement, in strict
// mode.
#ifndef LEAKAUDIT_INPUT_QUOTED_H
#define LEAKAUDIT_INPUT_QUOTED_H

#include "base/error.h"
#include "input/cell.h"

#include <stdbool.h>
#include <stddef.h>

// Where a record with quotes ends: after the first line break in bytes[at, end) that an even number of quotes
// precedes. 0 if there is none: then the record goes on behind `end`, or a quote is not closed.
size_t quoted_end(const char *bytes, size_t at, size_t end, char quote);

struct quoted; // opaque; a parser that is used again for each record

// A parser for these two characters; the caller frees it.
struct quoted *quoted_new(char delimiter, char quote);
void quoted_free(struct quoted *quoted); // NULL is fine

// Splits the record bytes[at, end), found by quoted_end(), into at most `limit` cells. *count is how many
// there are, also beyond the limit; *lines the number of its line breaks. The values are written over the
// record itself, which is why cells can point into the same block. `place` is that of the record's first
// line.
enum status quoted_split(struct quoted *quoted, char *bytes, size_t at, size_t end, struct cell *cells,
                         size_t limit, size_t *count, uint64_t *lines, struct place place,
                         struct error *error) LEAKAUDIT_MUST_USE;

// Says what is wrong with a record that has no end in bytes[at, end), though nothing more follows.
enum status quoted_unclosed(struct quoted *quoted, char *bytes, size_t at, size_t end, struct place place,
                            struct error *error) LEAKAUDIT_MUST_USE;

// The line breaks in bytes[at, end): LF, CR LF, or CR.
uint64_t quoted_lines(const char *bytes, size_t at, size_t end);

#endif
