// The table of importers, and the way from a file to a schema.
#include "input/import.h"

#include "input/schema_section.h"
#include "input/textproto.h"

#include <stdlib.h>
#include <string.h>

static const char *const none[] = {NULL};
static const char *const dbt_keys[] = {"models", "sources", "seeds", "snapshots", NULL};
static const char *const frictionless_extensions[] = {".json", NULL};
static const char *const frictionless_keys[] = {"fields", "resources", "schema", NULL};
static const char *const pandera_keys[] = {"schema_type", NULL};
static const char *const tfdv_extensions[] = {".pbtxt", ".textproto", ".prototext", ".txtpb", NULL};

const struct importer importers[] = {
    {"dbt", "a dbt properties file (models, sources)", none, dbt_keys, document_parse, import_dbt},
    {"frictionless", "a Frictionless Table Schema, resource or package", frictionless_extensions,
     frictionless_keys, document_parse, import_frictionless},
    {"pandera", "a Pandera schema in YAML", none, pandera_keys, document_parse, import_pandera},
    {"tfdv", "a TensorFlow Data Validation schema in text format", tfdv_extensions, none, textproto_parse,
     import_tfdv},
};
const size_t importer_count = sizeof importers / sizeof *importers;
const char *const importer_names[] = {"dbt", "frictionless", "pandera", "tfdv", NULL};
_Static_assert(sizeof importer_names / sizeof *importer_names == sizeof importers / sizeof *importers + 1,
               "a name for each importer");

static bool has_extension(const char *path, const char *const *extensions) {
    size_t length = strlen(path);
    for (; *extensions != NULL; extensions++) {
        size_t tail = strlen(*extensions);
        if (length > tail && strcmp(path + length - tail, *extensions) == 0)
            return true;
    }
    return false;
}

static const struct importer *by_extension(const char *path) {
    for (size_t i = 0; i < importer_count; i++)
        if (has_extension(path, importers[i].extensions))
            return &importers[i];
    return NULL;
}

static const struct importer *by_content(const struct node *root) {
    for (size_t i = 0; i < importer_count; i++)
        for (const char *const *key = importers[i].keys; *key != NULL; key++)
            if (import_find(root, *key) != NULL)
                return &importers[i];
    return NULL;
}

static void prepare(struct import *import, const struct field_context *context, struct schema *schema) {
    *schema = schema_empty();
    *import = (struct import){.context = *context, .schema = schema};
    notes_init(&import->whole, context->arena);
}

// A source that contradicts itself is not handed on: nobody could check the schema then.
static void check_bounds(struct import *import) {
    for (size_t i = 0; i < import->schema->column_count; i++) {
        struct schema_column *column = &import->schema->columns[i];
        if (!column->constraints.has_minimum || !column->constraints.has_maximum ||
            column->constraints.minimum <= column->constraints.maximum)
            continue;
        column->constraints.has_minimum = column->constraints.has_maximum = false;
        column->constraints.declared = column->constraints.required || column->constraints.unique ||
                                       column->constraints.allowed.count > 0;
        import_tell(import, column, column->place, "not taken over: the minimum is larger than the maximum");
    }
}

static int by_place(const void *a, const void *b) {
    const struct note *left = a, *right = b;
    if (left->place.line != right->place.line)
        return left->place.line < right->place.line ? -1 : 1;
    return (left->place.column > right->place.column) - (left->place.column < right->place.column);
}

void import_parse(struct arena *arena, const char *path, struct span text, const struct importer *importer,
                  const char *model, struct notes *errors, struct schema *schema, struct import *import) {
    const struct field_context context = {.arena = arena, .errors = errors, .folder = ""};
    prepare(import, &context, schema);
    schema->path = text_copy(arena, span_of(path));
    import->model = model;
    if (importer == NULL)
        importer = by_extension(path);
    const struct node *root = (importer ? importer->parse : document_parse)(arena, path, text, errors);
    if (importer == NULL && root != NULL)
        importer = by_content(root);
    import->importer = importer;
    if (root == NULL || !node_expect(root, NODE_MAPPING, "the file", errors))
        return;
    if (importer == NULL) {
        notes_add(errors, NOTE_ERROR, root->place, "it can't be told what kind of file this is: say --from");
        return;
    }
    importer->read(import, root);
    check_bounds(import);
    if (import->whole.count > 1)
        qsort(import->whole.items, import->whole.count, sizeof *import->whole.items, by_place);
    schema_check(&import->context, schema);
}

enum status import_file(struct arena *arena, const char *path, const struct importer *importer,
                        const char *model, struct notes *errors, struct schema *schema, struct import *import,
                        struct error *error) {
    char *bytes = NULL;
    size_t length = 0;
    *import = (struct import){0};
    TRY(document_bytes(path, &bytes, &length, error));
    import_parse(arena, path, (struct span){bytes, length}, importer, model, errors, schema, import);
    memory_free(bytes);
    return STATUS_OK;
}

void import_finish(struct import *import) {
    for (size_t i = 0; i < import->room; i++)
        notes_finish(&import->columns[i]);
    notes_finish(&import->whole);
    *import = (struct import){0};
}

bool import_is_dbt(const struct node *root) {
    const struct node *version = node_find(root, "version");
    return by_content(root) == &importers[0] &&
           (version == NULL || (version->kind == NODE_SCALAR && strcmp(version->text, "2") == 0));
}

void import_in_place(const struct field_context *context, const struct node *root, const char *model,
                     struct schema *schema) {
    struct import import;
    const char *path = schema->path;
    prepare(&import, context, schema);
    schema->path = path;
    import.in_place = true;
    import.model = model;
    import_dbt(&import, root);
    schema_check(context, schema);
    import_finish(&import);
}

// "a, b and 3 more".
static const char *names_of(struct arena *arena, const struct import_model *models, size_t count) {
    enum { SHOWN = 8 };
    const char *list = "";
    for (size_t i = 0; i < count && i < SHOWN; i++)
        list = text_format(arena, "%s%s%.64s", list, i > 0 ? ", " : "", models[i].name);
    return count > SHOWN ? text_format(arena, "%s and %zu more", list, count - SHOWN) : list;
}

const struct import_model *import_choose(struct import *import, const struct import_model *models,
                                         size_t count, const char *what, struct place place) {
    struct notes *errors = import->context.errors;
    const struct import_model *found = NULL;
    size_t marked = 0;
    for (size_t i = 0; i < count; i++) {
        bool wanted = import->model ? strcmp(models[i].name, import->model) == 0 : models[i].marked;
        marked += wanted;
        found = wanted ? &models[i] : found;
    }
    if (import->model == NULL && marked == 0 && count == 1 && !import->in_place)
        return &models[0];
    if (marked == 1)
        return found;
    const char *names = names_of(import->context.arena, models, count);
    if (count == 0)
        notes_add(errors, NOTE_ERROR, place, "the file holds no %s", what);
    else if (import->model != NULL)
        notes_add(errors, NOTE_ERROR, place, "%s of the %s is called '%.64s': they are %s",
                  marked ? "more than one" : "none", what, import->model, names);
    else if (import->in_place)
        notes_add(
            errors, NOTE_ERROR, place,
            "a block `meta: {leakaudit: ...}` must be in one of the %s (%s), but is in %zu: name one with "
            "--model; `leakaudit import --model NAME` writes the schema of any of them",
            what, names, marked);
    else
        notes_add(errors, NOTE_ERROR, place, "there are %zu %s (%s): name one with --model", count, what,
                  names);
    return NULL;
}
