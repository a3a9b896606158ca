// The table of all columns in the HTML report, in three orders. An anchor chooses which one is shown, so that
// no script is needed to sort.
#include "report/html.h"

#include "base/text.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_OPEN = 200 }; // more columns are folded away until they are asked for

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
    html_raw(html, "<tr><th scope=\"row\">");
    html_text(html, column->name);
    html_raw(html, "</th>");
    html_element(html, "td", column->type ? column->type : "");
    html_element(html, "td", column->role ? column->role : "");
    if (html->audit->data_opened) {
        html_raw(html, "<td class=\"n\">");
        html_text(html, words_share(html->arena, column->missing, html->audit->rows));
        html_raw(html, "</td>");
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
    fprintf(
        html->out,
        "<div class=\"scroll\" id=\"%s\"><table><caption>All columns, %s. Other orders: "
        "<a href=\"#by-strength\">by strength</a>, <a href=\"#by-name\">by name</a>, "
        "<a href=\"#by-file\">as in the file</a>.</caption>\n<thead><tr><th scope=\"col\">Column</th>"
        "<th scope=\"col\">Type</th><th scope=\"col\">Role</th>%s<th scope=\"col\">Gravest finding</th>"
        "</tr></thead><tbody>\n",
        id, order,
        data ? "<th scope=\"col\" class=\"n\">Missing</th><th scope=\"col\" class=\"n\">Distinct values</th>"
               "<th scope=\"col\" class=\"n\">Strength</th>"
             : "");
    for (size_t i = 0; i < count; i++)
        write_row(html, &rows[i]);
    html_raw(html, "</tbody></table></div>\n");
}

// The same table in three orders; which one is shown is chosen by its anchor.
void html_columns(const struct html *html) {
    const struct audit *audit = html->audit;
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
    const bool many = audit->column_count > MOST_OPEN;
    if (many)
        fprintf(html->out, "<details><summary>All %s</summary>\n",
                words_plural(html->arena, audit->column_count, "column"));
    write_order(html, "by-file", "as in the file", rows, audit->column_count);
    if (audit->column_count > 1)
        qsort(rows, audit->column_count, sizeof *rows, by_name);
    write_order(html, "by-name", "by name", rows, audit->column_count);
    if (audit->column_count > 1)
        qsort(rows, audit->column_count, sizeof *rows, by_strength);
    write_order(html, "by-strength", "the strongest first", rows, audit->column_count);
    html_raw(html, many ? "</details>\n" : "");
}
