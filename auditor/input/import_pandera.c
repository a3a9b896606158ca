// Pandera schemas as its to_yaml() writes them: a mapping of columns with dtype, checks and flags
// (pandera.readthedocs.io, "Schema Persistence"). A key `leakaudit` in a column's or the schema's metadata
// holds our own keys.
#include "input/import.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct import_type types[] = {
    {"int", TYPE_INTEGER},       {"int8", TYPE_INTEGER},        {"int16", TYPE_INTEGER},
    {"int32", TYPE_INTEGER},     {"int64", TYPE_INTEGER},       {"uint8", TYPE_INTEGER},
    {"uint16", TYPE_INTEGER},    {"uint32", TYPE_INTEGER},      {"uint64", TYPE_INTEGER},
    {"float", TYPE_NUMBER},      {"float16", TYPE_NUMBER},      {"float32", TYPE_NUMBER},
    {"float64", TYPE_NUMBER},    {"decimal", TYPE_NUMBER},      {"bool", TYPE_BOOLEAN},
    {"boolean", TYPE_BOOLEAN},   {"str", TYPE_STRING},          {"string", TYPE_STRING},
    {"category", TYPE_CATEGORY}, {"datetime64", TYPE_DATETIME}, {"datetime", TYPE_DATETIME},
    {"date", TYPE_DATE},
};

// ---- checks ----

typedef void take_check(struct import *import, struct schema_column *column, const struct node *value);

static void take_in_range(struct import *import, struct schema_column *column, const struct node *value) {
    const struct node *low = import_find(value, "min_value"), *high = import_find(value, "max_value");
    if (low != NULL)
        import_minimum(import, column, low);
    if (high != NULL)
        import_maximum(import, column, high);
}

// A bound that is itself excluded is not far from one that isn't: taken, and told.
static void take_above(struct import *import, struct schema_column *column, const struct node *value) {
    import_minimum(import, column, value);
    import_tell(import, column, value->place, "the minimum is itself excluded in the source (greater_than)");
}

static void take_below(struct import *import, struct schema_column *column, const struct node *value) {
    import_maximum(import, column, value);
    import_tell(import, column, value->place, "the maximum is itself excluded in the source (less_than)");
}

static const struct {
    const char *name;
    take_check *take;
} known_checks[] = {
    {"greater_than_or_equal_to", import_minimum},
    {"ge", import_minimum},
    {"min_value", import_minimum},
    {"less_than_or_equal_to", import_maximum},
    {"le", import_maximum},
    {"max_value", import_maximum},
    {"greater_than", take_above},
    {"gt", take_above},
    {"less_than", take_below},
    {"lt", take_below},
    {"in_range", take_in_range},
    {"isin", import_enum},
};

// Versions differ in how they wrap the value of a check: {value: 0, options: ...}, {min_value: 0}. A range
// has two.
static const struct node *unwrap(const struct node *value) {
    static const char *const wraps[] = {"value", "min_value", "max_value", "allowed_values"};
    const struct node *found = NULL;
    for (size_t i = 0; i < COUNT(wraps); i++) {
        const struct node *inner = import_find(value, wraps[i]);
        if (inner != NULL && found != NULL)
            return value;
        found = inner ? inner : found;
    }
    return found ? found : value;
}

// False if the check is none of those that are known.
static bool take_known(struct import *import, struct schema_column *column, const char *name,
                       const struct node *value) {
    for (size_t i = 0; i < COUNT(known_checks); i++)
        if (strcmp(name, known_checks[i].name) == 0) {
            known_checks[i].take(import, column,
                                 known_checks[i].take == take_in_range ? value : unwrap(value));
            return true;
        }
    return false;
}

static void read_check(struct import *import, struct schema_column *column, const char *name,
                       const struct node *value, struct place place) {
    if (!take_known(import, column, name, value))
        import_tell(import, column, place, "not taken over: the check %.80s", name);
}

// A mapping from names to values, or, in newer versions, a list whose items have their name among the
// options.
static void read_checks(struct import *import, struct schema_column *column, const struct node *checks) {
    for (size_t i = 0; i < checks->count; i++) {
        const struct node *item = checks->items[i];
        if (checks->kind == NODE_MAPPING) {
            read_check(import, column, checks->keys[i]->text, item, checks->keys[i]->place);
            continue;
        }
        const struct node *options = import_find(item, "options");
        const char *name = options ? import_text(options, "check_name") : NULL;
        const struct node *value = import_find(item, "value");
        read_check(import, column, name ? name : "without a name", value ? value : item, item->place);
    }
}

// In newer versions the checks stand among the column's own keys, so what is no such key is a check.
static void read_bare_checks(struct import *import, struct schema_column *column, const struct node *node) {
    static const char *const keys[] = {
        "title",  "description",      "dtype",    "pandas_dtype", "nullable", "checks",  "unique",
        "coerce", "allow_duplicates", "required", "regex",        "metadata", "default", "name"};
    for (size_t i = 0; i < node->count; i++) {
        const char *name = node->keys[i]->text;
        bool is_key = import_is_null(node->items[i]);
        for (size_t k = 0; k < COUNT(keys) && !is_key; k++)
            is_key = strcmp(name, keys[k]) == 0;
        if (!is_key)
            read_check(import, column, name, node->items[i], node->keys[i]->place);
    }
}

// ---- columns ----

static const struct node *block_of(const struct node *node) {
    const struct node *metadata = import_find(node, "metadata");
    return metadata ? import_find(metadata, "leakaudit") : NULL;
}

static void tell_metadata(struct import *import, const struct schema_column *column,
                          const struct node *node) {
    static const char *const ours[] = {"leakaudit"};
    const struct node *metadata = import_find(node, "metadata");
    if (metadata != NULL && metadata->kind == NODE_MAPPING)
        import_rest(import, column, metadata, ours, COUNT(ours));
}

static void read_column(struct import *import, const struct node *key, const struct node *node) {
    if (key->text[strspn(key->text, " \t\r\n")] == '\0') {
        import_tell(import, NULL, key->place, "not taken over: a column without a name");
        return;
    }
    struct schema_column *column = import_column(import, key->text, key->place);
    if (node->kind != NODE_MAPPING)
        return;
    const char *description = import_text(node, "description"), *nullable = import_text(node, "nullable");
    const char *repeats = import_text(node, "allow_duplicates"); // of old versions, as is pandas_dtype
    const struct node *part, *type = import_find(node, "dtype");
    column->description = description ? description : import_text(node, "title");
    type = type ? type : import_find(node, "pandas_dtype");
    if (type != NULL && strcmp(type->kind == NODE_SCALAR ? type->text : "", "object") != 0)
        import_type(import, column, type, types, COUNT(types));
    if (import_true(node, "unique") || (repeats != NULL && strcmp(repeats, "false") == 0))
        import_unique(column);
    if (nullable != NULL && strcmp(nullable, "false") == 0)
        import_required(column);
    if (import_true(node, "regex"))
        import_tell(import, column, key->place, "the name is a pattern in the source: write out the columns");
    if ((part = block_of(node)) != NULL)
        import_block(import, column, part);
    if ((part = import_find(node, "checks")) != NULL)
        read_checks(import, column, part);
    read_bare_checks(import, column, node);
    tell_metadata(import, column, node);
}

// The index is no column of the data unless it has a name.
static void tell_index(struct import *import, const struct node *index) {
    for (size_t i = 0; index->kind == NODE_SEQUENCE && i < index->count; i++) {
        const char *name = import_text(index->items[i], "name");
        import_tell(import, NULL, index->items[i]->place,
                    "not taken over: the index %.80s; if the file has it as a column, add it with `role: id`",
                    name ? name : "(without a name)");
    }
}

// One column is unique: import_unique() of it says so. Several together are a key of which none is one.
static void read_unique(struct import *import, const struct node *unique) {
    struct schema *schema = import->schema;
    if (unique->kind == NODE_SCALAR && strcmp(unique->text, "false") == 0)
        return;
    const struct node *only = unique->kind == NODE_SEQUENCE && unique->count == 1 ? unique->items[0] : unique;
    for (size_t i = 0; only->kind == NODE_SCALAR && i < schema->column_count; i++)
        if (strcmp(schema->columns[i].name, only->text) == 0) {
            import_unique(&schema->columns[i]);
            return;
        }
    import_tell(
        import, NULL, unique->place,
        "not taken over: several columns are unique together; those that name a person or thing belong "
        "in task.group");
}

void import_pandera(struct import *import, const struct node *root) {
    static const char *const known[] = {"schema_type",
                                        "version",
                                        "columns",
                                        "index",
                                        "name",
                                        "title",
                                        "description",
                                        "unique",
                                        "metadata",
                                        "coerce",
                                        "strict",
                                        "ordered",
                                        "report_duplicates",
                                        "unique_column_names",
                                        "add_missing_columns"};
    const struct node *columns = import_find(root, "columns"), *part;
    const char *description = import_text(root, "description");
    import->schema->name = import_text(root, "name");
    import->schema->description = description ? description : import_text(root, "title");
    if (columns == NULL || columns->kind != NODE_MAPPING) {
        notes_add(import->context.errors, NOTE_ERROR, root->place,
                  "a Pandera schema needs the key 'columns', a mapping from names");
        return;
    }
    if (import_columns(import, columns->count, columns->place))
        for (size_t i = 0; i < columns->count; i++)
            read_column(import, columns->keys[i], columns->items[i]);
    if ((part = import_find(root, "unique")) != NULL)
        read_unique(import, part);
    if ((part = import_find(root, "index")) != NULL)
        tell_index(import, part);
    if ((part = block_of(root)) != NULL)
        import_block(import, NULL, part);
    tell_metadata(import, NULL, root);
    import_rest(import, NULL, root, known, COUNT(known));
}
