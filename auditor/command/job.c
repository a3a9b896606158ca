// From parsed arguments to the exit code of one audit.
#include "command/job.h"

#include "audit.h"
#include "base/text.h"
#include "command/diagnostic.h"
#include "command/output.h"
#include "command/policy_paths.h"
#include "command/progress.h"
#include "report/report.h"
#include "report/words.h"
#include "verdict/judge.h"

#include <assert.h>
#include <string.h>

// Splits FORMAT=PATH; NULL after saying what is wrong.
static const struct report_format *report_parts(struct arena *arena, const struct terminal *terminal,
                                                const char *text, const char **path) {
    const size_t length = strcspn(text, "=");
    const char *name = text_copy(arena, (struct span){text, length});
    const struct report_format *format = report_find(name);
    if (text[length] == '\0' || text[length + 1] == '\0') {
        diagnostic_say(
            terminal,
            text_format(arena, "--report: '%s' is not FORMAT=PATH, such as json=report.json", text));
        return NULL;
    }
    if (!format) {
        const char *near = text_suggest(name, report_format_names, report_format_count);
        diagnostic_say(terminal,
                       text_format(arena, "--report: unknown format '%s'%s%s%s", name,
                                   near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : ""));
    }
    *path = text + length + 1;
    return format;
}

bool job_reports_valid(const struct arguments *arguments, const struct terminal *terminal) {
    struct arena arena;
    arena_init(&arena);
    bool valid = true;
    for (size_t i = 0; i < arguments->report.count && valid; i++) {
        const char *path, *other;
        valid = report_parts(&arena, terminal, arguments->report.items[i], &path) != NULL;
        for (size_t k = 0; k < i && valid; k++) {
            valid = report_parts(&arena, terminal, arguments->report.items[k], &other) &&
                    strcmp(path, other) != 0;
            if (!valid)
                diagnostic_say(terminal,
                               text_format(&arena, "--report: two reports would be written to %s", path));
        }
    }
    if (valid && arguments->quiet && arguments->verbose) {
        diagnostic_say(terminal, "--quiet and --verbose exclude each other");
        valid = false;
    }
    arena_finish(&arena);
    return valid;
}

static enum severity fail_on_of(const struct arguments *arguments) {
    static const enum severity severities[] = {[FAIL_ON_UNSAID] = SEVERITY_ERROR,
                                               [FAIL_ON_ERROR] = SEVERITY_ERROR,
                                               [FAIL_ON_WARNING] = SEVERITY_WARNING,
                                               [FAIL_ON_NOTE] = SEVERITY_NOTE,
                                               [FAIL_ON_NEVER] = SEVERITY_OFF};
    return severities[arguments->fail_on];
}

static struct audit_request make_request(const struct arguments *arguments, const struct job *job,
                                         const struct policy_paths *policies) {
    return (struct audit_request){
        .paths = job->paths,
        .path_count = job->path_count,
        .train = arguments->train,
        .validation = arguments->validation,
        .test = arguments->test,
        .target = arguments->target,
        .positive = arguments->positive,
        .time = arguments->time,
        .entity = arguments->entity,
        .split_column = arguments->split_column,
        .task = (enum task_type)arguments->task,
        .group = arguments->group.items,
        .group_count = arguments->group.count,
        .model = job->model,
        .schema_only = job->schema_only,
        .before = job->before,
        .select = arguments->select.items,
        .select_count = arguments->select.count,
        .ignore = arguments->ignore.items,
        .ignore_count = arguments->ignore.count,
        .set = arguments->set.items,
        .set_count = arguments->set.count,
        .has_fail_on = arguments->fail_on != FAIL_ON_UNSAID,
        .fail_on = fail_on_of(arguments),
        .policies = policies->items,
        .policy_count = policies->count,
        .rules_folder = arguments->rules_folder,
        .baseline = arguments->baseline,
        .memory = arguments->memory,
        .jobs = (size_t)arguments->jobs,
        .seed = arguments->seed,
        .today = arguments->has_today ? arguments->today : terminal_today(),
        .show_values = arguments->show_values,
        .settings = arguments->settings,
        .setting_count = arguments->setting_count,
    };
}

int job_exit_code(const struct arguments *arguments, const struct audit *audit) {
    const struct verdict *verdict = audit->verdict;
    if (judge_fails(verdict, audit->fail_on, arguments->strict))
        return EXIT_FOUND;
    if (audit->incomplete)
        return EXIT_INCOMPLETE;
    return words_tally(verdict).judged == 0 ? EXIT_INPUT : EXIT_CLEAR;
}

static enum status write_reports(struct arena *arena, const struct arguments *arguments,
                                 const struct terminal *terminal, const struct audit *audit,
                                 struct job_series *series, struct error *error) {
    const struct report_options shown = {terminal->width, terminal->color, terminal->unicode,
                                         arguments->verbose, arguments->quiet};
    // A file must not depend on the window it was made in.
    const struct report_options filed = {.verbose = arguments->verbose, .quiet = arguments->quiet};
    const size_t format = arguments->format ? arguments->format - 1 : 0;
    for (size_t i = 0; i < arguments->report.count; i++) {
        const char *path = NULL;
        const struct report_format *wanted = report_parts(arena, terminal, arguments->report.items[i], &path);
        assert(wanted != NULL); // job_reports_valid() has looked
        TRY(output_report(wanted, audit, &filed, path, error));
    }
    if (strcmp(report_formats[format].name, "github") == 0 && terminal->step_summary)
        TRY(output_summary(report_find("markdown"), audit, &filed, terminal->step_summary, error));
    fputs(series->before, stdout);
    series->written++;
    return output_report(&report_formats[format], audit, &shown, NULL, error);
}

static int status_exit_code(enum status status) {
    return status == STATUS_LIMIT ? EXIT_INCOMPLETE : EXIT_INPUT;
}

// Says what went wrong: the problems of the schema or the rules, all of them, or the one error that ended the
// run.
static int report_failure(const struct terminal *terminal, enum status status, const struct notes *problems,
                          const struct error *error) {
    diagnostic_notes(terminal, problems);
    if (problems->errors == 0)
        diagnostic_error(terminal, error);
    return status_exit_code(status);
}

static int finish_audit(struct arena *arena, const struct arguments *arguments,
                        const struct terminal *terminal, const struct audit *audit,
                        struct job_series *series) {
    struct error error = {0};
    const enum status status = write_reports(arena, arguments, terminal, audit, series, &error);
    if (status != STATUS_OK) {
        diagnostic_error(terminal, &error);
        return status == STATUS_IO ? EXIT_INTERNAL : EXIT_INPUT;
    }
    const int code = job_exit_code(arguments, audit);
    if (code == EXIT_INPUT)
        diagnostic_say(terminal, "nothing was judged: no selected rule applies");
    return code;
}

// What becomes of an audit that was run.
struct user {
    int (*use)(struct audit *audit, void *context);
    void *context;
};

static int run(const struct arguments *arguments, const struct terminal *terminal, const struct job *job,
               const struct user *user) {
    struct arena arena;
    struct notes problems;
    struct audit audit = {0};
    struct error error = {0};
    struct progress progress;
    arena_init(&arena);
    const struct policy_paths policies = policy_paths_find(&arena, arguments);
    struct audit_request request = make_request(arguments, job, &policies);
    notes_init(&problems, &arena);
    progress_begin(&progress, terminal, arguments->progress);
    request.progress = progress_show;
    request.progress_context = &progress;
    const enum status status = audit_run(&arena, &request, &audit, &problems, &error);
    progress_end(&progress);
    int code;
    if (status != STATUS_OK) {
        code = report_failure(terminal, status, &problems, &error);
    } else {
        diagnostic_notes(terminal, &problems);
        code = user->use(&audit, user->context);
        audit_finish(&audit);
    }
    notes_finish(&problems);
    arena_finish(&arena);
    return code;
}

struct reporting {
    const struct arguments *arguments;
    const struct terminal *terminal;
    struct job_series *series;
};

static int report_audit(struct audit *audit, void *context) {
    const struct reporting *reporting = context;
    struct arena arena;
    arena_init(&arena);
    int code = finish_audit(&arena, reporting->arguments, reporting->terminal, audit, reporting->series);
    arena_finish(&arena);
    return code;
}

int job_run(const struct arguments *arguments, const struct terminal *terminal, const struct job *job,
            struct job_series *series) {
    struct reporting reporting = {arguments, terminal, series};
    return run(arguments, terminal, job, &(struct user){report_audit, &reporting});
}

int job_with_audit(const struct arguments *arguments, const struct terminal *terminal,
                   int (*use)(struct audit *audit, void *context), void *context) {
    const struct job job = {.paths = arguments->operands.items,
                            .path_count = arguments->operands.count,
                            .model = arguments->model};
    return run(arguments, terminal, &job, &(struct user){use, context});
}
