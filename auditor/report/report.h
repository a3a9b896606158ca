// The report formats: each one writes a finished audit as bytes. A writer computes no statistic and sorts
// nothing, and the same audit always gives the same bytes. A new format is a function and a row in the table
// of report.c.
#ifndef LEAKAUDIT_REPORT_REPORT_H
#define LEAKAUDIT_REPORT_REPORT_H

#include "audit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// How a report for people is to look. Formats for machines look at none of it.
struct report_options {
    size_t width; // columns of the terminal; 0 means 80; less than 40 counts as 40
    bool color;   // ANSI colours
    bool unicode; // bars of block characters, else ASCII
    bool verbose; // nothing is cut short
    bool quiet;   // one line a finding and the verdict
};

struct report_format {
    const char *name;      // as --format takes it
    const char *extension; // of files, without the dot
    const char *doc;       // one line for --help
    // Writes the whole report. STATUS_IO when the stream took an error (errno says which), else STATUS_OK.
    enum status (*write)(const struct audit *audit, const struct report_options *options, FILE *out);
};

extern const struct report_format report_formats[];
extern const size_t report_format_count;
// The names of all formats in the table's order, NULL-terminated: for parsing, --help and suggestions.
extern const char *const report_format_names[];

// The format of that name, or NULL.
const struct report_format *report_find(const char *name);

// The formats themselves, by the table's rows.
enum status report_write_text(const struct audit *audit, const struct report_options *options,
                              FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_json(const struct audit *audit, const struct report_options *options,
                              FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_markdown(const struct audit *audit, const struct report_options *options,
                                  FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_sarif(const struct audit *audit, const struct report_options *options,
                               FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_junit(const struct audit *audit, const struct report_options *options,
                               FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_github(const struct audit *audit, const struct report_options *options,
                                FILE *out) LEAKAUDIT_MUST_USE;
enum status report_write_html(const struct audit *audit, const struct report_options *options,
                              FILE *out) LEAKAUDIT_MUST_USE;

#endif
