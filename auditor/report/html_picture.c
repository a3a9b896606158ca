// Pictures of a column beside the target, as inline SVG: a spinogram (Hofmann & Theus 2005: the width of a
// bar is its share of the rows, the shades are the target), a ROC curve, and missing cells by class.
#include "report/html.h"

#include "base/text.h"
#include "report/words.h"

#include <math.h>

enum { WIDE = 560, TALL = 150, MISSING_GAP = 10, SQUARE = 150 };

static uint64_t group_rows(const struct picture *picture, size_t group) {
    uint64_t rows = 0;
    for (size_t k = 0; k < picture->classes; k++)
        rows += picture->rows[group * picture->classes + k];
    return rows;
}

static uint64_t class_rows(const struct picture *picture, size_t class, bool with_missing) {
    uint64_t rows = 0;
    for (size_t g = with_missing ? 0 : 1; g <= picture->groups; g++)
        rows += picture->rows[g * picture->classes + class];
    return rows;
}

static const char *class_name(const struct html *html, const struct picture *picture, size_t class) {
    static const char *const fifths[] = {"lowest fifth", "second", "third", "fourth", "highest fifth"};
    if (picture->scale)
        return fifths[class];
    if (picture->classes == 2)
        return class ? "positive class" : "other class";
    if (class + 1 == PICTURE_CLASSES)
        return "further classes";
    return text_format(html->arena, "class %zu", class + 1);
}

static void write_legend(const struct html *html, const struct picture *picture) {
    html_raw(html, "<br>");
    html_text(html, html->audit->target ? html->audit->target : "the target");
    html_raw(html, ":");
    for (size_t k = 0; k < picture->classes; k++)
        fprintf(html->out, "<span class=\"key k%zu\"></span>%s", k, class_name(html, picture, k));
}

// ---- the target among the column's values ----

static void write_group(const struct html *html, const struct picture *picture, size_t group, double x,
                        double width) {
    uint64_t rows = group_rows(picture, group);
    double y = TALL;
    double gap = width > 3 ? 0.6 : 0;
    for (size_t k = 0; rows && k < picture->classes; k++) {
        uint64_t count = picture->rows[group * picture->classes + k];
        double height = (double)TALL * (double)count / (double)rows;
        y -= height;
        if (count)
            fprintf(html->out, "<rect class=\"s%zu\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    k, x, y, fmax(width - gap, 0.4), height);
    }
}

static void write_axis(const struct html *html, const struct picture *picture, double first) {
    if (first > 0)
        fprintf(html->out, "<text x=\"0\" y=\"%d\">missing</text>", TALL + 14);
    if (first < WIDE - 160) {
        fprintf(html->out, "<text x=\"%.1f\" y=\"%d\">%s</text>", first > 0 ? fmax(first, 52) : 0, TALL + 14,
                picture->ordered ? "lowest values" : "commonest value");
        fprintf(html->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", WIDE, TALL + 14,
                picture->ordered ? "highest values" : "rarer values");
    }
}

static void write_spinogram(const struct html *html, const struct picture *picture, const char *name) {
    uint64_t missing = group_rows(picture, 0), present = 0;
    for (size_t g = 1; g <= picture->groups; g++)
        present += group_rows(picture, g);
    double room = missing && present ? WIDE - MISSING_GAP : WIDE;
    double unit = room / (double)(missing + present), first = 0;
    html_raw(html, "<figure>");
    fprintf(html->out, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"",
            WIDE, TALL + 20, WIDE, TALL + 20);
    html_text(html, text_format(html->arena, "How the target is made up among the values of %s", name));
    html_raw(html, "\">");
    if (missing) {
        write_group(html, picture, 0, 0, unit * (double)missing);
        first = unit * (double)missing + (present ? MISSING_GAP : 0);
    }
    double x = first;
    for (size_t g = 1; g <= picture->groups; g++) {
        double width = unit * (double)group_rows(picture, g);
        write_group(html, picture, g, x, width);
        x += width;
    }
    write_axis(html, picture, present ? first : WIDE);
    html_raw(html, "</svg><figcaption>The target among the values of ");
    html_text(html, name);
    html_raw(html, ": a bar is as wide as its share of the rows.");
    write_legend(html, picture);
    html_raw(html, "</figcaption></figure>\n");
}

// ---- ROC ----

// The column as it stands, as a score for the positive class, present cells only: points from the highest
// group down.
static void write_roc(const struct html *html, const struct picture *picture, const char *name) {
    double positive = (double)class_rows(picture, 1, false), other = (double)class_rows(picture, 0, false);
    if (!picture->ordered || picture->classes != 2 || picture->scale || positive == 0 || other == 0)
        return;
    double area = 0, up = 0, right = 0;
    for (size_t g = picture->groups; g >= 1; g--) {
        double above = up;
        up += (double)picture->rows[g * 2 + 1] / positive;
        double step = (double)picture->rows[g * 2] / other;
        right += step;
        area += step * (above + up) / 2;
    }
    bool turned = area < 0.5; // low values speak for the positive class
    html_raw(html, "<figure>");
    fprintf(html->out,
            "<svg viewBox=\"-2 -2 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"ROC curve of ",
            SQUARE + 4, SQUARE + 22, SQUARE + 4, SQUARE + 22);
    html_text(html, name);
    fprintf(html->out, "\"><path class=\"axis\" d=\"M0 0V%dH%dM0 %dL%d 0\"/><path class=\"curve\" d=\"M0 %d",
            SQUARE, SQUARE, SQUARE, SQUARE, SQUARE);
    up = right = 0;
    for (size_t i = 0; i < picture->groups; i++) {
        size_t g = turned ? i + 1 : picture->groups - i;
        up += (double)picture->rows[g * 2 + 1] / positive;
        right += (double)picture->rows[g * 2] / other;
        fprintf(html->out, "L%.1f %.1f", SQUARE * right, SQUARE * (1 - up));
    }
    fprintf(
        html->out,
        "\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">false positives</text></svg><figcaption>ROC curve "
        "of the column alone%s,<br>area about %.2f</figcaption></figure>\n",
        SQUARE, SQUARE + 16, turned ? " (low values first)" : "", turned ? 1 - area : area);
}

// ---- missing cells ----

static void write_missing(const struct html *html, const struct picture *picture, const char *name) {
    if (group_rows(picture, 0) == 0)
        return;
    int height = (int)picture->classes * 22;
    html_raw(html, "<figure>");
    fprintf(html->out, "<svg viewBox=\"0 0 300 %d\" width=\"300\" height=\"%d\" role=\"img\" aria-label=\"",
            height, height);
    html_text(html, text_format(html->arena, "Share of missing cells of %s by class", name));
    html_raw(html, "\">");
    for (size_t k = 0; k < picture->classes; k++) {
        uint64_t rows = class_rows(picture, k, true), missing = picture->rows[k];
        double share = rows ? (double)missing / (double)rows : 0;
        int y = (int)k * 22;
        fprintf(html->out,
                "<text x=\"0\" y=\"%d\">%s</text><rect class=\"s%zu\" x=\"90\" y=\"%d\" width=\"%.1f\" "
                "height=\"12\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
                y + 12, class_name(html, picture, k), k, y + 2, 150 * share, 96 + 150 * share, y + 12,
                words_share(html->arena, missing, rows));
    }
    html_raw(html, "</svg><figcaption>Missing cells by class</figcaption></figure>\n");
}

void html_picture(const struct html *html, const struct picture *picture, const char *name) {
    html_raw(html, "<div class=\"pictures\">\n");
    write_spinogram(html, picture, name);
    write_roc(html, picture, name);
    write_missing(html, picture, name);
    html_raw(html, "</div>\n");
}
