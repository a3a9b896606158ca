// Cuts an expression into its words: names, numbers, strings, $parameters and signs.
#ifndef LEAKAUDIT_VERDICT_TOKEN_H
#define LEAKAUDIT_VERDICT_TOKEN_H

#include "base/text.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,    // value; a percentage is divided by 100
    TOKEN_STRING,    // text is between the quotes
    TOKEN_PARAMETER, // text is without the $
    TOKEN_NAME,      // a measure or a function: lower-case letters, digits, underscores, joined by dots
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_IN,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_LESS,
    TOKEN_AT_MOST,
    TOKEN_GREATER,
    TOKEN_AT_LEAST,
    TOKEN_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPEN_LIST,
    TOKEN_CLOSE_LIST,
    TOKEN_COMMA,
    TOKEN_WRONG, // problem says what
};

struct token {
    enum token_kind kind;
    size_t offset; // of its first byte in the text
    size_t length;
    struct span text;
    double value;
    const char *problem; // of TOKEN_WRONG: what is wrong and what to write
};

// The first token at or after `offset`.
struct token token_at(struct span text, size_t offset);

#endif
