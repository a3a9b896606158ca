// Fuzz target: any bytes given as metadata of any tool yield errors or a schema, never a crash, a hang or a
// leak.
//
// With libFuzzer: clang -fsanitize=fuzzer,address,undefined; tests/fuzz/driver.c runs it over files without.
#include "input/import.h"
#include "report/schema_file.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct import *import, const struct notes *errors) {
    const struct schema *schema = import->schema;
    assert(schema->column_count <= import->room);
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct schema_column *column = &schema->columns[i];
        assert(column->name != NULL && column->place.line > 0);
        assert(!column->constraints.has_minimum || !column->constraints.has_maximum ||
               column->constraints.minimum <= column->constraints.maximum);
        for (size_t k = 0; k < column->constraints.allowed.count; k++)
            assert(column->constraints.allowed.items[k].name != NULL);
        for (size_t k = 0; k < import->columns[i].count; k++)
            assert(import->columns[i].items[k].place.line > 0);
    }
    for (size_t i = 0; i < errors->count; i++)
        assert(errors->items[i].text[0] != '\0' && errors->items[i].place.path != NULL);
}

// Texts grow when they are escaped, so what is near the limits may be beyond them.
static void read_back(const struct import *import, struct span source) {
    struct arena arena;
    struct notes errors;
    struct schema again;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const struct schema_file file = {
        .schema = import->schema, .whole = &import->whole, .columns = import->columns, .ask = true};
    if (out == NULL || schema_file_write(&file, out) != STATUS_OK || fclose(out) != 0)
        abort();
    arena_init(&arena);
    notes_init(&errors, &arena);
    schema_parse(&arena, "again.yaml", (struct span){text, length}, &errors, &again);
    assert(errors.errors == 0 || source.length > 1000);
    assert(errors.errors > 0 || again.column_count == import->schema->column_count);
    notes_finish(&errors);
    arena_finish(&arena);
    free(text);
}

static void import_as(const struct importer *importer, const char *path, const char *model,
                      struct span text) {
    struct arena arena;
    struct notes errors;
    struct schema schema;
    struct import import;
    arena_init(&arena);
    notes_init(&errors, &arena);
    import_parse(&arena, path, text, importer, model, &errors, &schema, &import);
    check(&import, &errors);
    if (errors.errors == 0)
        read_back(&import, text);
    import_finish(&import);
    notes_finish(&errors);
    arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct span text = {(const char *)data, size};
    import_as(NULL, "fuzz.yml", NULL, text);
    import_as(NULL, "fuzz.yml", "stays", text);
    for (size_t i = 0; i < importer_count; i++)
        import_as(&importers[i], "fuzz.txt", NULL, text);
    return 0;
}
