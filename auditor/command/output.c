// Writes reports and checks that they arrived.
#include "command/output.h"

#include "command/command.h"
#include "command/diagnostic.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// What GitHub takes as the summary of one step; a longer one is refused as a whole.
enum { SUMMARY_MOST = 1024 * 1024 };

static enum status fail(struct error *error, enum status status, const char *path, int reason) {
    return error_set(error, status, (struct place){0}, "%s cannot be written: %s", path, strerror(reason));
}

static enum status write_standard_output(const struct report_format *format, const struct audit *audit,
                                         const struct report_options *options, struct error *error) {
    errno = 0;
    const enum status status = format->write(audit, options, stdout);
    if (status != STATUS_OK || fflush(stdout) != 0 || ferror(stdout))
        return fail(error, STATUS_IO, "standard output", errno ? errno : EIO);
    return STATUS_OK;
}

enum status output_report(const struct report_format *format, const struct audit *audit,
                          const struct report_options *options, const char *path, struct error *error) {
    struct stat about;
    if (!path)
        return write_standard_output(format, audit, options, error);
    FILE *file = fopen(path, "wb");
    if (!file)
        return fail(error, STATUS_USAGE, path, errno); // a path that was never right
    errno = 0;
    const enum status status = format->write(audit, options, file);
    const int reason = status == STATUS_OK ? 0 : errno ? errno : EIO;
    if (fclose(file) == 0 && reason == 0)
        return STATUS_OK;
    const enum status failed = fail(error, STATUS_IO, path, reason ? reason : errno);
    // Half a report must not pass for one; a device or a pipe is left alone.
    if (stat(path, &about) == 0 && S_ISREG(about.st_mode))
        unlink(path);
    return failed;
}

// How much of the text fits: all of it, or whole lines that leave room for saying so.
static size_t fitting(const char *text, size_t length, size_t room, size_t said) {
    if (length <= room)
        return length;
    size_t end = room > said ? room - said : 0;
    while (end > 0 && text[end - 1] != '\n')
        end--;
    return end;
}

// Appends what fits, and what was cut. Returns 0 or what went wrong.
static int append(FILE *file, const char *text, size_t length) {
    static const char cut[] = "\n**Cut here: a step's summary holds 1 MiB.** `--report markdown=FILE` writes "
                              "the whole report.\n";
    if (fseeko(file, 0, SEEK_END) != 0)
        return errno;
    const off_t held = ftello(file);
    const size_t before = held > 0 ? (size_t)held : 0,
                 room = before < SUMMARY_MOST ? SUMMARY_MOST - before : 0;
    const size_t fits = fitting(text, length, room, sizeof cut - 1);
    fwrite(text, 1, fits, file);
    // Who has no room for this either has a summary that GitHub is going to refuse anyhow.
    if (fits < length && room >= sizeof cut - 1)
        fputs(cut, file);
    return ferror(file) ? errno ? errno : EIO : 0;
}

enum status output_summary(const struct report_format *format, const struct audit *audit,
                           const struct report_options *options, const char *path, struct error *error) {
    char *text = NULL;
    size_t length = 0;
    FILE *file = fopen(path, "ab");
    if (!file)
        return fail(error, STATUS_USAGE, path, errno);
    errno = 0;
    FILE *memory = open_memstream(&text, &length);
    const bool written = memory && format->write(audit, options, memory) == STATUS_OK;
    const bool whole = memory && fclose(memory) == 0 && written;
    const int reason = whole ? append(file, text, length) : errno ? errno : EIO;
    free(text);
    if (fclose(file) == 0 && reason == 0)
        return STATUS_OK;
    return fail(error, STATUS_IO, path, reason ? reason : errno);
}

int output_close(void) {
    struct error error = {0};
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_CLEAR;
    const struct terminal terminal = terminal_find(WHEN_UNSAID);
    if (fail(&error, STATUS_IO, "standard output", errno ? errno : EIO) != STATUS_OK)
        diagnostic_error(&terminal, &error);
    return EXIT_INTERNAL;
}
