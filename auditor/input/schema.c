// Reads a dataset schema: the table of its top-level keys, its version, and the order of its errors.
#include "input/schema.h"

#include "base/text.h"
#include "input/import.h"
#include "input/schema_section.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_VERSION = 1 };

struct schema schema_empty(void) {
    return (struct schema){.dialect = {.quote = '"', .decimal = '.'}};
}

static void already_read(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    (void)context, (void)field, (void)value, (void)what, (void)member;
}

static const struct field schema_fields[] = {
    {.key = "version", .read = already_read},
    {.key = "columns", .read = schema_columns},
    {.key = "name", .read = field_text, .member = offsetof(struct schema, name)},
    {.key = "description", .read = field_text, .member = offsetof(struct schema, description)},
    {.key = "data", .read = schema_data},
    {.key = "dialect", .read = schema_dialect},
    {.key = "missing_values", .read = schema_missing_values},
    {.key = "task", .read = schema_task},
    {.key = "split", .read = schema_split},
    {.key = "pipeline", .read = schema_pipeline},
    {.key = "suppressions", .read = schema_suppressions},
    {.key = "policy", .read = schema_policy},
    {.key = "meta", .read = field_node, .member = offsetof(struct schema, meta)},
};

// The first two rows are what foreign metadata says itself.
void schema_block(const struct field_context *context, const struct node *block, struct schema *schema) {
    field_read_all(context, block, "a leakaudit block", schema_fields + 2,
                   sizeof schema_fields / sizeof *schema_fields - 2, schema);
}

// Whether the rest can be read as we know it. A missing or misspelt version is an error, but the rest is read
// to find what else is wrong; of another version nothing more can be said.
static bool check_version(const struct node *root, struct notes *errors) {
    const struct node *version = node_find(root, "version");
    uint64_t number;
    if (version == NULL)
        notes_add(errors, NOTE_ERROR, root->place, "the key 'version' is missing: write `version: 1`");
    else if (node_count(version, "'version'", &number, errors) && number != KNOWN_VERSION) {
        notes_add(errors, NOTE_ERROR, version->place, "version %llu is not known: only `version: 1` is",
                  (unsigned long long)number);
        return false;
    }
    return true;
}

struct placed_note {
    struct note note;
    size_t order;
};

static int by_place(const void *a, const void *b) {
    const struct placed_note *left = a, *right = b;
    if (left->note.place.line != right->note.place.line)
        return left->note.place.line < right->note.place.line ? -1 : 1;
    if (left->note.place.column != right->note.place.column)
        return left->note.place.column < right->note.place.column ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

// A reader goes through the file from top to bottom; sections and checks did not.
static void sort_notes(struct notes *notes, size_t start) {
    size_t count = notes->count - start;
    struct placed_note *placed = memory_alloc(count, sizeof *placed);
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed_note){notes->items[start + i], i};
    qsort(placed, count, sizeof *placed, by_place);
    for (size_t i = 0; i < count; i++)
        notes->items[start + i] = placed[i].note;
    memory_free(placed);
}

static void read_root(const struct field_context *context, const struct node *root, const char *path,
                      const char *model, struct schema *schema) {
    schema->path = text_copy(context->arena, span_of(path));
    if (import_is_dbt(root)) {
        import_in_place(context, root, model, schema);
        return;
    }
    if (model)
        notes_add(context->errors, NOTE_ERROR, root->place,
                  "there are no models here to choose '%.64s' from: this is no dbt file", model);
    if (!node_expect(root, NODE_MAPPING, "a dataset schema", context->errors) ||
        !check_version(root, context->errors))
        return;
    field_read_all(context, root, "a dataset schema", schema_fields,
                   sizeof schema_fields / sizeof *schema_fields, schema);
    schema_check(context, schema);
}

void schema_parse(struct arena *arena, const char *path, struct span text, struct notes *errors,
                  struct schema *schema) {
    schema_parse_model(arena, path, NULL, text, errors, schema);
}

void schema_parse_model(struct arena *arena, const char *path, const char *model, struct span text,
                        struct notes *errors, struct schema *schema) {
    *schema = schema_empty();
    size_t start = errors->count;
    struct field_context context = {.arena = arena, .errors = errors, .folder = "", .expand_globs = false};
    const struct node *root = document_parse(arena, path, text, errors);
    if (root != NULL)
        read_root(&context, root, path, model, schema);
    sort_notes(errors, start);
}

enum status schema_read(struct arena *arena, const char *path, struct notes *errors, struct schema *schema,
                        struct error *error) {
    return schema_read_model(arena, path, NULL, errors, schema, error);
}

enum status schema_read_model(struct arena *arena, const char *path, const char *model, struct notes *errors,
                              struct schema *schema, struct error *error) {
    *schema = schema_empty();
    size_t start = errors->count;
    struct node *root;
    TRY(document_read(arena, path, errors, &root, error));
    const char *slash = strrchr(path, '/');
    const char *folder =
        slash == NULL ? "" : text_copy(arena, (struct span){path, (size_t)(slash - path) + 1});
    struct field_context context = {.arena = arena, .errors = errors, .folder = folder, .expand_globs = true};
    if (root != NULL)
        read_root(&context, root, path, model, schema);
    sort_notes(errors, start);
    return STATUS_OK;
}

struct references schema_models(struct arena *arena, const char *path) {
    struct references models = {0};
    struct notes ignored;
    struct error error;
    char *bytes = NULL;
    size_t length = 0;
    if (document_bytes(path, &bytes, &length, &error) != STATUS_OK)
        return models;
    notes_init(&ignored, arena);
    // A file with such a block has the word; most schemas have not, and are not parsed twice.
    const struct node *root = memmem(bytes, length, "leakaudit:", 10)
                                  ? document_parse(arena, path, (struct span){bytes, length}, &ignored)
                                  : NULL;
    if (root && import_is_dbt(root))
        models = import_dbt_marked(arena, root);
    notes_finish(&ignored);
    memory_free(bytes);
    return models;
}

const struct schema_column *schema_column(const struct schema *schema, const char *name) {
    for (size_t i = 0; i < schema->column_count; i++)
        if (strcmp(schema->columns[i].name, name) == 0)
            return &schema->columns[i];
    return NULL;
}

static bool two_digits(const char *text, int *out) {
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return false;
    *out = (text[0] - '0') * 10 + (text[1] - '0');
    return true;
}

// Days by counting the leap days before the year (proleptic Gregorian calendar).
bool schema_day(const char *text, int64_t *day) {
    static const int before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    int century, of_century, month, date;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !two_digits(text, &century) ||
        !two_digits(text + 2, &of_century) || !two_digits(text + 5, &month) || !two_digits(text + 8, &date))
        return false;
    int year = century * 100 + of_century;
    if (year < 1 || month < 1 || month > 12 || date < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int length = before_month[month] - before_month[month - 1] + (leap && month == 2);
    if (date > length)
        return false;
    int past = year - 1;
    int64_t days = (int64_t)past * 365 + past / 4 - past / 100 + past / 400 + before_month[month - 1] +
                   (leap && month > 2) + (date - 1);
    *day = days - 719162; // 0001-01-01 to 1970-01-01
    return true;
}
