// `leakaudit import`: a schema from metadata that another tool has.
#include "command/command.h"

#include "base/text.h"
#include "command/diagnostic.h"
#include "command/output.h"
#include "input/import.h"
#include "report/schema_file.h"

#include <string.h>

static const char *opening_of(struct arena *arena, const struct import *import, const char *path) {
    const char *slash = strrchr(path, '/');
    return text_format(
        arena,
        "From %s, %s.\n"
        "What it could not say is left to you: of each feature, whether its value is known when the\n"
        "model is asked: `available: true` with an available_reason, `false`, or a lag.",
        slash ? slash + 1 : path, import->importer->about);
}

static int write(struct arena *arena, const struct import *import, const char *path) {
    const struct schema_file file = {.schema = import->schema,
                                     .opening = opening_of(arena, import, path),
                                     .whole = &import->whole,
                                     .columns = import->columns,
                                     .ask = true};
    const enum status status = schema_file_write(&file, stdout);
    const int code = output_close();
    return status == STATUS_OK ? code : EXIT_INTERNAL;
}

static int run(struct arena *arena, const struct arguments *arguments, const struct terminal *terminal,
               struct notes *errors, struct import *import) {
    const char *path = arguments->operands.items[0];
    const struct importer *importer = arguments->from ? &importers[arguments->from - 1] : NULL;
    struct schema schema;
    struct error error = {0};
    if (import_file(arena, path, importer, arguments->model, errors, &schema, import, &error) != STATUS_OK) {
        diagnostic_error(terminal, &error);
        return EXIT_INPUT;
    }
    diagnostic_notes(terminal, errors);
    return errors->errors > 0 ? EXIT_INPUT : write(arena, import, path);
}

int command_import(const struct arguments *arguments, const struct terminal *terminal) {
    if (arguments->operands.count != 1)
        return diagnostic_usage(terminal, "import", "name one file with the metadata of another tool");
    struct arena arena;
    struct notes errors;
    struct import import = {0};
    arena_init(&arena);
    notes_init(&errors, &arena);
    const int code = run(&arena, arguments, terminal, &errors, &import);
    import_finish(&import);
    notes_finish(&errors);
    arena_finish(&arena);
    return code;
}
