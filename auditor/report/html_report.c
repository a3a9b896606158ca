// The HTML report: what a reviewer reads months later, in one file without script that loads nothing.
#include "report/html.h"
#include "report/report.h"

#include "base/text.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void heading(const struct html *html, const char *id, const char *text) {
    fprintf(html->out, "<h2 id=\"%s\">%s</h2>\n", id, text);
}

// ---- the summary ----

static void tile(const struct html *html, const char *class, const char *mark, uint64_t count,
                 const char *what) {
    char number[TEXT_NUMBER];
    fprintf(html->out, "<li><b class=\"mark %s\">%s %s</b>%s</li>\n", class, mark, text_count(count, number),
            what);
}

static void fact(const struct html *html, const char *what, const char *text) {
    fprintf(html->out, "<dt>%s</dt>", what);
    html_element(html, "dd", text);
    html_raw(html, "\n");
}

enum { MOST_FIRST = 6 };

// What a reader in a hurry wants: the gravest findings, a line each.
static void write_first(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    size_t told = 0, grave = verdict->errors + verdict->warnings;
    if (grave == 0)
        return;
    html_raw(html, "<ul class=\"first\">\n");
    for (size_t i = 0; i < verdict->finding_count && told < MOST_FIRST; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->suppressed || finding->severity < SEVERITY_WARNING)
            continue;
        fprintf(html->out, "<li><span class=\"mark %s\">%s</span> <a href=\"#f-%s\">",
                severity_names[finding->severity], html_mark(finding->severity), finding->fingerprint);
        html_text(html, finding->message);
        html_raw(html, "</a></li>\n");
        told++;
    }
    if (told < grave)
        fprintf(html->out, "<li><a href=\"#findings\">and %zu more</a></li>\n", grave - told);
    html_raw(html, "</ul>\n");
}

static void write_summary(const struct html *html) {
    const struct audit *audit = html->audit;
    const struct verdict *verdict = audit->verdict;
    html_raw(html, "<header>\n<h1>Leakage audit of ");
    html_text(html, audit->dataset_name ? audit->dataset_name : "the dataset");
    html_raw(html, "</h1>\n<p class=\"verdict\">");
    html_text(html, words_conclusion(html->arena, audit));
    html_raw(html, "</p>\n<ul class=\"tiles\">\n");
    tile(html, "error", html_mark(SEVERITY_ERROR), verdict->errors,
         verdict->errors == 1 ? "error" : "errors");
    tile(html, "warning", html_mark(SEVERITY_WARNING), verdict->warnings,
         verdict->warnings == 1 ? "warning" : "warnings");
    tile(html, "note", html_mark(SEVERITY_NOTE), verdict->notes, verdict->notes == 1 ? "note" : "notes");
    tile(html, "", "?", verdict->undecided, "undecided");
    tile(html, "", "&#x2212;", verdict->suppressed, "suppressed");
    html_raw(html, "</ul>\n");
    write_first(html);
    html_raw(html, "<dl class=\"facts\">\n");
    fact(html, "Target", audit->target ? audit->target : "not declared");
    fact(html, "Task", audit->task ? audit->task : "not known");
    fact(html, "Schema", audit->schema->path ? audit->schema->path : "none");
    fact(html, "Rows",
         audit->data_opened ? words_number(html->arena, (double)audit->rows) : "no data was opened");
    fact(html, "Columns", words_number(html->arena, (double)audit->column_count));
    html_raw(html, "</dl>\n</header>\n");
}

static void write_navigation(const struct html *html) {
    html_raw(html, "<nav aria-label=\"Sections\"><ul>"
                   "<li><a href=\"#findings\">Findings</a></li><li><a href=\"#columns\">Columns</a></li>"
                   "<li><a href=\"#undecided\">Undecided</a></li>"
                   "<li><a href=\"#checked\">What was checked</a></li><li><a href=\"#inputs\">Inputs</a></li>"
                   "</ul></nav>\n");
}

// ---- columns ----

static double strength_of(const struct audit *audit, const struct audit_column *column) {
    const struct value *value =
        evidence_value(audit->evidence, column->subject, measure_find("target.strength"));
    bool known = value->why == DEFINED && value->estimate.why == DEFINED;
    return known ? value->estimate.value : -1;
}

struct row {
    const struct audit_column *column;
    double strength; // negative if it was not measured
    const struct finding *finding;
};

static int by_strength(const void *a, const void *b) {
    const struct row *left = a, *right = b;
    if (left->strength != right->strength)
        return left->strength < right->strength ? 1 : -1;
    return (left->column > right->column) - (left->column < right->column);
}

static int by_name(const void *a, const void *b) {
    const struct row *left = a, *right = b;
    int order = strcmp(left->column->name, right->column->name);
    return order ? order : (left->column > right->column) - (left->column < right->column);
}

static void write_row(const struct html *html, const struct row *row) {
    const struct audit_column *column = row->column;
    html_raw(html, "<tr>");
    html_element(html, "td", column->name);
    html_element(html, "td", column->type ? column->type : "");
    html_element(html, "td", column->role ? column->role : "");
    if (html->audit->data_opened) {
        fprintf(html->out, "<td class=\"n\">%s</td>",
                words_share(html->arena, column->missing, html->audit->rows));
        html_count(html, column->distinct);
        if (row->strength >= 0)
            fprintf(
                html->out,
                "<td class=\"n\"><span class=\"bar\"><span style=\"width:%.0f%%\"></span></span>%.2f</td>",
                100 * row->strength, row->strength);
        else
            html_raw(html, "<td class=\"n\"></td>");
    }
    if (row->finding)
        fprintf(html->out, "<td><a class=\"mark %s\" href=\"#f-%s\">%s %s</a></td>",
                severity_names[row->finding->severity], row->finding->fingerprint, row->finding->rule->id,
                severity_names[row->finding->severity]);
    else
        html_raw(html, "<td></td>");
    html_raw(html, "</tr>\n");
}

static void write_order(const struct html *html, const char *id, const char *order, const struct row *rows,
                        size_t count) {
    bool data = html->audit->data_opened;
    fprintf(html->out,
            "<div class=\"scroll\" id=\"%s\"><table><caption>All columns, %s. Other orders: "
            "<a href=\"#by-strength\">by strength</a>, <a href=\"#by-name\">by name</a>, "
            "<a href=\"#by-file\">as in the file</a>.</caption>\n<thead><tr><th>Column</th><th>Type</th>"
            "<th>Role</th>%s<th>Finding</th></tr></thead><tbody>\n",
            id, order,
            data ? "<th class=\"n\">Missing</th><th class=\"n\">Distinct</th><th class=\"n\">Strength</th>"
                 : "");
    for (size_t i = 0; i < count; i++)
        write_row(html, &rows[i]);
    html_raw(html, "</tbody></table></div>\n");
}

// The same table in three orders; which one is shown is chosen by its anchor.
static void write_columns(const struct html *html) {
    const struct audit *audit = html->audit;
    heading(html, "columns", "Columns");
    if (audit->data_opened)
        html_raw(html, "<p>Strength is what the column alone tells of the target, from 0 (chance) to 1 "
                       "(everything), cross-validated.</p>\n");
    struct row *rows = arena_alloc(html->arena, audit->column_count, sizeof *rows);
    for (size_t c = 0; c < audit->column_count; c++)
        rows[c] =
            (struct row){.column = &audit->columns[c], .strength = strength_of(audit, &audit->columns[c])};
    for (size_t i = audit->verdict->finding_count; i-- > 0;) { // the gravest comes first in the verdict
        const struct finding *finding = &audit->verdict->findings[i];
        for (size_t c = 0; !finding->suppressed && c < audit->column_count; c++)
            if (audit->columns[c].subject == finding->subject)
                rows[c].finding = finding;
    }
    write_order(html, "by-file", "as in the file", rows, audit->column_count);
    if (audit->column_count > 1)
        qsort(rows, audit->column_count, sizeof *rows, by_name);
    write_order(html, "by-name", "by name", rows, audit->column_count);
    if (audit->column_count > 1)
        qsort(rows, audit->column_count, sizeof *rows, by_strength);
    write_order(html, "by-strength", "the strongest first", rows, audit->column_count);
}

// ---- what was checked ----

static void write_undecided(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    heading(html, "undecided", "What could not be decided");
    if (verdict->undecided == 0) {
        html_raw(html, "<p>Nothing stayed open.</p>\n");
        return;
    }
    html_raw(html,
             "<div class=\"scroll\"><table><thead><tr><th>Rule</th><th>About</th><th>Why</th></tr></thead>"
             "<tbody>\n");
    for (size_t i = 0; i < verdict->undecided; i++) {
        const struct undecided *open = &verdict->open[i];
        const struct subject *subject = &html->audit->evidence->subjects[open->subject];
        fprintf(html->out, "<tr><td><a href=\"#rule-%s\">%s</a> ", open->rule->id, open->rule->id);
        html_text(html, open->rule->title);
        html_raw(html, "</td>");
        html_element(html, "td", subject->kind == SUBJECT_DATASET ? "the dataset" : subject->name);
        html_element(html, "td", open->reason);
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table></div>\n");
}

static void write_ledger(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    heading(html, "checked", "What was checked");
    html_raw(html,
             "<div class=\"scroll\"><table><thead><tr><th>Rule</th><th class=\"n\">Found</th>"
             "<th class=\"n\">Clear</th><th class=\"n\">Undecided</th><th class=\"n\">Not applicable</th>"
             "<th>Reasons</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        fprintf(html->out, "<tr id=\"rule-%s\"><td>%s ", row->rule->id, row->rule->id);
        html_text(html, row->rule->title);
        html_raw(html, "</td>");
        if (row->off) {
            html_raw(html, "<td></td><td></td><td></td><td></td><td>switched off</td></tr>\n");
            continue;
        }
        html_count(html, row->finding);
        html_count(html, row->clear);
        html_count(html, row->undecided);
        html_count(html, row->not_applicable);
        const char *reasons = "";
        for (size_t k = 0; k < row->reason_count; k++)
            reasons = text_format(html->arena, "%s%s%zu: %s", reasons, k ? "; " : "", row->reasons[k].count,
                                  row->reasons[k].text);
        html_element(html, "td", reasons);
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table></div>\n");
}

// ---- inputs ----

static void write_inputs(const struct html *html) {
    const struct audit *audit = html->audit;
    heading(html, "inputs", "Inputs and settings");
    html_raw(html,
             "<div class=\"scroll\"><table><thead><tr><th>File</th><th>Role</th><th class=\"n\">Rows</th>"
             "<th class=\"n\">Columns</th><th class=\"n\">Bytes</th><th>XXH3</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        html_raw(html, "<tr>");
        html_element(html, "td", input->path);
        html_element(html, "td", data_role_names[input->role]);
        html_count(html, input->rows);
        html_count(html, input->columns);
        html_count(html, input->bytes);
        fprintf(html->out, "<td><code>%016" PRIx64 "</code>%s</td></tr>\n", input->xxh3,
                input->complete ? "" : " (not read to its end)");
    }
    html_raw(html, "</tbody></table></div>\n");
    if (audit->setting_count == 0)
        html_raw(html, "<p>All settings are the defaults.</p>\n");
    html_raw(html, audit->setting_count ? "<dl class=\"facts\">\n" : "");
    for (size_t i = 0; i < audit->setting_count; i++) {
        html_element(html, "dt", audit->settings[i].name);
        html_element(html, "dd", audit->settings[i].value);
        html_raw(html, "\n");
    }
    html_raw(html, audit->setting_count ? "</dl>\n" : "");
}

static void write_notes(const struct html *html) {
    const struct notes *notes = html->audit->notes;
    if (!notes || notes->count == 0)
        return;
    html_raw(html, "<h3>Notes on the input</h3>\n<ul>\n");
    for (size_t i = 0; i < notes->count; i++) {
        const char *place = words_place(html->arena, notes->items[i].place);
        html_raw(html, "<li>");
        html_text(html, *place ? text_format(html->arena, "%s: %s", place, notes->items[i].text)
                               : notes->items[i].text);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void write_findings(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    heading(html, "findings", "Findings");
    if (verdict->finding_count == verdict->suppressed)
        html_raw(html, "<p>Nothing was found. What was looked at, and what was not, is listed below.</p>\n");
    html_findings(html, false);
    if (verdict->suppressed) {
        heading(html, "suppressed", "Suppressed findings");
        html_findings(html, true);
    }
}

enum status report_write_html(const struct audit *audit, const struct report_options *options, FILE *out) {
    (void)options;
    struct arena arena;
    arena_init(&arena);
    const struct html html = {out, &arena, audit};
    html_raw(&html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'; img-src data:\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"generator\" content=\"leakaudit " LEAKAUDIT_VERSION "\">\n<title>");
    html_text(&html, text_format(&arena, "Leakage audit of %s",
                                 audit->dataset_name ? audit->dataset_name : "the dataset"));
    html_raw(&html, "</title>\n<style>\n");
    for (size_t i = 0; html_style[i]; i++)
        html_raw(&html, html_style[i]);
    html_raw(&html,
             "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
    write_summary(&html);
    write_navigation(&html);
    html_raw(&html, "<main>\n");
    write_findings(&html);
    write_columns(&html);
    write_undecided(&html);
    write_ledger(&html);
    write_inputs(&html);
    write_notes(&html);
    html_raw(&html, "</main>\n<footer><p class=\"meta\">Written by leakaudit " LEAKAUDIT_VERSION
                    ".</p></footer>\n</body>\n</html>\n");
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
