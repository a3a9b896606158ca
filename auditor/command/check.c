// `leakaudit check`: the schema gate, which opens no data.
#include "command/command.h"

#include "command/diagnostic.h"
#include "command/job.h"
#include "command/older.h"
#include "command/output.h"
#include "report/report.h"

#include <string.h>

// The exit code of several schemas is that of the one that needs most attention: a broken schema before a
// finding before an incomplete analysis.
static int worse(int a, int b) {
    static const int ranks[] = {
        [EXIT_CLEAR] = 0, [EXIT_INCOMPLETE] = 1, [EXIT_FOUND] = 2, [EXIT_INPUT] = 3, [EXIT_INTERNAL] = 4};
    return ranks[b] > ranks[a] ? b : a;
}

// What is to be checked: a schema, or one model of a dbt file.
struct entry {
    const char *const *path; // an array of one
    const char *model;       // or NULL
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

static void add_entry(struct entries *entries, const char *const *path, const char *model) {
    entries->items = memory_room(entries->items, entries->count, &entries->capacity, sizeof *entries->items);
    entries->items[entries->count++] = (struct entry){path, model};
}

// Without --model all models of a file that are described are checked.
static struct entries list_entries(struct arena *arena, const struct arguments *arguments) {
    struct entries entries = {0};
    for (size_t i = 0; i < arguments->operands.count; i++) {
        const char *const *path = (const char *const *)&arguments->operands.items[i];
        const struct references models =
            arguments->model ? (struct references){0} : schema_models(arena, *path);
        for (size_t m = 0; m < models.count && models.count > 1; m++)
            add_entry(&entries, path, models.items[m].name);
        if (models.count < 2)
            add_entry(&entries, path, arguments->model);
    }
    return entries;
}

static int check_one(const struct arguments *arguments, const struct terminal *terminal,
                     const struct entry *entry, struct job_series *series) {
    struct arena arena;
    struct audit_older older;
    struct error error = {0};
    int code = EXIT_INPUT;
    arena_init(&arena);
    if (arguments->against &&
        older_find(&arena, arguments->against, *entry->path, &older, &error) != STATUS_OK) {
        diagnostic_error(terminal, &error);
        code = error.status == STATUS_LIMIT ? EXIT_INCOMPLETE : EXIT_INPUT;
    } else {
        const struct job job = {.paths = entry->path,
                                .path_count = 1,
                                .model = entry->model,
                                .schema_only = true,
                                .before = arguments->against ? &older : NULL};
        code = job_run(arguments, terminal, &job, series);
    }
    arena_finish(&arena);
    return code;
}

// Several JSON reports are one document: an array. Other reports follow one another.
static int check_all(const struct arguments *arguments, const struct terminal *terminal,
                     const struct entries *entries) {
    const char *format = report_format_names[arguments->format ? arguments->format - 1 : 0];
    const bool array = entries->count > 1 && strcmp(format, "json") == 0;
    const bool lines = strcmp(format, "text") == 0 && arguments->quiet;
    struct job_series series = {array ? "[" : "", 0};
    int code = EXIT_CLEAR;
    for (size_t i = 0; i < entries->count; i++) {
        code = worse(code, check_one(arguments, terminal, &entries->items[i], &series));
        if (series.written > 0)
            series.before = array ? "," : lines ? "" : "\n";
    }
    if (array)
        fputs(series.written > 0 ? "]\n" : "[]\n", stdout);
    return worse(code, output_close());
}

int command_check(const struct arguments *arguments, const struct terminal *terminal) {
    if (arguments->operands.count == 0)
        return diagnostic_usage(terminal, "check", "there is nothing to check: name a schema");
    if (!job_reports_valid(arguments, terminal))
        return EXIT_INPUT;
    struct arena arena;
    arena_init(&arena);
    struct entries entries = list_entries(&arena, arguments);
    int code;
    if (entries.count > 1 && arguments->report.count > 0)
        code = diagnostic_usage(
            terminal, "check",
            "--report: each schema would overwrite the report of the one before; check them one by one");
    else
        code = check_all(arguments, terminal, &entries);
    memory_free(entries.items);
    arena_finish(&arena);
    return code;
}
