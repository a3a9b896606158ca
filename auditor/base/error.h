// Fatal errors (a status that is handed up, with its place and text) and notes (odd things the audit
// survives).
//
// Every function that can fail for a reason outside the program returns an enum status and fills the struct
// error that its caller owns. Only main prints. A broken invariant is an assert, not an error.
#ifndef LEAKAUDIT_BASE_ERROR_H
#define LEAKAUDIT_BASE_ERROR_H

#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

enum status {
    STATUS_OK = 0,
    STATUS_USAGE,  // the command line asks for something that can't be
    STATUS_SCHEMA, // a dataset schema (or another YAML input) is wrong
    STATUS_RULE,   // a rule file is wrong
    STATUS_DATA,   // a data file is wrong
    STATUS_IO,     // a file can't be opened, read or written
    STATUS_LIMIT,  // an input is larger than leakaudit accepts
};

// Where in which file; line and column start at 1, 0 means not known (then it is not printed).
struct place {
    const char *path; // may be NULL; not owned, outlives the place
    uint64_t line;
    uint64_t column;
};

struct error {
    enum status status;
    struct place place; // path must outlive the error: it points to caller memory
    char text[1000]; // what is wrong and what to do, one sentence, not escaped yet; UTF-8 as the input had it
};

#define LEAKAUDIT_MUST_USE __attribute__((warn_unused_result))
#define LEAKAUDIT_PRINTF(string, first) __attribute__((format(printf, string, first)))

// Fills `error` and returns `status`, so that a function can fail in one line. A cut text ends in "...".
enum status error_set(struct error *error, enum status status, struct place place, const char *format, ...)
    LEAKAUDIT_PRINTF(4, 5);

// Passes a failure on to the caller.
#define TRY(expression)                                                                                      \
    do {                                                                                                     \
        enum status try_status = (expression);                                                               \
        if (try_status != STATUS_OK)                                                                         \
            return try_status;                                                                               \
    } while (0)

// A list of things to tell: the errors of a schema (all in one run), or the oddities of a data file.
enum note_level { NOTE_ERROR, NOTE_WARNING, NOTE_NOTE };

struct note {
    enum note_level level;
    struct place place;
    const char *text; // lives in the arena of the list
};

struct notes {
    struct arena *arena; // holds the texts and copies of the paths
    struct note *items;  // grown with memory_room()
    size_t count;
    size_t capacity;
    size_t errors; // how many of them are NOTE_ERROR
};

// An empty list; its texts will live in the arena. notes_finish() frees the items, not the texts.
void notes_init(struct notes *notes, struct arena *arena);
void notes_finish(struct notes *notes);
// Appends a note; its text is as long as it has to be, and the path is copied.
void notes_add(struct notes *notes, enum note_level level, struct place place, const char *format, ...)
    LEAKAUDIT_PRINTF(4, 5);

#endif
