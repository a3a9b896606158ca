// A picture of splits in time: a band a split on one axis, with what a later split shares with an earlier
// one.
#include "report/html.h"

#include "base/text.h"
#include "report/words.h"

#include <math.h>

enum { LEFT = 84, WIDE = 440, RIGHT = 96, TOP = 6, STRIP = 36, SPACE = 10, MOST_PARTS = 12 };

struct scale {
    const struct timeline *timeline;
    size_t parts; // that are drawn
};

static double x_of(const struct scale *scale, double moment) {
    const double length = scale->timeline->length;
    return LEFT + (length > 0 ? WIDE * moment / length : 0);
}

static double floor_of(size_t part) {
    return TOP + (double)part * (STRIP + SPACE) + STRIP;
}

static void write_part(const struct html *html, const struct scale *scale, size_t p) {
    const struct timeline *timeline = scale->timeline;
    const struct timeline_part *part = &timeline->parts[p];
    const double width = (double)WIDE / (double)timeline->bins, floor = floor_of(p);
    uint64_t most = 1;
    for (size_t bin = 0; bin < timeline->bins; bin++)
        most = part->in_bin[bin] > most ? part->in_bin[bin] : most;
    html_svg_text(html, LEFT - 8, floor - 4, SVG_END, part->name);
    html_svg_line(html, "axis", LEFT, floor, LEFT + WIDE, floor);
    for (size_t bin = 0; bin < timeline->bins; bin++) {
        const double tall = STRIP * (double)part->in_bin[bin] / (double)most;
        if (tall > 0)
            html_svg_bar(html, p % 2 ? "s1" : "s0", LEFT + (double)bin * width, floor - fmax(tall, 1),
                         fmax(width - 0.6, 0.4), fmax(tall, 1));
    }
    html_svg_text(html, LEFT + WIDE + 8, floor - 4, SVG_START, words_plural(html->arena, part->rows, "row"));
}

// What lies between a part and the next: rows of it from after the next one's beginning, or the gap.
static void write_between(const struct html *html, const struct scale *scale, size_t p) {
    const struct timeline_part *part = &scale->timeline->parts[p], *next = part + 1;
    const double top = floor_of(p) - STRIP - 3, bottom = floor_of(p + 1);
    const double begins = x_of(scale, next->begins), last = x_of(scale, part->last);
    if (part->last > next->begins) {
        html_svg_bar(html, "overlap", begins, top, fmax(last - begins, 1), STRIP + 3);
        html_svg_line(html, "begins", begins, top, begins, bottom);
    } else if (part->last < next->first) {
        html_svg_bar(html, "gap", last, top, fmax(x_of(scale, next->first) - last, 1), bottom - top);
    }
}

// A step of 1, 2 or 5 times a power of ten that cuts the axis into four to eight.
static double step_of(double length) {
    const double power = pow(10, floor(log10(length)));
    const double lead = length / power;
    return lead < 2 ? power / 5 : lead < 4 ? power / 2 : lead < 8 ? power : 2 * power;
}

static void write_axis(const struct html *html, const struct scale *scale) {
    const double y = floor_of(scale->parts - 1), length = scale->timeline->length;
    const double step = length > 0 ? step_of(length) : 1;
    const char *unit = scale->timeline->unit;
    for (int i = 0; i * step <= length && i < 12; i++) {
        const double x = x_of(scale, i * step);
        html_svg_line(html, "axis", x, y, x, y + 5);
        html_svg_text(html, x, y + 18, SVG_MIDDLE, words_number(html->arena, i * step));
    }
    html_svg_text(html, LEFT + WIDE + 8, y + 18, SVG_START, *unit ? unit : "units");
}

static const char *describe_time(const struct html *html, const struct scale *scale) {
    const char *text = "";
    const char *unit = scale->timeline->unit;
    for (size_t p = 0; p < scale->parts; p++) {
        const struct timeline_part *part = &scale->timeline->parts[p];
        text = text_format(html->arena, "%s%s%s: from %s to %s%s%s", text, p ? "; " : "", part->name,
                           words_number(html->arena, part->first), words_number(html->arena, part->last),
                           *unit ? " " : "", unit);
    }
    return text;
}

static bool shares_time(const struct scale *scale) {
    for (size_t p = 0; p + 1 < scale->parts; p++)
        if (scale->timeline->parts[p].last > scale->timeline->parts[p + 1].begins)
            return true;
    return false;
}

void html_timeline(const struct html *html, const struct timeline *timeline) {
    const struct scale scale = {timeline,
                                timeline->part_count < MOST_PARTS ? timeline->part_count : MOST_PARTS};
    html_raw(html, "<div class=\"pictures\">\n<figure>");
    html_svg_open(html, LEFT + WIDE + RIGHT, (int)floor_of(scale.parts - 1) + 24,
                  text_format(html->arena, "The rows of each split in time, by %s", timeline->column),
                  describe_time(html, &scale));
    for (size_t p = 0; p < scale.parts; p++)
        write_part(html, &scale, p);
    for (size_t p = 0; p + 1 < scale.parts; p++)
        write_between(html, &scale, p);
    write_axis(html, &scale);
    html_raw(html, "</svg><figcaption><b>When the rows of each split happened</b>, by ");
    html_text(html, timeline->column);
    html_text(html, *timeline->unit ? text_format(html->arena, ", in %s since the first row", timeline->unit)
                                    : ", in its own units since the first row");
    html_raw(html, timeline->part_count > 2 ? "; the folds by their mean times" : "");
    html_raw(html, "; each band to its own height. ");
    html_raw(html,
             shares_time(&scale)
                 ? "<span class=\"key overlap\"></span>Rows of the upper band from after the beginning of "
                   "the lower one, the first 5% of which don't count."
                 : "<span class=\"key gap\"></span>The gap between two bands.");
    if (scale.parts < timeline->part_count)
        fprintf(html->out, " %zu further folds are not drawn.", timeline->part_count - scale.parts);
    html_raw(html, "</figcaption></figure>\n</div>\n");
}
