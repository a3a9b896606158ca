// How one printable ASCII character of a plain text is written in GitHub-flavoured Markdown.
//
// A backslash is put only where the character would mean something, so that `tenure_months` stays readable in
// the source. Backslashes do not stop GitHub from linking www.x, http://x, @name and #12, because that
// happens on the finished text; an invisible space (U+200B) inside them does.
#include "base/markdown.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at_or_zero(struct span text, size_t at) {
    return at < text.length ? text.at[at] : '\0';
}

// Whether everything before `at` is a space, or a digit when `digits` (as in "1." at the start of a list).
static bool at_start(struct span text, size_t at, bool digits) {
    for (size_t i = 0; i < at; i++)
        if (text.at[i] != ' ' && !(digits && is_digit(text.at[i])))
            return false;
    return true;
}

static bool needs_backslash(struct span text, size_t at) {
    char c = text.at[at];
    char before = at > 0 ? text.at[at - 1] : '\0';
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '|':
    case '~':
    case '$': return true;
    case '_': return !(is_word(before) && is_word(at_or_zero(text, at + 1))); // GFM: no emphasis inside words
    case '!': return at + 1 == text.length || text.at[at + 1] == '[';
    case '#':
    case '-':
    case '+':
    case '=': return at_start(text, at, false);
    case '.':
    case ')': return at > 0 && is_digit(before) && at_start(text, at, true);
    default: return false;
    }
}

static bool starts_link(struct span text, size_t at) {
    char next = at_or_zero(text, at + 1);
    switch (text.at[at]) {
    case '@':
    case '#': return next != '\0' && next != ' ';
    case ':': return next == '/';
    default: return false;
    }
}

static size_t put(char *out, const char *text) {
    size_t length = strlen(text);
    memcpy(out, text, length);
    return length;
}

size_t markdown_escape(struct span text, size_t at, char *out) {
    size_t length = 0;
    switch (text.at[at]) {
    case '<': return put(out, "&lt;");
    case '>': return put(out, "&gt;");
    case '&': return put(out, "&amp;");
    // Four spaces at the start of a line make a code block; spaces at its end a line break.
    case ' ': return put(out, at == 0 || at + 1 == text.length ? "&#32;" : " ");
    case '.':
        if (at >= 3 && strncasecmp(text.at + at - 3, "www", 3) == 0)
            return put(out, "&#8203;.");
        break;
    default: break;
    }
    if (needs_backslash(text, at))
        out[length++] = '\\';
    out[length++] = text.at[at];
    if (starts_link(text, at))
        length += put(out + length, "&#8203;");
    return length;
}
