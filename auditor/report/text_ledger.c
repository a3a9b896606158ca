// The coverage ledger of the text report: silence is never "passed", so every rule is accounted for.
#include "report/text_ledger.h"

#include "base/text.h"
#include "report/words.h"

#include <string.h>

#define COUNT_WIDTH 7
#define OPEN_SHOWN 3 // undecided subjects of a rule that are shown without --verbose

static void write_count(const struct page *page, enum paint paint, size_t count) {
    char number[TEXT_NUMBER];
    page_cell(page, count ? paint : PAINT_FAINT, ALIGN_RIGHT, count ? text_count(count, number) : ".",
              COUNT_WIDTH);
}

static const char *rule_label(const struct page *page, const struct rule *rule, size_t width) {
    return width < 16 ? rule->id : text_format(page->arena, "%s %s", rule->id, rule->name);
}

// The first few subjects that a rule could not decide about, each with its reason.
static void write_open(const struct page *page, const struct audit *audit, const struct ledger_row *row) {
    size_t count = 0;
    for (size_t i = 0; i < audit->verdict->undecided && count < OPEN_SHOWN; i++) {
        const struct undecided *open = &audit->verdict->open[i];
        const struct subject *subject = &audit->evidence->subjects[open->subject];
        if (open->rule != row->rule)
            continue;
        page_pad(page, 6);
        page_message(page, PAINT_FAINT, 6, 6,
                     subject->kind == SUBJECT_DATASET
                         ? open->reason
                         : text_format(page->arena, "%s: %s", subject->name, open->reason));
        count++;
    }
    if (count < row->undecided) {
        page_pad(page, 6);
        page_message(page, PAINT_FAINT, 6, 6,
                     text_format(page->arena, "... and %zu more (--verbose)", row->undecided - count));
    }
}

static void write_row(const struct page *page, const struct audit *audit, const struct ledger_row *row,
                      size_t label_width, bool verbose) {
    fputs("  ", page->out);
    page_cell(page, row->off ? PAINT_FAINT : PAINT_PLAIN, ALIGN_LEFT,
              rule_label(page, row->rule, label_width), label_width);
    if (row->off) {
        fputs("    off\n", page->out);
        return;
    }
    write_count(page, page_severity(row->rule->severity), row->finding);
    write_count(page, PAINT_PLAIN, row->clear);
    write_count(page, PAINT_STRONG, row->undecided);
    write_count(page, PAINT_PLAIN, row->not_applicable);
    fputc('\n', page->out);
    if (!verbose && row->undecided > 0)
        write_open(page, audit, row);
    for (size_t i = 0; verbose && i < row->reason_count; i++) {
        page_pad(page, 6);
        page_message(page, PAINT_FAINT, 6, 6,
                     text_format(page->arena, "%zu: %s", row->reasons[i].count, row->reasons[i].text));
    }
}

static bool has_row(const struct ledger_row *row, bool verbose) {
    return verbose || (!row->off && (row->finding > 0 || row->undecided > 0));
}

static void write_table(const struct page *page, const struct audit *audit, bool verbose) {
    const struct verdict *verdict = audit->verdict;
    static const char *const heads[] = {"found", "clear", "undec.", "n/a"};
    size_t label_width = 4, rows = 0;
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct rule *rule = verdict->ledger[i].rule;
        if (!has_row(&verdict->ledger[i], verbose))
            continue;
        const size_t width = page_width(page, rule->id) + 1 + page_width(page, rule->name);
        label_width = width > label_width ? width : label_width;
        rows++;
    }
    if (rows == 0)
        return;
    const size_t room = page->width - 2 - 4 * COUNT_WIDTH;
    label_width = label_width > room ? room : label_width;
    fputs("  ", page->out);
    page_cell(page, PAINT_FAINT, ALIGN_LEFT, "rule", label_width);
    for (size_t i = 0; i < 4; i++)
        page_cell(page, PAINT_FAINT, ALIGN_RIGHT, heads[i], COUNT_WIDTH);
    fputc('\n', page->out);
    for (size_t i = 0; i < verdict->ledger_count; i++)
        if (has_row(&verdict->ledger[i], verbose))
            write_row(page, audit, &verdict->ledger[i], label_width, verbose);
}

static bool needs_data(const struct expression *expression) {
    for (size_t i = 0; expression && i < expression_measure_count(expression); i++)
        if (measures[expression_measure(expression, i)].needs_data)
            return true;
    return false;
}

// The lines that rules without findings share.
enum line { LINE_CLEAR, LINE_CLOSED, LINE_NOT_APPLICABLE, LINE_OFF, LINE_NONE };

static enum line line_of(const struct audit *audit, const struct ledger_row *row) {
    switch (words_outcome(row)) {
    case OUTCOME_CLEAR: return LINE_CLEAR;
    case OUTCOME_OFF: return LINE_OFF;
    case OUTCOME_NOT_APPLICABLE: break;
    case OUTCOME_FOUND:
    case OUTCOME_UNDECIDED: return LINE_NONE;
    }
    const bool closed = !audit->data_opened && (needs_data(row->rule->where) || needs_data(row->rule->when));
    return closed ? LINE_CLOSED : LINE_NOT_APPLICABLE;
}

// "8 clear: LK101 LK109 ...", with the names of the rules if there is room for a list.
static void write_line(const struct page *page, const struct audit *audit, enum line line, bool names) {
    static const char *const labels[] = {[LINE_CLEAR] = "clear",
                                         [LINE_CLOSED] = "not judged, because no data was opened",
                                         [LINE_NOT_APPLICABLE] = "not applicable (why: --verbose)",
                                         [LINE_OFF] = "off"};
    const char *ids = "";
    size_t count = 0;
    for (size_t i = 0; i < audit->verdict->ledger_count; i++) {
        const struct ledger_row *row = &audit->verdict->ledger[i];
        if (line_of(audit, row) != line)
            continue;
        ids = names ? text_format(page->arena, "%s%s %s %s", ids, count ? "," : "", row->rule->id,
                                  row->rule->name)
                    : text_format(page->arena, "%s %s", ids, row->rule->id);
        count++;
    }
    if (count == 0)
        return;
    page_pad(page, 2);
    page_message(page, line == LINE_CLEAR ? PAINT_PLAIN : PAINT_FAINT, 2, 4,
                 text_format(page->arena, "%zu %s:%s", count, labels[line], ids));
}

static void write_undecided(const struct page *page, const struct audit *audit) {
    if (audit->verdict->undecided > 0)
        page_heading(page, "what could not be decided");
    for (size_t i = 0; i < audit->verdict->undecided; i++) {
        const struct undecided *open = &audit->verdict->open[i];
        const struct subject *subject = &audit->evidence->subjects[open->subject];
        page_pad(page, 2);
        page_message(page, PAINT_PLAIN, 2, 4,
                     text_format(page->arena, "%s %s: %s", open->rule->id,
                                 subject->kind == SUBJECT_DATASET ? "dataset" : subject->name, open->reason));
    }
}

void text_ledger(const struct page *page, const struct audit *audit, bool verbose) {
    const struct verdict *verdict = audit->verdict;
    const struct tally tally = words_tally(verdict);
    page_heading(page, text_format(page->arena, "what was checked: %s, %s",
                                   words_plural(page->arena, tally.rules, "rule"),
                                   words_plural(page->arena, tally.judged, "judgement")));
    write_table(page, audit, verbose);
    if (verbose) {
        write_undecided(page, audit);
        return;
    }
    // A report without findings has to say what it stands for.
    const bool names = verdict->finding_count == 0;
    for (enum line line = LINE_CLEAR; line < LINE_NONE; line++)
        write_line(page, audit, line, names && line == LINE_CLEAR);
}
