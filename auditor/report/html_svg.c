// Inline SVG: a picture with its name and description for those who hear the page, its axes and its texts.
#include "report/html.h"

#include "base/text.h"

void html_svg_open(const struct html *html, int width, int height, const char *title,
                   const char *description) {
    fprintf(html->out, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">", width, height,
            width, height);
    html_element(html, "title", title);
    html_element(html, "desc", description);
    html_raw(html, "\n");
}

void html_svg_text(const struct html *html, double x, double y, enum svg_anchor anchor, const char *text) {
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    fprintf(html->out, "<text x=\"%.1f\" y=\"%.1f\"%s>", x, y, anchors[anchor]);
    html_text(html, text);
    html_raw(html, "</text>");
}

void html_svg_bar(const struct html *html, const char *class, double x, double y, double width,
                  double height) {
    fprintf(html->out, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", class, x,
            y, width, height);
}

void html_svg_line(const struct html *html, const char *class, double x1, double y1, double x2, double y2) {
    fprintf(html->out, "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>", class, x1, y1, x2, y2);
}

void html_svg_shares(const struct html *html, double x, double y, double height) {
    html_svg_line(html, "axis", x, y, x, y + height);
    for (int i = 0; i <= 2; i++) {
        const double at = y + height * (2 - i) / 2;
        html_svg_line(html, "axis", x - 4, at, x, at);
        html_svg_text(html, x - 6, at + 4, SVG_END, i == 0 ? "0%" : i == 1 ? "50%" : "100%");
    }
}
