// Numbers, counts and the verdict in words.
#include "report/words.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

const char *words_plural(struct arena *arena, uint64_t count, const char *noun) {
    char number[TEXT_NUMBER];
    return text_format(arena, "%s %s%s", text_count(count, number), noun, count == 1 ? "" : "s");
}

const char *words_number(struct arena *arena, double value) {
    char number[TEXT_NUMBER];
    const bool whole = value == floor(value);
    if (whole && fabs(value) < 1e15)
        return text_format(arena, "%s%s", value < 0 ? "-" : "", text_count((uint64_t)fabs(value), number));
    for (int digits = 4; digits < 17; digits++) {
        text_rounded(value, digits, number);
        // A share of 0.99998 must not read as certainty.
        if (fabs(value) > 1 || (strcmp(number, "1") != 0 && strcmp(number, "-1") != 0))
            break;
    }
    return text_copy(arena, span_of(number));
}

const char *words_share(struct arena *arena, uint64_t part, uint64_t whole) {
    char number[TEXT_NUMBER];
    if (whole == 0)
        return "";
    const double percent = 100 * (double)part / (double)whole;
    if (part == 0 || part == whole)
        return part ? "100%" : "0%";
    if (percent < 0.1)
        return "<0.1%";
    if (percent > 99.9)
        return ">99.9%";
    return text_format(arena, "%s%%", text_rounded(percent, percent < 10 ? 2 : 3, number));
}

const char *words_value(struct arena *arena, const struct value *value) {
    char number[TEXT_NUMBER];
    if (value->why != DEFINED)
        return undefined_text(value->why);
    switch (value->type) {
    case VALUE_ESTIMATE:
        return value->estimate.why == DEFINED ? words_number(arena, value->estimate.value)
                                              : undefined_text(value->estimate.why);
    case VALUE_COUNT: return text_copy(arena, span_of(text_count(value->count, number)));
    case VALUE_FLAG: return value->flag ? "yes" : "no";
    case VALUE_NAME:
    case VALUE_TEXT: break;
    }
    return value->text ? value->text : "";
}

static bool has_estimate(const struct value *value) {
    return value->type == VALUE_ESTIMATE && value->why == DEFINED && value->estimate.why == DEFINED;
}

const char *words_interval(struct arena *arena, const struct value *value) {
    if (!has_estimate(value) || !(value->estimate.low < value->estimate.high))
        return "";
    return text_format(arena, "[%s, %s]", words_number(arena, value->estimate.low),
                       words_number(arena, value->estimate.high));
}

const char *words_support(struct arena *arena, const struct value *value) {
    char n[TEXT_NUMBER], measured[TEXT_NUMBER], of[TEXT_NUMBER];
    const bool sampled = value->of > 0 && value->measured < value->of;
    const bool counted = has_estimate(value) && value->estimate.n > 1; // "n 1" tells nobody anything
    const char *rows = sampled ? text_format(arena, "on %s of %s rows", text_count(value->measured, measured),
                                             text_count(value->of, of))
                               : "";
    if (!counted)
        return rows;
    return text_format(arena, "n %s%s%s", text_count(value->estimate.n, n), sampled ? ", " : "", rows);
}

const char *words_p(struct arena *arena, double log10_p) {
    char number[TEXT_NUMBER];
    if (!(log10_p < 0))
        return "";
    if (log10_p > -4)
        return text_format(arena, "p %s", text_rounded(pow(10, log10_p), 2, number));
    return text_format(arena, "p < 1e-%s", text_rounded(floor(-log10_p), 6, number));
}

const char *words_first_paragraph(struct arena *arena, const char *text) {
    const char *end = strstr(text, "\n\n");
    return text_copy(arena, (struct span){text, end ? (size_t)(end - text) : strlen(text)});
}

const char *words_place(struct arena *arena, struct place place) {
    if (!place.path)
        return "";
    if (place.line == 0)
        return place.path;
    if (place.column == 0)
        return text_format(arena, "%s:%llu", place.path, (unsigned long long)place.line);
    return text_format(arena, "%s:%llu:%llu", place.path, (unsigned long long)place.line,
                       (unsigned long long)place.column);
}

const char *words_findings(struct arena *arena, const struct verdict *verdict) {
    const struct {
        size_t count;
        const char *noun;
    } kinds[] = {{verdict->errors, "error"}, {verdict->warnings, "warning"}, {verdict->notes, "note"}};
    const char *text = "";
    for (size_t i = 0; i < 3; i++)
        if (kinds[i].count > 0)
            text = text_format(arena, "%s%s%s", text, *text ? ", " : "",
                               words_plural(arena, kinds[i].count, kinds[i].noun));
    return *text ? text : "no findings";
}

enum outcome words_outcome(const struct ledger_row *row) {
    if (row->off)
        return OUTCOME_OFF;
    if (row->finding > 0)
        return OUTCOME_FOUND;
    if (row->undecided > 0)
        return OUTCOME_UNDECIDED;
    return row->clear > 0 ? OUTCOME_CLEAR : OUTCOME_NOT_APPLICABLE;
}

struct tally words_tally(const struct verdict *verdict) {
    struct tally tally = {0};
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        const enum outcome outcome = words_outcome(row);
        tally.off += outcome == OUTCOME_OFF;
        if (outcome == OUTCOME_OFF)
            continue;
        tally.rules++;
        tally.found += outcome == OUTCOME_FOUND;
        tally.clear += outcome == OUTCOME_CLEAR;
        tally.undecided += outcome == OUTCOME_UNDECIDED;
        tally.not_applicable += outcome == OUTCOME_NOT_APPLICABLE;
        tally.judged += row->finding + row->clear + row->undecided;
    }
    return tally;
}

const char *words_verdict(const struct audit *audit) {
    const struct verdict *verdict = audit->verdict;
    if (verdict->errors + verdict->warnings + verdict->notes > 0)
        return "findings";
    if (audit->incomplete)
        return "incomplete";
    if (words_tally(verdict).judged == 0)
        return "nothing-judged";
    return verdict->undecided > 0 ? "undecided" : "clear";
}

const char *words_conclusion(struct arena *arena, const struct audit *audit) {
    const struct verdict *verdict = audit->verdict;
    const struct tally tally = words_tally(verdict);
    if (tally.judged == 0)
        return "Nothing was judged: no selected rule applies to this dataset.";
    const char *head = words_findings(arena, verdict);
    if (verdict->suppressed > 0)
        head = text_format(arena, "%s, %zu suppressed", head, verdict->suppressed);
    head = text_format(arena, "%c%s in %s by %s", *head == 'n' ? 'N' : *head, head + 1,
                       words_plural(arena, tally.judged, "judgement"),
                       words_plural(arena, tally.rules - tally.not_applicable, "rule"));
    if (verdict->undecided > 0)
        head = text_format(arena, "%s; %zu could not be decided", head, verdict->undecided);
    if (tally.not_applicable > 0)
        head = text_format(arena, "%s; %s had nothing to judge", head,
                           words_plural(arena, tally.not_applicable, "rule"));
    if (tally.off > 0)
        head = text_format(arena, "%s; %s switched off or not selected", head,
                           words_plural(arena, tally.off, "rule"));
    const bool none = verdict->errors + verdict->warnings + verdict->notes == 0;
    return text_format(arena, "%s.%s%s%s", head,
                       audit->incomplete ? " The analysis is incomplete: a limit was hit." : "",
                       audit->data_opened ? "" : " No data was opened: only declarations were checked.",
                       none ? " This says what was looked at, not that nothing leaks." : "");
}
