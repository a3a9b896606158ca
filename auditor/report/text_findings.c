// The findings of the text report: what was found, the evidence for it, what to ask and how to repair it.
#include "report/text_findings.h"

#include "base/text.h"
#include "report/citation.h"
#include "report/group.h"
#include "report/words.h"

#include <inttypes.h>
#include <string.h>

// What is shown without --verbose.
#define GROUP_SHOWN 5    // findings of one group
#define NAMES_SHOWN 30   // names of findings that are alike
#define PLACES_SHOWN 6   // and their places
#define EVIDENCE_SHOWN 6 // measures of one finding
#define LABEL_WIDTH 8    // "repair  "
#define VALUE_WIDTH 28   // of the column of values; longer ones have a line of their own
#define LABEL_ROOM 24    // beside that column, else everything has

static const struct subject *subject_of(const struct audit *audit, const struct finding *finding) {
    return &audit->evidence->subjects[finding->subject];
}

static void write_title(const struct page *page, const struct finding *finding, const char *about) {
    page_text(page, page_severity(finding->severity), severity_names[finding->severity]);
    const char *sure = text_format(page->arena, " (%s) ", certainty_names[finding->rule->certainty]);
    page_text(page, PAINT_FAINT, sure);
    page_text(page, PAINT_STRONG, finding->rule->id);
    size_t used = page_width(page, severity_names[finding->severity]) + page_width(page, sure) +
                  page_width(page, finding->rule->id);
    const size_t name = page_width(page, finding->rule->name) + 1; // with a colon
    fputs(used + 1 + name <= page->width ? " " : "\n  ", page->out);
    used = used + 1 + name <= page->width ? used + 1 + name : 2 + name;
    page_text(page, PAINT_PLAIN, finding->rule->name);
    if (*about == '\0') {
        fputc('\n', page->out);
    } else if (used + 1 + page_width(page, about) <= page->width) {
        fputs(": ", page->out);
        page_text(page, PAINT_STRONG, about);
        fputc('\n', page->out);
    } else {
        fputs(":\n  ", page->out);
        page_text(page, PAINT_STRONG, about);
        fputc('\n', page->out);
    }
}

static void write_place(const struct page *page, const char *place) {
    if (*place == '\0')
        return;
    fputs("  at ", page->out);
    page_message(page, PAINT_FAINT, 5, 5, place);
}

static void write_more(const struct page *page, size_t indent, size_t count) {
    page_pad(page, indent);
    page_message(page, PAINT_FAINT, indent, indent,
                 text_format(page->arena, "... and %zu more (--verbose)", count));
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

// The value with its interval: the left column of the evidence. Words that a rule only quotes have no place
// there.
static const char *left_text(const struct page *page, const struct cited *cited) {
    if (cited->value.type == VALUE_TEXT)
        return "";
    const char *value = citation_value(page->arena, cited);
    const char *interval = words_interval(page->arena, &cited->value);
    return *interval ? text_format(page->arena, "%s %s", value, interval) : value;
}

// "target explained by the filler (zero.uncertainty), n 1,319, p < 1e-272": the label for people, the name
// for those who look it up.
static const char *label_text(const struct page *page, const struct cited *cited) {
    const struct measure *measure = &measures[cited->measure];
    const char *text = text_format(page->arena, "%s (%s)", measure->label, measure->name);
    if (cited->value.type == VALUE_TEXT)
        return text_format(page->arena, "%s: %s", text, citation_value(page->arena, cited));
    const char *basis = citation_basis(page->arena, cited);
    return *basis ? text_format(page->arena, "%s, %s", text, basis) : text;
}

static void write_evidence(const struct page *page, const struct audit *audit, const struct finding *finding,
                           bool verbose) {
    const struct cited **chosen = arena_alloc(page->arena, finding->cited_count, sizeof *chosen);
    const size_t count = citation_choose(page->arena, audit, finding, verbose, chosen);
    const size_t shown = verbose || count <= EVIDENCE_SHOWN + 1 ? count : EVIDENCE_SHOWN;
    size_t value_width = 0;
    for (size_t i = 0; i < shown; i++) {
        const size_t width = page_width(page, left_text(page, chosen[i]));
        value_width = width > value_width ? width : value_width;
    }
    if (value_width > VALUE_WIDTH)
        value_width = VALUE_WIDTH;
    const bool stacked = 4 + value_width + 2 + LABEL_ROOM > page->width;
    for (size_t i = 0; i < shown; i++) {
        const char *value = left_text(page, chosen[i]);
        const size_t width = page_width(page, value);
        const size_t indent = stacked ? 6 : 4 + value_width + 2;
        page_pad(page, 4);
        page_text(page, PAINT_CODE, value);
        if (width > 0 && (stacked || width > value_width))
            fputc('\n', page->out);
        page_pad(page, width > 0 && (stacked || width > value_width) ? indent : indent - 4 - width);
        page_message(page, PAINT_PLAIN, indent, indent, label_text(page, chosen[i]));
    }
    if (shown < count)
        write_more(page, 4, count - shown);
}

static void write_because(const struct page *page, const struct finding *finding, size_t indent) {
    if (finding->because)
        page_item(page, indent, severity_names[finding->severity], LABEL_WIDTH,
                  text_format(page->arena, "because %s", finding->because));
    if (finding->suppressed)
        page_item(page, indent, "suppressed", LABEL_WIDTH + 4, finding->suppressed);
}

// What to do about it, once for the whole group; not `again` what stands a few lines above.
static void write_advice(const struct page *page, const struct finding *finding, size_t length, bool again) {
    bool same = true;
    for (size_t i = 1; i < length && same; i++)
        same = same_text(finding[i].question, finding->question);
    if (finding->question)
        page_item(page, 2, "ask", LABEL_WIDTH,
                  same ? finding->question
                       : text_format(page->arena, "%s (and likewise for the others)", finding->question));
    if (finding->repair && !again)
        page_item(page, 2, "repair", LABEL_WIDTH, words_first_paragraph(page->arena, finding->repair));
}

static void write_single(const struct page *page, const struct audit *audit, const struct finding *finding,
                         bool verbose) {
    const struct subject *subject = subject_of(audit, finding);
    write_title(page, finding, subject->kind == SUBJECT_DATASET ? "" : subject->name);
    write_place(page, words_place(page->arena, finding->place));
    page_pad(page, 2);
    page_message(page, PAINT_PLAIN, 2, 2, finding->message);
    write_evidence(page, audit, finding, verbose);
    write_because(page, finding, 2);
}

// "schema.yaml:83:5, 89:5, 95:5": where they are, if they are few and in one file.
static const char *places(const struct page *page, const struct finding *finding, size_t length) {
    const struct place first = finding->place;
    const char *text = words_place(page->arena, first);
    uint64_t line = first.line;
    if (length > PLACES_SHOWN || !first.path)
        return first.path ? first.path : "";
    for (size_t i = 1; i < length; i++) {
        const struct place place = finding[i].place;
        if (!same_text(place.path, first.path))
            return "";
        if (place.line != line)
            text = text_format(page->arena, "%s, %" PRIu64 ":%" PRIu64, text, place.line, place.column);
        line = place.line;
    }
    return text;
}

// A group whose findings are alike: the sentence once, and the other names.
static void write_alike(const struct page *page, const struct audit *audit, const struct finding *finding,
                        size_t length) {
    write_place(page, places(page, finding, length));
    page_pad(page, 2);
    page_message(page, PAINT_PLAIN, 2, 2, finding->message);
    const size_t most = length <= NAMES_SHOWN + 1 ? length : NAMES_SHOWN;
    const char *others = group_others(page->arena, audit, finding, length, most);
    page_pad(page, 2);
    page_message(page, PAINT_PLAIN, 2, 4,
                 text_format(page->arena, "the same for %s%s", others, most < length ? " (--verbose)" : ""));
    write_because(page, finding, 2);
}

static void write_each(const struct page *page, const struct audit *audit, const struct finding *finding,
                       size_t length, bool verbose) {
    const size_t shown = verbose || length <= GROUP_SHOWN + 1 ? length : GROUP_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        const char *name = subject_of(audit, &finding[i])->name;
        const char *place = words_place(page->arena, finding[i].place);
        page_pad(page, 2);
        page_text(page, PAINT_STRONG, name);
        if (*place && 5 + page_width(page, name) + page_width(page, place) > page->width)
            fputs("\n ", page->out);
        if (*place)
            fputs(*name ? "  " : "", page->out);
        page_text(page, PAINT_FAINT, place);
        fputs("\n    ", page->out);
        page_message(page, PAINT_PLAIN, 4, 4, finding[i].message);
        if (verbose)
            write_evidence(page, audit, &finding[i], verbose);
        write_because(page, &finding[i], 4);
    }
    if (shown < length)
        write_more(page, 2, length - shown);
}

static void write_group(const struct page *page, const struct audit *audit, const struct finding *finding,
                        size_t length, bool verbose) {
    write_title(page, finding, words_plural(page->arena, length, "finding"));
    if (!verbose && group_is_alike(audit, finding, length))
        write_alike(page, audit, finding, length);
    else
        write_each(page, audit, finding, length, verbose);
}

void text_findings(const struct page *page, const struct audit *audit, bool verbose) {
    const struct verdict *verdict = audit->verdict;
    const struct rule *last = NULL;
    size_t length;
    for (size_t i = 0; i < verdict->finding_count; i += length) {
        const struct finding *finding = &verdict->findings[i];
        length = group_length(verdict, i);
        if (finding->suppressed && !verbose)
            continue;
        fputc('\n', page->out);
        if (length == 1)
            write_single(page, audit, finding, verbose);
        else
            write_group(page, audit, finding, length, verbose);
        write_advice(page, finding, length, finding->rule == last);
        last = finding->rule;
    }
}

void text_findings_lines(const struct page *page, const struct audit *audit) {
    for (size_t i = 0; i < audit->verdict->finding_count; i++) {
        const struct finding *finding = &audit->verdict->findings[i];
        if (finding->suppressed)
            continue;
        const char *place = words_place(page->arena, finding->place);
        if (*place) {
            page_text(page, PAINT_STRONG, place);
            fputs(": ", page->out);
        }
        page_text(page, page_severity(finding->severity), severity_names[finding->severity]);
        fputc(' ', page->out);
        page_text(page, PAINT_PLAIN, finding->rule->id);
        fputs(": ", page->out);
        page_text(page, PAINT_PLAIN, finding->message);
        fputc('\n', page->out);
    }
}
