// Pictures of a column beside the target: a spinogram (Hofmann & Theus 2005: a mosaic in which the width of a
// bar is its share of the rows and the shades are the target), the distribution of each class, a ROC curve,
// and missing cells by class.
#include "report/html.h"

#include "base/text.h"
#include "report/words.h"

#include <assert.h>
#include <math.h>

enum { LEFT = 46, TOP = 8, WIDE = 480, TALL = 150, BELOW = 20, MISSING_GAP = 10, SQUARE = 150, STRIP = 34 };

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
    assert(!picture->scale || class < sizeof fifths / sizeof *fifths);
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

// ---- the mosaic ----

static double share_of(const struct picture *picture, size_t group, size_t class) {
    const uint64_t rows = group_rows(picture, group);
    return rows ? 100 * (double)picture->rows[group * picture->classes + class] / (double)rows : 0;
}

static void write_group(const struct html *html, const struct picture *picture, size_t group, double x,
                        double width) {
    const uint64_t rows = group_rows(picture, group);
    const double gap = width > 3 ? 0.6 : 0;
    double y = TOP + TALL;
    for (size_t k = 0; rows && k < picture->classes; k++) {
        const uint64_t count = picture->rows[group * picture->classes + k];
        const double height = (double)TALL * (double)count / (double)rows;
        y -= height;
        if (count)
            html_svg_bar(html, text_format(html->arena, "s%zu", k), x, y, fmax(width - gap, 0.4), height);
    }
}

// Where the values begin and end; no value of a cell stands there.
static void write_ends(const struct html *html, const struct picture *picture, double first, double y) {
    const double missing = first - LEFT;
    if (missing > 0)
        html_svg_text(html, LEFT, y, SVG_START, "missing");
    if (missing > WIDE - 210)
        return;
    html_svg_text(html, missing > 0 ? LEFT + fmax(missing, 52) : LEFT, y, SVG_START,
                  picture->ordered ? "lowest values" : "commonest value");
    html_svg_text(html, LEFT + WIDE, y, SVG_END, picture->ordered ? "highest values" : "rarer values");
}

static const char *describe_mosaic(const struct html *html, const struct picture *picture) {
    const size_t last = picture->classes - 1;
    if (picture->groups == 0)
        return "All cells are missing.";
    return text_format(
        html->arena, "%zu groups of values. The share of %s is %.0f %% in the first and %.0f %% in the last.",
        picture->groups, class_name(html, picture, last), share_of(picture, 1, last),
        share_of(picture, picture->groups, last));
}

static void write_mosaic(const struct html *html, const struct picture *picture, const char *name) {
    uint64_t missing = group_rows(picture, 0), present = 0;
    for (size_t g = 1; g <= picture->groups; g++)
        present += group_rows(picture, g);
    const double room = missing && present ? WIDE - MISSING_GAP : WIDE;
    const double unit = room / (double)(missing + present);
    double first = LEFT;
    html_raw(html, "<figure>");
    html_svg_open(html, LEFT + WIDE + 2, TOP + TALL + BELOW,
                  text_format(html->arena, "The target among the values of %s", name),
                  describe_mosaic(html, picture));
    html_svg_shares(html, LEFT - 3, TOP, TALL);
    if (missing) {
        write_group(html, picture, 0, LEFT, unit * (double)missing);
        first += unit * (double)missing + (present ? MISSING_GAP : 0);
    }
    double x = first;
    for (size_t g = 1; g <= picture->groups; g++) {
        const double width = unit * (double)group_rows(picture, g);
        write_group(html, picture, g, x, width);
        x += width;
    }
    write_ends(html, picture, present ? first : LEFT + WIDE, TOP + TALL + 15);
    html_raw(html, "</svg><figcaption><b>Each class among the values of ");
    html_text(html, name);
    html_raw(html,
             "</b> in %. A bar is as wide as its share of the rows; bars of one mixture mean that the column "
             "tells nothing.");
    write_legend(html, picture);
    html_raw(html, "</figcaption></figure>\n");
}

// ---- the distribution of each class ----

// A strip a class: its rows over the groups of present values, each strip by itself.
static void write_distribution(const struct html *html, const struct picture *picture, const char *name) {
    const int height = TOP + (int)picture->classes * (STRIP + 6) + BELOW;
    if (picture->groups < 2)
        return;
    html_raw(html, "<figure>");
    html_svg_open(html, LEFT + WIDE + 2, height, text_format(html->arena, "The values of %s by class", name),
                  "A strip a class: how its rows are spread over the groups of values.");
    for (size_t k = 0; k < picture->classes; k++) {
        const double floor = TOP + (double)(k + 1) * (STRIP + 6) - 6,
                     width = (double)WIDE / (double)picture->groups;
        uint64_t most = 0;
        for (size_t g = 1; g <= picture->groups; g++) {
            const uint64_t rows = picture->rows[g * picture->classes + k];
            most = rows > most ? rows : most;
        }
        for (size_t g = 1; most && g <= picture->groups; g++) {
            const double tall = STRIP * (double)picture->rows[g * picture->classes + k] / (double)most;
            if (tall > 0)
                html_svg_bar(html, text_format(html->arena, "s%zu", k), LEFT + (double)(g - 1) * width,
                             floor - tall, fmax(width - 0.6, 0.4), tall);
        }
        html_svg_line(html, "axis", LEFT, floor, LEFT + WIDE, floor);
        const char *highest = words_share(html->arena, most, class_rows(picture, k, false));
        html_svg_text(html, LEFT - 6, floor - STRIP + 10, SVG_END, highest);
        html_svg_text(html, LEFT - 6, floor, SVG_END, "0%");
    }
    write_ends(html, picture, LEFT, (double)height - 4);
    html_raw(
        html,
        "</svg><figcaption><b>Where the rows of each class lie</b>, in % of its rows with a value, over ");
    html_raw(html,
             picture->ordered ? "groups of about as many rows each" : "the commonest values and the rest");
    html_raw(html, ".</figcaption></figure>\n");
}

// ---- ROC ----

// The area under the curve of the column as it stands, as a score for the positive class.
static double roc_area(const struct picture *picture, double positive, double other) {
    double area = 0, up = 0;
    for (size_t g = picture->groups; g >= 1; g--) {
        const double above = up;
        up += (double)picture->rows[g * 2 + 1] / positive;
        area += (double)picture->rows[g * 2] / other * (above + up) / 2;
    }
    return area;
}

static void write_curve(const struct html *html, const struct picture *picture, bool turned) {
    const double positive = (double)class_rows(picture, 1, false),
                 other = (double)class_rows(picture, 0, false);
    double up = 0, right = 0;
    fprintf(html->out, "<path class=\"curve\" d=\"M%d %d", LEFT, TOP + SQUARE);
    for (size_t i = 0; i < picture->groups; i++) {
        const size_t g = turned ? i + 1 : picture->groups - i;
        up += (double)picture->rows[g * 2 + 1] / positive;
        right += (double)picture->rows[g * 2] / other;
        fprintf(html->out, "L%.1f %.1f", LEFT + SQUARE * right, TOP + SQUARE * (1 - up));
    }
    html_raw(html, "\"/>");
}

// Present cells only: points from the highest group down, or up where low values speak for the positive
// class.
static void write_roc(const struct html *html, const struct picture *picture, const char *name) {
    const double positive = (double)class_rows(picture, 1, false),
                 other = (double)class_rows(picture, 0, false);
    if (!picture->ordered || picture->classes != 2 || picture->scale || positive == 0 || other == 0)
        return;
    double area = roc_area(picture, positive, other);
    const bool turned = area < 0.5;
    area = turned ? 1 - area : area;
    html_raw(html, "<figure class=\"small\">");
    html_svg_open(html, LEFT + SQUARE + 14, TOP + SQUARE + 34,
                  text_format(html->arena, "ROC curve of %s alone", name),
                  text_format(html->arena, "The area under the curve is about %.2f.", area));
    html_svg_shares(html, LEFT, TOP, SQUARE);
    html_svg_line(html, "axis", LEFT, TOP + SQUARE, LEFT + SQUARE, TOP + SQUARE);
    html_svg_line(html, "chance", LEFT, TOP + SQUARE, LEFT + SQUARE, TOP);
    write_curve(html, picture, turned);
    html_svg_text(html, LEFT, TOP + SQUARE + 15, SVG_START, "0%");
    html_svg_text(html, LEFT + SQUARE, TOP + SQUARE + 15, SVG_END, "100%");
    html_svg_text(html, LEFT + SQUARE / 2.0, TOP + SQUARE + 29, SVG_MIDDLE, "of the other class");
    fprintf(html->out,
            "</svg><figcaption><b>ROC curve</b>: the share of the positive class that is found, against the "
            "share of the other class taken for it%s. Area about %.2f; the diagonal is "
            "chance.</figcaption></figure>\n",
            turned ? ", low values first" : "", area);
}

// ---- missing cells ----

static void write_missing(const struct html *html, const struct picture *picture, const char *name) {
    if (group_rows(picture, 0) == 0)
        return;
    const char *told = "";
    for (size_t k = 0; k < picture->classes; k++)
        told = text_format(html->arena, "%s%s%s %s", told, k ? ", " : "", class_name(html, picture, k),
                           words_share(html->arena, picture->rows[k], class_rows(picture, k, true)));
    html_raw(html, "<figure class=\"small\">");
    html_svg_open(html, 320, (int)picture->classes * 22,
                  text_format(html->arena, "Share of missing cells of %s by class", name), told);
    for (size_t k = 0; k < picture->classes; k++) {
        const uint64_t rows = class_rows(picture, k, true), missing = picture->rows[k];
        const double share = rows ? (double)missing / (double)rows : 0, y = (double)k * 22;
        html_svg_text(html, 94, y + 12, SVG_END, class_name(html, picture, k));
        html_svg_bar(html, "room", 100, y + 2, 160, 12);
        html_svg_bar(html, text_format(html->arena, "s%zu", k), 100, y + 2, 160 * share, 12);
        html_svg_text(html, 266, y + 12, SVG_START, words_share(html->arena, missing, rows));
    }
    html_raw(html, "</svg><figcaption><b>Missing cells</b>, in % of each class.</figcaption></figure>\n");
}

void html_picture(const struct html *html, const struct picture *picture, const char *name) {
    html_raw(html, "<div class=\"pictures\">\n");
    write_mosaic(html, picture, name);
    write_roc(html, picture, name);
    write_distribution(html, picture, name);
    write_missing(html, picture, name);
    html_raw(html, "</div>\n");
}
