// Strings of the text format: escapes as in C, bytes in octal (which is how the format writes anything but
// ASCII), and adjacent literals that are one.
#include "input/textproto_reader.h"

#include <string.h>

struct buffer {
    char *bytes;
    size_t length, capacity;
};

static void put(struct buffer *buffer, unsigned byte) {
    buffer->bytes = memory_room(buffer->bytes, buffer->length, &buffer->capacity, 1);
    buffer->bytes[buffer->length++] = (char)(unsigned char)byte;
}

static void put_character(struct buffer *buffer, unsigned code) {
    if (code < 0x80) {
        put(buffer, code);
    } else if (code < 0x800) {
        put(buffer, 0xC0 | code >> 6);
        put(buffer, 0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(buffer, 0xE0 | code >> 12);
        put(buffer, 0x80 | (code >> 6 & 0x3F));
        put(buffer, 0x80 | (code & 0x3F));
    } else {
        put(buffer, 0xF0 | code >> 18);
        put(buffer, 0x80 | (code >> 12 & 0x3F));
        put(buffer, 0x80 | (code >> 6 & 0x3F));
        put(buffer, 0x80 | (code & 0x3F));
    }
}

static int digit_of(int byte) {
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : 99;
}

// Up to `most` digits of the base; how many there were.
static int read_digits(struct textproto *reader, int base, int most, unsigned *value) {
    int count = 0;
    for (*value = 0; count < most && digit_of(textproto_peek(reader)) < base; count++) {
        *value = *value * (unsigned)base + (unsigned)digit_of(textproto_peek(reader));
        textproto_step(reader);
    }
    return count;
}

// What follows a backslash.
static void read_escape(struct textproto *reader, struct buffer *buffer) {
    static const char letters[] = "abfnrtv\\'\"?", meant[] = "\a\b\f\n\r\t\v\\'\"?";
    struct place place = reader->place;
    int byte = textproto_peek(reader);
    const char *known = byte > 0 ? strchr(letters, byte) : NULL;
    unsigned value;
    if (known != NULL) {
        textproto_step(reader);
        put(buffer, (unsigned char)meant[known - letters]);
        return;
    }
    if (read_digits(reader, 8, 3, &value) > 0) {
        put(buffer, value & 0xFF);
        return;
    }
    int width = byte == 'x' || byte == 'X' ? 2 : byte == 'u' ? 4 : byte == 'U' ? 8 : 0;
    if (width > 0)
        textproto_step(reader);
    int count = width > 0 ? read_digits(reader, 16, width, &value) : 0;
    if (count == 0 || (width > 2 && (count < width || value > 0x10FFFF)))
        textproto_fail(reader, place, "unknown escape: write `\\\\` for a backslash");
    else if (width == 2)
        put(buffer, value);
    else
        put_character(buffer, value); // half of a surrogate pair is found not to be UTF-8 at the end
}

static void read_literal(struct textproto *reader, struct buffer *buffer) {
    struct place opened = reader->place;
    int quote = textproto_peek(reader);
    textproto_step(reader);
    while (!reader->failed) {
        int byte = textproto_peek(reader);
        if (byte == -1 || byte == '\n') {
            textproto_fail(reader, opened, "this quote is not closed on its line");
            return;
        }
        textproto_step(reader);
        if (byte == quote)
            return;
        if (byte == '\\')
            read_escape(reader, buffer);
        else
            put(buffer, (unsigned)byte);
        if (buffer->length > document_limits.scalar)
            textproto_fail(reader, opened, "this text is longer than 64 KiB");
    }
}

void textproto_string(struct textproto *reader, struct node *node) {
    struct buffer buffer = {0};
    int byte = textproto_peek(reader);
    for (; !reader->failed && (byte == '"' || byte == '\''); byte = textproto_peek(reader)) {
        read_literal(reader, &buffer);
        textproto_skip(reader);
    }
    struct span text = {buffer.bytes, buffer.length};
    if (text.length > 0 && memchr(text.at, '\0', text.length) != NULL)
        textproto_fail(reader, node->place, "the character NUL (\\0) is not allowed");
    else if (text.length > 0 && !text_is_utf8(text))
        textproto_fail(reader, node->place, "the bytes of this text are not UTF-8");
    node->text = text_copy(reader->arena, text);
    node->length = text.length;
    node->quoted = true;
    memory_free(buffer.bytes);
}
