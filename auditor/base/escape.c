// Escaping for every place that untrusted text is written to. What is dangerous follows Unicode's general
// categories and Boucher & Anderson 2021 ("Trojan Source", for the bidirectional overrides).
#include "base/escape.h"

#include "base/markdown.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#define ESCAPED 16 // bytes that one character takes at most, in any sink
static_assert(ESCAPED >= MARKDOWN_ESCAPED, "a character of Markdown fits");

#define CHARACTER_INVALID (-1) // a byte that is no part of valid UTF-8

struct character {
    int32_t code;
    size_t size; // bytes it takes in the text, at least 1
};

static struct character read_character(struct span text, size_t at) {
    utf8proc_int32_t code;
    size_t left = text.length - at;
    unsigned char first = (unsigned char)text.at[at];
    if (first < 0x80)
        return (struct character){first, 1};
    // utf8proc refuses overlong forms, surrogates and everything beyond U+10FFFF.
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text.at + at,
                                             (utf8proc_ssize_t)(left < 4 ? left : 4), &code);
    if (size <= 0)
        return (struct character){CHARACTER_INVALID, 1};
    return (struct character){code, (size_t)size};
}

bool text_is_utf8(struct span text) {
    for (size_t at = 0; at < text.length;) {
        struct character character = read_character(text, at);
        if (character.code == CHARACTER_INVALID)
            return false;
        at += character.size;
    }
    return true;
}

// Whether a reader could not see the character, or it would change what is seen around it: controls, format
// characters (bidi, zero width, tags), line and paragraph separators, and letters that have no ink.
static bool is_hidden(int32_t code) {
    if (code < 0x7F)
        return code < 0x20;
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return true;
    default: break;
    }
    return code == 0x34F || code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0;
}

static size_t put(char *out, const char *text) {
    size_t length = strlen(text);
    memcpy(out, text, length);
    return length;
}

static size_t put_hex(char *out, const char *prefix, uint32_t code, int digits) {
    size_t length = put(out, prefix);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out[length++] = "0123456789abcdef"[code >> shift & 15];
    return length;
}

// \n, \x1b, \u202e, \U000e0001: what a programmer would write; `slash` is how the sink writes a backslash.
static size_t put_visible(char *out, const char *slash, int32_t code) {
    size_t length = put(out, slash);
    switch (code) {
    case '\n': return length + put(out + length, "n");
    case '\r': return length + put(out + length, "r");
    case '\t': return length + put(out + length, "t");
    default: break;
    }
    if (code < 0x80)
        return length + put_hex(out + length, "x", (uint32_t)code, 2);
    if (code < 0x10000)
        return length + put_hex(out + length, "u", (uint32_t)code, 4);
    return length + put_hex(out + length, "U", (uint32_t)code, 8);
}

static size_t put_raw(char *out, const char *from, struct character character) {
    if (character.code == CHARACTER_INVALID)
        return put(out, "\uFFFD");
    memcpy(out, from, character.size);
    return character.size;
}

static size_t escape_terminal(char *out, const char *from, struct character character) {
    if (character.code == CHARACTER_INVALID)
        return put_hex(out, "\\x", (unsigned char)*from, 2);
    if (is_hidden(character.code))
        return put_visible(out, "\\", character.code);
    return put_raw(out, from, character);
}

static size_t escape_json(char *out, const char *from, struct character character) {
    switch (character.code) {
    case '"': return put(out, "\\\"");
    case '\\': return put(out, "\\\\");
    case '\n': return put(out, "\\n");
    case '\r': return put(out, "\\r");
    case '\t': return put(out, "\\t");
    default: break;
    }
    // JSON is read on terminals too, and \u costs it nothing.
    if (character.code == CHARACTER_INVALID || !is_hidden(character.code))
        return put_raw(out, from, character);
    uint32_t code = (uint32_t)character.code;
    if (code < 0x10000)
        return put_hex(out, "\\u", code, 4);
    size_t length = put_hex(out, "\\u", 0xD800 + ((code - 0x10000) >> 10), 4);
    return length + put_hex(out + length, "\\u", 0xDC00 + ((code - 0x10000) & 0x3FF), 4);
}

static size_t escape_markup(char *out, bool xml, const char *from, struct character character) {
    switch (character.code) {
    case '&': return put(out, "&amp;");
    case '<': return put(out, "&lt;");
    case '>': return put(out, "&gt;");
    case '"': return put(out, "&quot;");
    case '\'': return put(out, "&#39;");
    // Attributes lose plain line ends and tabs when XML is read.
    case '\n': return put(out, xml ? "&#10;" : "\n");
    case '\t': return put(out, xml ? "&#9;" : "\t");
    case '\r': return put(out, "&#13;");
    default: break;
    }
    if (character.code == CHARACTER_INVALID || (character.code & 0xFFFE) == 0xFFFE)
        return put(out, "\uFFFD"); // noncharacters: XML forbids two of them, HTML complains about all
    if (is_hidden(character.code))
        return put_visible(out, "\\", character.code);
    return put_raw(out, from, character);
}

static size_t escape_annotation(char *out, bool property, const char *from, struct character character) {
    switch (character.code) {
    case '%': return put(out, "%25");
    case '\r': return put(out, "%0D");
    case '\n': return put(out, "%0A");
    // The runner decodes these two in properties only; in a message they would stay as %3A.
    case ':': return put(out, property ? "%3A" : ":");
    case ',': return put(out, property ? "%2C" : ",");
    default: break;
    }
    if (character.code != CHARACTER_INVALID && is_hidden(character.code))
        return put_visible(out, "\\", character.code);
    return put_raw(out, from, character);
}

static size_t escape_markdown(char *out, struct span text, size_t at, struct character character) {
    if (character.code >= 0x20 && character.code < 0x7F)
        return markdown_escape(text, at, out);
    if (character.code != CHARACTER_INVALID && is_hidden(character.code))
        return put_visible(out, "\\\\", character.code);
    return put_raw(out, text.at + at, character);
}

// Writes the character at `at` as the sink wants it; returns how many bytes that took (at most ESCAPED).
static size_t escape_character(char *out, enum sink sink, struct span text, size_t at,
                               struct character character) {
    const char *from = text.at + at;
    switch (sink) {
    case SINK_TERMINAL: return escape_terminal(out, from, character);
    case SINK_JSON: return escape_json(out, from, character);
    case SINK_MARKDOWN: return escape_markdown(out, text, at, character);
    case SINK_HTML: return escape_markup(out, false, from, character);
    case SINK_XML: return escape_markup(out, true, from, character);
    case SINK_ANNOTATION: return escape_annotation(out, false, from, character);
    case SINK_ANNOTATION_PROPERTY: return escape_annotation(out, true, from, character);
    }
    assert(false && "a sink of the enum");
    return 0;
}

size_t text_width(struct span text) {
    size_t width = 0;
    for (size_t at = 0; at < text.length;) {
        char escaped[ESCAPED];
        struct character character = read_character(text, at);
        if (character.code == CHARACTER_INVALID || is_hidden(character.code))
            width += escape_terminal(escaped, text.at + at, character);
        else
            width += (size_t)utf8proc_charwidth(character.code);
        at += character.size;
    }
    return width;
}

void text_write(FILE *out, enum sink sink, struct span text) {
    for (size_t at = 0; at < text.length;) {
        char escaped[ESCAPED];
        struct character character = read_character(text, at);
        size_t length = escape_character(escaped, sink, text, at, character);
        fwrite(escaped, 1, length, out);
        at += character.size;
    }
}

char *text_escape(struct arena *arena, enum sink sink, struct span text) {
    char escaped[ESCAPED];
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        struct character character = read_character(text, at);
        length += escape_character(escaped, sink, text, at, character);
        at += character.size;
    }
    char *result = arena_alloc(arena, length + 1, 1);
    char *end = result;
    for (size_t at = 0; at < text.length;) {
        struct character character = read_character(text, at);
        end += escape_character(end, sink, text, at, character);
        at += character.size;
    }
    return result;
}
