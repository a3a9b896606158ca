// The court: every rule against every subject, then what is accepted, then the rules about suppressions.
#include "verdict/judge.h"

#include "verdict/acceptance.h"
#include "verdict/court.h"
#include "verdict/folds.h"
#include "verdict/ledger.h"
#include "verdict/supersede.h"

#include <stdlib.h>
#include <string.h>

bool court_is_about(const struct rule *rule, const struct subject *subject) {
    if (rule->subject == SUBJECT_FEATURE)
        return subject->kind == SUBJECT_FEATURE || (subject->kind == SUBJECT_COLUMN && subject->feature);
    return subject->kind == rule->subject;
}

static void note_finding(struct court *court, const struct rule *rule, const struct message_facts *facts) {
    struct verdict *verdict = court->verdict;
    verdict->findings = memory_room(verdict->findings, verdict->finding_count, &court->finding_capacity,
                                    sizeof *verdict->findings);
    verdict->findings[verdict->finding_count++] = finding_of(court->arena, rule, facts);
}

static void note_open(struct court *court, const struct rule *rule, size_t subject, const char *detail) {
    struct verdict *verdict = court->verdict;
    verdict->open =
        memory_room(verdict->open, verdict->undecided, &court->open_capacity, sizeof *verdict->open);
    verdict->open[verdict->undecided++] =
        (struct undecided){rule, subject, text_copy(court->arena, span_of(detail))};
}

struct opinion {
    enum result result;
    bool looked; // false: not applicable only because no data was opened
    struct judgement judgement;
};

// What is not declared can't be asked for: `where` uses that to say what a rule needs. In `when` it is a
// question that stays open.
static struct opinion weigh(const struct rule *rule, const struct message_facts *facts,
                            struct arena *scratch) {
    const struct evidence *evidence = facts->evidence;
    size_t subject = facts->subject;
    struct judgement where = {.truth = TRUTH_TRUE};
    if (rule->where)
        where = expression_judge(rule->where, facts->values, evidence, subject, NULL);
    if (where.truth != TRUTH_TRUE) {
        where = expression_judge(rule->where, facts->values, evidence, subject, scratch);
        bool applies = where.truth == TRUTH_UNKNOWN && where.why != NOT_DECLARED && where.why != NO_DATA;
        return (struct opinion){applies ? RESULT_UNDECIDED : RESULT_NOT_APPLICABLE, where.why != NO_DATA,
                                where};
    }
    struct judgement when = expression_judge(rule->when, facts->values, evidence, subject, NULL);
    if (when.truth != TRUTH_UNKNOWN)
        return (struct opinion){when.truth == TRUTH_TRUE ? RESULT_FINDING : RESULT_CLEAR, true, when};
    when = expression_judge(rule->when, facts->values, evidence, subject, scratch);
    bool open = when.why != NO_DATA;
    return (struct opinion){open ? RESULT_UNDECIDED : RESULT_NOT_APPLICABLE, open, when};
}

static const char *nothing_text(enum subject_kind kind) {
    static const char *const texts[SUBJECT_KINDS] = {
        [SUBJECT_DATASET] = "there is no dataset",
        [SUBJECT_COLUMN] = "there is no column",
        [SUBJECT_FEATURE] = "there is no feature",
        [SUBJECT_COLUMN_SET] = "there is no set of columns to look at",
        [SUBJECT_SPLIT_PAIR] = "there are no two splits to compare",
        [SUBJECT_SPLIT_KEY] = "there is no column to hold against two splits",
        [SUBJECT_STEP] = "no pipeline is declared",
        [SUBJECT_SUPPRESSION] = "nothing is suppressed",
        [SUBJECT_OVERRIDE] = "the policy changes no rule",
        [SUBJECT_REFUSAL] = "nothing was asked for that a policy forbids",
        [SUBJECT_CHANGE] = "there is no change to look at",
    };
    return texts[kind];
}

static void judge_subjects(struct court *court, size_t number, struct message_facts *facts) {
    const struct rule *rule = court->effective->rules[number];
    struct ledger_row *row = &court->verdict->ledger[number];
    size_t subject_count = court->evidence->subject_count, judged = 0;
    struct arena scratch;
    arena_init(&scratch);
    for (size_t subject = 0; subject < subject_count; subject++) {
        if (!court_is_about(rule, &court->evidence->subjects[subject]))
            continue;
        judged++;
        facts->subject = subject;
        struct opinion opinion = weigh(rule, facts, &scratch);
        ledger_count(court->arena, row, opinion.result, opinion.judgement.reason);
        if (opinion.looked)
            court->results[number * subject_count + subject] = (unsigned char)opinion.result;
        if (opinion.result == RESULT_FINDING)
            note_finding(court, rule, facts);
        if (opinion.result == RESULT_UNDECIDED)
            note_open(court, rule, subject, opinion.judgement.detail);
    }
    if (judged == 0)
        ledger_count(court->arena, row, RESULT_NOT_APPLICABLE, nothing_text(rule->subject));
    ledger_sort(row);
    arena_finish(&scratch);
}

static void judge_rule(struct court *court, size_t number) {
    const struct rule *rule = court->effective->rules[number];
    const char **names = arena_alloc(court->arena, rule->parameter_count, sizeof *names);
    double *values = arena_alloc(court->arena, rule->parameter_count, sizeof *values);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        names[i] = rule->parameters[i].name;
        values[i] = rule->parameters[i].value;
    }
    struct message_facts facts = {
        .evidence = court->evidence,
        .target = court->target,
        .parameters = names,
        .values = values,
        .parameter_count = rule->parameter_count,
    };
    judge_subjects(court, number, &facts);
}

// Rules about suppressions wait until it is known what each suppression covers.
static void judge_round(struct court *court, bool about_suppressions) {
    for (size_t i = 0; i < court->effective->count; i++) {
        const struct rule *rule = court->effective->rules[i];
        if (rule->severity != SEVERITY_OFF && (rule->subject == SUBJECT_SUPPRESSION) == about_suppressions)
            judge_rule(court, i);
    }
}

static void count_findings(struct verdict *verdict) {
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->suppressed) {
            verdict->suppressed++;
            continue;
        }
        verdict->errors += finding->severity == SEVERITY_ERROR;
        verdict->warnings += finding->severity == SEVERITY_WARNING;
        verdict->notes += finding->severity == SEVERITY_NOTE;
    }
}

static int open_compare(const void *a, const void *b) {
    const struct undecided *left = a, *right = b;
    int by_rule = strcmp(left->rule->id, right->rule->id);
    if (by_rule != 0)
        return by_rule;
    return (left->subject > right->subject) - (left->subject < right->subject);
}

// From the growing arrays into the arena, in the order of reports.
static void settle(struct court *court) {
    struct verdict *verdict = court->verdict;
    struct finding *findings = arena_alloc(court->arena, verdict->finding_count, sizeof *findings);
    struct undecided *open = arena_alloc(court->arena, verdict->undecided, sizeof *open);
    for (size_t i = 0; i < verdict->finding_count; i++)
        findings[i] = verdict->findings[i];
    for (size_t i = 0; i < verdict->undecided; i++)
        open[i] = verdict->open[i];
    memory_free(verdict->findings);
    memory_free(verdict->open);
    verdict->findings = findings;
    verdict->open = open;
    if (verdict->finding_count > 1)
        qsort(findings, verdict->finding_count, sizeof *findings, finding_compare);
    if (verdict->undecided > 1)
        qsort(open, verdict->undecided, sizeof *open, open_compare);
    count_findings(verdict);
}

void judge(struct arena *arena, const struct catalogue *effective, const struct policy *policy,
           struct evidence *evidence, const char *target, struct verdict *verdict) {
    *verdict = (struct verdict){.ledger_count = effective->count};
    verdict->ledger = arena_alloc(arena, effective->count, sizeof *verdict->ledger);
    for (size_t i = 0; i < effective->count; i++) {
        verdict->ledger[i].rule = effective->rules[i];
        verdict->ledger[i].off = effective->rules[i]->severity == SEVERITY_OFF;
    }
    size_t first = acceptance_subjects(evidence, policy);
    struct court court = {
        .arena = arena,
        .effective = effective,
        .policy = policy,
        .evidence = evidence,
        .target = target,
        .verdict = verdict,
        .results = memory_alloc(effective->count * evidence->subject_count, 1),
    };
    judge_round(&court, false);
    supersede(arena, verdict);
    folds_join(arena, evidence, verdict);
    acceptance_suppressions(&court);
    acceptance_baseline(&court, first);
    judge_round(&court, true);
    settle(&court);
    memory_free(court.results);
}

enum severity judge_worst(const struct verdict *verdict) {
    if (verdict->errors > 0)
        return SEVERITY_ERROR;
    if (verdict->warnings > 0)
        return SEVERITY_WARNING;
    return verdict->notes > 0 ? SEVERITY_NOTE : SEVERITY_OFF;
}

bool judge_fails(const struct verdict *verdict, enum severity fail_on, bool strict) {
    if (strict && verdict->undecided > 0)
        return true;
    return fail_on != SEVERITY_OFF && judge_worst(verdict) >= fail_on;
}
