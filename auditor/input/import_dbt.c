// dbt properties files: models, seeds, snapshots and the tables of sources with their columns
// (docs.getdbt.com, "Model properties"). Blocks `meta: {leakaudit: ...}`, also below `config`, hold our own
// keys.
#include "input/import_dbt_test.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct import_type types[] = {
    {"varchar", TYPE_STRING},
    {"character varying", TYPE_STRING},
    {"nvarchar", TYPE_STRING},
    {"char", TYPE_STRING},
    {"character", TYPE_STRING},
    {"nchar", TYPE_STRING},
    {"string", TYPE_STRING},
    {"text", TYPE_STRING},
    {"uuid", TYPE_STRING},
    {"enum", TYPE_CATEGORY},
    {"int", TYPE_INTEGER},
    {"int2", TYPE_INTEGER},
    {"int4", TYPE_INTEGER},
    {"int8", TYPE_INTEGER},
    {"int16", TYPE_INTEGER},
    {"int32", TYPE_INTEGER},
    {"int64", TYPE_INTEGER},
    {"integer", TYPE_INTEGER},
    {"bigint", TYPE_INTEGER},
    {"smallint", TYPE_INTEGER},
    {"tinyint", TYPE_INTEGER},
    {"byteint", TYPE_INTEGER},
    {"hugeint", TYPE_INTEGER},
    {"long", TYPE_INTEGER},
    {"number", TYPE_NUMBER},
    {"numeric", TYPE_NUMBER},
    {"decimal", TYPE_NUMBER},
    {"bignumeric", TYPE_NUMBER},
    {"float", TYPE_NUMBER},
    {"float4", TYPE_NUMBER},
    {"float8", TYPE_NUMBER},
    {"float32", TYPE_NUMBER},
    {"float64", TYPE_NUMBER},
    {"double", TYPE_NUMBER},
    {"double precision", TYPE_NUMBER},
    {"real", TYPE_NUMBER},
    {"money", TYPE_NUMBER},
    {"bool", TYPE_BOOLEAN},
    {"boolean", TYPE_BOOLEAN},
    {"date", TYPE_DATE},
    {"datetime", TYPE_DATETIME},
    {"datetime2", TYPE_DATETIME},
    {"timestamp", TYPE_DATETIME},
    {"timestamptz", TYPE_DATETIME},
    {"timestamp_ntz", TYPE_DATETIME},
    {"timestamp_ltz", TYPE_DATETIME},
    {"timestamp_tz", TYPE_DATETIME},
    {"timestamp with time zone", TYPE_DATETIME},
    {"timestamp without time zone", TYPE_DATETIME},
};

// ---- our own block ----

static const struct node *block_below(const struct node *node) {
    const struct node *meta = node ? import_find(node, "meta") : NULL;
    return meta ? import_find(meta, "leakaudit") : NULL;
}

// meta.leakaudit or config.meta.leakaudit.
static const struct node *block_of(const struct node *node) {
    const struct node *block = block_below(node);
    return block ? block : block_below(import_find(node, "config"));
}

// The keys of meta besides ours are for people.
static void tell_meta(struct import *import, const struct schema_column *column, const struct node *node) {
    static const char *const ours[] = {"leakaudit"};
    const struct node *meta = import_find(node, "meta");
    if (meta != NULL && meta->kind == NODE_MAPPING)
        import_rest(import, column, meta, ours, COUNT(ours));
}

// ---- columns ----

static void take_tags(struct schema_column *column, struct arena *arena, const struct node *tags) {
    size_t count = tags->kind == NODE_SEQUENCE ? tags->count : 1;
    column->tags.items = arena_alloc(arena, count, sizeof *column->tags.items);
    for (size_t i = 0; i < count; i++) {
        const struct node *tag = tags->kind == NODE_SEQUENCE ? tags->items[i] : tags;
        if (tag->kind == NODE_SCALAR && tag->text[strspn(tag->text, " \t\r\n")] != '\0')
            column->tags.items[column->tags.count++] = (struct reference){tag->text, tag->place};
    }
}

static void read_column(struct import *import, const struct node *node) {
    static const char *const known[] = {"name",        "description", "data_type", "tests", "data_tests",
                                        "constraints", "meta",        "config",    "tags",  "quote"};
    const char *name = node->kind == NODE_MAPPING ? import_text(node, "name") : NULL;
    if (name == NULL) {
        import_tell(import, NULL, node->place, "not taken over: a column without a name");
        return;
    }
    struct schema_column *column = import_column(import, name, node->place);
    column->description = import_text(node, "description");
    const struct node *block = block_of(node), *tags = import_find(node, "tags");
    const struct node *type = import_find(node, "data_type"), *part;
    bool typed = block != NULL && node_find(block, "type") != NULL;
    if (type != NULL && !typed)
        import_type(import, column, type, types, COUNT(types));
    if (tags != NULL)
        take_tags(column, import->context.arena, tags);
    if (block != NULL)
        import_block(import, column, block);
    if ((part = import_find(node, "tests")) != NULL || (part = import_find(node, "data_tests")) != NULL)
        import_dbt_tests(import, column, part);
    if ((part = import_find(node, "constraints")) != NULL)
        import_dbt_constraints(import, column, part);
    if (column->constraints.unique && column->constraints.required)
        import_id(import, column, node->place, "unique and not_null");
    tell_meta(import, column, node);
    import_rest(import, column, node, known, COUNT(known));
}

// ---- models ----

static bool is_marked(const struct node *model) {
    if (block_of(model) != NULL)
        return true;
    const struct node *columns = import_find(model, "columns");
    for (size_t i = 0; columns != NULL && columns->kind == NODE_SEQUENCE && i < columns->count; i++)
        if (block_of(columns->items[i]) != NULL)
            return true;
    return false;
}

struct models {
    struct import_model *items;
    size_t count, capacity;
};

static void add_models(struct models *models, const struct node *list) {
    for (size_t i = 0; list != NULL && list->kind == NODE_SEQUENCE && i < list->count; i++) {
        const struct node *model = list->items[i];
        const char *name = import_text(model, "name");
        if (name == NULL)
            continue;
        models->items = memory_room(models->items, models->count, &models->capacity, sizeof *models->items);
        models->items[models->count++] = (struct import_model){name, model, is_marked(model)};
    }
}

static struct models list_models(const struct node *root) {
    static const char *const sections[] = {"models", "seeds", "snapshots"};
    struct models models = {0};
    for (size_t i = 0; i < COUNT(sections); i++)
        add_models(&models, import_find(root, sections[i]));
    const struct node *sources = import_find(root, "sources");
    for (size_t i = 0; sources != NULL && sources->kind == NODE_SEQUENCE && i < sources->count; i++)
        add_models(&models, import_find(sources->items[i], "tables"));
    return models;
}

// What a model says about its rows as a whole has no place in a schema, but is worth a look.
static void tell_model(struct import *import, const struct node *model) {
    static const char *const known[] = {"name",   "description", "columns",   "meta",
                                        "config", "tests",       "data_tests"};
    static const char *const lists[] = {"tests", "data_tests"};
    for (size_t l = 0; l < COUNT(lists); l++) {
        const struct node *tests = import_find(model, lists[l]);
        for (size_t i = 0; tests != NULL && tests->kind == NODE_SEQUENCE && i < tests->count; i++) {
            const struct node *test = tests->items[i];
            bool named = test->kind == NODE_MAPPING && test->count > 0;
            import_tell(import, NULL, test->place, "not taken over: the test %.80s of the whole",
                        named                       ? test->keys[0]->text
                        : test->kind == NODE_SCALAR ? test->text
                                                    : "without a name");
        }
    }
    tell_meta(import, NULL, model);
    import_rest(import, NULL, model, known, COUNT(known));
}

static void read_model(struct import *import, const struct import_model *model) {
    import->schema->name = model->name;
    import->schema->description = import_text(model->node, "description");
    const struct node *columns = import_find(model->node, "columns"), *block = block_of(model->node);
    bool listed = columns != NULL && columns->kind == NODE_SEQUENCE;
    if (!listed)
        import_tell(import, NULL, model->node->place, "the source lists no columns");
    else if (import_columns(import, columns->count, columns->place))
        for (size_t i = 0; i < columns->count; i++)
            read_column(import, columns->items[i]);
    if (block != NULL)
        import_block(import, NULL, block);
    tell_model(import, model->node);
}

void import_dbt(struct import *import, const struct node *root) {
    struct models models = list_models(root);
    const struct import_model *model =
        import_choose(import, models.items, models.count, "models", root->place);
    if (model != NULL)
        read_model(import, model);
    memory_free(models.items);
}

struct references import_dbt_marked(struct arena *arena, const struct node *root) {
    struct models models = list_models(root);
    struct references marked = {.items = arena_alloc(arena, models.count, sizeof *marked.items)};
    for (size_t i = 0; i < models.count; i++)
        if (models.items[i].marked)
            marked.items[marked.count++] =
                (struct reference){models.items[i].name, models.items[i].node->place};
    memory_free(models.items);
    return marked;
}
