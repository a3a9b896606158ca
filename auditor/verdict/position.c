// Follows a scalar's text through the file as YAML 1.2 folds and indents it: the bytes that are not white
// space stand in the same order in both.
#include "verdict/position.h"

#include <string.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_continuation(char c) {
    return ((unsigned char)c & 0xc0) == 0x80;
}

struct cursor {
    const char *at, *end;
    struct place place;
};

static void cursor_step(struct cursor *cursor) {
    char c = *cursor->at++;
    if (c == '\n') {
        cursor->place.line++;
        cursor->place.column = 1;
    } else if (!is_continuation(c)) {
        cursor->place.column++;
    }
}

// To a line and column of the file (columns count characters); the end if there is no such place.
static struct cursor cursor_at(struct span file, struct place place) {
    struct cursor cursor = {file.at, file.at + file.length, {place.path, 1, 1}};
    while (cursor.at < cursor.end && cursor.place.line < place.line) {
        const char *newline = memchr(cursor.at, '\n', (size_t)(cursor.end - cursor.at));
        cursor.at = newline ? newline + 1 : cursor.end;
        cursor.place.line++;
    }
    if (cursor.at == file.at && cursor.end - cursor.at >= 3 && !memcmp(cursor.at, "\xef\xbb\xbf", 3))
        cursor.at += 3; // a byte order mark is no character of the first line
    while (cursor.at < cursor.end && cursor.place.column < place.column)
        cursor_step(&cursor);
    return cursor;
}

// Past the opening quote, or past the header line of a block scalar. Returns the quote, or 0.
static char cursor_enter(struct cursor *cursor) {
    char first = cursor->at < cursor->end ? *cursor->at : 0;
    if (first == '|' || first == '>') {
        while (cursor->at < cursor->end && *cursor->at != '\n')
            cursor_step(cursor);
    } else if (first == '"' || first == '\'') {
        cursor_step(cursor);
        return first;
    }
    return 0;
}

static void cursor_skip_space(struct cursor *cursor) {
    while (cursor->at < cursor->end && is_space(*cursor->at))
        cursor_step(cursor);
}

struct place position_at(struct position position, size_t offset) {
    const struct node *node = position.node;
    size_t solid = 0; // bytes before the offset that are not white space
    for (size_t i = 0; i < offset && i < node->length; i++)
        solid += !is_space(node->text[i]);
    if (position.file.length == 0 || node->place.line == 0) {
        struct place place = node->place;
        place.column += place.column > 0 ? offset : 0;
        return place;
    }
    struct cursor cursor = cursor_at(position.file, node->place);
    char quote = cursor_enter(&cursor);
    for (; solid > 0; solid--) {
        cursor_skip_space(&cursor);
        if (cursor.at >= cursor.end)
            break;
        bool escape = (quote == '\'' && *cursor.at == '\'') || (quote == '"' && *cursor.at == '\\');
        cursor_step(&cursor);
        if (escape && cursor.at < cursor.end)
            cursor_step(&cursor);
    }
    // An offset in front of a word points at the word, one behind the last word just behind it.
    if (offset < node->length && !is_space(node->text[offset]))
        cursor_skip_space(&cursor);
    return cursor.place;
}
