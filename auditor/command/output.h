// Where reports go: standard output and files, with every write checked, so that a cut report is never taken
// for a whole.
#ifndef LEAKAUDIT_COMMAND_OUTPUT_H
#define LEAKAUDIT_COMMAND_OUTPUT_H

#include "audit.h"
#include "base/error.h"
#include "report/report.h"

// Writes the report to `path`, or to standard output when it is NULL. STATUS_USAGE if the path can't be
// opened; STATUS_IO if it could not be written whole, and then the file is removed.
enum status output_report(const struct report_format *format, const struct audit *audit,
                          const struct report_options *options, const char *path,
                          struct error *error) LEAKAUDIT_MUST_USE;

// Writes the report behind what the file holds already, as the summary of a GitHub workflow's step. The
// summary takes 1 MiB: a longer report is cut after a line, and says so.
enum status output_summary(const struct report_format *format, const struct audit *audit,
                           const struct report_options *options, const char *path,
                           struct error *error) LEAKAUDIT_MUST_USE;

// Flushes standard output. Returns EXIT_CLEAR, or EXIT_INTERNAL after saying why it could not be written.
int output_close(void);

#endif
