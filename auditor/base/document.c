// Composes a tree from the events of libyaml (YAML 1.1 and 1.2) and refuses what makes YAML hard to trust:
// what one reads must be what the program reads.
//
// libyaml 0.2.5 has no limits and takes quadratic time on deep nesting. Its events come soon enough, though:
// a scanner looks at most 1024 characters ahead, so stopping at a small depth keeps the time linear.
#include "base/document.h"

#include "base/yaml_problem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

const struct document_limits document_limits = {
    .bytes = (size_t)4 << 20, .depth = 32, .events = 100000, .scalar = (size_t)64 << 10};

struct composer {
    yaml_parser_t parser;
    struct arena *arena;
    struct notes *errors;
    const char *path;
    struct span text;
    size_t events;
    size_t depth;
    bool stopped; // an error after which nothing more can be read
};

static struct place place_of(const struct composer *composer, const yaml_event_t *event) {
    return (struct place){composer->path, event->start_mark.line + 1, event->start_mark.column + 1};
}

static void stop(struct composer *composer, struct place place, const char *text) {
    notes_add(composer->errors, NOTE_ERROR, place, "%s", text);
    composer->stopped = true;
}

// The next event, or false when reading has ended in an error. The caller deletes the event.
static bool next_event(struct composer *composer, yaml_event_t *event) {
    if (composer->stopped)
        return false;
    if (!yaml_parser_parse(&composer->parser, event)) {
        yaml_problem_add(&composer->parser, composer->path, composer->text, composer->errors);
        composer->stopped = true;
        return false;
    }
    if (++composer->events > document_limits.events) {
        stop(composer, place_of(composer, event), "the file has more than 100,000 keys and values");
        yaml_event_delete(event);
        return false;
    }
    return true;
}

static struct node *new_node(struct composer *composer, const yaml_event_t *event, enum node_kind kind) {
    struct node *node = arena_alloc(composer->arena, 1, sizeof *node);
    node->kind = kind;
    node->place = place_of(composer, event);
    return node;
}

static void refuse_marks(struct composer *composer, const yaml_event_t *event, const yaml_char_t *anchor,
                         const yaml_char_t *tag) {
    if (anchor != NULL)
        notes_add(composer->errors, NOTE_ERROR, place_of(composer, event),
                  "anchors (&%.40s) are not allowed: write the value out where it is used",
                  (const char *)anchor);
    if (tag != NULL)
        notes_add(composer->errors, NOTE_ERROR, place_of(composer, event),
                  "tags (!...) are not allowed: put a text that begins with `!` in quotes");
}

static struct node *compose_scalar(struct composer *composer, const yaml_event_t *event) {
    refuse_marks(composer, event, event->data.scalar.anchor, event->data.scalar.tag);
    struct place place = place_of(composer, event);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (length > document_limits.scalar) {
        stop(composer, place, "this text is longer than 64 KiB");
        return NULL;
    }
    if (memchr(value, '\0', length) != NULL) {
        notes_add(composer->errors, NOTE_ERROR, place, "the character NUL (\\0) is not allowed");
        return NULL;
    }
    struct node *node = new_node(composer, event, NODE_SCALAR);
    node->text = text_copy(composer->arena, (struct span){value, length});
    node->length = length;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

// Children while their number is not known yet; keys stay NULL in a sequence.
struct children {
    struct node **keys, **items;
    size_t count, key_capacity, item_capacity;
};

static void children_add(struct children *children, struct node *key, struct node *item) {
    children->keys =
        memory_room(children->keys, children->count, &children->key_capacity, sizeof *children->keys);
    children->items =
        memory_room(children->items, children->count, &children->item_capacity, sizeof *children->items);
    children->keys[children->count] = key;
    children->items[children->count] = item;
    children->count++;
}

// Into the arena, without the pairs whose key is NULL when it is a mapping.
static void children_settle(struct composer *composer, struct children *children, struct node *node) {
    node->items = arena_alloc(composer->arena, children->count, sizeof *node->items);
    if (node->kind == NODE_MAPPING)
        node->keys = arena_alloc(composer->arena, children->count, sizeof *node->keys);
    for (size_t i = 0; i < children->count; i++) {
        if (node->kind == NODE_MAPPING) {
            if (children->keys[i] == NULL)
                continue;
            node->keys[node->count] = children->keys[i];
        }
        node->items[node->count++] = children->items[i];
    }
    memory_free(children->keys);
    memory_free(children->items);
}

static int by_text_then_place(const void *a, const void *b) {
    const struct node *left = **(struct node *const *const *)a, *right = **(struct node *const *const *)b;
    int order = strcmp(left->text, right->text);
    if (order != 0)
        return order;
    if (left->place.line != right->place.line)
        return left->place.line < right->place.line ? -1 : 1;
    return (left->place.column > right->place.column) - (left->place.column < right->place.column);
}

// Sorted rather than compared pairwise: a file may hold 50 000 keys. Second and later ones are dropped.
static void refuse_duplicates(struct composer *composer, struct children *children) {
    struct node ***slots = memory_alloc(children->count, sizeof *slots);
    for (size_t i = 0; i < children->count; i++)
        slots[i] = &children->keys[i];
    qsort(slots, children->count, sizeof *slots, by_text_then_place);
    struct node *first = NULL;
    for (size_t i = 0; i < children->count; i++) {
        struct node *key = *slots[i];
        if (first == NULL || strcmp(first->text, key->text) != 0) {
            first = key;
            continue;
        }
        char shown[NODE_SHOWN];
        notes_add(composer->errors, NOTE_ERROR, key->place, "the key %s is written twice, first in line %llu",
                  node_shown(key, shown), (unsigned long long)first->place.line);
        *slots[i] = NULL;
    }
    memory_free(slots);
}

static struct node *compose_node(struct composer *composer, const yaml_event_t *event);

// A key is a scalar; anything else is composed to find what else is wrong, and dropped with its value.
static struct node *compose_key(struct composer *composer, const yaml_event_t *event) {
    struct node *key = compose_node(composer, event);
    if (key == NULL || composer->stopped)
        return NULL;
    if (key->kind != NODE_SCALAR) {
        notes_add(composer->errors, NOTE_ERROR, key->place, "a key must be a word, not %s",
                  key->kind == NODE_SEQUENCE ? "a list"
                                             : "a mapping (is a value that begins with `{` not quoted?)");
        return NULL;
    }
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        notes_add(composer->errors, NOTE_ERROR, key->place,
                  "merge keys (<<) are not allowed: write the keys out where they are used");
        return NULL;
    }
    return key;
}

// The children of a sequence or mapping up to its end event.
static void compose_children(struct composer *composer, struct node *node, struct children *children) {
    yaml_event_type_t end = node->kind == NODE_MAPPING ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    yaml_event_t event;
    while (next_event(composer, &event)) {
        bool ended = event.type == end;
        struct node *key = NULL;
        if (!ended && node->kind == NODE_MAPPING) {
            key = compose_key(composer, &event);
            yaml_event_delete(&event);
            if (!next_event(composer, &event))
                return;
        }
        struct node *item = ended ? NULL : compose_node(composer, &event);
        yaml_event_delete(&event);
        if (ended)
            return;
        if (item != NULL && (key != NULL || node->kind == NODE_SEQUENCE))
            children_add(children, key, item);
    }
}

static struct node *compose_collection(struct composer *composer, const yaml_event_t *event,
                                       enum node_kind kind) {
    struct node *node = new_node(composer, event, kind);
    if (composer->depth == document_limits.depth) {
        stop(composer, node->place, "lists and mappings are nested more than 32 deep");
        return NULL;
    }
    composer->depth++;
    struct children children = {0};
    compose_children(composer, node, &children);
    if (kind == NODE_MAPPING)
        refuse_duplicates(composer, &children);
    children_settle(composer, &children, node);
    composer->depth--;
    return node;
}

// NULL when the node is refused; composer->stopped tells whether reading can go on.
static struct node *compose_node(struct composer *composer, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT: return compose_scalar(composer, event);
    case YAML_SEQUENCE_START_EVENT:
        refuse_marks(composer, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        return compose_collection(composer, event, NODE_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
        refuse_marks(composer, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        return compose_collection(composer, event, NODE_MAPPING);
    default: // an alias: the only other event that stands for a node
        notes_add(composer->errors, NOTE_ERROR, place_of(composer, event),
                  "aliases (*%.40s) are not allowed: write the value out, or put a text that begins with `*` "
                  "in quotes",
                  (const char *)event->data.alias.anchor);
        return NULL;
    }
}

static struct node *compose_stream(struct composer *composer) {
    struct node *root = NULL;
    size_t documents = 0;
    yaml_event_t event;
    for (bool ended = false; !ended && next_event(composer, &event); yaml_event_delete(&event)) {
        ended = event.type == YAML_STREAM_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT) {
            if (event.data.document_start.tag_directives.start !=
                event.data.document_start.tag_directives.end)
                notes_add(composer->errors, NOTE_ERROR, place_of(composer, &event), "%%TAG is not allowed");
            if (++documents > 1)
                stop(composer, place_of(composer, &event), "a second document begins here: a file holds one");
        } else if (event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_END_EVENT && !ended) {
            root = compose_node(composer, &event);
        }
    }
    if (!composer->stopped && (documents == 0 || (root != NULL && node_is_empty(root)))) {
        stop(composer, (struct place){composer->path, 1, 1}, "the file is empty");
        return NULL;
    }
    return composer->stopped ? NULL : root;
}

// Whether the bytes may be given to libyaml: not too many, and not another encoding of Unicode.
static bool check_bytes(struct composer *composer) {
    struct span text = composer->text;
    struct place place = {composer->path, 1, 1};
    bool utf16 =
        text.length >= 2 && (memcmp(text.at, "\xFF\xFE", 2) == 0 || memcmp(text.at, "\xFE\xFF", 2) == 0);
    if (text.length > document_limits.bytes)
        stop(composer, (struct place){composer->path, 0, 0}, "the file is larger than 4 MiB");
    else if (utf16)
        stop(composer, place, "the file is UTF-16: save it as UTF-8");
    else if (text.length == 0)
        stop(composer, place, "the file is empty");
    return !composer->stopped;
}

struct node *document_parse(struct arena *arena, const char *path, struct span text, struct notes *errors) {
    if (text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
        text = (struct span){text.at + 3, text.length - 3};
    struct composer composer = {
        .arena = arena, .errors = errors, .path = text_copy(arena, span_of(path)), .text = text};
    if (!check_bytes(&composer))
        return NULL;
    if (!yaml_parser_initialize(&composer.parser)) {
        stop(&composer, (struct place){path, 0, 0}, "there is not enough memory to read this file");
        return NULL;
    }
    yaml_parser_set_encoding(&composer.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&composer.parser, (const unsigned char *)text.at, text.length);
    struct node *root = compose_stream(&composer);
    yaml_parser_delete(&composer.parser);
    return root;
}

enum status document_bytes(const char *path, char **bytes, size_t *length, struct error *error) {
    struct place place = {path, 0, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return error_set(error, STATUS_IO, place, "can't be opened: %s", strerror(errno));
    *bytes = memory_alloc(document_limits.bytes + 1, 1);
    *length = fread(*bytes, 1, document_limits.bytes + 1, file);
    int failure = ferror(file) ? errno : 0;
    fclose(file);
    if (failure == 0)
        return STATUS_OK;
    memory_free(*bytes);
    return error_set(error, STATUS_IO, place, "can't be read: %s", strerror(failure));
}

enum status document_read(struct arena *arena, const char *path, struct notes *errors, struct node **root,
                          struct error *error) {
    *root = NULL;
    char *bytes = NULL;
    size_t length = 0;
    TRY(document_bytes(path, &bytes, &length, error));
    *root = document_parse(arena, path, (struct span){bytes, length}, errors);
    memory_free(bytes);
    return STATUS_OK;
}
