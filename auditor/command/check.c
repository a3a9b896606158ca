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

static int check_one(const struct arguments *arguments, const struct terminal *terminal,
                     const char *const *schema, struct job_series *series) {
    struct arena arena;
    struct audit_older older;
    struct error error = {0};
    int code = EXIT_INPUT;
    arena_init(&arena);
    if (arguments->against && older_find(&arena, arguments->against, *schema, &older, &error) != STATUS_OK) {
        diagnostic_error(terminal, &error);
        code = error.status == STATUS_LIMIT ? EXIT_INCOMPLETE : EXIT_INPUT;
    } else {
        const struct job job = {schema, 1, true, arguments->against ? &older : NULL};
        code = job_run(arguments, terminal, &job, series);
    }
    arena_finish(&arena);
    return code;
}

// Several JSON reports are one document: an array. Other reports follow one another.
static int check_all(const struct arguments *arguments, const struct terminal *terminal) {
    const struct argument_list *schemas = &arguments->operands;
    const char *format = report_format_names[arguments->format ? arguments->format - 1 : 0];
    const bool array = schemas->count > 1 && strcmp(format, "json") == 0;
    const bool lines = strcmp(format, "text") == 0 && arguments->quiet;
    struct job_series series = {array ? "[" : "", 0};
    int code = EXIT_CLEAR;
    for (size_t i = 0; i < schemas->count; i++) {
        code = worse(code, check_one(arguments, terminal, &schemas->items[i], &series));
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
    if (arguments->operands.count > 1 && arguments->report.count > 0)
        return diagnostic_usage(
            terminal, "check",
            "--report: each schema would overwrite the report of the one before; check them one by one");
    return job_reports_valid(arguments, terminal) ? check_all(arguments, terminal) : EXIT_INPUT;
}
