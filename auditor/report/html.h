// One self-contained HTML page without script: the parts that its sections share.
#ifndef LEAKAUDIT_REPORT_HTML_H
#define LEAKAUDIT_REPORT_HTML_H

#include "audit.h"
#include "base/memory.h"
#include "evidence/splits/timeline.h"

#include <stdint.h>
#include <stdio.h>

struct html {
    FILE *out;
    struct arena *arena;
    const struct audit *audit;
};

// The style sheet: light, dark and print, told apart by colours that colour-blind readers can tell apart too.
// Lines, NULL-terminated.
extern const char *const html_style[];

// Markup of ours, as it is.
void html_raw(const struct html *html, const char *markup);
// Untrusted text as element content or inside a quoted attribute. Control and direction characters are shown
// as escapes.
void html_text(const struct html *html, const char *text);
// "<tag>text</tag>"
void html_element(const struct html *html, const char *tag, const char *text);
// The shape that stands beside a severity's word, for those who do not see its colour; an entity.
const char *html_mark(enum severity severity);
// A number cell of a table: <td class="n">1,319</td>
void html_count(const struct html *html, uint64_t count);
// A rule's prose: paragraphs, with words between backticks as code.
void html_prose(const struct html *html, const char *text);

// The first page: what leaks, how sure that is, what was not checked, and what to do, in that order.
void html_summary(const struct html *html);
// The table of all columns, in three orders.
void html_columns(const struct html *html);
// The findings, each with its evidence and a picture; the suppressed ones if `suppressed`.
void html_findings(const struct html *html, bool suppressed);
// A column beside the target: its joint table as a mosaic, the distribution of each class over its values, a
// ROC curve where there are two classes, and the share of missing cells by class. `name` is the column's.
void html_picture(const struct html *html, const struct picture *picture, const char *name);
// When the rows of each split happened.
void html_timeline(const struct html *html, const struct timeline *timeline);
// How many test rows train knows, if the finding counts that; else nothing.
void html_overlap(const struct html *html, const struct finding *finding);

// ---- inline SVG ----

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };
// Opens a picture of that size, with what a screen reader says of it; the caller closes it with "</svg>".
void html_svg_open(const struct html *html, int width, int height, const char *title,
                   const char *description);
void html_svg_text(const struct html *html, double x, double y, enum svg_anchor anchor, const char *text);
void html_svg_bar(const struct html *html, const char *class, double x, double y, double width,
                  double height);
void html_svg_line(const struct html *html, const char *class, double x1, double y1, double x2, double y2);
// An upright axis from 0 % to 100 % at x, labelled to its left.
void html_svg_shares(const struct html *html, double x, double y, double height);

#endif
