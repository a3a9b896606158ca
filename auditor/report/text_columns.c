// The column table of the text report: name, type, missing cells, role, strength and flags of each column.
#include "report/text_columns.h"

#include "base/text.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define COLUMNS_SHOWN 20 // rows that are shown without --verbose
#define BAR_WIDTH 20

// Which columns of the table there is room for, and how wide they are.
struct layout {
    size_t name, type, missing, role, power, bar;
    int measure; // of the strength, or -1 when it was not measured
};

// What is found about a column.
struct flag {
    const struct finding *finding; // the first in the verdict's order, or NULL
    size_t more;
};

// The flags by subject. Notes are told below; in the table they would mark nearly every column.
static struct flag *find_flags(const struct page *page, const struct audit *audit, bool verbose) {
    struct flag *flags = arena_alloc(page->arena, audit->evidence->subject_count, sizeof *flags);
    for (size_t i = 0; i < audit->verdict->finding_count; i++) {
        const struct finding *finding = &audit->verdict->findings[i];
        if (finding->suppressed || (finding->severity == SEVERITY_NOTE && !verbose))
            continue;
        struct flag *flag = &flags[finding->subject];
        flag->more += flag->finding != NULL;
        flag->finding = flag->finding ? flag->finding : finding;
    }
    return flags;
}

static bool any_power(const struct audit *audit, int measure) {
    for (size_t i = 0; measure >= 0 && i < audit->column_count; i++) {
        const struct value *value = evidence_value(audit->evidence, audit->columns[i].subject, measure);
        if (value->why == DEFINED)
            return true;
    }
    return false;
}

static struct layout lay_out(const struct page *page, const struct audit *audit) {
    struct layout layout = {.name = 6};
    for (size_t i = 0; i < audit->column_count; i++) {
        const size_t width = page_width(page, audit->columns[i].name);
        layout.name = width > layout.name ? width : layout.name;
    }
    const size_t widest = page->width * 3 / 8;
    layout.name = layout.name > widest ? widest : layout.name;
    // Strength runs from 0 (chance) to 1 for every task; power is in the task's own metric.
    layout.measure = measure_find("target.strength");
    if (!any_power(audit, layout.measure))
        layout.measure = measure_find("target.power");
    if (!any_power(audit, layout.measure))
        layout.measure = -1;
    size_t room = page->width - 2 - layout.name - 9; // 9: "  LK203 +1" without its first space
    layout.missing = audit->data_opened ? 8 : 0;
    room -= layout.missing;
    layout.power = layout.measure >= 0 ? 9 : 0;
    room -= layout.power;
    layout.type = page->width >= 56 && room >= 10 ? 9 : 0;
    room -= layout.type;
    layout.role = page->width >= 64 && room >= 9 ? 8 : 0;
    room -= layout.role;
    layout.bar = layout.measure < 0 || room < 6 ? 0 : room - 1 < BAR_WIDTH ? room - 1 : BAR_WIDTH;
    return layout;
}

static void write_cell(const struct page *page, enum paint paint, enum align align, const char *text,
                       size_t width) {
    if (width == 0)
        return;
    fputc(' ', page->out);
    page_cell(page, paint, align, text, width - 1);
}

static void write_head(const struct page *page, const struct layout *layout) {
    fputs(" ", page->out);
    write_cell(page, PAINT_FAINT, ALIGN_LEFT, "column", layout->name + 1);
    write_cell(page, PAINT_FAINT, ALIGN_LEFT, "type", layout->type);
    write_cell(page, PAINT_FAINT, ALIGN_LEFT, "role", layout->role);
    write_cell(page, PAINT_FAINT, ALIGN_RIGHT, "missing", layout->missing);
    write_cell(page, PAINT_FAINT, ALIGN_RIGHT,
               layout->measure == measure_find("target.strength") ? "strength" : "power", layout->power);
    fputc('\n', page->out);
}

// "0.97": two decimals, and never 1 for what is less.
static const char *strength_text(const struct page *page, double strength) {
    const double hundredths = strength < 1 && strength > 0.99 ? 99 : floor(100 * strength + 0.5);
    const unsigned whole = hundredths < 0 ? 0 : (unsigned)hundredths;
    return text_format(page->arena, "%u.%02u", whole / 100, whole % 100);
}

// The number and its bar; returns the columns that are left over behind the bar.
static size_t write_power(const struct page *page, const struct layout *layout, const struct value *value,
                          enum paint paint) {
    const enum undefined why = value->why != DEFINED ? value->why : value->estimate.why;
    write_cell(page, why == DEFINED ? paint : PAINT_FAINT, ALIGN_RIGHT,
               why == DEFINED ? strength_text(page, value->estimate.value) : "-", layout->power);
    if (layout->bar == 0)
        return 0;
    if (why == DEFINED && value->estimate.value * (double)layout->bar >= 0.0625) {
        fputc(' ', page->out);
        return layout->bar - page_bar(page, paint, value->estimate.value, layout->bar);
    }
    if (why == DEFINED || why == NO_DATA)
        return layout->bar + 1;
    const char *reason = undefined_text(why);
    const size_t width = page_width(page, reason);
    fputc(' ', page->out);
    page_cell(page, PAINT_FAINT, ALIGN_LEFT, reason, width < layout->bar ? width : layout->bar);
    return width < layout->bar ? layout->bar - width : 0;
}

static void write_row(const struct page *page, const struct audit *audit, const struct layout *layout,
                      const struct audit_column *column, const struct flag *flag) {
    const enum paint paint = flag->finding ? page_severity(flag->finding->severity) : PAINT_PLAIN;
    const bool leaks = flag->finding && flag->finding->severity == SEVERITY_ERROR;
    const bool target = audit->target && strcmp(column->name, audit->target) == 0;
    size_t left = target && layout->bar ? layout->bar + 1 : 0;
    fputs("  ", page->out);
    page_cell(page, flag->finding ? PAINT_STRONG : PAINT_PLAIN, ALIGN_LEFT, column->name, layout->name);
    write_cell(page, PAINT_PLAIN, ALIGN_LEFT, column->type ? column->type : "", layout->type);
    write_cell(page, PAINT_PLAIN, ALIGN_LEFT, column->role ? column->role : "", layout->role);
    write_cell(page, PAINT_PLAIN, ALIGN_RIGHT, words_share(page->arena, column->missing, audit->rows),
               layout->missing);
    if (layout->measure >= 0 && target)
        write_cell(page, PAINT_FAINT, ALIGN_RIGHT, "target", layout->power);
    else if (layout->measure >= 0)
        left = write_power(page, layout, evidence_value(audit->evidence, column->subject, layout->measure),
                           leaks ? paint : PAINT_PLAIN);
    if (flag->finding) {
        page_pad(page, left + 2);
        page_text(page, paint, flag->finding->rule->id);
        if (flag->more > 0)
            fprintf(page->out, " +%zu", flag->more);
    }
    fputc('\n', page->out);
}

static void write_heading(const struct page *page, const struct audit *audit, const struct layout *layout) {
    if (layout->measure < 0) {
        page_heading(page, "columns");
        return;
    }
    fputc('\n', page->out);
    page_message(page, PAINT_STRONG, 0, 0,
                 text_format(page->arena, "columns, and how well each alone predicts %s (0 to 1)",
                             audit->target ? audit->target : "the target"));
}

// How much a reader wants to see the row: errors, then what is strong, warnings a little before others.
static double interest(const struct audit *audit, const struct layout *layout,
                       const struct audit_column *column, const struct flag *flag) {
    const enum severity severity = flag->finding ? flag->finding->severity : SEVERITY_OFF;
    const double worth = severity == SEVERITY_ERROR ? 2 : severity == SEVERITY_WARNING ? 0.1 : 0;
    if (layout->measure < 0)
        return worth;
    const struct value *value = evidence_value(audit->evidence, column->subject, layout->measure);
    return worth + (value->why == DEFINED && value->estimate.why == DEFINED ? value->estimate.value : 0);
}

// Marks the rows to show when there is no room for all.
static bool *choose_rows(const struct page *page, const struct audit *audit, const struct layout *layout,
                         const struct flag *flags, size_t room) {
    bool *chosen = arena_alloc(page->arena, audit->column_count, sizeof *chosen);
    for (size_t taken = 0; taken < room; taken++) {
        size_t best = SIZE_MAX;
        double most = -1;
        for (size_t i = 0; i < audit->column_count; i++) {
            const struct audit_column *column = &audit->columns[i];
            const double wanted = chosen[i] ? -1 : interest(audit, layout, column, &flags[column->subject]);
            if (wanted > most) {
                most = wanted;
                best = i;
            }
        }
        if (best != SIZE_MAX)
            chosen[best] = true;
    }
    return chosen;
}

void text_columns(const struct page *page, const struct audit *audit, bool verbose) {
    if (audit->column_count == 0 || (!audit->data_opened && !verbose))
        return;
    const struct layout layout = lay_out(page, audit);
    const struct flag *flags = find_flags(page, audit, verbose);
    const bool all = verbose || audit->column_count <= COLUMNS_SHOWN + 2;
    const size_t shown = all ? audit->column_count : COLUMNS_SHOWN;
    const bool *chosen = choose_rows(page, audit, &layout, flags, all ? 0 : shown);
    write_heading(page, audit, &layout);
    write_head(page, &layout);
    for (size_t i = 0; i < audit->column_count; i++)
        if (all || chosen[i])
            write_row(page, audit, &layout, &audit->columns[i], &flags[audit->columns[i].subject]);
    if (all)
        return;
    page_pad(page, 2);
    page_message(page, PAINT_FAINT, 2, 2,
                 text_format(page->arena, "... and %zu more without errors, and weaker (--verbose)",
                             audit->column_count - shown));
}
