// A picture of what train knows of the test rows: both sides to scale, with the part that they share.
#include "report/html.h"

#include "base/text.h"
#include "evidence/measures.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

enum { LEFT = 84, WIDE = 440, RIGHT = 96, TOP = 6, LINE = 34, BAR = 24 };

struct sides {
    const char *const *names; // train, test
    double train, test;       // rows
    double known;             // of the test rows
    double expected;          // the same in a random split; NAN where nobody knows
    const char *told;         // in words
};

static double number_of(const struct html *html, size_t subject, enum measure_id measure) {
    const struct value *value = evidence_value(html->audit->evidence, subject, (int)measure);
    if (value->why != DEFINED)
        return NAN;
    if (value->type == VALUE_COUNT)
        return (double)value->count;
    return value->estimate.why == DEFINED ? value->estimate.value : NAN;
}

// The pair of splits that a key was held against; a pair is its own.
static size_t pair_of(const struct evidence *evidence, const struct subject *about) {
    for (size_t s = 0; s < evidence->subject_count; s++) {
        const struct subject *other = &evidence->subjects[s];
        if (other->kind == SUBJECT_SPLIT_PAIR && strcmp(other->splits[0], about->splits[0]) == 0 &&
            strcmp(other->splits[1], about->splits[1]) == 0)
            return s;
    }
    return SIZE_MAX;
}

struct shared {
    enum measure_id measure;
    const char *what; // the test rows do
};

// What the finding counts: the first of these measures that it cites.
static const struct shared *shared_by(const struct finding *finding) {
    static const struct shared kinds[] = {
        {M_KEY_SHARED_SHARE, "share their key with a train row"},
        {M_KEY_SHARED_ROWS, "share their key with a train row"},
        {M_FEATURES_ROWS, "have the features of a train row"},
        {M_OVERLAP_ROWS, "equal a train row"},
        {M_NEAR_TEXT_ROWS, "have nearly the text of a train row"},
        {M_NEAR_ROWS, "nearly equal a train row"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t k = 0; k < finding->cited_count; k++)
            if (finding->cited[k].measure == (int)kinds[i].measure)
                return &kinds[i];
    return NULL;
}

// "the same customer_id as a train row": the columns of a key by name.
static const char *what_of(const struct html *html, const struct shared *shared,
                           const struct subject *about) {
    const char *names = "";
    if (shared->measure != M_KEY_SHARED_SHARE && shared->measure != M_KEY_SHARED_ROWS)
        return shared->what;
    for (size_t c = 0; c < about->column_count; c++)
        names = text_format(html->arena, "%s%s%s", names, c ? ", " : "", about->columns[c]);
    return text_format(html->arena, "share their %s with a train row", *names ? names : "key");
}

// False if the numbers can't be had or don't fit each other.
static bool read_sides(const struct html *html, const struct finding *finding, struct sides *sides) {
    const struct evidence *evidence = html->audit->evidence;
    const struct subject *about = &evidence->subjects[finding->subject];
    const struct shared *shared = shared_by(finding);
    const size_t pair = shared && about->splits[0] && about->splits[1] ? pair_of(evidence, about) : SIZE_MAX;
    if (pair == SIZE_MAX)
        return false;
    *sides = (struct sides){.names = evidence->subjects[pair].splits,
                            .train = number_of(html, pair, M_PAIR_TRAIN_ROWS),
                            .test = number_of(html, pair, M_PAIR_TEST_ROWS),
                            .known = number_of(html, finding->subject, shared->measure),
                            .expected = number_of(html, finding->subject, M_KEY_EXPECTED_SHARE)};
    if (shared->measure == M_KEY_SHARED_SHARE)
        sides->known = round(sides->known * sides->test);
    if (!(sides->train > 0) || !(sides->test > 0) || !(sides->known >= 0) || sides->known > sides->test)
        return false;
    sides->told =
        text_format(html->arena, "%s of %s rows of %s (%s) %s", words_number(html->arena, sides->known),
                    words_number(html->arena, sides->test), sides->names[1],
                    words_share(html->arena, (uint64_t)sides->known, (uint64_t)sides->test),
                    what_of(html, shared, about));
    return true;
}

static void write_bar(const struct html *html, size_t line, const char *name, double rows, double width) {
    const double y = TOP + (double)line * LINE;
    html_svg_text(html, LEFT - 8, y + 16, SVG_END, name);
    html_svg_bar(html, "s0", LEFT, y, fmax(width, 1), BAR);
    html_svg_text(html, LEFT + WIDE + 8, y + 16, SVG_START, words_plural(html->arena, (uint64_t)rows, "row"));
}

void html_overlap(const struct html *html, const struct finding *finding) {
    struct sides sides;
    if (!read_sides(html, finding, &sides))
        return;
    const double unit = WIDE / fmax(sides.train, sides.test), y = TOP + LINE;
    html_raw(html, "<div class=\"pictures\">\n<figure>");
    html_svg_open(html, LEFT + WIDE + RIGHT, TOP + 2 * LINE,
                  text_format(html->arena, "Rows of %s that %s knows", sides.names[1], sides.names[0]),
                  sides.told);
    write_bar(html, 0, sides.names[0], sides.train, unit * sides.train);
    write_bar(html, 1, sides.names[1], sides.test, unit * sides.test);
    if (sides.known > 0)
        html_svg_bar(html, "s1", LEFT, y, fmax(unit * sides.known, 1), BAR);
    const double expected = LEFT + unit * sides.expected * sides.test;
    if (sides.expected >= 0 && sides.expected <= 1)
        html_svg_line(html, "expected", expected, y - 4, expected, y + BAR + 4);
    html_raw(html, "</svg><figcaption><b>Both sides to scale.</b> <span class=\"key k1\"></span>");
    html_text(html, sides.told);
    html_raw(html, ".");
    if (sides.expected >= 0 && sides.expected <= 1)
        html_text(html, text_format(html->arena, " The upright line: %s in a random split of the same rows.",
                                    words_share(html->arena, (uint64_t)round(sides.expected * sides.test),
                                                (uint64_t)sides.test)));
    html_raw(html, "</figcaption></figure>\n</div>\n");
}
