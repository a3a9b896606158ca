// The lexer of rule expressions. What people write out of habit from other languages (&&, =, <>) is told
// apart, so that the error can say what to write.
#include "verdict/token.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static struct token token_wrong(size_t offset, size_t length, const char *problem) {
    return (struct token){.kind = TOKEN_WRONG, .offset = offset, .length = length, .problem = problem};
}

// Reads digits . digits e sign digits; a locale's decimal comma has no say.
static double number_value(struct span digits) {
    char copy[64];
    if (digits.length >= sizeof copy)
        return INFINITY;
    memcpy(copy, digits.at, digits.length);
    copy[digits.length] = '\0';
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double value = c_locale ? strtod_l(copy, NULL, c_locale) : INFINITY;
    if (c_locale)
        freelocale(c_locale);
    return value;
}

static size_t skip_digits(struct span text, size_t i) {
    while (i < text.length && is_digit(text.at[i]))
        i++;
    return i;
}

static struct token token_number(struct span text, size_t offset) {
    size_t i = skip_digits(text, offset);
    if (i < text.length && text.at[i] == '.')
        i = skip_digits(text, i + 1);
    if (i < text.length && (text.at[i] == 'e' || text.at[i] == 'E')) {
        size_t sign = i + 1;
        sign += sign < text.length && (text.at[sign] == '+' || text.at[sign] == '-');
        if (sign < text.length && is_digit(text.at[sign]))
            i = skip_digits(text, sign);
    }
    struct span digits = {text.at + offset, i - offset};
    if (i < text.length && (is_letter(text.at[i]) || text.at[i] == '.'))
        return token_wrong(offset, i - offset + 1, "this is not a number");
    double value = number_value(digits);
    if (!isfinite(value))
        return token_wrong(offset, i - offset, "this number is too long or too large");
    size_t percent = i;
    while (percent < text.length && (text.at[percent] == ' ' || text.at[percent] == '\t'))
        percent++;
    if (percent < text.length && text.at[percent] == '%') {
        value /= 100;
        i = percent + 1;
    }
    return (struct token){TOKEN_NUMBER, offset, i - offset, {text.at + offset, i - offset}, value, NULL};
}

static size_t skip_word(struct span text, size_t i) {
    while (i < text.length && (is_letter(text.at[i]) || is_digit(text.at[i]) || text.at[i] == '.'))
        i++;
    return i;
}

static struct token token_word(struct span text, size_t offset) {
    static const struct {
        const char *word;
        enum token_kind kind;
    } words[] = {{"and", TOKEN_AND}, {"or", TOKEN_OR},     {"not", TOKEN_NOT},
                 {"in", TOKEN_IN},   {"true", TOKEN_TRUE}, {"false", TOKEN_FALSE}};
    size_t end = skip_word(text, offset);
    struct token token = {.kind = TOKEN_NAME, .offset = offset, .length = end - offset};
    token.text = (struct span){text.at + offset, token.length};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is(token.text, words[i].word))
            token.kind = words[i].kind;
    return token;
}

static struct token token_parameter(struct span text, size_t offset) {
    size_t end = skip_word(text, offset + 1);
    if (end == offset + 1)
        return token_wrong(offset, 1, "a parameter's name must follow the $, as in $auc");
    struct token token = {.kind = TOKEN_PARAMETER, .offset = offset, .length = end - offset};
    token.text = (struct span){text.at + offset + 1, end - offset - 1};
    return token;
}

static struct token token_string(struct span text, size_t offset) {
    const char *start = text.at + offset + 1;
    const char *end = memchr(start, text.at[offset], text.length - offset - 1);
    if (!end)
        return token_wrong(offset, 1, "this quote is never closed");
    struct token token = {.kind = TOKEN_STRING, .offset = offset};
    token.text = (struct span){start, (size_t)(end - start)};
    token.length = token.text.length + 2;
    return token;
}

static struct token token_sign(struct span text, size_t offset) {
    static const struct {
        const char *sign; // longer ones first
        enum token_kind kind;
        const char *problem;
    } signs[] = {
        {"<=", TOKEN_AT_MOST, NULL},
        {">=", TOKEN_AT_LEAST, NULL},
        {"==", TOKEN_EQUAL, NULL},
        {"!=", TOKEN_NOT_EQUAL, NULL},
        {"<>", TOKEN_WRONG, "write != for \"not equal\""},
        {"&&", TOKEN_WRONG, "write `and`"},
        {"||", TOKEN_WRONG, "write `or`"},
        {"<", TOKEN_LESS, NULL},
        {">", TOKEN_GREATER, NULL},
        {"=", TOKEN_WRONG, "write == to compare"},
        {"!", TOKEN_WRONG, "write `not`"},
        {"+", TOKEN_PLUS, NULL},
        {"-", TOKEN_MINUS, NULL},
        {"*", TOKEN_TIMES, NULL},
        {"/", TOKEN_DIVIDE, NULL},
        {"(", TOKEN_OPEN, NULL},
        {")", TOKEN_CLOSE, NULL},
        {"[", TOKEN_OPEN_LIST, NULL},
        {"]", TOKEN_CLOSE_LIST, NULL},
        {",", TOKEN_COMMA, NULL},
        {"%", TOKEN_WRONG, "a % must follow a number"},
        {".", TOKEN_WRONG, "write a zero before the decimal point"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (text.length - offset >= length && memcmp(text.at + offset, signs[i].sign, length) == 0)
            return (struct token){
                .kind = signs[i].kind, .offset = offset, .length = length, .problem = signs[i].problem};
    }
    return token_wrong(offset, 1, "this sign has no meaning here");
}

struct token token_at(struct span text, size_t offset) {
    while (offset < text.length && strchr(" \t\r\n", text.at[offset]) && text.at[offset] != '\0')
        offset++;
    if (offset >= text.length)
        return (struct token){.kind = TOKEN_END, .offset = text.length};
    char c = text.at[offset];
    if (is_digit(c))
        return token_number(text, offset);
    if (is_letter(c))
        return token_word(text, offset);
    if (c == '$')
        return token_parameter(text, offset);
    if (c == '"' || c == '\'')
        return token_string(text, offset);
    return token_sign(text, offset);
}
