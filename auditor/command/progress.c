// Draws progress; says nothing in the first second, nor more often than ten times a second.
#include "command/progress.h"

#include "base/json.h"
#include "base/text.h"

#include <time.h>

#define PATIENCE 1.0 // seconds
#define INTERVAL 0.1
#define BAR 24

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_begin(struct progress *progress, const struct terminal *terminal, size_t choice) {
    *progress = (struct progress){.terminal = terminal, .started = now()};
    if (choice == WHEN_JSON)
        progress->kind = PROGRESS_JSON;
    else if (choice == WHEN_ALWAYS || (choice != WHEN_NEVER && terminal->error_is_terminal))
        progress->kind = PROGRESS_BAR;
}

static void write_json(const char *what, double share) {
    struct json json;
    json_init(&json, stderr, 0);
    json_begin_object(&json, true);
    json_key(&json, "progress");
    json_text(&json, what);
    json_key(&json, "share");
    if (share >= 0)
        json_number(&json, share > 1 ? 1 : share);
    else
        json_none(&json);
    json_end(&json);
    fputc('\n', stderr);
}

static void write_bar(const struct terminal *terminal, const char *what, double share) {
    struct arena arena;
    arena_init(&arena);
    const struct page page = terminal_error_page(terminal, &arena);
    fputs("\r\033[K", stderr);
    if (share >= 0) {
        fputc('[', stderr);
        page_pad(&page, BAR - page_bar(&page, PAINT_CODE, share, BAR));
        fprintf(stderr, "] %3d%% ", (int)(100 * (share > 1 ? 1 : share)));
    }
    // A bar that wraps could not be erased.
    const size_t used = share >= 0 ? BAR + 8 : 0;
    page_cell(&page, PAINT_PLAIN, ALIGN_LEFT, what, page.width - 1 - used);
    fflush(stderr);
    arena_finish(&arena);
}

void progress_show(void *context, const char *what, double share) {
    struct progress *progress = context;
    const double time = now();
    if (progress->kind == PROGRESS_OFF || time - progress->started < PATIENCE ||
        time - progress->shown < INTERVAL)
        return;
    progress->shown = time;
    if (progress->kind == PROGRESS_JSON) {
        write_json(what, share);
    } else {
        write_bar(progress->terminal, what, share);
        progress->drawn = true;
    }
}

void progress_end(struct progress *progress) {
    if (progress->drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    progress->drawn = false;
}
