// The findings of the HTML report, each with what a sceptic needs: the numbers, a picture, and whom to ask.
#include "report/html.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/glossary.h"
#include "report/group.h"
#include "report/words.h"

#include <string.h>

// So that reports of thousands of columns stay readable and small.
enum { MOST_PICTURES = 60, MOST_NAMES = 40 };

const char *html_mark(enum severity severity) {
    return severity == SEVERITY_ERROR ? "&#x2716;" : severity == SEVERITY_WARNING ? "&#x25B2;" : "&#x25CF;";
}

static void write_head(const struct html *html, const struct finding *finding, const char *about) {
    const char *severity = severity_names[finding->severity];
    fprintf(html->out,
            "<article class=\"%s\" id=\"f-%s\">\n<h3><span class=\"mark\">%s %s</span> <span "
            "class=\"sure\">%s</span> ",
            severity, finding->fingerprint, html_mark(finding->severity), severity,
            certainty_names[finding->rule->certainty]);
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

static void write_measure(const struct html *html, const struct cited *cited, bool any_p) {
    const struct value *value = &cited->value;
    const struct measure *measure = &measures[cited->measure];
    const bool tested = value->type == VALUE_ESTIMATE;
    html_raw(html, "<tr><th scope=\"row\">");
    html_text(html, measure->label);
    html_raw(html, "<br><abbr title=\"");
    html_text(html, measure->doc);
    fprintf(html->out, "\">%s</abbr></th><td class=\"n\">", measure->name);
    html_text(html, citation_value(html->arena, cited));
    html_raw(html, "</td>");
    html_element(html, "td", words_interval(html->arena, value));
    html_element(html, "td", words_support(html->arena, value));
    if (any_p) {
        html_element(html, "td", tested ? words_p(html->arena, value->estimate.log10_p) : "");
        html_element(html, "td", tested ? words_p(html->arena, value->estimate.log10_p_corrected) : "");
    }
    html_raw(html, "</tr>\n");
}

static void write_evidence(const struct html *html, const struct finding *finding) {
    const struct cited **chosen = arena_alloc(html->arena, finding->cited_count, sizeof *chosen);
    const size_t count = citation_choose(html->arena, html->audit, finding, false, chosen);
    bool any_p = false;
    for (size_t i = 0; i < count; i++)
        any_p |= chosen[i]->value.type == VALUE_ESTIMATE && chosen[i]->value.estimate.log10_p < 0;
    if (count == 0)
        return;
    html_raw(html, "<div class=\"scroll\"><table><caption>What was measured</caption><thead><tr>"
                   "<th scope=\"col\">Measure</th><th scope=\"col\" class=\"n\">Value</th>"
                   "<th scope=\"col\">95 % interval</th><th scope=\"col\">Rests on</th>");
    html_raw(html, any_p ? "<th scope=\"col\">p</th><th scope=\"col\">p, corrected</th>" : "");
    html_raw(html, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++)
        write_measure(html, chosen[i], any_p);
    html_raw(html, "</tbody></table></div>\n");
}

static void write_meta(const struct html *html, const struct finding *finding, bool one) {
    const char *place = words_place(html->arena, finding->place);
    const char *type = glossary_taxonomy(finding->rule->taxonomy);
    html_raw(html, "<p class=\"meta\">");
    if (type) {
        html_raw(html, "Kind of leakage: ");
        html_text(html, text_format(html->arena, "%s, %s. ", finding->rule->taxonomy, type));
    }
    if (*place) {
        html_raw(html, "At ");
        html_text(html, place);
        html_raw(html, ". ");
    }
    if (one)
        fprintf(html->out, "Fingerprint <code>%s</code>.", finding->fingerprint);
    html_raw(html, "</p>\n");
}

// What to ask and to do. What a rule says is said once; `first` is the finding where it stands.
static void write_advice(const struct html *html, const struct finding *finding,
                         const struct finding *first) {
    if (finding->question) {
        html_raw(html, "<p class=\"ask\"><b>Ask:</b> ");
        html_text(html, finding->question);
        html_raw(html, "</p>\n");
    }
    if (finding != first) {
        fprintf(html->out, "<p><a href=\"#f-%s\">How to repair it, and why it matters</a></p>\n",
                first->fingerprint);
        return;
    }
    if (finding->repair) {
        html_raw(html, "<h4>How to repair it</h4>\n");
        html_prose(html, finding->repair);
    }
    html_raw(html, "<details><summary>Why it matters</summary>\n");
    html_prose(html, finding->rule->why);
    html_raw(html, "</details>\n");
}

static const struct audit_column *column_of(const struct audit *audit, size_t subject) {
    for (size_t c = 0; c < audit->column_count; c++)
        if (audit->columns[c].subject == subject)
            return &audit->columns[c];
    return NULL;
}

static void write_splits(const struct html *html, const struct finding *finding) {
    const struct timeline *timeline = timeline_find(html->audit->timelines, finding->subject);
    if (timeline)
        html_timeline(html, timeline);
    else
        html_overlap(html, finding);
}

static void write_finding(const struct html *html, const struct finding *finding, const struct finding *first,
                          size_t *pictures) {
    const struct subject *subject = &html->audit->evidence->subjects[finding->subject];
    write_head(html, finding, subject->kind == SUBJECT_DATASET || !subject->name ? "" : subject->name);
    const struct audit_column *column = column_of(html->audit, finding->subject);
    bool about_target = finding->rule->taxonomy && strncmp(finding->rule->id, "LK2", 3) == 0;
    if (column && column->picture && about_target && *pictures < MOST_PICTURES) {
        (*pictures)++;
        html_picture(html, column->picture, column->name);
    }
    if (finding->rule->subject == SUBJECT_SPLIT_PAIR || finding->rule->subject == SUBJECT_SPLIT_KEY)
        write_splits(html, finding);
    write_evidence(html, finding);
    write_advice(html, finding, first);
    write_meta(html, finding, true);
    html_raw(html, "</article>\n");
}

// Many findings that say the same and have no numbers to show: one article for all of them.
static void write_alike(const struct html *html, const struct finding *finding, size_t length) {
    write_head(html, finding, words_plural(html->arena, length, "finding"));
    html_raw(html, "<p>");
    for (size_t k = 1; k < length; k++) // the column table links to each
        fprintf(html->out, "<span id=\"f-%s\"></span>", finding[k].fingerprint);
    const bool many = length > MOST_NAMES;
    html_raw(html, many ? "</p>\n<details><summary>" : "<b>");
    html_text(html, many ? text_format(html->arena, "The same for %s",
                                       words_plural(html->arena, length - 1, "other"))
                         : "The same for:");
    html_raw(html, many ? "</summary>\n<p>" : "</b> ");
    html_text(html, group_others(html->arena, html->audit, finding, length, length));
    html_raw(html, many ? "</p></details>\n" : "</p>\n");
    write_advice(html, finding, finding);
    write_meta(html, finding, false);
    html_raw(html, "</article>\n");
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
            write_finding(html, &finding[k], finding, &pictures);
    }
}
