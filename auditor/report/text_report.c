// The text report, the product's face: findings first, then the columns, then what was checked and what was
// not.
#include "report/report.h"

#include "base/text.h"
#include "report/page.h"
#include "report/text_columns.h"
#include "report/text_findings.h"
#include "report/text_ledger.h"
#include "report/words.h"

#define NOTES_SHOWN 8 // notes that are shown without --verbose

static void write_header(const struct page *page, const struct audit *audit) {
    char rows[TEXT_NUMBER];
    const char *size = audit->data_opened
                           ? text_format(page->arena, "%s rows x %s", text_count(audit->rows, rows),
                                         words_plural(page->arena, audit->column_count, "column"))
                           : text_format(page->arena, "%s, declarations only",
                                         words_plural(page->arena, audit->column_count, "column"));
    const char *name = audit->dataset_name ? audit->dataset_name : "dataset";
    page_text(page, PAINT_STRONG, name);
    const char *task = audit->task ? text_format(page->arena, " (%s)", audit->task) : "";
    const char *target = audit->target ? text_format(page->arena, ", target %s%s", audit->target, task)
                                       : ", no target declared";
    page_message(page, PAINT_PLAIN, page_width(page, name), 2,
                 text_format(page->arena, ": %s%s", size, target));
}

static void write_notes(const struct page *page, const struct notes *notes, bool verbose) {
    static const enum paint paints[] = {
        [NOTE_ERROR] = PAINT_ERROR, [NOTE_WARNING] = PAINT_WARNING, [NOTE_NOTE] = PAINT_NOTE};
    static const char *const words[] = {
        [NOTE_ERROR] = "error", [NOTE_WARNING] = "warning", [NOTE_NOTE] = "note"};
    if (!notes || notes->count == 0)
        return;
    const size_t shown = verbose || notes->count <= NOTES_SHOWN + 1 ? notes->count : NOTES_SHOWN;
    page_heading(page, "notes on the input");
    for (size_t i = 0; i < shown; i++) {
        const struct note *note = &notes->items[i];
        const char *place = words_place(page->arena, note->place);
        page_pad(page, 2);
        size_t at = 2;
        if (note->level != NOTE_NOTE) {
            page_text(page, paints[note->level], words[note->level]);
            fputc(' ', page->out);
            at += page_width(page, words[note->level]) + 1;
        }
        page_message(page, PAINT_PLAIN, at, 4,
                     *place ? text_format(page->arena, "%s: %s", place, note->text) : note->text);
    }
    if (shown < notes->count)
        page_message(page, PAINT_FAINT, 0, 2,
                     text_format(page->arena, "  ... %zu more (--verbose)", notes->count - shown));
}

// What to do next: the first finding's explanation, or what would let more rules judge.
static void write_next(const struct page *page, const struct audit *audit) {
    const struct finding *first = NULL;
    for (size_t i = 0; i < audit->verdict->finding_count && !first; i++)
        if (!audit->verdict->findings[i].suppressed)
            first = &audit->verdict->findings[i];
    const char *next = NULL;
    if (first)
        next = text_format(page->arena, "More on a rule: leakaudit explain %s", first->rule->id);
    else if (!audit->data_opened)
        next = "Next: leakaudit audit, which opens the data.";
    else if (!audit->schema->path)
        next = "Next: describe the columns in a schema, so that the rules about availability can judge.";
    if (next)
        page_message(page, PAINT_FAINT, 0, 2, next);
}

static enum paint conclusion_paint(const struct verdict *verdict) {
    return verdict->errors     ? PAINT_ERROR
           : verdict->warnings ? PAINT_WARNING
           : verdict->notes    ? PAINT_NOTE
                               : PAINT_STRONG;
}

enum status report_write_text(const struct audit *audit, const struct report_options *options, FILE *out) {
    struct arena arena;
    arena_init(&arena);
    const size_t width = options->width == 0 ? 80 : options->width < 40 ? 40 : options->width;
    // Lines longer than about 100 columns are hard to read, however wide the window is.
    const struct page page = {out, &arena, width > 100 ? 100 : width, options->color, options->unicode};
    if (options->quiet) {
        text_findings_lines(&page, audit);
    } else {
        write_header(&page, audit);
        text_findings(&page, audit, options->verbose);
        text_columns(&page, audit, options->verbose);
        text_ledger(&page, audit, options->verbose);
        write_notes(&page, audit->notes, options->verbose);
        fputc('\n', out);
        page_message(&page, conclusion_paint(audit->verdict), 0, 0, words_conclusion(&arena, audit));
        write_next(&page, audit);
    }
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
