// The findings of the HTML report, each with what a sceptic needs: the numbers, a picture, and whom to ask.
#include "report/html.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/group.h"
#include "report/words.h"

#include <string.h>

enum { MOST_PICTURES = 60 }; // so that reports of thousands of columns stay readable and small

const char *html_mark(enum severity severity) {
    return severity == SEVERITY_ERROR ? "&#x2716;" : severity == SEVERITY_WARNING ? "&#x25B2;" : "&#x25CF;";
}

static void write_head(const struct html *html, const struct finding *finding, const char *about) {
    const char *severity = severity_names[finding->severity];
    fprintf(html->out, "<article class=\"%s\" id=\"f-%s\">\n<h3><span class=\"mark\">%s %s</span> ", severity,
            finding->fingerprint, html_mark(finding->severity), severity);
    fprintf(html->out, "<a href=\"#rule-%s\">%s</a> ", finding->rule->id, finding->rule->id);
    html_text(html, *about ? text_format(html->arena, "%s: %s", finding->rule->title, about)
                           : finding->rule->title);
    html_raw(html, "</h3>\n<p class=\"message\">");
    html_text(html, finding->message);
    html_raw(html, "</p>\n");
    if (finding->because) {
        html_raw(html, "<p><b>Severity:</b> ");
        html_text(html, finding->because);
        html_raw(html, "</p>\n");
    }
    if (finding->suppressed) {
        html_raw(html, "<p><b>Suppressed:</b> ");
        html_text(html, finding->suppressed);
        html_raw(html, "</p>\n");
    }
}

static void write_evidence(const struct html *html, const struct finding *finding) {
    const struct cited **chosen = arena_alloc(html->arena, finding->cited_count, sizeof *chosen);
    size_t count = citation_choose(html->arena, html->audit, finding, false, chosen);
    if (count == 0)
        return;
    html_raw(html,
             "<div class=\"scroll\"><table><caption>What was measured</caption><thead><tr><th>Measure</th>"
             "<th class=\"n\">Value</th><th>95 % interval</th><th>Rests on</th><th>p</th><th>p, "
             "corrected</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &chosen[i]->value;
        bool tested = value->type == VALUE_ESTIMATE;
        const struct measure *measure = &measures[chosen[i]->measure];
        html_raw(html, "<tr><th scope=\"row\">");
        html_text(html, measure->label);
        html_raw(html, "<br><abbr title=\"");
        html_text(html, measure->doc);
        fprintf(html->out, "\">%s</abbr></th><td class=\"n\">", measure->name);
        html_text(html, citation_value(html->arena, chosen[i]));
        html_raw(html, "</td>");
        html_element(html, "td", words_interval(html->arena, value));
        html_element(html, "td", words_support(html->arena, value));
        html_element(html, "td", tested ? words_p(html->arena, value->estimate.log10_p) : "");
        html_element(html, "td", tested ? words_p(html->arena, value->estimate.log10_p_corrected) : "");
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table></div>\n");
}

static void write_advice(const struct html *html, const struct finding *finding) {
    if (finding->question) {
        html_raw(html, "<p class=\"ask\"><b>Ask:</b> ");
        html_text(html, finding->question);
        html_raw(html, "</p>\n");
    }
    html_raw(html, "<details><summary>Why it matters, and how to repair it</summary>\n");
    html_prose(html, finding->rule->why);
    if (finding->repair) {
        html_raw(html, "<p><b>Repair.</b></p>\n");
        html_prose(html, finding->repair);
    }
    html_raw(html, "</details>\n<p class=\"meta\">");
    const char *place = words_place(html->arena, finding->place);
    fprintf(html->out, "Certainty: %s. Taxonomy: ", certainty_names[finding->rule->certainty]);
    html_text(html, finding->rule->taxonomy);
    html_raw(html, ". ");
    if (*place) {
        html_raw(html, "At ");
        html_text(html, place);
        html_raw(html, ". ");
    }
}

static const struct audit_column *column_of(const struct audit *audit, size_t subject) {
    for (size_t c = 0; c < audit->column_count; c++)
        if (audit->columns[c].subject == subject)
            return &audit->columns[c];
    return NULL;
}

static void write_finding(const struct html *html, const struct finding *finding, size_t *pictures) {
    const struct subject *subject = &html->audit->evidence->subjects[finding->subject];
    write_head(html, finding, subject->kind == SUBJECT_DATASET || !subject->name ? "" : subject->name);
    const struct audit_column *column = column_of(html->audit, finding->subject);
    bool about_target = finding->rule->taxonomy && strncmp(finding->rule->id, "LK2", 3) == 0;
    if (column && column->picture && about_target && *pictures < MOST_PICTURES) {
        (*pictures)++;
        html_picture(html, column->picture, column->name);
    }
    write_evidence(html, finding);
    write_advice(html, finding);
    fprintf(html->out, "Fingerprint <code>%s</code>.</p>\n</article>\n", finding->fingerprint);
}

// Many findings that say the same and have no numbers to show: one article for all of them.
static void write_alike(const struct html *html, const struct finding *finding, size_t length) {
    write_head(html, finding, words_plural(html->arena, length, "finding"));
    html_raw(html, "<p>");
    for (size_t k = 1; k < length; k++) // the column table links to each
        fprintf(html->out, "<span id=\"f-%s\"></span>", finding[k].fingerprint);
    html_raw(html, "<b>The same for:</b> ");
    html_text(html, group_others(html->arena, html->audit, finding, length, length));
    html_raw(html, "</p>\n");
    write_advice(html, finding);
    html_raw(html, "</p>\n</article>\n");
}

static bool can_be_told_together(const struct html *html, const struct finding *finding, size_t length) {
    const struct cited **chosen = arena_alloc(html->arena, finding->cited_count, sizeof *chosen);
    return length > 1 && citation_choose(html->arena, html->audit, finding, false, chosen) == 0 &&
           group_is_alike(html->audit, finding, length);
}

void html_findings(const struct html *html, bool suppressed) {
    const struct verdict *verdict = html->audit->verdict;
    size_t length, pictures = 0;
    for (size_t i = 0; i < verdict->finding_count; i += length) {
        const struct finding *finding = &verdict->findings[i];
        length = group_length(verdict, i);
        if ((finding->suppressed != NULL) != suppressed)
            continue;
        if (can_be_told_together(html, finding, length)) {
            write_alike(html, finding, length);
            continue;
        }
        for (size_t k = 0; k < length; k++)
            write_finding(html, &finding[k], &pictures);
    }
}
