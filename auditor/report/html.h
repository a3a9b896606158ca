// One self-contained HTML page without script: the parts that its sections share.
#ifndef LEAKAUDIT_REPORT_HTML_H
#define LEAKAUDIT_REPORT_HTML_H

#include "audit.h"
#include "base/memory.h"

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

// The findings, each with its evidence and a picture; the suppressed ones if `suppressed`.
void html_findings(const struct html *html, bool suppressed);
// A column beside the target: how the target is made up among its values, a ROC curve where there are two
// classes, and the share of missing cells by class. `name` is the column's.
void html_picture(const struct html *html, const struct picture *picture, const char *name);

#endif
