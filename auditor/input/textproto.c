// Reads the text format of protocol buffers by recursive descent; strings are in textproto_string.c.
#include "input/textproto.h"

#include "input/textproto_reader.h"

#include <string.h>

// ---- the reader's place in the text ----

int textproto_peek(const struct textproto *reader) {
    return reader->at < reader->text.length ? (unsigned char)reader->text.at[reader->at] : -1;
}

void textproto_step(struct textproto *reader) {
    int byte = textproto_peek(reader);
    reader->at++;
    if (byte == '\n') {
        reader->place.line++;
        reader->place.column = 1;
    } else if ((byte & 0xC0) != 0x80) { // not inside a character
        reader->place.column++;
    }
}

void textproto_skip(struct textproto *reader) {
    for (int byte = textproto_peek(reader); byte != -1; byte = textproto_peek(reader)) {
        if (byte == '#') {
            while (textproto_peek(reader) != -1 && textproto_peek(reader) != '\n')
                textproto_step(reader);
        } else if (strchr(" \t\r\n\f\v", byte) == NULL || byte == '\0') {
            return;
        } else {
            textproto_step(reader);
        }
    }
}

void textproto_fail(struct textproto *reader, struct place place, const char *text) {
    if (!reader->failed)
        notes_add(reader->errors, NOTE_ERROR, place, "%s", text);
    reader->failed = true;
}

// Where something else was expected.
static void fail_here(struct textproto *reader, const char *expected) {
    int byte = textproto_peek(reader);
    if (byte == -1)
        textproto_fail(reader, reader->place,
                       text_format(reader->arena, "expected %s, but the file ends here", expected));
    else if (byte > ' ' && byte < 0x7F)
        textproto_fail(reader, reader->place,
                       text_format(reader->arena, "expected %s, not `%c`", expected, byte));
    else
        textproto_fail(reader, reader->place,
                       text_format(reader->arena,
                                   "expected %s, not the byte 0x%02X: is this a file in text format?",
                                   expected, (unsigned)byte));
}

static bool accept(struct textproto *reader, int byte) {
    textproto_skip(reader);
    if (textproto_peek(reader) != byte)
        return false;
    textproto_step(reader);
    return true;
}

// ---- scalars ----

static struct node *new_node(struct textproto *reader, enum node_kind kind) {
    if (++reader->nodes > document_limits.events) {
        textproto_fail(reader, reader->place, "the file has more than 100,000 fields and values");
        return NULL;
    }
    struct node *node = arena_alloc(reader->arena, 1, sizeof *node);
    node->kind = kind;
    node->place = reader->place;
    return node;
}

static bool is_word(int byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_';
}

// A name, a number or an enum's word: letters, digits and what numbers are made of.
static struct node *read_word(struct textproto *reader, const char *more, const char *expected) {
    size_t start = reader->at;
    struct node *node = new_node(reader, NODE_SCALAR);
    for (int byte = textproto_peek(reader);
         node != NULL && (is_word(byte) || (byte > 0 && strchr(more, byte) != NULL));
         byte = textproto_peek(reader))
        textproto_step(reader);
    if (node != NULL && reader->at == start)
        fail_here(reader, expected);
    if (node != NULL && reader->at - start > document_limits.scalar)
        textproto_fail(reader, node->place, "this text is longer than 64 KiB");
    if (reader->failed)
        return NULL;
    node->length = reader->at - start;
    node->text = text_copy(reader->arena, (struct span){reader->text.at + start, node->length});
    return node;
}

// `name`, or `[package.extension]`, which is kept with its brackets.
static struct node *read_key(struct textproto *reader) {
    if (textproto_peek(reader) != '[')
        return read_word(reader, "", "the name of a field");
    textproto_step(reader);
    struct node *key = read_word(reader, "./-%", "the name of an extension");
    if (key != NULL && !accept(reader, ']'))
        fail_here(reader, "`]` after the name of an extension");
    if (reader->failed)
        return NULL;
    key->text = text_format(reader->arena, "[%s]", key->text);
    key->length += 2;
    return key;
}

static struct node *read_scalar(struct textproto *reader) {
    int byte = textproto_peek(reader);
    if (byte != '"' && byte != '\'')
        return read_word(reader, "+-.", "a value");
    struct node *node = new_node(reader, NODE_SCALAR);
    if (node != NULL)
        textproto_string(reader, node);
    return reader->failed ? NULL : node;
}

// ---- messages ----

struct pairs {
    struct node **keys, **items;
    size_t count, key_capacity, item_capacity;
};

static void add_pair(struct pairs *pairs, struct node *key, struct node *item) {
    pairs->keys = memory_room(pairs->keys, pairs->count, &pairs->key_capacity, sizeof *pairs->keys);
    pairs->items = memory_room(pairs->items, pairs->count, &pairs->item_capacity, sizeof *pairs->items);
    pairs->keys[pairs->count] = key;
    pairs->items[pairs->count++] = item;
}

static void settle(struct textproto *reader, struct pairs *pairs, struct node *node) {
    node->count = pairs->count;
    node->keys = arena_alloc(reader->arena, pairs->count, sizeof *node->keys);
    node->items = arena_alloc(reader->arena, pairs->count, sizeof *node->items);
    for (size_t i = 0; i < pairs->count; i++) {
        node->keys[i] = pairs->keys[i];
        node->items[i] = pairs->items[i];
    }
    memory_free(pairs->keys);
    memory_free(pairs->items);
}

static struct node *read_message(struct textproto *reader);

static struct node *read_value(struct textproto *reader, bool colon) {
    textproto_skip(reader);
    int byte = textproto_peek(reader);
    if (byte == '{' || byte == '<')
        return read_message(reader);
    if (!colon) {
        fail_here(reader, "`:` or `{` after the name of a field");
        return NULL;
    }
    return read_scalar(reader);
}

// name: value, name { ... }, or name: [ value, ... ]
static void read_field(struct textproto *reader, struct pairs *pairs) {
    struct node *key = read_key(reader);
    if (key == NULL)
        return;
    bool colon = accept(reader, ':');
    if (accept(reader, '[')) {
        for (bool more = !accept(reader, ']'); more && !reader->failed;) {
            add_pair(pairs, key, read_value(reader, colon));
            more = !reader->failed && accept(reader, ',');
            if (!more && !reader->failed && !accept(reader, ']'))
                fail_here(reader, "`,` or `]` in a list");
        }
    } else {
        add_pair(pairs, key, read_value(reader, colon));
    }
    if (!accept(reader, ','))
        (void)accept(reader, ';');
    textproto_skip(reader);
}

// The fields up to the byte that closes the message; -1 is the end of the file.
static void read_fields(struct textproto *reader, struct node *node, int close) {
    struct pairs pairs = {0};
    textproto_skip(reader);
    while (!reader->failed && textproto_peek(reader) != close && textproto_peek(reader) != -1)
        read_field(reader, &pairs);
    settle(reader, &pairs, node);
}

static struct node *read_message(struct textproto *reader) {
    struct node *node = new_node(reader, NODE_MAPPING);
    if (node == NULL)
        return NULL;
    int close = textproto_peek(reader) == '{' ? '}' : '>';
    if (reader->depth == document_limits.depth) {
        textproto_fail(reader, node->place, "messages are nested more than 32 deep");
        return NULL;
    }
    textproto_step(reader);
    reader->depth++;
    read_fields(reader, node, close);
    reader->depth--;
    if (!reader->failed && !accept(reader, close))
        textproto_fail(reader, node->place, "this message is never closed");
    return node;
}

struct node *textproto_parse(struct arena *arena, const char *path, struct span text, struct notes *errors) {
    struct textproto reader = {
        .arena = arena, .errors = errors, .text = text, .place = {text_copy(arena, span_of(path)), 1, 1}};
    if (text.length > document_limits.bytes)
        textproto_fail(&reader, (struct place){reader.place.path, 0, 0}, "the file is larger than 4 MiB");
    struct node *root = reader.failed ? NULL : new_node(&reader, NODE_MAPPING);
    if (root != NULL)
        read_fields(&reader, root, -1);
    if (!reader.failed && root != NULL && root->count == 0)
        textproto_fail(&reader, root->place, "the file is empty");
    return reader.failed ? NULL : root;
}
