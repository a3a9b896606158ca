// Puts an answer together from the findings, the ledger and the declarations.
#include "report/sheet_answer.h"

#include "base/text.h"
#include "report/group.h"
#include "report/sheet_question.h"
#include "report/words.h"

#include <string.h>

enum { MOST_FINDINGS = 5, MOST_NAMES = 12, MOST_OPEN = 5 };

static void raise_state(struct sheet_answer *answer, enum sheet_state state) {
    if (answer->state < state)
        answer->state = state;
}

static void add_line(struct sheet_answer *answer, struct sheet_line line) {
    if (answer->count == answer->capacity) {
        const size_t capacity = answer->capacity ? 2 * answer->capacity : 8;
        struct sheet_line *lines = arena_alloc(answer->arena, capacity, sizeof *lines);
        if (answer->count > 0)
            memcpy(lines, answer->lines, answer->count * sizeof *lines);
        answer->lines = lines;
        answer->capacity = capacity;
    }
    answer->lines[answer->count++] = line;
    answer->asks_author = answer->asks_author || line.source == SHEET_AUTHOR;
    if (line.source == SHEET_MEASURED || line.source == SHEET_DECLARED)
        raise_state(answer, SHEET_STATED);
}

void sheet_answer_add(struct sheet_answer *answer, enum sheet_source source, const char *text) {
    add_line(answer, (struct sheet_line){.source = source, .text = text});
}

// ---- where a rule's judgement comes from ----

static bool needs_data(const struct expression *expression) {
    for (size_t i = 0; expression && i < expression_measure_count(expression); i++)
        if (measures[expression_measure(expression, i)].needs_data)
            return true;
    return false;
}

static enum sheet_source source_of(const struct rule *rule) {
    return needs_data(rule->where) || needs_data(rule->when) ? SHEET_MEASURED : SHEET_DECLARED;
}

// ---- findings ----

static enum sheet_state state_of(const struct finding *finding) {
    if (finding->suppressed)
        return SHEET_ACCEPTED;
    return finding->severity == SEVERITY_ERROR     ? SHEET_ERRORS
           : finding->severity == SEVERITY_WARNING ? SHEET_WARNINGS
                                                   : SHEET_NOTES;
}

// The first findings of a group, and the names of the others.
static void add_group(struct sheet_answer *answer, const struct audit *audit, const struct finding *findings,
                      size_t length) {
    const enum sheet_source source = source_of(findings->rule);
    const size_t shown = length > MOST_FINDINGS + 1 ? MOST_FINDINGS : length;
    for (size_t i = 0; i < shown; i++)
        add_line(answer, (struct sheet_line){source, &findings[i], findings[i].message});
    if (shown < length)
        sheet_answer_add(answer, source,
                         text_format(answer->arena, "%zu more of %s %s: %s", length - shown,
                                     findings->rule->id, findings->rule->name,
                                     group_others(answer->arena, audit, &findings[shown - 1],
                                                  length - shown + 1, MOST_NAMES)));
    const enum sheet_state state = state_of(findings);
    answer->errors += state == SHEET_ERRORS ? length : 0;
    answer->warnings += state == SHEET_WARNINGS ? length : 0;
    answer->notes += state == SHEET_NOTES ? length : 0;
    raise_state(answer, state);
}

static void add_findings(struct sheet_answer *answer, const struct audit *audit,
                         const struct sheet_question *question) {
    size_t length;
    for (size_t i = 0; i < audit->verdict->finding_count; i += length) {
        length = group_length(audit->verdict, i);
        if (sheet_question_asks(question, audit->verdict->findings[i].rule))
            add_group(answer, audit, &audit->verdict->findings[i], length);
    }
}

// ---- the ledger ----

static void add_undecided(struct sheet_answer *answer, const struct audit *audit,
                          const struct sheet_question *question) {
    const struct verdict *verdict = audit->verdict;
    size_t told = 0; // of the same rule
    for (size_t i = 0; i < verdict->undecided; i++) {
        const struct undecided *open = &verdict->open[i];
        if (!sheet_question_asks(question, open->rule))
            continue;
        const bool last = i + 1 == verdict->undecided || verdict->open[i + 1].rule != open->rule;
        const struct subject *subject = &audit->evidence->subjects[open->subject];
        told = i > 0 && verdict->open[i - 1].rule == open->rule ? told + 1 : 0;
        if (told < MOST_OPEN)
            sheet_answer_add(
                answer, source_of(open->rule),
                text_format(answer->arena, "Undecided: %s %s, %s: %s", open->rule->id, open->rule->name,
                            subject->kind == SUBJECT_DATASET ? "the dataset" : subject->name, open->reason));
        else if (last)
            sheet_answer_add(answer, source_of(open->rule),
                             text_format(answer->arena, "Undecided: %s %s, %zu more", open->rule->id,
                                         open->rule->name, told + 1 - MOST_OPEN));
        raise_state(answer, SHEET_UNDECIDED);
    }
}

static size_t judged(const struct ledger_row *row) {
    return row->finding + row->clear + row->undecided;
}

// "LK203 single-column-predicts-target (9 of 11)".
static const char *clear_text(struct arena *arena, const struct ledger_row *row) {
    const size_t all = judged(row) + row->not_applicable;
    return row->clear == all
               ? text_format(arena, "%s %s (%zu)", row->rule->id, row->rule->name, row->clear)
               : text_format(arena, "%s %s (%zu of %zu)", row->rule->id, row->rule->name, row->clear, all);
}

static void add_clear(struct sheet_answer *answer, const struct verdict *verdict,
                      const struct sheet_question *question, enum sheet_source source) {
    const char *list = NULL;
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const struct ledger_row *row = &verdict->ledger[i];
        if (row->off || row->clear == 0 || source_of(row->rule) != source ||
            !sheet_question_asks(question, row->rule))
            continue;
        list = text_format(answer->arena, "%s%s%s", list ? list : "", list ? ", " : "",
                           clear_text(answer->arena, row));
        answer->clear_rules++;
    }
    if (!list)
        return;
    sheet_answer_add(answer, source, text_format(answer->arena, "Clear: %s", list));
    raise_state(answer, source == SHEET_MEASURED ? SHEET_CLEAR : SHEET_CLEAR_DECLARED);
}

// Why nothing could be judged by the rule; NULL if something was.
static const char *closed_reason(const struct audit *audit, const struct ledger_row *row) {
    if (row->off)
        return "switched off or not selected";
    if (judged(row) > 0)
        return NULL;
    if (!audit->data_opened && source_of(row->rule) == SHEET_MEASURED)
        return "no data was opened";
    return row->reason_count > 0 ? row->reasons[0].text : "there is nothing that it is about";
}

// Whether an earlier row was closed for the same reason, and so has told of this one.
static bool is_told(const struct audit *audit, const struct sheet_question *question, size_t place) {
    const char *reason = closed_reason(audit, &audit->verdict->ledger[place]);
    for (size_t i = 0; i < place; i++) {
        const char *other = closed_reason(audit, &audit->verdict->ledger[i]);
        if (other && strcmp(other, reason) == 0 &&
            sheet_question_asks(question, audit->verdict->ledger[i].rule))
            return true;
    }
    return false;
}

static void add_closed(struct sheet_answer *answer, const struct audit *audit,
                       const struct sheet_question *question) {
    const struct verdict *verdict = audit->verdict;
    for (size_t i = 0; i < verdict->ledger_count; i++) {
        const char *reason = closed_reason(audit, &verdict->ledger[i]), *list = NULL;
        if (!reason || !sheet_question_asks(question, verdict->ledger[i].rule) || is_told(audit, question, i))
            continue;
        for (size_t k = i; k < verdict->ledger_count; k++) {
            const struct rule *rule = verdict->ledger[k].rule;
            const char *other = closed_reason(audit, &verdict->ledger[k]);
            if (!other || strcmp(other, reason) != 0 || !sheet_question_asks(question, rule))
                continue;
            list = text_format(answer->arena, "%s%s%s %s", list ? list : "", list ? ", " : "", rule->id,
                               rule->name);
            answer->closed_rules++;
        }
        sheet_answer_add(answer, SHEET_UNJUDGED, text_format(answer->arena, "%s (%s)", list, reason));
    }
}

// ---- the author ----

static void add_author(struct sheet_answer *answer, const struct sheet_question *question) {
    if (answer->state >= SHEET_WARNINGS)
        sheet_answer_add(answer, SHEET_AUTHOR,
                         "What was done about these findings, or why they do no harm to the claim.");
    const bool settled = (answer->state == SHEET_CLEAR && answer->closed_rules == 0) ||
                         answer->state == SHEET_ACCEPTED || answer->state >= SHEET_WARNINGS;
    if (question->author && (question->always || !settled))
        sheet_answer_add(answer, SHEET_AUTHOR, question->author);
}

// What is open comes after all that is known; else the order stays.
static void put_author_last(struct sheet_answer *answer) {
    if (answer->count == 0)
        return;
    struct sheet_line *lines = arena_alloc(answer->arena, answer->count, sizeof *lines);
    size_t count = 0;
    for (size_t i = 0; i < answer->count; i++)
        if (answer->lines[i].source != SHEET_AUTHOR)
            lines[count++] = answer->lines[i];
    for (size_t i = 0; i < answer->count; i++)
        if (answer->lines[i].source == SHEET_AUTHOR)
            lines[count++] = answer->lines[i];
    answer->lines = lines;
    answer->capacity = count;
}

// ---- the summary ----

static const char *clear_summary(const struct sheet_answer *answer) {
    const char *what = answer->state == SHEET_CLEAR ? "nothing found by" : "nothing found in declarations by";
    const char *rules = words_plural(answer->arena, answer->clear_rules, "rule");
    return answer->closed_rules ? text_format(answer->arena, "%s %s; %zu had nothing to judge", what, rules,
                                              answer->closed_rules)
                                : text_format(answer->arena, "%s %s", what, rules);
}

static const char *summary_of(const struct sheet_answer *answer) {
    switch (answer->state) {
    case SHEET_OPEN: return "not answered by the audit";
    case SHEET_STATED: return "stated, not judged";
    case SHEET_CLEAR_DECLARED:
    case SHEET_CLEAR: return clear_summary(answer);
    case SHEET_UNDECIDED: return "undecided";
    case SHEET_ACCEPTED: return "accepted findings only";
    case SHEET_NOTES:
    case SHEET_WARNINGS:
    case SHEET_ERRORS: break;
    }
    const struct verdict counts = {
        .errors = answer->errors, .warnings = answer->warnings, .notes = answer->notes};
    return words_findings(answer->arena, &counts);
}

struct sheet_answer sheet_answer_of(struct arena *arena, const struct audit *audit,
                                    const struct sheet_question *question) {
    struct sheet_answer answer = {.arena = arena};
    if (question->declared)
        question->declared(&answer, audit);
    add_findings(&answer, audit, question);
    add_undecided(&answer, audit, question);
    add_clear(&answer, audit->verdict, question, SHEET_MEASURED);
    add_clear(&answer, audit->verdict, question, SHEET_DECLARED);
    add_closed(&answer, audit, question);
    add_author(&answer, question);
    put_author_last(&answer);
    answer.summary = summary_of(&answer);
    return answer;
}
