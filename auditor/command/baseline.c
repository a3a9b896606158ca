// `leakaudit baseline`: accepts today's findings, so that only new ones fail.
#include "command/command.h"

#include "base/text.h"
#include "command/diagnostic.h"
#include "command/job.h"
#include "report/baseline_file.h"
#include "report/words.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum action { CREATE, UPDATE, PRUNE, ACTIONS };
static const char *const action_names[] = {"create", "update", "prune"};
static const char DEFAULT_PATH[] = "leakaudit-baseline.yaml";

struct writing {
    const struct terminal *terminal;
    const char *path;
    enum action action;
    const struct baseline *before; // NULL when it is created
};

static int complain(const struct writing *writing, struct arena *arena, const char *what) {
    diagnostic_say(writing->terminal, text_format(arena, "%s %s: %s", writing->path, what, strerror(errno)));
    return EXIT_INPUT;
}

// A half-written baseline would accept too little and a lost one everything, so it is written beside the old
// one and takes its place when it is whole.
static int write_file(struct audit *audit, void *context) {
    const struct writing *writing = context;
    struct arena arena;
    arena_init(&arena);
    const char *beside = text_format(&arena, "%s.new", writing->path);
    size_t count = 0;
    int code = EXIT_CLEAR;
    FILE *file = fopen(beside, "wb");
    if (!file) {
        code = complain(writing, &arena, "cannot be written");
    } else {
        enum status status = baseline_write(audit, writing->before, writing->action == PRUNE, file, &count);
        if (fclose(file) != 0 || status != STATUS_OK || rename(beside, writing->path) != 0) {
            code = complain(writing, &arena, "cannot be written");
            unlink(beside);
        } else {
            diagnostic_note(writing->terminal, text_format(&arena, "%s accepts %s", writing->path,
                                                           words_plural(&arena, count, "finding")));
        }
    }
    arena_finish(&arena);
    return code;
}

// Reads the old baseline, unless a new one is made.
static bool read_before(struct arena *arena, struct writing *writing, struct baseline *before) {
    struct notes problems;
    struct error error = {0};
    if (writing->action == CREATE) {
        if (access(writing->path, F_OK) != 0)
            return true;
        diagnostic_say(
            writing->terminal,
            text_format(arena, "%s exists; 'leakaudit baseline update' writes it anew", writing->path));
        return false;
    }
    notes_init(&problems, arena);
    bool whole = baseline_read(arena, writing->path, &problems, before, &error) == STATUS_OK;
    if (!whole)
        diagnostic_error(writing->terminal, &error);
    diagnostic_notes(writing->terminal, &problems);
    whole = whole && problems.errors == 0;
    notes_finish(&problems);
    writing->before = before;
    return whole;
}

int command_baseline(const struct arguments *arguments, const struct terminal *terminal) {
    const struct argument_list *operands = &arguments->operands;
    enum action action = CREATE;
    while (operands->count > 0 && action < ACTIONS && strcmp(operands->items[0], action_names[action]) != 0)
        action++;
    if (operands->count == 0 || action == ACTIONS)
        return diagnostic_usage(terminal, "baseline", "say create, update or prune, then what to audit");
    bool files = arguments->train || arguments->validation || arguments->test;
    if (operands->count == 1 && !files)
        return diagnostic_usage(terminal, "baseline",
                                "there is nothing to audit: name a schema or a data file");
    struct arena arena;
    arena_init(&arena);
    struct baseline before;
    struct writing writing = {.terminal = terminal,
                              .path = arguments->baseline ? arguments->baseline : DEFAULT_PATH,
                              .action = action};
    struct arguments rest = *arguments; // without the action; the old baseline must hide nothing
    rest.operands.items++;
    rest.operands.count--;
    rest.baseline = NULL;
    int code = read_before(&arena, &writing, &before) ? job_with_audit(&rest, terminal, write_file, &writing)
                                                      : EXIT_INPUT;
    arena_finish(&arena);
    return code;
}
