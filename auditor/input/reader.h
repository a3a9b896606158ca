// Reads one CSV file as typed batches: opens it, plans how each column is to be read from a sample, then
// hands over a few thousand rows at a time. A file can be read as often as one likes, also from standard
// input.
//
// The life of a reader, by its caller:
//
//   reader_open(...);                       header and plan are known
//   reader_unify(readers, n);               when several files hold the same columns
//   while (rows) reader_next(...);          one pass
//   if (reader_replan(...))                 the sample had misled the plan: read those columns again
//       reader_rewind(reader, columns), and another pass
//   reader_note(...); reader_facts(...);    what was odd, and what the report says of the file
//   reader_close(...);
//
// A cell is never silently turned into nothing. In a column whose type was inferred, a cell that can't be
// read as that type is `odd`; if more than 2 % of the column's present cells are odd the column becomes a
// string column (reader_replan). In a column whose type is declared it is a `contradiction`, and the type
// stands. Both come out as missing, are counted, and are noted with the first line.
#ifndef LEAKAUDIT_INPUT_READER_H
#define LEAKAUDIT_INPUT_READER_H

#include "base/error.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "input/batch.h"
#include "input/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader; // opaque

// What the latest pass has found in one column so far.
struct reader_column {
    uint64_t missing;      // cells that are missing tokens; neither odd nor contradicting ones
    uint64_t empty;        // of those: nothing between the delimiters
    uint64_t quoted_empty; // cells written "" (missing only if "" is a missing token, which is the default)
    uint64_t odd, first_odd_line;                      // line 0 = none
    uint64_t contradictions, first_contradiction_line; // declared type only
    uint64_t fractions; // cells of an integer column that have a fraction; they keep their value
    uint64_t invalid_utf8, first_invalid_line;
};

// The file as the report names it; rows, bytes and hash are final once a pass has reached the end.
struct reader_facts {
    const char *path;
    uint64_t bytes; // as stored (compressed, if it is)
    uint64_t hash;  // XXH3-64 of those bytes: what `xxhsum -H3` prints; 0 until a pass has reached the end
    uint64_t rows;  // records without the header
    uint64_t lines; // of text
    uint64_t blank_lines; // skipped; first_blank is the line of the first one
    uint64_t first_blank;
    size_t columns;
};

// Opens the file ("-" is standard input; .gz and .zst are recognised by their content), finds the dialect
// where the schema doesn't say, reads the header, and plans every column from the schema's declarations and a
// sample of at most 64 Ki records or 32 MiB. `path`, `schema` and `notes` must outlive the reader; plan and
// names live in the arena. Odd things that are known now (the delimiter, unnamed columns, ambiguous dates) go
// to `notes`.
enum status reader_open(struct arena *arena, const struct schema *schema, const char *path,
                        struct notes *notes, struct reader **reader, struct error *error) LEAKAUDIT_MUST_USE;
void reader_close(struct reader *reader); // NULL is fine

// Has the columns of each batch decoded by several threads (NULL = in the caller's, as it is at first).
void reader_share(struct reader *reader, struct parallel *parallel);

// The plan, one entry a column of the header, in its order. Set `raw` before a pass to get text[] of a
// numeric column.
size_t reader_columns(const struct reader *reader);
struct column_plan *reader_plan(struct reader *reader);
// The header's column of that name, or SIZE_MAX.
size_t reader_find(const struct reader *reader, const char *name);

// Makes columns of the same name agree on a type in all files: the wider one where they differ (integer <
// number < string; date < datetime; whatever else differs is a string; a declared type stands). Call before
// the first pass.
void reader_unify(struct reader *const *readers, size_t count);

// Whether the next pass tells the forms of cells (as it does at first). Call before its first row.
void reader_tell_forms(struct reader *reader, bool tell);

// The next rows, at most BATCH_ROWS (fewer when there are many columns); batch->rows == 0 at the end of the
// file. Columns that the pass does not decode have NULL arrays.
enum status reader_next(struct reader *reader, struct batch *batch, struct error *error) LEAKAUDIT_MUST_USE;

// After a pass that reached the end: changes the plan of each column that did not keep to it. again[c]
// becomes true for columns that must be read again (a wider type, so other arrays), false for all others.
// Returns how many those are. An inferred integer column with fractions becomes a number column, which needs
// no reading again.
size_t reader_replan(struct reader *reader, bool *again);

// Back to the first row. Only columns with wanted[c] are decoded and counted afresh (NULL = all of them); row
// hashes and lines are there in every pass.
enum status reader_rewind(struct reader *reader, const bool *wanted, struct error *error) LEAKAUDIT_MUST_USE;

// Counters of one column; valid until the reader is closed, final after a complete pass.
const struct reader_column *reader_column(const struct reader *reader, size_t column);
void reader_facts(const struct reader *reader, struct reader_facts *facts);

// Bytes of the stored file read in this pass, and its size (0 = not known).
void reader_progress(const struct reader *reader, uint64_t *done, uint64_t *total);

// Tells what the passes found odd: blank lines, odd cells, contradictions, invalid UTF-8 (one note a column
// or file, with the first line and the count). Call once, after the last pass.
void reader_note(const struct reader *reader, struct notes *notes);

#endif
