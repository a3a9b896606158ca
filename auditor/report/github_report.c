// Workflow commands for GitHub Actions: findings as annotations beside the lines of a pull request.
//
// GitHub shows ten annotations of each kind a step, so what is beyond them is told in the last one; the whole
// story is for the step's summary, which is the Markdown report.
#include "report/report.h"

#include "base/text.h"
#include "report/words.h"

enum { MOST = 10 };

struct commands {
    FILE *out;
    struct arena *arena;
    const struct audit *audit;
};

static void property(const struct commands *commands, const char *name, const char *text) {
    fprintf(commands->out, "%s=", name);
    text_write(commands->out, SINK_ANNOTATION_PROPERTY, span_of(text));
}

static void message(const struct commands *commands, const char *text) {
    fputs("::", commands->out);
    text_write(commands->out, SINK_ANNOTATION, span_of(text));
    fputc('\n', commands->out);
}

static void annotate(const struct commands *commands, const char *command, const struct finding *finding) {
    fprintf(commands->out, "::%s ", command);
    if (finding->place.path) {
        property(commands, "file", finding->place.path);
        fprintf(commands->out, ",line=%zu,", finding->place.line ? (size_t)finding->place.line : 1);
        if (finding->place.line && finding->place.column)
            fprintf(commands->out, "col=%zu,", (size_t)finding->place.column);
    }
    property(commands, "title",
             text_format(commands->arena, "%s %s", finding->rule->id, finding->rule->name));
    const char *text = finding->message;
    if (finding->because)
        text = text_format(commands->arena, "%s (%s)", text, finding->because);
    message(commands, text);
}

static void annotate_all(const struct commands *commands, enum severity severity, const char *command) {
    const struct verdict *verdict = commands->audit->verdict;
    size_t count = 0, told = 0;
    for (size_t i = 0; i < verdict->finding_count; i++)
        count += verdict->findings[i].severity == severity && !verdict->findings[i].suppressed;
    size_t room = count > MOST ? MOST - 1 : MOST;
    for (size_t i = 0; i < verdict->finding_count && told < room; i++) {
        if (verdict->findings[i].severity != severity || verdict->findings[i].suppressed)
            continue;
        annotate(commands, command, &verdict->findings[i]);
        told++;
    }
    if (told < count) {
        fprintf(commands->out, "::%s title=leakaudit", command);
        message(commands, text_format(commands->arena, "and %s more; the step's summary has them all",
                                      words_plural(commands->arena, count - told, severity_names[severity])));
    }
}

enum status report_write_github(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct arena arena;
    arena_init(&arena);
    const struct commands commands = {out, &arena, audit};
    annotate_all(&commands, SEVERITY_ERROR, "error");
    annotate_all(&commands, SEVERITY_WARNING, "warning");
    annotate_all(&commands, SEVERITY_NOTE, "notice");
    // A plain line of the step's log. It can't begin with "::", and its line feeds are escaped.
    text_write(out, SINK_TERMINAL, span_of(words_conclusion(&arena, audit)));
    fputc('\n', out);
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
