// The table of report formats: the one place that knows them all.
#include "report/report.h"

#include <string.h>

#define FORMATS(row)                                                                                         \
    row("text", "txt", "for a terminal", report_write_text)                                                  \
        row("json", "json", "everything, for programs (schemas/report.schema.json)", report_write_json)      \
            row("markdown", "md", "for a reviewer in a pull request", report_write_markdown)                 \
                row("sarif", "sarif", "for code scanning (SARIF 2.1.0)", report_write_sarif)                 \
                    row("junit", "xml", "for CI servers (JUnit XML)", report_write_junit)                    \
                        row("github", "txt", "annotations of a GitHub workflow", report_write_github) row(   \
                            "html", "html", "for a reviewer, one file without script", report_write_html)

#define FORMAT_ROW(name, extension, doc, write) {name, extension, doc, write},
#define FORMAT_NAME(name, extension, doc, write) name,

const struct report_format report_formats[] = {FORMATS(FORMAT_ROW)};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;
const char *const report_format_names[] = {FORMATS(FORMAT_NAME) NULL};

const struct report_format *report_find(const char *name) {
    for (size_t i = 0; i < report_format_count; i++)
        if (strcmp(report_formats[i].name, name) == 0)
            return &report_formats[i];
    return NULL;
}
