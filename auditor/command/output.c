// Writes reports and checks that they arrived.
#include "command/output.h"

#include "command/command.h"
#include "command/diagnostic.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

enum status output_append(const struct report_format *format, const struct audit *audit,
                          const struct report_options *options, const char *path, struct error *error) {
    FILE *file = fopen(path, "ab");
    if (!file)
        return fail(error, STATUS_USAGE, path, errno);
    errno = 0;
    const enum status status = format->write(audit, options, file);
    const int reason = status == STATUS_OK ? 0 : errno ? errno : EIO;
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
