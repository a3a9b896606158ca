// Judges an expression for a subject and puts into words what decided, or what left it open.
#include "verdict/term_judge.h"

#include <string.h>

// "0.93 [0.85, 0.99]", or just "12" for a number that is known exactly.
static const char *range_text(struct arena *arena, double value, struct range range) {
    char point[TEXT_NUMBER], low[TEXT_NUMBER], high[TEXT_NUMBER];
    text_rounded(value, 4, point);
    if (range.low >= range.high)
        return text_format(arena, "%s", point);
    return text_format(arena, "%s [%s, %s]", point, text_rounded(range.low, 4, low),
                       text_rounded(range.high, 4, high));
}

static const char *term_text(struct arena *arena, const struct expression *expression,
                             const struct term *term) {
    return text_copy(arena, (struct span){expression->text + term->offset, term->end - term->offset});
}

// The first estimate below a term, or NULL.
static const struct term *find_estimate(const struct term *term) {
    if (term->kind == TERM_MEASURE && measures[term->measure].type == VALUE_ESTIMATE)
        return term;
    for (const struct term *part = term->first; part; part = part->next) {
        const struct term *found = find_estimate(part);
        if (found)
            return found;
    }
    return NULL;
}

static const struct estimate *estimate_of(const struct term *term,
                                          const struct circumstances *circumstances) {
    return &evidence_value(circumstances->evidence, circumstances->subject, term->measure)->estimate;
}

// A measure against a threshold gets the plain words; anything more involved is quoted.
static void explain_open(struct arena *arena, const struct expression *expression,
                         const struct term *comparison, const struct circumstances *circumstances,
                         struct judgement *judgement) {
    const struct term *estimate = find_estimate(comparison);
    const struct term *left = comparison->first, *right = left->next;
    const struct term *threshold = left == estimate ? right : left;
    bool plain =
        estimate && !right->next && (left == estimate || right == estimate) && !find_estimate(threshold);
    if (estimate)
        judgement->measure = estimate->measure;
    if (!plain) {
        judgement->reason = text_format(arena, "the intervals leave open whether %s",
                                        term_text(arena, expression, comparison));
        judgement->detail = judgement->reason;
        return;
    }
    struct range limit = term_judge(threshold, circumstances).range;
    const struct estimate *found = estimate_of(estimate, circumstances);
    const char *number = range_text(arena, limit.low, limit);
    judgement->reason = text_format(arena, "%s straddles %s", estimate->word, number);
    judgement->detail =
        text_format(arena, "%s %s straddles %s", estimate->word,
                    range_text(arena, found->value, (struct range){found->low, found->high}), number);
}

static void explain_unknown(struct arena *arena, const struct expression *expression, struct cause cause,
                            const struct circumstances *circumstances, struct judgement *judgement) {
    judgement->why = cause.why;
    judgement->measure = cause.measure;
    if (cause.why == DEFINED) {
        explain_open(arena, expression, cause.term, circumstances, judgement);
        return;
    }
    const char *what =
        cause.measure >= 0 ? measures[cause.measure].name : term_text(arena, expression, cause.term);
    judgement->reason = cause.why == NO_DATA ? undefined_text(NO_DATA)
                                             : text_format(arena, "%s: %s", what, undefined_text(cause.why));
    judgement->detail = judgement->reason;
}

// Of parts joined by `and`, the first one that is false says enough.
static void explain_false(struct arena *arena, const struct expression *expression,
                          const struct circumstances *circumstances, struct judgement *judgement) {
    const struct term *term = expression->root;
    while (term->kind == TERM_AND)
        term = term_judge(term->first, circumstances).truth == TRUTH_FALSE ? term->first : term->first->next;
    if (term->kind == TERM_CALL) { // the only function that is true or false: defined()
        const struct value *value =
            evidence_value(circumstances->evidence, circumstances->subject, term->first->measure);
        judgement->measure = term->first->measure;
        judgement->why = value->why != DEFINED ? value->why : value->estimate.why;
        judgement->reason = judgement->why == NO_DATA ? undefined_text(NO_DATA)
                                                      : text_format(arena, "%s: %s", term->first->word,
                                                                    undefined_text(judgement->why));
    } else {
        judgement->reason = text_format(arena, "not the case: %s", term_text(arena, expression, term));
    }
    judgement->detail = judgement->reason;
}

struct judgement expression_judge(const struct expression *expression, const double *parameters,
                                  const struct evidence *evidence, size_t subject, struct arena *arena) {
    struct circumstances circumstances = {parameters, evidence, subject};
    struct outcome outcome = term_judge(expression->root, &circumstances);
    struct judgement judgement = {.truth = outcome.truth, .measure = -1};
    if (!arena)
        return judgement;
    if (outcome.truth == TRUTH_UNKNOWN)
        explain_unknown(arena, expression, outcome.cause, &circumstances, &judgement);
    else if (outcome.truth == TRUTH_FALSE)
        explain_false(arena, expression, &circumstances, &judgement);
    return judgement;
}
