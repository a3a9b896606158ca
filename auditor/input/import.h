// Metadata that other tools have already, read as a dataset schema: what it says about names, types, keys and
// constraints is taken over, and all that is left out is told.
//
// A new kind of metadata is one file import_NAME.c and one row in the table of import.c.
#ifndef LEAKAUDIT_INPUT_IMPORT_H
#define LEAKAUDIT_INPUT_IMPORT_H

#include "input/field.h"
#include "input/schema.h"

struct importer;

// What came of an import. All in it lives in the arena; call import_finish().
struct import {
    struct field_context context;
    const struct importer *importer;
    const char *model; // the one table of several that is asked for, or NULL
    bool in_place;     // it stands in for a schema: only a model with a leakaudit block will do
    struct schema *schema;
    // What is not in the schema, for the one who edits it further: of the whole, and of each column (as many
    // as schema->column_count). All are of the level NOTE_NOTE and have the place in the source.
    struct notes whole, *columns;
    size_t room; // columns that import_columns() made room for
};

struct importer {
    const char *name;              // --from
    const char *about;             // what it reads, for messages
    const char *const *extensions; // of files that can be nothing else; NULL-terminated
    const char *const *keys;       // a YAML or JSON file with one of these at the top is one; NULL-terminated
    struct node *(*parse)(struct arena *arena, const char *path, struct span text, struct notes *errors);
    void (*read)(struct import *import, const struct node *root);
};
extern const struct importer importers[];
extern const size_t importer_count;
extern const char *const importer_names[]; // in the order of the table, NULL-terminated

// Reads a file. `importer` NULL: found by extension and content. Everything that is wrong with the file goes
// to `errors` (then the schema must not be used); a failing status means that it can't be read at all.
enum status import_file(struct arena *arena, const char *path, const struct importer *importer,
                        const char *model, struct notes *errors, struct schema *schema, struct import *import,
                        struct error *error) LEAKAUDIT_MUST_USE;
// The same from bytes, for tests and fuzzing.
void import_parse(struct arena *arena, const char *path, struct span text, const struct importer *importer,
                  const char *model, struct notes *errors, struct schema *schema, struct import *import);
void import_finish(struct import *import);

// Whether the document is a dbt properties file rather than a dataset schema, and reading it in place of one:
// the one model that has a leakaudit block. Nothing is told of what is left out.
bool import_is_dbt(const struct node *root);
void import_in_place(const struct field_context *context, const struct node *root, const char *model,
                     struct schema *schema);
// The names of the models with a leakaudit block.
struct references import_dbt_marked(struct arena *arena, const struct node *root);

// One of several tables in a file.
struct import_model {
    const char *name;
    const struct node *node;
    bool marked; // has a leakaudit block
};

// ---- for the importers ----

// The file's own, by the table's rows.
void import_dbt(struct import *import, const struct node *root);
void import_frictionless(struct import *import, const struct node *root);
void import_pandera(struct import *import, const struct node *root);
void import_tfdv(struct import *import, const struct node *root);

// The model that is asked for, or the only one, or the only marked one; else NULL after an error. `what`
// names the things, "models".
const struct import_model *import_choose(struct import *import, const struct import_model *models,
                                         size_t count, const char *what, struct place place);

// Room for that many columns; false after an error if they are too many.
bool import_columns(struct import *import, size_t count, struct place place);
// A new column; the name is kept as it is. The pointer stays valid.
struct schema_column *import_column(struct import *import, const char *name, struct place place);

// Tells what is left out: of a column, or of the whole if that is NULL.
void import_tell(struct import *import, const struct schema_column *column, struct place place,
                 const char *format, ...) LEAKAUDIT_PRINTF(4, 5);
// Tells of each key of a mapping that has a value and is not among `known`.
void import_rest(struct import *import, const struct schema_column *column, const struct node *mapping,
                 const char *const *known, size_t count);

// Lenient readers: other tools' files are theirs to check. Whether a node is null, as YAML and JSON write it,
// or empty. The value of a key, or NULL if there is none or it is null; its text, or NULL if it is no scalar;
// whether it is true.
bool import_is_null(const struct node *node);
const struct node *import_find(const struct node *mapping, const char *key);
const char *import_text(const struct node *mapping, const char *key);
bool import_true(const struct node *mapping, const char *key);

// A type's word among `words`, letters in lower case and without what follows in brackets ("VARCHAR(20)" is
// "varchar"); one that isn't there is told.
struct import_type {
    const char *word;
    enum column_type type; // TYPE_UNDECLARED: known and without a counterpart
};
void import_type(struct import *import, struct schema_column *column, const struct node *node,
                 const struct import_type *words, size_t count);

// Constraints. A bound that is no number, and an item that is no scalar, is told.
void import_required(struct schema_column *column);
void import_unique(struct schema_column *column);
void import_minimum(struct import *import, struct schema_column *column, const struct node *node);
void import_maximum(struct import *import, struct schema_column *column, const struct node *node);
void import_enum(struct import *import, struct schema_column *column, const struct node *list);
// The column is a key of the table: its role is `id`, unless it has one; `why` is told.
void import_id(struct import *import, struct schema_column *column, struct place place, const char *why);

// A block of our own keys inside of foreign metadata: of a column (all keys of a column but the name), or of
// the whole if that is NULL (all keys at the top of a schema but version and columns). Checked like a schema.
void import_block(struct import *import, struct schema_column *column, const struct node *block);

#endif
