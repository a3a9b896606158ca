// Puts a finding together from a rule and the evidence about a subject.
#include "verdict/finding.h"
#include "verdict/fingerprint.h"

#include <assert.h>
#include <string.h>

struct citing {
    const struct message_facts *facts;
    struct cited *cited;
    size_t count;
};

static void cite(struct citing *citing, int measure) {
    for (size_t i = 0; i < citing->count; i++)
        if (citing->cited[i].measure == measure)
            return;
    const struct value *value = evidence_value(citing->facts->evidence, citing->facts->subject, measure);
    citing->cited[citing->count++] = (struct cited){measure, *value};
}

static void cite_expression(struct citing *citing, const struct expression *expression) {
    for (size_t i = 0; expression && i < expression_measure_count(expression); i++)
        cite(citing, expression_measure(expression, i));
}

static void cite_all(struct arena *arena, const struct rule *rule, const struct message_facts *facts,
                     struct finding *finding) {
    size_t in_message = message_measures(arena, rule->message, NULL);
    size_t most = expression_measure_count(rule->when) + in_message +
                  (rule->where ? expression_measure_count(rule->where) : 0);
    struct citing citing = {facts, arena_alloc(arena, most, sizeof *citing.cited), 0};
    cite_expression(&citing, rule->when);
    cite_expression(&citing, rule->where);
    int *mentioned = arena_alloc(arena, in_message, sizeof *mentioned);
    message_measures(arena, rule->message, mentioned);
    for (size_t i = 0; i < in_message; i++)
        cite(&citing, mentioned[i]);
    assert(citing.count <= most);
    finding->cited = citing.cited;
    finding->cited_count = citing.count;
}

static void weigh(struct arena *arena, const struct rule *rule, const struct message_facts *facts,
                  struct finding *finding) {
    for (size_t i = 0; i < rule->severity_when_count; i++) {
        const struct severity_when *entry = &rule->severity_when[i];
        struct judgement judgement =
            expression_judge(entry->when, facts->values, facts->evidence, facts->subject, NULL);
        if (judgement.truth != TRUTH_TRUE)
            continue;
        finding->because = message_fill(arena, entry->because, facts);
        finding->severity = entry->severity;
        return;
    }
}

struct finding finding_of(struct arena *arena, const struct rule *rule, const struct message_facts *facts) {
    const struct subject *subject = &facts->evidence->subjects[facts->subject];
    struct finding finding = {
        .rule = rule,
        .severity = rule->severity,
        .subject = facts->subject,
        .place = subject->place,
        .message = message_fill(arena, rule->message, facts),
        .question = rule->question ? message_fill(arena, rule->question, facts) : NULL,
        .repair = rule->repair,
    };
    weigh(arena, rule, facts, &finding);
    cite_all(arena, rule, facts, &finding);
    fingerprint_of(rule, subject, finding.fingerprint);
    return finding;
}

int finding_compare(const void *a, const void *b) {
    const struct finding *left = a, *right = b;
    if (left->severity != right->severity)
        return left->severity > right->severity ? -1 : 1;
    if (left->rule->certainty != right->rule->certainty)
        return left->rule->certainty > right->rule->certainty ? -1 : 1;
    int by_rule = strcmp(left->rule->id, right->rule->id);
    if (by_rule != 0)
        return by_rule;
    return (left->subject > right->subject) - (left->subject < right->subject);
}
