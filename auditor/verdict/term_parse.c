// A recursive-descent parser for rule expressions, one function a level of precedence, from `or` down to the
// atoms. Depth and size are bounded, so that a hostile rule file can't exhaust the stack.
#include "verdict/term.h"
#include "verdict/token.h"

#include <string.h>

struct parser {
    struct arena *arena;
    struct span text;
    struct token token; // the one looked at
    size_t end;         // of the token before it
    size_t depth, terms;
    struct syntax_error *problem; // its text is NULL until something is wrong
};

static struct term *parse_or(struct parser *parser);

// Keeps the first problem; always returns NULL.
static struct term *fail(struct parser *parser, size_t offset, const char *text) {
    if (!parser->problem->text)
        *parser->problem = (struct syntax_error){offset, text};
    return NULL;
}

static void advance(struct parser *parser) {
    parser->end = parser->token.offset + parser->token.length;
    parser->token = token_at(parser->text, parser->end);
    if (parser->token.kind == TOKEN_WRONG)
        fail(parser, parser->token.offset, parser->token.problem);
}

static bool accept(struct parser *parser, enum token_kind kind) {
    if (parser->token.kind != kind)
        return false;
    advance(parser);
    return true;
}

// A term of one or two parts; NULL if a part is missing or there are too many terms.
static struct term *make(struct parser *parser, enum term_kind kind, size_t offset, struct term *first,
                         struct term *second) {
    if (parser->problem->text)
        return NULL;
    if (++parser->terms > EXPRESSION_TERMS)
        return fail(parser, offset, "the expression is too long: split the rule");
    struct term *term = arena_alloc(parser->arena, 1, sizeof *term);
    *term = (struct term){.kind = kind, .offset = offset, .end = parser->end, .measure = -1};
    term->first = first;
    if (first)
        first->next = second;
    return term;
}

static bool enter(struct parser *parser) {
    if (++parser->depth <= EXPRESSION_DEPTH)
        return true;
    fail(parser, parser->token.offset, "the expression is nested too deeply");
    return false;
}

// The terms up to a closing sign, linked; at least one.
static struct term *parse_list(struct parser *parser, enum token_kind close, const char *unclosed) {
    struct term *first = NULL, **link = &first;
    do {
        *link = parse_or(parser);
        if (!*link)
            return NULL;
        link = &(*link)->next;
    } while (accept(parser, TOKEN_COMMA));
    return accept(parser, close) ? first : fail(parser, parser->token.offset, unclosed);
}

// What stands in parentheses; its text includes them, so that a larger term's text is cut out whole.
static struct term *parse_parentheses(struct parser *parser, size_t offset) {
    if (!enter(parser))
        return NULL;
    struct term *inner = parse_or(parser);
    if (!inner)
        return NULL;
    if (!accept(parser, TOKEN_CLOSE))
        return fail(parser, parser->token.offset, "a closing parenthesis is missing here");
    parser->depth--;
    inner->offset = offset;
    inner->end = parser->end;
    return inner;
}

// A measure, or a function with its arguments.
static struct term *parse_name(struct parser *parser, struct token name) {
    const char *word = text_copy(parser->arena, name.text);
    struct term *arguments = NULL;
    bool call = accept(parser, TOKEN_OPEN);
    if (call) {
        if (!enter(parser))
            return NULL;
        arguments = parse_list(parser, TOKEN_CLOSE, "a closing parenthesis is missing here");
        parser->depth--;
    }
    struct term *term = make(parser, call ? TERM_CALL : TERM_MEASURE, name.offset, NULL, NULL);
    if (term) {
        term->word = word;
        term->first = arguments;
    }
    return term;
}

static struct term *parse_atom(struct parser *parser) {
    struct token token = parser->token;
    struct term *term = NULL;
    switch (token.kind) {
    case TOKEN_NUMBER:
        advance(parser);
        term = make(parser, TERM_NUMBER, token.offset, NULL, NULL);
        if (term)
            term->number = token.value;
        return term;
    case TOKEN_STRING:
    case TOKEN_PARAMETER:
        advance(parser);
        term =
            make(parser, token.kind == TOKEN_STRING ? TERM_WORD : TERM_PARAMETER, token.offset, NULL, NULL);
        if (term)
            term->word = text_copy(parser->arena, token.text);
        return term;
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        advance(parser);
        term = make(parser, TERM_TRUTH, token.offset, NULL, NULL);
        if (term)
            term->truth = token.kind == TOKEN_TRUE;
        return term;
    case TOKEN_NAME: advance(parser); return parse_name(parser, token);
    case TOKEN_OPEN: advance(parser); return parse_parentheses(parser, token.offset);
    case TOKEN_END: return fail(parser, token.offset, "the expression ends where a value is expected");
    default: return fail(parser, token.offset, "a value is expected here: a number, a measure, a $parameter");
    }
}

static struct term *parse_sign(struct parser *parser) {
    size_t offset = parser->token.offset;
    if (!accept(parser, TOKEN_MINUS))
        return parse_atom(parser);
    if (!enter(parser))
        return NULL;
    struct term *inner = parse_sign(parser);
    parser->depth--;
    return inner ? make(parser, TERM_NEGATE, offset, inner, NULL) : NULL;
}

static struct term *parse_product(struct parser *parser) {
    struct term *left = parse_sign(parser);
    while (left && (parser->token.kind == TOKEN_TIMES || parser->token.kind == TOKEN_DIVIDE)) {
        enum term_kind kind = parser->token.kind == TOKEN_TIMES ? TERM_MULTIPLY : TERM_DIVIDE;
        advance(parser);
        struct term *right = parse_sign(parser);
        left = right ? make(parser, kind, left->offset, left, right) : NULL;
    }
    return left;
}

static struct term *parse_sum(struct parser *parser) {
    struct term *left = parse_product(parser);
    while (left && (parser->token.kind == TOKEN_PLUS || parser->token.kind == TOKEN_MINUS)) {
        enum term_kind kind = parser->token.kind == TOKEN_PLUS ? TERM_ADD : TERM_SUBTRACT;
        advance(parser);
        struct term *right = parse_product(parser);
        left = right ? make(parser, kind, left->offset, left, right) : NULL;
    }
    return left;
}

static struct term *parse_in(struct parser *parser, struct term *left, bool negated) {
    if (!accept(parser, TOKEN_OPEN_LIST))
        return fail(parser, parser->token.offset, "a list is expected after `in`: [\"one\", \"two\"]");
    if (!enter(parser))
        return NULL;
    struct term *list = parse_list(parser, TOKEN_CLOSE_LIST, "a closing ] is missing here");
    parser->depth--;
    struct term *in = make(parser, TERM_IN, left->offset, left, list);
    return negated && in ? make(parser, TERM_NOT, left->offset, in, NULL) : in;
}

static bool is_comparison(enum token_kind kind) {
    return kind >= TOKEN_LESS && kind <= TOKEN_NOT_EQUAL;
}

static struct term *make_comparison(struct parser *parser, enum token_kind sign, struct term *left,
                                    struct term *right) {
    static const enum term_kind kinds[] = {
        [TOKEN_LESS - TOKEN_LESS] = TERM_LESS,       [TOKEN_AT_MOST - TOKEN_LESS] = TERM_AT_MOST,
        [TOKEN_GREATER - TOKEN_LESS] = TERM_GREATER, [TOKEN_AT_LEAST - TOKEN_LESS] = TERM_AT_LEAST,
        [TOKEN_EQUAL - TOKEN_LESS] = TERM_EQUAL,     [TOKEN_NOT_EQUAL - TOKEN_LESS] = TERM_EQUAL,
    };
    struct term *term = make(parser, kinds[sign - TOKEN_LESS], left->offset, left, right);
    return sign == TOKEN_NOT_EQUAL && term ? make(parser, TERM_NOT, left->offset, term, NULL) : term;
}

static struct term *parse_comparison(struct parser *parser) {
    struct term *left = parse_sum(parser);
    if (!left)
        return NULL;
    if (accept(parser, TOKEN_IN))
        return parse_in(parser, left, false);
    if (accept(parser, TOKEN_NOT))
        return accept(parser, TOKEN_IN)
                   ? parse_in(parser, left, true)
                   : fail(parser, parser->token.offset, "`in` is expected after `not` here");
    enum token_kind sign = parser->token.kind;
    if (!is_comparison(sign))
        return left;
    advance(parser);
    struct term *right = parse_sum(parser);
    if (!right)
        return NULL;
    if (is_comparison(parser->token.kind))
        return fail(parser, parser->token.offset, "comparisons can't be chained: join two of them by `and`");
    return make_comparison(parser, sign, left, right);
}

static struct term *parse_not(struct parser *parser) {
    size_t offset = parser->token.offset;
    if (!accept(parser, TOKEN_NOT))
        return parse_comparison(parser);
    if (!enter(parser))
        return NULL;
    struct term *inner = parse_not(parser);
    parser->depth--;
    return inner ? make(parser, TERM_NOT, offset, inner, NULL) : NULL;
}

static struct term *parse_and(struct parser *parser) {
    struct term *left = parse_not(parser);
    while (left && accept(parser, TOKEN_AND)) {
        struct term *right = parse_not(parser);
        left = right ? make(parser, TERM_AND, left->offset, left, right) : NULL;
    }
    return left;
}

static struct term *parse_or(struct parser *parser) {
    struct term *left = parse_and(parser);
    while (left && accept(parser, TOKEN_OR)) {
        struct term *right = parse_and(parser);
        left = right ? make(parser, TERM_OR, left->offset, left, right) : NULL;
    }
    return left;
}

struct term *term_parse(struct arena *arena, struct span text, struct syntax_error *problem) {
    *problem = (struct syntax_error){0, NULL};
    struct parser parser = {.arena = arena, .text = text, .problem = problem};
    if (text.length > EXPRESSION_LENGTH)
        return fail(&parser, EXPRESSION_LENGTH, "the expression is too long: split the rule");
    advance(&parser);
    struct term *root = parse_or(&parser);
    if (root && parser.token.kind != TOKEN_END)
        return fail(&parser, parser.token.offset, "`and` or `or` is expected here");
    return problem->text ? NULL : root;
}
