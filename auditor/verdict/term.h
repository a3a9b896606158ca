// The tree of a rule expression: what the parser builds, the type check fills in, and the judge walks.
#ifndef LEAKAUDIT_VERDICT_TERM_H
#define LEAKAUDIT_VERDICT_TERM_H

#include "verdict/expression.h"

enum term_kind {
    TERM_NUMBER,
    TERM_WORD, // a quoted name
    TERM_TRUTH,
    TERM_PARAMETER,
    TERM_MEASURE,
    TERM_NOT,
    TERM_AND,
    TERM_OR,
    TERM_LESS,
    TERM_AT_MOST,
    TERM_GREATER,
    TERM_AT_LEAST,
    TERM_EQUAL,
    TERM_IN, // the first part is looked for among the others
    TERM_NEGATE,
    TERM_ADD,
    TERM_SUBTRACT,
    TERM_MULTIPLY,
    TERM_DIVIDE,
    TERM_CALL,
};

// What a term yields.
enum sort { SORT_WRONG, SORT_NUMBER, SORT_WORD, SORT_TRUTH, SORT_TEXT };

enum function {
    FUNCTION_LOW,
    FUNCTION_HIGH,
    FUNCTION_VALUE,
    FUNCTION_N,
    FUNCTION_LOG10_P,
    FUNCTION_DEFINED,
    FUNCTION_ABS,
    FUNCTION_MIN,
    FUNCTION_MAX,
    FUNCTION_COUNT,
};

struct term {
    enum term_kind kind;
    size_t offset, end;     // its bytes in the text
    double number;          // TERM_NUMBER
    bool truth;             // TERM_TRUTH
    const char *word;       // TERM_WORD; the name of a parameter, measure or function
    size_t parameter;       // TERM_PARAMETER: index, after the check
    int measure;            // TERM_MEASURE: index, after the check
    enum function function; // TERM_CALL, after the check
    struct term *first;     // its parts, in a list
    struct term *next;      // the part after this one
};

struct expression {
    const char *text; // as written, trimmed
    struct term *root;
    int *measures;
    size_t measure_count;
};

// A syntax error: at which byte, and what is wrong.
struct syntax_error {
    size_t offset;
    const char *text;
};

// Parses a whole expression; NULL and a filled `problem` if it is none. Names are not looked up yet.
struct term *term_parse(struct arena *arena, struct span text, struct syntax_error *problem);

// Looks up the names below a term, checks that the parts fit, and returns what the term yields: SORT_WRONG
// after errors. `where` and `shift` say where byte 0 of the text stands.
enum sort term_check(struct term *term, struct position where, size_t shift,
                     const struct expression_scope *scope, struct notes *errors);

#endif
