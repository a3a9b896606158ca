// What each column means: the key columns. The heart of a schema.
#include "input/schema_section.h"

#include "base/text.h"

#include <string.h>

// true | false | unknown | {lag: 1d}. The words are not a choice among texts: true and false are booleans.
static void read_available(const struct field_context *context, const struct field *field,
                           const struct node *value, const char *what, void *member) {
    static const struct field fields[] = {{.key = "lag",
                                           .read = field_length,
                                           .member = offsetof(struct schema_column, lag),
                                           .required = true}};
    (void)field;
    struct schema_column *column = member;
    if (value->kind == NODE_MAPPING) {
        field_read_all(context, value, what, fields, 1, column);
        if (column->lag.declared)
            column->available = AVAILABLE_LAG;
        return;
    }
    bool known;
    if (value->kind == NODE_SCALAR && strcmp(value->text, "unknown") == 0) {
        column->available = AVAILABLE_UNKNOWN;
    } else if (value->kind == NODE_SEQUENCE || value->length == 0 ||
               strchr("tTfFyYnNoO", value->text[0]) == NULL) {
        char shown[NODE_SHOWN];
        notes_add(context->errors, NOTE_ERROR, value->place,
                  "%s must be true, false, unknown or {lag: 1d}, not %s", what, node_shown(value, shown));
    } else if (node_bool(value, what, &known, context->errors)) {
        column->available = known ? AVAILABLE_TRUE : AVAILABLE_FALSE;
    }
}

static void read_minimum(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    (void)field;
    struct schema_column *column = member;
    column->constraints.has_minimum = node_number(value, what, &column->constraints.minimum, context->errors);
}

static void read_maximum(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    (void)field;
    struct schema_column *column = member;
    column->constraints.has_maximum = node_number(value, what, &column->constraints.maximum, context->errors);
}

static void read_constraints(const struct field_context *context, const struct field *field,
                             const struct node *value, const char *what, void *member) {
#define CONSTRAINT(name) offsetof(struct schema_column, constraints.name)
    static const struct field fields[] = {
        {.key = "required", .read = field_bool, .member = CONSTRAINT(required)},
        {.key = "unique", .read = field_bool, .member = CONSTRAINT(unique)},
        {.key = "minimum", .read = read_minimum},
        {.key = "maximum", .read = read_maximum},
        {.key = "enum", .read = field_references, .member = CONSTRAINT(allowed)},
    };
#undef CONSTRAINT
    (void)field;
    struct schema_column *column = member;
    column->constraints.declared =
        field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, column);
    if (column->constraints.has_minimum && column->constraints.has_maximum &&
        column->constraints.minimum > column->constraints.maximum)
        notes_add(context->errors, NOTE_ERROR, value->place, "'minimum' is larger than 'maximum'");
}

#define COLUMN(name) offsetof(struct schema_column, name)
#define TYPE_FIELD                                                                                           \
    .read = field_choice, .member = COLUMN(type), .place = COLUMN(type_place), .words = column_type_names,   \
    .word_count = TYPE_TEXT + 1
static const struct field column_fields[] = {
    {.key = "name", .read = field_text, .member = COLUMN(name), .required = true},
    {.key = "description", .read = field_text, .member = COLUMN(description)},
    {.key = "type", TYPE_FIELD},
    {.key = "data_type", TYPE_FIELD, .same_as = "type"},
    {.key = "dtype", TYPE_FIELD, .same_as = "type"},
    {.key = "format", .read = field_text, .member = COLUMN(format)},
    {.key = "role",
     .read = field_choice,
     .member = COLUMN(role),
     .place = COLUMN(role_place),
     .words = column_role_names,
     .word_count = ROLE_IGNORE + 1},
    {.key = "tags", .read = field_references, .member = COLUMN(tags)},
    {.key = "available", .read = read_available, .place = COLUMN(available_place)},
    {.key = "available_reason", .read = field_text, .member = COLUMN(available_reason)},
    {.key = "serving",
     .read = field_choice,
     .member = COLUMN(serving),
     .words = prediction_mode_names,
     .word_count = MODE_ON_DEMAND + 1},
    {.key = "as_of", .read = field_reference, .member = COLUMN(as_of)},
    {.key = "window", .read = field_window, .member = COLUMN(window)},
    {.key = "derived_from", .read = field_references, .member = COLUMN(derived_from)},
    {.key = "fit_on",
     .read = field_choice,
     .member = COLUMN(fit_on),
     .place = COLUMN(fit_on_place),
     .words = fit_on_names,
     .word_count = FIT_ALL + 1},
    {.key = "constraints", .read = read_constraints},
    {.key = "meta", .read = field_node, .member = COLUMN(meta)},
};

// The name is the first row: a block inside of foreign metadata has it from there.
void schema_column_block(const struct field_context *context, const struct node *block,
                         struct schema_column *column) {
    field_read_all(context, block, "a leakaudit block", column_fields + 1,
                   sizeof column_fields / sizeof *column_fields - 1, column);
}

static void read_column(const struct field_context *context, const struct field *field,
                        const struct node *value, const char *what, void *member) {
    (void)field, (void)what;
    struct schema_column *column = member;
    column->place = column->type_place = column->role_place = value->place;
    column->available_place = column->fit_on_place = value->place;
    if (value->kind == NODE_SCALAR && !node_is_empty(value)) {
        char shown[NODE_SHOWN];
        notes_add(context->errors, NOTE_ERROR, value->place,
                  "a column must be a mapping: write `name: ` before %s", node_shown(value, shown));
        return;
    }
    field_read_all(context, value, "a column", column_fields, sizeof column_fields / sizeof *column_fields,
                   column);
}

void schema_columns(const struct field_context *context, const struct field *field, const struct node *value,
                    const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    if (value->count > SCHEMA_MOST_COLUMNS) {
        notes_add(context->errors, NOTE_ERROR, value->place, "more than 10,000 columns are declared");
        return;
    }
    size_t count;
    schema->columns = field_read_items(context, value, what, sizeof *schema->columns, &count, read_column);
    for (size_t i = 0; i < count; i++)
        if (schema->columns[i].name != NULL) // else reported
            schema->columns[schema->column_count++] = schema->columns[i];
}
