// One audit as the command line asks for it: request, run, reports, exit code. `audit` and `check` are made
// of it.
#ifndef LEAKAUDIT_COMMAND_JOB_H
#define LEAKAUDIT_COMMAND_JOB_H

#include "audit.h"
#include "command/command.h"

#include <stdbool.h>
#include <stddef.h>

// Checks what can be wrong with --report before any work is done. Returns false after saying what is wrong.
bool job_reports_valid(const struct arguments *arguments, const struct terminal *terminal);

// What comes before a report on standard output when it is one of several.
struct job_series {
    const char *before; // written before the next report
    size_t written;     // reports so far
};

// What one audit is about.
struct job {
    const char *const *paths; // as in struct audit_request
    size_t path_count;
    const char *model; // of a dbt file with several, or NULL
    bool schema_only;
    const struct audit_older *before; // or NULL
};

// Runs one audit, writes its reports, prints what went wrong, and returns the exit code.
int job_run(const struct arguments *arguments, const struct terminal *terminal, const struct job *job,
            struct job_series *series);

// Audits the operands and hands the audit to `use`, whose exit code is returned, instead of reporting it.
int job_with_audit(const struct arguments *arguments, const struct terminal *terminal,
                   int (*use)(struct audit *audit, void *context), void *context);

// The exit code of a finished audit, by --fail-on, --strict and the schema's policy.
int job_exit_code(const struct arguments *arguments, const struct audit *audit);

#endif
