// What all importers do with the values that they find: lenient reading, types by table, constraints, and
// telling what is left out.
#include "input/import.h"

#include "input/schema_section.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

bool import_columns(struct import *import, size_t count, struct place place) {
    assert(import->room == 0);
    if (count > SCHEMA_MOST_COLUMNS) {
        notes_add(import->context.errors, NOTE_ERROR, place, "more than 10,000 columns are declared");
        return false;
    }
    import->room = count;
    import->schema->columns = arena_alloc(import->context.arena, count, sizeof *import->schema->columns);
    import->columns = arena_alloc(import->context.arena, count, sizeof *import->columns);
    for (size_t i = 0; i < count; i++)
        notes_init(&import->columns[i], import->context.arena);
    return true;
}

struct schema_column *import_column(struct import *import, const char *name, struct place place) {
    assert(import->schema->column_count < import->room);
    struct schema_column *column = &import->schema->columns[import->schema->column_count++];
    column->name = name;
    column->place = column->type_place = column->role_place = place;
    column->available_place = column->fit_on_place = place;
    return column;
}

void import_tell(struct import *import, const struct schema_column *column, struct place place,
                 const char *format, ...) {
    char text[400];
    va_list values;
    va_start(values, format);
    text_print(text, sizeof text, format, values);
    va_end(values);
    struct notes *notes = column ? &import->columns[column - import->schema->columns] : &import->whole;
    notes_add(notes, NOTE_NOTE, place, "%s", text);
}

bool import_is_null(const struct node *node) {
    return node->kind == NODE_SCALAR
               ? !node->quoted &&
                     (node->length == 0 || strcmp(node->text, "null") == 0 || strcmp(node->text, "~") == 0)
               : node->count == 0;
}

void import_rest(struct import *import, const struct schema_column *column, const struct node *mapping,
                 const char *const *known, size_t count) {
    for (size_t i = 0; i < mapping->count; i++) {
        const char *key = mapping->keys[i]->text;
        bool is_known = import_is_null(mapping->items[i]);
        for (size_t k = 0; k < count && !is_known; k++)
            is_known = strcmp(key, known[k]) == 0;
        char shown[NODE_SHOWN], value[NODE_SHOWN];
        if (!is_known)
            import_tell(import, column, mapping->keys[i]->place, "not taken over: %s, %s",
                        node_shown(mapping->keys[i], shown), node_shown(mapping->items[i], value));
    }
}

const struct node *import_find(const struct node *mapping, const char *key) {
    const struct node *node = node_find(mapping, key);
    return node == NULL || import_is_null(node) ? NULL : node;
}

const char *import_text(const struct node *mapping, const char *key) {
    const struct node *node = import_find(mapping, key);
    bool blank =
        node == NULL || node->kind != NODE_SCALAR || node->text[strspn(node->text, " \t\r\n")] == '\0';
    return blank ? NULL : node->text;
}

bool import_true(const struct node *mapping, const char *key) {
    const char *text = import_text(mapping, key);
    return text != NULL && (strcmp(text, "true") == 0 || strcmp(text, "True") == 0);
}

void import_type(struct import *import, struct schema_column *column, const struct node *node,
                 const struct import_type *words, size_t count) {
    char word[40], shown[NODE_SHOWN];
    size_t length = 0;
    if (node->kind != NODE_SCALAR)
        return;
    for (const char *at = node->text; *at != '\0' && strchr("([<", *at) == NULL && length + 1 < sizeof word;)
        word[length++] = (char)tolower((unsigned char)*at++);
    while (length > 0 && word[length - 1] == ' ')
        length--;
    word[length] = '\0';
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i].word) == 0 && words[i].type != TYPE_UNDECLARED) {
            column->type = words[i].type;
            column->type_place = node->place;
            return;
        }
    import_tell(import, column, node->place, "the type %s has no counterpart here", node_shown(node, shown));
}

void import_required(struct schema_column *column) {
    column->constraints.declared = column->constraints.required = true;
}

void import_unique(struct schema_column *column) {
    column->constraints.declared = column->constraints.unique = true;
}

// A number, or false after telling what is not one.
static bool read_bound(struct import *import, struct schema_column *column, const struct node *node,
                       double *out) {
    struct notes scratch;
    notes_init(&scratch, import->context.arena);
    bool known = node_number(node, "a bound", out, &scratch);
    notes_finish(&scratch);
    char shown[NODE_SHOWN];
    if (!known)
        import_tell(import, column, node->place, "not taken over: the bound %s, which is no number",
                    node_shown(node, shown));
    column->constraints.declared |= known;
    return known;
}

void import_minimum(struct import *import, struct schema_column *column, const struct node *node) {
    column->constraints.has_minimum |= read_bound(import, column, node, &column->constraints.minimum);
}

void import_maximum(struct import *import, struct schema_column *column, const struct node *node) {
    column->constraints.has_maximum |= read_bound(import, column, node, &column->constraints.maximum);
}

void import_enum(struct import *import, struct schema_column *column, const struct node *list) {
    struct references *allowed = &column->constraints.allowed;
    if (list->kind != NODE_SEQUENCE) {
        import_tell(import, column, list->place, "not taken over: allowed values that are no list");
        return;
    }
    allowed->items = arena_alloc(import->context.arena, list->count, sizeof *allowed->items);
    allowed->count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        char shown[NODE_SHOWN];
        if (item->kind != NODE_SCALAR || item->text[strspn(item->text, " \t\r\n")] == '\0')
            import_tell(import, column, item->place, "not taken over: %s as an allowed value",
                        node_shown(item, shown));
        else
            allowed->items[allowed->count++] = (struct reference){item->text, item->place};
    }
    column->constraints.declared |= allowed->count > 0;
}

void import_id(struct import *import, struct schema_column *column, struct place place, const char *why) {
    if (column->role != ROLE_UNDECLARED)
        return;
    column->role = ROLE_ID;
    import_tell(import, column, place, "the role `id` is taken from this: %s", why);
}

void import_block(struct import *import, struct schema_column *column, const struct node *block) {
    if (column != NULL)
        schema_column_block(&import->context, block, column);
    else
        schema_block(&import->context, block, import->schema);
}
