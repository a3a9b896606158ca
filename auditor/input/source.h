// The bytes of one data file: plain, gzip (RFC 1952) or Zstandard (RFC 8878), told apart by their first
// bytes, never by name.
//
// Every source can be read more than once: standard input and other pipes are first copied to a temporary
// file that has no name. A UTF-8 byte order mark is left out; UTF-16 and UTF-32 are refused.
#ifndef LEAKAUDIT_INPUT_SOURCE_H
#define LEAKAUDIT_INPUT_SOURCE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct source; // opaque

// Opens a file ("-" is standard input). `path` must outlive the source. The caller closes it.
enum status source_open(const char *path, struct source **source, struct error *error) LEAKAUDIT_MUST_USE;
void source_close(struct source *source); // NULL is fine

// The next bytes, decompressed: fills `room` (at least 4) unless the end is reached, so *got < room means the
// end. Truncated or damaged compressed data is STATUS_DATA, as is a file that changed between two readings.
enum status source_read(struct source *source, char *out, size_t room, size_t *got,
                        struct error *error) LEAKAUDIT_MUST_USE;

// Back to the first byte.
enum status source_rewind(struct source *source, struct error *error) LEAKAUDIT_MUST_USE;

// Bytes as stored: read since the last rewind, and in all.
void source_progress(const struct source *source, uint64_t *done, uint64_t *total);

// XXH3-64 of the bytes as stored; 0 until they were read to the end once.
uint64_t source_hash(const struct source *source);

// As it was opened.
const char *source_path(const struct source *source);

#endif
