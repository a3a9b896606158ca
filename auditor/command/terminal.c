// Finds out about the terminal and the environment; see no-color.org for NO_COLOR.
#include "command/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

static size_t find_width(int file) {
    struct winsize size;
    if (!isatty(file))
        return 80;
    const char *columns = getenv("COLUMNS");
    const long said = columns ? strtol(columns, NULL, 10) : 0;
    if (said > 0 && said < 10000)
        return (size_t)said;
    if (ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

static bool wants_color(int file, size_t color) {
    if (color == WHEN_ALWAYS || color == WHEN_NEVER)
        return color == WHEN_ALWAYS;
    const char *kind = getenv("TERM");
    return isatty(file) && !is_set("NO_COLOR") && kind && strcmp(kind, "dumb") != 0;
}

static bool locale_is_utf8(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < 3; i++)
        if (is_set(variables[i])) {
            const char *locale = getenv(variables[i]);
            return strstr(locale, "UTF-8") || strstr(locale, "utf8") || strstr(locale, "utf-8");
        }
    return false;
}

static size_t at_least(size_t width) {
    return width < 40 ? 40 : width;
}

struct terminal terminal_find(size_t color) {
    return (struct terminal){
        .width = at_least(find_width(STDOUT_FILENO)),
        .error_width = at_least(find_width(STDERR_FILENO)),
        .color = wants_color(STDOUT_FILENO, color),
        .error_color = wants_color(STDERR_FILENO, color),
        .unicode = isatty(STDOUT_FILENO) && locale_is_utf8(),
        .error_is_terminal = isatty(STDERR_FILENO),
        .step_summary = is_set("GITHUB_STEP_SUMMARY") ? getenv("GITHUB_STEP_SUMMARY") : NULL,
    };
}

struct page terminal_page(const struct terminal *terminal, struct arena *arena) {
    const size_t width = terminal->width > 100 ? 100 : terminal->width;
    return (struct page){stdout, arena, width, terminal->color, terminal->unicode};
}

struct page terminal_error_page(const struct terminal *terminal, struct arena *arena) {
    return (struct page){stderr, arena, terminal->error_width, terminal->error_color, false};
}

int64_t terminal_today(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    const long long said = epoch && *epoch ? strtoll(epoch, &end, 10) : 0;
    if (end && *end == '\0' && said > 0)
        return said / 86400;
    return (int64_t)time(NULL) / 86400;
}
