// The model info sheet as one HTML page without script, to be read and printed.
#include "report/info_sheet.h"

#include "base/text.h"
#include "report/html.h"
#include "report/rule_sheet.h"
#include "report/sheet_answer.h"
#include "report/sheet_question.h"
#include "report/words.h"

#include <string.h>

// What the sheet has beyond the report: the open lines leave room to write on paper.
static const char *const style[] = {
    ".answer{list-style:none;padding:0;margin:.5rem 0 1.5rem}.answer li{border-left:3px solid var(--line);"
    "padding:.15rem 0 .15rem .8rem;margin:.35rem 0}.answer li.error{border-color:var(--error)}"
    ".answer li.warning{border-color:var(--warning)}.answer li.note{border-color:var(--note)}\n",
    ".answer li.open{border:2px dashed var(--dim);border-radius:6px;padding:.5rem .8rem 2.5rem}\n",
    ".overview td:first-child{min-width:0}.source{color:var(--dim);font-weight:600}section "
    "h3{margin-top:1.5rem}\n",
    "@media print{.answer li{break-inside:avoid}}\n",
    NULL,
};

static const struct {
    const char *class, *mark;
} looks[SHEET_STATES] = {
    [SHEET_OPEN] = {"", "&#x25CB;"},
    [SHEET_STATED] = {"", "&#x2013;"},
    [SHEET_CLEAR_DECLARED] = {"", "&#x2013;"},
    [SHEET_CLEAR] = {"", "&#x2713;"},
    [SHEET_UNDECIDED] = {"", "?"},
    [SHEET_ACCEPTED] = {"", "&#x2212;"},
    [SHEET_NOTES] = {"note", "&#x25CF;"},
    [SHEET_WARNINGS] = {"warning", "&#x25B2;"},
    [SHEET_ERRORS] = {"error", "&#x2716;"},
};

static void write_state(const struct html *html, const struct sheet_answer *answer) {
    const bool partly = answer->state == SHEET_CLEAR && answer->closed_rules > 0; // no tick for a part
    const enum sheet_state state = partly ? SHEET_STATED : answer->state;
    fprintf(html->out, "<span class=\"mark%s%s\">%s</span> %s", *looks[state].class ? " " : "",
            looks[state].class, looks[state].mark, answer->summary);
}

static void write_fact(const struct html *html, const char *what, const char *text) {
    fprintf(html->out, "<dt>%s</dt>", what);
    html_element(html, "dd", text);
    html_raw(html, "\n");
}

static void write_top(const struct html *html) {
    const char *name = html->audit->dataset_name ? html->audit->dataset_name : "the dataset";
    html_raw(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                   "'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"generator\" content=\"leakaudit " LEAKAUDIT_VERSION "\">\n");
    html_element(html, "title", text_format(html->arena, "Model info sheet: %s", name));
    html_raw(html, "\n<style>\n");
    for (size_t i = 0; html_style[i]; i++)
        html_raw(html, html_style[i]);
    for (size_t i = 0; style[i]; i++)
        html_raw(html, style[i]);
    html_raw(html, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#q1\">Skip to the questions</a>\n"
                   "<header>\n");
    html_element(html, "h1", text_format(html->arena, "Model info sheet: %s", name));
    html_raw(html, "\n<p>Leakage in the evaluation of a model, question by question, after the model info "
                   "sheets of <a href=\"https://doi.org/10.1016/j.patter.2023.100804\">Kapoor and "
                   "Narayanan</a> (2023).</p>\n");
    html_element(html, "p", info_sheet_legend);
    fprintf(html->out, "\n<p>What is still open is marked <b>%s</b>.</p>\n<dl class=\"facts\">\n",
            info_sheet_open);
    write_fact(html, "Target", html->audit->target ? html->audit->target : "not declared");
    write_fact(html, "Schema", html->audit->schema->path ? html->audit->schema->path : "none");
    write_fact(html, "The audit", words_conclusion(html->arena, html->audit));
    html_raw(html, "</dl>\n</header>\n");
}

static void write_overview(const struct html *html, const struct sheet_answer *answers) {
    html_raw(html, "<div class=\"scroll overview\"><table><caption>All questions</caption><thead><tr>"
                   "<th class=\"n\">No.</th><th>About</th><th>Type</th><th>The audit's answer</th>"
                   "<th>The author's</th></tr></thead><tbody>\n");
    for (size_t q = 0; q < sheet_question_count; q++) {
        const struct sheet_question *question = &sheet_questions[q];
        fprintf(html->out, "<tr><td class=\"n\">%zu</td><td><a href=\"#q%zu\">%s</a></td><td>%s</td><td>",
                q + 1, q + 1, question->topic, question->taxonomy ? question->taxonomy : "");
        write_state(html, &answers[q]);
        fprintf(html->out, "</td><td>%s</td></tr>\n", answers[q].asks_author ? "open" : "");
    }
    html_raw(html, "</tbody></table></div>\n");
}

static void write_finding(const struct html *html, const struct finding *finding) {
    const char *severity = severity_names[finding->severity];
    fprintf(html->out, "<span class=\"mark\">%s %s%s</span> %s: ", html_mark(finding->severity),
            finding->suppressed ? "accepted " : "", severity, finding->rule->id);
    html_text(html, finding->message);
    if (finding->suppressed) {
        html_raw(html, "; accepted because: ");
        html_text(html, finding->suppressed);
    }
    fprintf(html->out, " <code>%s</code>", finding->fingerprint);
}

static void write_line(const struct html *html, const struct sheet_line *line) {
    static const char *const sources[] = {
        [SHEET_MEASURED] = "Measured:", [SHEET_DECLARED] = "Declared:", [SHEET_UNJUDGED] = "Not judged:"};
    if (line->source == SHEET_AUTHOR) {
        fprintf(html->out, "<li class=\"open\"><b>%s</b> ", info_sheet_open);
    } else {
        const bool grave = line->finding && !line->finding->suppressed;
        fprintf(html->out, "<li%s%s%s><span class=\"source\">%s</span> ", grave ? " class=\"" : "",
                grave ? severity_names[line->finding->severity] : "", grave ? "\"" : "",
                sources[line->source]);
    }
    if (line->finding)
        write_finding(html, line->finding);
    else
        html_text(html, line->text);
    html_raw(html, "</li>\n");
}

static void write_question(const struct html *html, size_t number, const struct sheet_answer *answer) {
    const struct sheet_question *question = &sheet_questions[number];
    const char *type = rule_taxonomy_text(question->taxonomy);
    fprintf(html->out, "<section id=\"q%zu\">\n<h3>%zu. %s</h3>\n<p class=\"meta\">", number + 1, number + 1,
            question->text);
    if (type)
        fprintf(html->out, "Type %s, %s. ", question->taxonomy, type);
    html_raw(html, "The audit: ");
    write_state(html, answer);
    html_raw(html, ".</p>\n");
    html_raw(html, answer->count ? "<ul class=\"answer\">\n" : "");
    for (size_t i = 0; i < answer->count; i++)
        write_line(html, &answer->lines[i]);
    html_raw(html, answer->count ? "</ul>\n</section>\n" : "</section>\n");
}

enum status info_sheet_write_html(const struct audit *audit, FILE *out) {
    struct arena arena;
    arena_init(&arena);
    const struct html html = {out, &arena, audit};
    struct sheet_answer *answers = arena_alloc(&arena, sheet_question_count, sizeof *answers);
    for (size_t q = 0; q < sheet_question_count; q++)
        answers[q] = sheet_answer_of(&arena, audit, &sheet_questions[q]);
    write_top(&html);
    html_raw(&html, "<main>\n");
    write_overview(&html, answers);
    for (size_t q = 0; q < sheet_question_count; q++) {
        if (q == 0 || strcmp(sheet_questions[q].section, sheet_questions[q - 1].section) != 0)
            html_element(&html, "h2", sheet_questions[q].section);
        write_question(&html, q, &answers[q]);
    }
    html_raw(&html, "</main>\n<footer><p class=\"meta\">Written by leakaudit " LEAKAUDIT_VERSION
                    ".</p></footer>\n</body>\n</html>\n");
    arena_finish(&arena);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
