// The names of a file's columns: every one different, none empty.
#ifndef LEAKAUDIT_INPUT_HEADER_H
#define LEAKAUDIT_INPUT_HEADER_H

#include "base/error.h"
#include "base/memory.h"
#include "input/decimal.h"
#include "input/splitter.h"

// Copies the names from the first record. An empty one becomes column_N (counted from 1) and is noted; a
// repeated one is STATUS_DATA, because any silent renaming would make the schema speak of another column. A
// header of numbers is noted: the file probably has none.
enum status header_names(struct arena *arena, const struct records *header,
                         const struct decimal_format *decimal, const char *path, struct notes *notes,
                         const char ***names, struct error *error) LEAKAUDIT_MUST_USE;

#endif
