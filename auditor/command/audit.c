// `leakaudit audit`: measure, judge, report.
#include "command/command.h"

#include "command/diagnostic.h"
#include "command/job.h"

int command_audit(const struct arguments *arguments, const struct terminal *terminal) {
    const bool files = arguments->train || arguments->validation || arguments->test;
    if (arguments->operands.count == 0 && !files)
        return diagnostic_usage(
            terminal, "audit",
            "there is nothing to audit: name a schema or a data file (or --train and --test)");
    if (!job_reports_valid(arguments, terminal))
        return EXIT_INPUT;
    struct job_series alone = {"", 0};
    const struct job job = {.paths = arguments->operands.items,
                            .path_count = arguments->operands.count,
                            .model = arguments->model};
    return job_run(arguments, terminal, &job, &alone);
}
