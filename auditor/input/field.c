// The table-driven reader of mappings, and the readers of values that several tables use.
#include "input/field.h"

#include "base/text.h"
#include "input/duration.h"
#include "input/schema.h"

#include <string.h>

enum { WHAT = 64 }; // keys of our formats are far shorter

static const struct field *find(const struct field *fields, size_t count, const char *key) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(fields[i].key, key) == 0)
            return &fields[i];
    return NULL;
}

static void check_keys(const struct field_context *context, const struct node *node, const char *what,
                       const struct field *fields, size_t count) {
    const char **keys = memory_alloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = fields[i].key;
    node_only(node, what, keys, count, context->errors);
    memory_free(keys);
    for (size_t i = 0; i < count; i++) {
        const struct node *value = node_find(node, fields[i].key);
        if (fields[i].required && value == NULL)
            notes_add(context->errors, NOTE_ERROR, node->place, "%s needs the key '%s'", what, fields[i].key);
        if (fields[i].same_as != NULL && value != NULL && node_find(node, fields[i].same_as) != NULL)
            notes_add(context->errors, NOTE_ERROR, value->place,
                      "'%s' and '%s' mean the same: write only '%s'", fields[i].key, fields[i].same_as,
                      fields[i].same_as);
    }
}

bool field_read_all(const struct field_context *context, const struct node *node, const char *what,
                    const struct field *fields, size_t count, void *object) {
    if (!node_expect(node, NODE_MAPPING, what, context->errors))
        return false;
    check_keys(context, node, what, fields, count);
    for (size_t i = 0; i < node->count; i++) {
        const struct field *field = find(fields, count, node->keys[i]->text);
        if (field == NULL)
            continue;
        char quoted[WHAT];
        snprintf(quoted, sizeof quoted, "'%s'", field->key);
        if (field->place != 0)
            memcpy((char *)object + field->place, &node->items[i]->place, sizeof(struct place));
        field->read(context, field, node->items[i], quoted, (char *)object + field->member);
    }
    return true;
}

void *field_read_items(const struct field_context *context, const struct node *node, const char *what,
                       size_t size, size_t *count, field_reader *read) {
    *count = 0;
    if (!node_expect(node, NODE_SEQUENCE, what, context->errors))
        return NULL;
    char *items = arena_alloc(context->arena, node->count, size);
    for (size_t i = 0; i < node->count; i++)
        read(context, NULL, node->items[i], what, items + i * size);
    *count = node->count;
    return items;
}

void field_text(const struct field_context *context, const struct field *field, const struct node *value,
                const char *what, void *member) {
    (void)field;
    const char *text;
    if (!node_text(value, what, &text, context->errors))
        return;
    if (text[strspn(text, " \t\r\n")] == '\0')
        notes_add(context->errors, NOTE_ERROR, value->place, "%s must not be empty", what);
    else
        *(const char **)member = text;
}

void field_number(const struct field_context *context, const struct field *field, const struct node *value,
                  const char *what, void *member) {
    (void)field;
    node_number(value, what, member, context->errors);
}

void field_bool(const struct field_context *context, const struct field *field, const struct node *value,
                const char *what, void *member) {
    (void)field;
    node_bool(value, what, member, context->errors);
}

void field_choice(const struct field_context *context, const struct field *field, const struct node *value,
                  const char *what, void *member) {
    _Static_assert(sizeof(enum column_type) == sizeof(unsigned), "enums are stored as unsigned int");
    size_t index;
    if (node_choice(value, what, field->words, field->word_count, &index, context->errors))
        *(unsigned *)member = (unsigned)index;
}

void field_node(const struct field_context *context, const struct field *field, const struct node *value,
                const char *what, void *member) {
    (void)context, (void)field, (void)what;
    *(const struct node **)member = value;
}

void field_reference(const struct field_context *context, const struct field *field, const struct node *value,
                     const char *what, void *member) {
    struct reference *reference = member;
    reference->place = value->place;
    field_text(context, field, value, what, &reference->name);
}

void field_references(const struct field_context *context, const struct field *field,
                      const struct node *value, const char *what, void *member) {
    struct references *references = member;
    if (value->kind == NODE_SCALAR) {
        references->items = arena_alloc(context->arena, 1, sizeof *references->items);
        references->count = 1;
        field_reference(context, field, value, what, references->items);
    } else {
        references->items = field_read_items(context, value, what, sizeof *references->items,
                                             &references->count, field_reference);
    }
    // A name that could not be read has been reported; what is kept has names.
    size_t kept = 0;
    for (size_t i = 0; i < references->count; i++)
        if (references->items[i].name != NULL)
            references->items[kept++] = references->items[i];
    references->count = kept;
}

void field_duration(const struct field_context *context, const struct field *field, const struct node *value,
                    const char *what, void *member) {
    (void)field;
    const char *text;
    if (!node_text(value, what, &text, context->errors) || duration_parse(text, member))
        return;
    char shown[NODE_SHOWN];
    const char *unit = text + strspn(text, "+-0123456789. ");
    bool calendar = unit > text && (*unit == 'y' || *unit == 'M' || strncmp(unit, "mo", 2) == 0);
    notes_add(context->errors, NOTE_ERROR, value->place,
              "%s must be a duration such as 30d, 12h or -2w, not %s%s", what, node_shown(value, shown),
              calendar ? ": months and years have no fixed length, write them in days" : "");
}

void field_length(const struct field_context *context, const struct field *field, const struct node *value,
                  const char *what, void *member) {
    struct duration duration = {0};
    field_duration(context, field, value, what, &duration);
    if (duration.seconds < 0)
        notes_add(context->errors, NOTE_ERROR, value->place, "%s can't be negative, but is %s", what,
                  duration.text);
    else if (duration.declared)
        *(struct duration *)member = duration;
}

void field_window(const struct field_context *context, const struct field *field, const struct node *value,
                  const char *what, void *member) {
    static const struct field fields[] = {
        {.key = "start", .read = field_duration, .member = offsetof(struct window, start), .required = true},
        {.key = "end", .read = field_duration, .member = offsetof(struct window, end), .required = true},
    };
    (void)field;
    struct window window = {.place = value->place};
    if (!field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, &window) ||
        !window.start.declared || !window.end.declared)
        return;
    window.declared = window.start.seconds <= window.end.seconds;
    if (window.declared)
        *(struct window *)member = window;
    else
        notes_add(context->errors, NOTE_ERROR, value->place, "%s starts (%s) after it ends (%s)", what,
                  window.start.text, window.end.text);
}
