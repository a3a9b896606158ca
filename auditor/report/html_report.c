// The HTML report: what a reviewer reads months later, in one file without script that loads nothing.
#include "report/html.h"
#include "report/report.h"

#include "base/text.h"
#include "report/glossary.h"
#include "report/group.h"
#include "report/words.h"

#include <inttypes.h>
#include <string.h>

// Sections are landmarks: each is labelled by its heading.
static void open_section(const struct html *html, const char *id, const char *title) {
    fprintf(html->out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

static void close_section(const struct html *html) {
    html_raw(html, "</section>\n");
}

enum { LEAST_INDEXED = 12 };

// ---- the top ----

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

static void write_top(const struct html *html) {
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
                   "<li><a href=\"#summary\">Summary</a></li><li><a href=\"#findings\">Findings</a></li>"
                   "<li><a href=\"#columns\">Columns</a></li><li><a href=\"#undecided\">Undecided</a></li>"
                   "<li><a href=\"#checked\">What was checked</a></li><li><a href=\"#inputs\">Inputs</a></li>"
                   "<li><a href=\"#words\">Words</a></li></ul></nav>\n");
}

// ---- what was checked ----

static void write_undecided(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    open_section(html, "undecided", "What could not be decided");
    if (verdict->undecided == 0) {
        html_raw(html, "<p>Nothing stayed open.</p>\n");
        close_section(html);
        return;
    }
    html_raw(html, "<div class=\"scroll\"><table><caption>Questions to which the numbers allow both "
                   "answers</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">About</th>"
                   "<th scope=\"col\">Why</th></tr></thead><tbody>\n");
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
    close_section(html);
}

static void write_ledger(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    open_section(html, "checked", "What was checked");
    html_raw(html,
             "<div class=\"scroll\"><table><caption>Every rule, and how often it said what. Not "
             "applicable is not the same as clear.</caption><thead><tr><th scope=\"col\">Rule</th>"
             "<th scope=\"col\" class=\"n\">Found</th><th scope=\"col\" class=\"n\">Clear</th>"
             "<th scope=\"col\" class=\"n\">Undecided</th><th scope=\"col\" class=\"n\">Not applicable</th>"
             "<th scope=\"col\">Reasons</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        fprintf(html->out, "<tr id=\"rule-%s\"><th scope=\"row\">%s ", row->rule->id, row->rule->id);
        html_text(html, row->rule->title);
        html_raw(html, "</th>");
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
    close_section(html);
}

// ---- inputs ----

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

static void write_inputs(const struct html *html) {
    const struct audit *audit = html->audit;
    open_section(html, "inputs", "Inputs and settings");
    html_raw(html,
             "<div class=\"scroll\"><table><caption>The files that were read</caption><thead><tr>"
             "<th scope=\"col\">File</th><th scope=\"col\">Role</th><th scope=\"col\" class=\"n\">Rows</th>"
             "<th scope=\"col\" class=\"n\">Columns</th><th scope=\"col\" class=\"n\">Bytes</th>"
             "<th scope=\"col\">Checksum (XXH3)</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        html_raw(html, "<tr><th scope=\"row\">");
        html_text(html, input->path);
        html_raw(html, "</th>");
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
    write_notes(html);
    close_section(html);
}

// Where to find each rule's findings, when there are too many to scroll through.
static void write_index(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    if (verdict->finding_count - verdict->suppressed < LEAST_INDEXED)
        return;
    size_t length;
    html_raw(html, "<nav aria-label=\"Findings by rule\"><ul class=\"index\">\n");
    for (size_t i = 0; i < verdict->finding_count; i += length) {
        const struct finding *finding = &verdict->findings[i];
        length = group_length(verdict, i);
        if (finding->suppressed)
            continue;
        fprintf(html->out, "<li><span class=\"mark %s\">%s</span> <a href=\"#f-%s\">%s</a> ",
                severity_names[finding->severity], html_mark(finding->severity), finding->fingerprint,
                finding->rule->id);
        html_text(html, text_format(html->arena, "%s: %zu", finding->rule->title, length));
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul></nav>\n");
}

static void write_glossary(const struct html *html) {
    open_section(html, "words", "Words");
    html_raw(html, "<dl class=\"facts\">\n");
    for (size_t i = 0; glossary[i].word; i++) {
        html_element(html, "dt", glossary[i].word);
        html_element(html, "dd", glossary[i].meaning);
        html_raw(html, "\n");
    }
    html_raw(html, "</dl>\n");
    close_section(html);
}

static void write_findings(const struct html *html) {
    const struct verdict *verdict = html->audit->verdict;
    open_section(html, "findings", "Findings");
    write_index(html);
    if (verdict->finding_count == verdict->suppressed)
        html_raw(html, "<p>Nothing was found. What was looked at, and what was not, is listed below.</p>\n");
    html_findings(html, false);
    if (verdict->suppressed) {
        html_raw(html, "<h2 id=\"suppressed\">Suppressed findings</h2>\n");
        html_findings(html, true);
    }
    close_section(html);
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
             "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n");
    write_top(&html);
    write_navigation(&html);
    html_raw(&html, "<main>\n");
    html_summary(&html);
    write_findings(&html);
    open_section(&html, "columns", "Columns");
    html_columns(&html);
    close_section(&html);
    write_undecided(&html);
    write_ledger(&html);
    write_inputs(&html);
    write_glossary(&html);
    html_raw(&html, "</main>\n<footer><p class=\"meta\">Written by leakaudit " LEAKAUDIT_VERSION
                    ".</p></footer>\n</body>\n</html>\n");
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
