// `leakaudit init`: a schema skeleton from data.
#include "command/command.h"

#include "audit.h"
#include "command/diagnostic.h"
#include "command/job.h"
#include "command/output.h"
#include "report/skeleton.h"

#include <string.h>

static bool is_schema(const char *path) {
    size_t length = strlen(path);
    return (length > 5 && strcmp(path + length - 5, ".yaml") == 0) ||
           (length > 4 && strcmp(path + length - 4, ".yml") == 0);
}

static int write_skeleton(struct audit *audit, void *context) {
    (void)context;
    enum status status = skeleton_write(audit, stdout);
    return status == STATUS_OK ? output_close() : EXIT_INTERNAL;
}

int command_init(const struct arguments *arguments, const struct terminal *terminal) {
    const struct argument_list *files = &arguments->operands;
    if (files->count == 0 && !arguments->train && !arguments->validation && !arguments->test)
        return diagnostic_usage(terminal, "init", "there is nothing to look at: name a data file");
    for (size_t i = 0; i < files->count; i++)
        if (is_schema(files->items[i]))
            return diagnostic_usage(terminal, "init", "init reads data, not schemas");
    return job_with_audit(arguments, terminal, write_skeleton, NULL);
}
