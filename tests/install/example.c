// A program that uses the installed library: audits a file and prints what was found, a line each.
#include <audit.h>
#include <report/report.h>
#include <stdio.h>

int main(int argc, char **argv) {
    const char *paths[] = {argc > 1 ? argv[1] : "-"};
    const struct audit_request request = {.paths = paths, .path_count = 1};
    const struct report_options look = {.quiet = true};
    struct error error = {0};
    struct arena arena;
    struct notes problems;
    struct audit audit;
    arena_init(&arena);
    notes_init(&problems, &arena);
    const enum status status = audit_run(&arena, &request, &audit, &problems, &error);
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", error.text);
    const int code = status != STATUS_OK ? 2
                     : report_find("text")->write(&audit, &look, stdout) != STATUS_OK
                         ? 4
                         : audit.verdict->errors > 0;
    if (status == STATUS_OK)
        audit_finish(&audit);
    notes_finish(&problems);
    arena_finish(&arena);
    return code;
}
