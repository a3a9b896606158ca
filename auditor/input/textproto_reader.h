// Where a reader of the text format stands; shared by textproto.c and textproto_string.c, and by nobody else.
#ifndef LEAKAUDIT_INPUT_TEXTPROTO_READER_H
#define LEAKAUDIT_INPUT_TEXTPROTO_READER_H

#include "base/document.h"

struct textproto {
    struct arena *arena;
    struct notes *errors;
    struct span text;
    size_t at;          // the next byte
    struct place place; // of that byte; columns count characters
    size_t nodes, depth;
    bool failed; // an error was told; nothing more is read
};

int textproto_peek(const struct textproto *reader); // the next byte, or -1 at the end
// Goes on by a byte, and keeps the place.
void textproto_step(struct textproto *reader);
void textproto_skip(struct textproto *reader); // blanks and comments
// Tells the first error.
void textproto_fail(struct textproto *reader, struct place place, const char *text);

// Reads one string or several that follow each other, which are one, from the opening quote on, and fills the
// node's text: UTF-8 without NUL.
void textproto_string(struct textproto *reader, struct node *node);

#endif
