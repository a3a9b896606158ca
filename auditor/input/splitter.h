// Splits a CSV file into records and fields. Records without a quote are split by a structural scan at memory
// speed; any record that has one is handed to libcsv, so that the quoting is judged by one authority.
#ifndef LEAKAUDIT_INPUT_SPLITTER_H
#define LEAKAUDIT_INPUT_SPLITTER_H

#include "base/error.h"
#include "input/cell.h"
#include "input/dialect.h"
#include "input/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SPLITTER_BLOCK (1u << 20)         // bytes read at a time
#define SPLITTER_RECORD_LIMIT (64u << 20) // bytes of a record
#define SPLITTER_COLUMN_LIMIT 10000

struct splitter; // opaque

// Some records, row by row: cell k of record r is cells[r * columns + k].
struct records {
    size_t rows, columns;
    const char *bytes; // what the cells point into
    const struct cell *cells;
    const uint64_t *line; // [rows] 1-based line where the record starts
    const uint64_t *hash; // [rows] XXH3-64 of the record, its fields quoted only where they must be
    bool high;            // some byte is >= 0x80: cells may hold UTF-8, valid or not
};

struct splitter_facts {
    uint64_t rows; // with the header
    uint64_t lines;
    uint64_t bytes; // of text, decompressed and converted
    uint64_t blank_lines, first_blank;
};

// Begins with the first record. A dialect without delimiter gets the one that dialect_delimiter() finds in
// the first `block` bytes (at least 64; SPLITTER_BLOCK unless a test wants to see the seams). The source is
// the caller's.
enum status splitter_open(struct source *source, struct dialect *dialect, size_t block,
                          struct splitter **splitter, struct error *error) LEAKAUDIT_MUST_USE;
void splitter_close(struct splitter *splitter); // NULL is fine

// The next records, valid until the next call: at least one, or none at the end of the file. The first call
// gives the first record alone, the header, whose fields all others must match in number. Blank lines are
// skipped.
enum status splitter_next(struct splitter *splitter, struct records *records,
                          struct error *error) LEAKAUDIT_MUST_USE;

// Back to the first record (the header comes again).
enum status splitter_rewind(struct splitter *splitter, struct error *error) LEAKAUDIT_MUST_USE;

// The most rows that splitter_next() can give once the header is known.
size_t splitter_most_rows(const struct splitter *splitter);

// What was counted since the last rewind.
void splitter_facts(const struct splitter *splitter, struct splitter_facts *facts);

#endif
