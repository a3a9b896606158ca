// Which files hold the data and how they are written: the keys data, dialect and missing_values.
#include "input/schema_section.h"

#include "base/text.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

struct file_list {
    struct data_file *items;
    size_t count, capacity;
    enum data_role role;
};

static void add_file(const struct field_context *context, struct file_list *list, const struct node *node,
                     const char *path, size_t folder_length) {
    list->items = memory_room(list->items, list->count, &list->capacity, sizeof *list->items);
    const char *kept = text_copy(context->arena, span_of(path));
    list->items[list->count++] = (struct data_file){
        .path = kept, .name = kept + folder_length, .role = list->role, .place = node->place};
}

// A file that exists under that very name is meant, whatever characters the name has.
static bool is_pattern(const char *path) {
    return strpbrk(path, "*?[") != NULL && access(path, F_OK) != 0;
}

static void add_matches(const struct field_context *context, struct file_list *list, const struct node *node,
                        const char *pattern, size_t folder_length) {
    glob_t matches;
    int status = glob(pattern, GLOB_NOSORT, NULL, &matches);
    if (status != 0) {
        notes_add(context->errors, NOTE_ERROR, node->place, "no file matches '%s'", node->text);
    } else {
        // Not glob's own order, which depends on the locale.
        qsort(matches.gl_pathv, matches.gl_pathc, sizeof *matches.gl_pathv, text_compare);
        for (size_t i = 0; i < matches.gl_pathc; i++)
            add_file(context, list, node, matches.gl_pathv[i], folder_length);
        globfree(&matches);
    }
}

static void add_path(const struct field_context *context, struct file_list *list, const struct node *node,
                     const char *what) {
    const char *name = NULL;
    field_text(context, NULL, node, what, &name);
    if (name == NULL)
        return;
    if (strstr(name, "://") != NULL) {
        notes_add(context->errors, NOTE_ERROR, node->place,
                  "%s must be a file, not an address: download it first and name the file", what);
        return;
    }
    bool resolved = name[0] == '/' || strcmp(name, "-") == 0;
    const char *folder = resolved ? "" : context->folder;
    const char *path = text_format(context->arena, "%s%s", folder, name);
    if (context->expand_globs && is_pattern(path))
        add_matches(context, list, node, path, strlen(folder));
    else
        add_file(context, list, node, path, strlen(folder));
}

// A path or a list of paths.
static void add_paths(const struct field_context *context, struct file_list *list, const struct node *node,
                      const char *what) {
    if (node->kind != NODE_SEQUENCE) {
        add_path(context, list, node, what);
        return;
    }
    if (node->count == 0)
        notes_add(context->errors, NOTE_ERROR, node->place, "%s names no file", what);
    for (size_t i = 0; i < node->count; i++)
        add_path(context, list, node->items[i], what);
}

static void add_splits(const struct field_context *context, struct file_list *list, const struct node *node) {
    // By the value of enum data_role.
    static const char *const keys[] = {"train", "validation", "test"};
    node_only(node, "'data'", keys, 3, context->errors);
    for (size_t i = 0; i < 3; i++) {
        const struct node *value = node_find(node, keys[i]);
        list->role = (enum data_role)(DATA_TRAIN + i);
        if (value != NULL)
            add_paths(context, list, value, keys[i]);
    }
}

void schema_data(const struct field_context *context, const struct field *field, const struct node *value,
                 const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    struct file_list list = {.role = DATA_ALL};
    if (value->kind == NODE_MAPPING)
        add_splits(context, &list, value);
    else
        add_paths(context, &list, value, what);
    schema->files = arena_alloc(context->arena, list.count, sizeof *schema->files);
    schema->file_count = list.count;
    if (list.count > 0)
        memcpy(schema->files, list.items, list.count * sizeof *list.items);
    memory_free(list.items);
}

static void read_character(const struct field_context *context, const struct field *field,
                           const struct node *value, const char *what, void *member) {
    (void)field;
    const char *text;
    if (!node_text(value, what, &text, context->errors))
        return;
    unsigned char first = (unsigned char)text[0];
    if (value->length == 1 && first < 0x80 && first != '\n' && first != '\r')
        *(char *)member = text[0];
    else
        notes_add(context->errors, NOTE_ERROR, value->place,
                  "%s must be one ASCII character, as in \",\" or \"\\t\"", what);
}

static void read_encoding(const struct field_context *context, const struct field *field,
                          const struct node *value, const char *what, void *member) {
    (void)field;
    static const char *const known[] = {"utf-8",    "latin-1", "windows-1252", "utf8",  "ascii",
                                        "us-ascii", "latin1",  "iso-8859-1",   "cp1252"};
    const char *name;
    if (!node_text(value, what, &name, context->errors))
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(name, known[i]) == 0) {
            *(const char **)member = name;
            return;
        }
    char shown[NODE_SHOWN];
    notes_add(context->errors, NOTE_ERROR, value->place,
              "%s must be utf-8, latin-1 or windows-1252, not %s: convert other files with iconv", what,
              node_shown(value, shown));
}

void schema_dialect(const struct field_context *context, const struct field *field, const struct node *value,
                    const char *what, void *member) {
    static const char *const decimals[] = {".", ","};
    static const struct field fields[] = {
        {.key = "delimiter", .read = read_character, .member = offsetof(struct schema, dialect.delimiter)},
        {.key = "quote", .read = read_character, .member = offsetof(struct schema, dialect.quote)},
        {.key = "decimal", .read = read_character, .member = offsetof(struct schema, dialect.decimal)},
        {.key = "encoding", .read = read_encoding, .member = offsetof(struct schema, dialect.encoding)},
    };
    (void)field;
    struct schema *schema = member;
    if (!field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, schema))
        return;
    const struct node *decimal = node_find(value, "decimal");
    size_t index;
    if (decimal != NULL)
        node_choice(decimal, "'decimal'", decimals, 2, &index, context->errors);
    char delimiter = schema->dialect.delimiter;
    if (delimiter != 0 && (delimiter == schema->dialect.quote || delimiter == schema->dialect.decimal))
        notes_add(context->errors, NOTE_ERROR, node_find(value, "delimiter")->place,
                  "'delimiter' can't be the same character as 'quote' or 'decimal'");
}

static void read_token(const struct field_context *context, const struct field *field,
                       const struct node *value, const char *what, void *member) {
    (void)field;
    node_text(value, what, member, context->errors);
}

void schema_missing_values(const struct field_context *context, const struct field *field,
                           const struct node *value, const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    size_t count;
    const char **tokens = field_read_items(context, value, what, sizeof *tokens, &count, read_token);
    schema->has_missing_values = tokens != NULL;
    size_t kept = 0; // an item that is no text has been reported
    for (size_t i = 0; i < count; i++)
        if (tokens[i] != NULL)
            tokens[kept++] = tokens[i];
    schema->missing_values = tokens;
    schema->missing_count = kept;
}
