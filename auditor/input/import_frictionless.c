// Frictionless Table Schema, and the resource or package that it stands in (specs.frictionlessdata.io, "Table
// Schema", "Data Resource", "Data Package"). A key `leakaudit` beside a field's or a schema's keys holds our
// own.
#include "input/import.h"

#include "input/schema_section.h"

#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct import_type types[] = {
    {"string", TYPE_STRING},   {"number", TYPE_NUMBER},    {"integer", TYPE_INTEGER},
    {"boolean", TYPE_BOOLEAN}, {"date", TYPE_DATE},        {"datetime", TYPE_DATETIME},
    {"year", TYPE_INTEGER},    {"yearmonth", TYPE_STRING}, {"time", TYPE_STRING},
    {"duration", TYPE_STRING},
};

// ---- fields ----

static void read_constraints(struct import *import, struct schema_column *column, const struct node *node) {
    static const char *const known[] = {"required", "unique", "minimum", "maximum", "enum"};
    const struct node *part;
    if (node->kind != NODE_MAPPING)
        return;
    if (import_true(node, "required"))
        import_required(column);
    if (import_true(node, "unique"))
        import_unique(column);
    if ((part = import_find(node, "minimum")) != NULL)
        import_minimum(import, column, part);
    if ((part = import_find(node, "maximum")) != NULL)
        import_maximum(import, column, part);
    if ((part = import_find(node, "enum")) != NULL)
        import_enum(import, column, part);
    import_rest(import, column, node, known, COUNT(known));
}

// Of dates a pattern as strptime reads it; "default" and "any" are no patterns.
static void read_format(struct import *import, struct schema_column *column, const struct node *format) {
    bool date = column->type == TYPE_DATE || column->type == TYPE_DATETIME;
    char shown[NODE_SHOWN];
    if (format->kind == NODE_SCALAR && strcmp(format->text, "default") == 0)
        return;
    if (date && format->kind == NODE_SCALAR && strchr(format->text, '%') != NULL)
        column->format = format->text;
    else
        import_tell(import, column, format->place, "not taken over: the format %s",
                    node_shown(format, shown));
}

static void read_field(struct import *import, const struct node *node) {
    static const char *const known[] = {"name",        "title",  "description", "type",
                                        "constraints", "format", "leakaudit",   "decimalChar"};
    const char *name = node->kind == NODE_MAPPING ? import_text(node, "name") : NULL;
    if (name == NULL) {
        import_tell(import, NULL, node->place, "not taken over: a field without a name");
        return;
    }
    struct schema_column *column = import_column(import, name, node->place);
    const char *description = import_text(node, "description");
    column->description = description ? description : import_text(node, "title");
    const struct node *part;
    if ((part = import_find(node, "type")) != NULL &&
        strcmp(part->kind == NODE_SCALAR ? part->text : "", "any") != 0)
        import_type(import, column, part, types, COUNT(types));
    if ((part = import_find(node, "format")) != NULL)
        read_format(import, column, part);
    const char *decimal = import_text(node, "decimalChar");
    if (decimal != NULL && strcmp(decimal, ",") == 0 && import->schema->dialect.delimiter != ',')
        import->schema->dialect.decimal = ',';
    if ((part = import_find(node, "leakaudit")) != NULL)
        import_block(import, column, part);
    if ((part = import_find(node, "constraints")) != NULL)
        read_constraints(import, column, part);
    import_rest(import, column, node, known, COUNT(known));
}

// ---- the schema ----

static struct schema_column *find(const struct import *import, const char *name) {
    for (size_t i = 0; i < import->schema->column_count; i++)
        if (strcmp(import->schema->columns[i].name, name) == 0)
            return &import->schema->columns[i];
    return NULL;
}

// One column is the key: it names the row. Of several together none does.
static void read_primary_key(struct import *import, const struct node *key) {
    if (key->kind == NODE_SEQUENCE && key->count == 1)
        key = key->items[0];
    struct schema_column *column = key->kind == NODE_SCALAR ? find(import, key->text) : NULL;
    if (column != NULL)
        import_id(import, column, key->place, "the primaryKey");
    else
        import_tell(import, NULL, key->place,
                    "not taken over: the primaryKey is no single column; those of its columns that name a "
                    "person or thing belong in task.group");
}

// Texts, or since version 2 of the standard also {value, label}.
static void read_missing_values(struct import *import, const struct node *list) {
    struct schema *schema = import->schema;
    if (list->kind != NODE_SEQUENCE)
        return;
    const char **tokens = arena_alloc(import->context.arena, list->count, sizeof *tokens);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        const struct node *value = item->kind == NODE_MAPPING ? node_find(item, "value") : item;
        if (value != NULL && value->kind == NODE_SCALAR)
            tokens[schema->missing_count++] = value->text;
    }
    schema->missing_values = tokens;
    schema->has_missing_values = true;
}

static void read_schema(struct import *import, const struct node *schema) {
    static const char *const known[] = {"fields",  "missingValues", "primaryKey", "leakaudit",
                                        "$schema", "name",          "title",      "description"};
    const struct node *fields = import_find(schema, "fields"), *part;
    if (fields == NULL || fields->kind != NODE_SEQUENCE) {
        notes_add(import->context.errors, NOTE_ERROR, schema->place,
                  "a Table Schema needs the key 'fields', a list");
        return;
    }
    if (import_columns(import, fields->count, fields->place))
        for (size_t i = 0; i < fields->count; i++)
            read_field(import, fields->items[i]);
    if ((part = node_find(schema, "missingValues")) != NULL)
        read_missing_values(import, part);
    if ((part = import_find(schema, "primaryKey")) != NULL)
        read_primary_key(import, part);
    if ((part = import_find(schema, "leakaudit")) != NULL)
        import_block(import, NULL, part);
    import_rest(import, NULL, schema, known, COUNT(known));
}

// ---- the resource around it ----

static void read_path(struct import *import, const struct node *path) {
    const struct node *first = path->kind == NODE_SEQUENCE && path->count > 0 ? path->items[0] : path;
    if (first->kind == NODE_SCALAR && strstr(first->text, "://") == NULL)
        schema_data(&import->context, NULL, path, "'path'", import->schema);
    else
        import_tell(import, NULL, path->place, "not taken over: the data is not in a file here");
}

static void read_dialect(struct import *import, const struct node *dialect) {
    static const char *const known[] = {"delimiter", "quoteChar"};
    const char *delimiter = import_text(dialect, "delimiter"), *quote = import_text(dialect, "quoteChar");
    const struct node *tab = node_find(dialect, "delimiter");
    if (tab != NULL && tab->kind == NODE_SCALAR && strcmp(tab->text, "\t") == 0)
        delimiter = tab->text;
    if (quote != NULL && strlen(quote) == 1)
        import->schema->dialect.quote = quote[0];
    if (delimiter != NULL && strlen(delimiter) == 1 && *delimiter != '\n' && *delimiter != '\r' &&
        *delimiter != import->schema->dialect.quote)
        import->schema->dialect.delimiter = delimiter[0];
    if (dialect->kind == NODE_MAPPING)
        import_rest(import, NULL, dialect, known, COUNT(known));
}

// Those that the data is read in; another one is told with the rest.
static bool read_encoding(struct import *import, const struct node *resource) {
    static const char *const encodings[] = {"utf-8",      "utf8",         "latin-1", "latin1",
                                            "iso-8859-1", "windows-1252", "cp1252"};
    const char *encoding = import_text(resource, "encoding");
    for (size_t i = 0; encoding != NULL && i < COUNT(encodings); i++)
        if (strcasecmp(encoding, encodings[i]) == 0) {
            import->schema->dialect.encoding = encoding;
            return true;
        }
    return false;
}

static void read_resource(struct import *import, const struct node *resource) {
    static const char *const known[] = {
        "name",    "title", "description", "path",      "schema",  "dialect",
        "profile", "type",  "format",      "mediatype", "encoding"}; // the last one only if it is known
    const struct node *part, *schema = import_find(resource, "schema");
    const char *description = import_text(resource, "description");
    import->schema->name = import_text(resource, "name");
    import->schema->description = description ? description : import_text(resource, "title");
    if ((part = import_find(resource, "path")) != NULL)
        read_path(import, part);
    if ((part = import_find(resource, "dialect")) != NULL)
        read_dialect(import, part);
    if (schema != NULL && schema->kind == NODE_MAPPING)
        read_schema(import, schema);
    else
        notes_add(import->context.errors, NOTE_ERROR, resource->place,
                  "the resource has no schema here: if it names a file, import that one");
    import_rest(import, NULL, resource, known, COUNT(known) - !read_encoding(import, resource));
}

static void read_package(struct import *import, const struct node *list) {
    struct import_model *models = memory_alloc(list->count, sizeof *models);
    for (size_t i = 0; i < list->count; i++) {
        const char *name = import_text(list->items[i], "name");
        models[i] = (struct import_model){name ? name : "(without a name)", list->items[i], false};
    }
    const struct import_model *model = import_choose(import, models, list->count, "resources", list->place);
    if (model != NULL)
        read_resource(import, model->node);
    memory_free(models);
}

void import_frictionless(struct import *import, const struct node *root) {
    const struct node *resources = import_find(root, "resources");
    if (resources != NULL && resources->kind == NODE_SEQUENCE) {
        read_package(import, resources);
    } else if (import_find(root, "schema") != NULL) {
        read_resource(import, root);
    } else {
        import->schema->name = import_text(root, "name");
        import->schema->description = import_text(root, "description");
        read_schema(import, root);
    }
}
