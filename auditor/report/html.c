// Text and numbers of the HTML report.
#include "report/html.h"

#include "base/text.h"

#include <string.h>

void html_raw(const struct html *html, const char *markup) {
    fputs(markup, html->out);
}

void html_text(const struct html *html, const char *text) {
    const char *visible = text_escape(html->arena, SINK_TERMINAL, span_of(text));
    text_write(html->out, SINK_HTML, span_of(visible));
}

void html_element(const struct html *html, const char *tag, const char *text) {
    fprintf(html->out, "<%s>", tag);
    html_text(html, text);
    fprintf(html->out, "</%s>", tag);
}

void html_count(const struct html *html, uint64_t count) {
    char number[TEXT_NUMBER];
    fprintf(html->out, "<td class=\"n\">%s</td>", text_count(count, number));
}

// One paragraph, in which line feeds are spaces.
static void paragraph(const struct html *html, struct span text) {
    html_raw(html, "<p>");
    bool code = false;
    for (const char *at = text.at, *end = text.at + text.length; at < end;) {
        const char *tick = memchr(at, '`', (size_t)(end - at));
        bool closes = code || (tick && memchr(tick + 1, '`', (size_t)(end - tick) - 1));
        const char *stop = tick && closes ? tick : end;
        char *part = text_copy(html->arena, (struct span){at, (size_t)(stop - at)});
        for (char *c = part; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        html_text(html, part);
        if (stop < end)
            html_raw(html, code ? "</code>" : "<code>");
        code = stop < end && !code;
        at = stop + (stop < end);
    }
    html_raw(html, "</p>\n");
}

void html_prose(const struct html *html, const char *text) {
    while (*text) {
        const char *stop = strstr(text, "\n\n");
        struct span part = {text, stop ? (size_t)(stop - text) : strlen(text)};
        while (part.length > 0 && (part.at[part.length - 1] == '\n' || part.at[part.length - 1] == ' '))
            part.length--;
        if (part.length)
            paragraph(html, part);
        for (text = stop ? stop : text + strlen(text); *text == '\n'; text++)
            ;
    }
}
