// Walks an expression's tree for one subject in Kleene's logic over intervals.
#include "verdict/term_judge.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// Of two causes the one that tells more: that no data was opened explains everything else.
static struct cause cause_of(struct cause a, struct cause b) {
    if (!a.term || (b.term && b.why == NO_DATA && a.why != NO_DATA))
        return b;
    return a;
}

static struct outcome outcome_truth(enum truth truth, struct cause cause) {
    struct outcome outcome = {.truth = truth, .cause = {.measure = -1}};
    if (truth == TRUTH_UNKNOWN)
        outcome.cause = cause;
    return outcome;
}

static struct outcome outcome_unknown(const struct term *term, int measure, enum undefined why) {
    return (struct outcome){.truth = TRUTH_UNKNOWN, .cause = {term, measure, why}};
}

static struct outcome outcome_number(const struct term *term, struct range range) {
    if (!range_finite(range))
        return outcome_unknown(term, -1, NOT_DECIDABLE);
    return (struct outcome){.range = range, .cause = {.measure = -1}};
}

// Why a value can't be used; an estimate may say so itself.
static enum undefined value_why(const struct value *value) {
    if (value->why != DEFINED)
        return value->why;
    return value->type == VALUE_ESTIMATE ? value->estimate.why : DEFINED;
}

static const struct value *value_of(const struct term *term, const struct circumstances *circumstances) {
    return evidence_value(circumstances->evidence, circumstances->subject, term->measure);
}

static struct outcome judge_measure(const struct term *term, const struct circumstances *circumstances) {
    const struct value *value = value_of(term, circumstances);
    enum undefined why = value_why(value);
    if (why != DEFINED)
        return outcome_unknown(term, term->measure, why);
    struct outcome outcome = {.cause = {.measure = -1}};
    switch (value->type) {
    case VALUE_ESTIMATE: outcome.range = (struct range){value->estimate.low, value->estimate.high}; break;
    case VALUE_COUNT: outcome.range = range_of((double)value->count); break;
    case VALUE_FLAG: outcome.truth = truth_of(value->flag); break;
    case VALUE_NAME:
    case VALUE_TEXT: outcome.word = value->text; break;
    }
    return outcome;
}

static struct outcome judge_measure_call(const struct term *term, const struct circumstances *circumstances) {
    const struct term *measure = term->first;
    const struct value *value = value_of(measure, circumstances);
    enum undefined why = value_why(value);
    if (term->function == FUNCTION_DEFINED)
        return outcome_truth(truth_of(why == DEFINED), (struct cause){0});
    if (why != DEFINED)
        return outcome_unknown(measure, measure->measure, why);
    if (value->type == VALUE_COUNT)
        return outcome_number(term, range_of((double)value->count));
    const struct estimate *estimate = &value->estimate;
    switch (term->function) {
    case FUNCTION_LOW: return outcome_number(term, range_of(estimate->low));
    case FUNCTION_HIGH: return outcome_number(term, range_of(estimate->high));
    case FUNCTION_N: return outcome_number(term, range_of((double)estimate->n));
    case FUNCTION_LOG10_P:
        return outcome_number(term, range_of(estimate->log10_p_corrected < 0 ? estimate->log10_p_corrected
                                                                             : estimate->log10_p));
    default: return outcome_number(term, range_of(estimate->value));
    }
}

static struct outcome judge_number(const struct term *term, const struct circumstances *circumstances) {
    struct outcome a = term_judge(term->first, circumstances);
    struct outcome b = a;
    if (term->first->next)
        b = term_judge(term->first->next, circumstances);
    struct cause cause = cause_of(a.cause, b.cause);
    if (cause.term)
        return (struct outcome){.truth = TRUTH_UNKNOWN, .cause = cause};
    switch (term->kind) {
    case TERM_NEGATE: return outcome_number(term, range_negate(a.range));
    case TERM_ADD: return outcome_number(term, range_add(a.range, b.range));
    case TERM_SUBTRACT: return outcome_number(term, range_subtract(a.range, b.range));
    case TERM_MULTIPLY: return outcome_number(term, range_multiply(a.range, b.range));
    case TERM_DIVIDE: return outcome_number(term, range_divide(a.range, b.range));
    default: break;
    }
    switch (term->function) {
    case FUNCTION_ABS: return outcome_number(term, range_abs(a.range));
    case FUNCTION_MIN: return outcome_number(term, range_min(a.range, b.range));
    default: return outcome_number(term, range_max(a.range, b.range));
    }
}

// `sort` tells how the two are alike: names are compared by their letters, flags by their truth.
static enum truth equal(const struct outcome *a, const struct outcome *b, bool truths) {
    if (truths)
        return truth_of(a->truth == b->truth);
    if (a->word || b->word)
        return truth_of(a->word && b->word && strcmp(a->word, b->word) == 0);
    return range_equal(a->range, b->range);
}

static bool yields_truth(const struct term *term) {
    switch (term->kind) {
    case TERM_TRUTH:
    case TERM_NOT:
    case TERM_AND:
    case TERM_OR:
    case TERM_LESS:
    case TERM_AT_MOST:
    case TERM_GREATER:
    case TERM_AT_LEAST:
    case TERM_EQUAL:
    case TERM_IN: return true;
    case TERM_MEASURE: return measures[term->measure].type == VALUE_FLAG;
    case TERM_CALL: return term->function == FUNCTION_DEFINED;
    default: return false;
    }
}

static enum truth compare(const struct term *term, const struct outcome *a, const struct outcome *b) {
    switch (term->kind) {
    case TERM_LESS: return range_less(a->range, b->range);
    case TERM_AT_MOST: return range_at_most(a->range, b->range);
    case TERM_GREATER: return range_less(b->range, a->range);
    case TERM_AT_LEAST: return range_at_most(b->range, a->range);
    default: return equal(a, b, yields_truth(term->first));
    }
}

// The first part against each of the others: true if it holds for any of them (there is one, except for
// `in`).
static struct outcome judge_comparison(const struct term *term, const struct circumstances *circumstances) {
    struct outcome left = term_judge(term->first, circumstances);
    if (left.cause.term && !term->first->next->next) {
        struct outcome right = term_judge(term->first->next, circumstances);
        return outcome_truth(TRUTH_UNKNOWN, cause_of(left.cause, right.cause));
    }
    if (left.cause.term)
        return outcome_truth(TRUTH_UNKNOWN, left.cause);
    struct outcome result = outcome_truth(TRUTH_FALSE, (struct cause){0});
    for (const struct term *part = term->first->next; part; part = part->next) {
        struct outcome right = term_judge(part, circumstances);
        struct cause open = right.cause.term ? right.cause : (struct cause){term, -1, DEFINED};
        enum truth truth = right.cause.term ? TRUTH_UNKNOWN : compare(term, &left, &right);
        result = outcome_truth(truth_or(result.truth, truth), cause_of(result.cause, open));
    }
    return result;
}

static struct outcome judge_logic(const struct term *term, const struct circumstances *circumstances) {
    struct outcome a = term_judge(term->first, circumstances);
    if (term->kind == TERM_NOT)
        return outcome_truth(truth_not(a.truth), a.cause);
    enum truth settles = truth_of(term->kind == TERM_OR);
    if (a.truth == settles)
        return a;
    struct outcome b = term_judge(term->first->next, circumstances);
    enum truth truth = term->kind == TERM_OR ? truth_or(a.truth, b.truth) : truth_and(a.truth, b.truth);
    return outcome_truth(truth, cause_of(a.cause, b.cause));
}

struct outcome term_judge(const struct term *term, const struct circumstances *circumstances) {
    switch (term->kind) {
    case TERM_NUMBER: return outcome_number(term, range_of(term->number));
    case TERM_WORD: return (struct outcome){.word = term->word, .cause = {.measure = -1}};
    case TERM_TRUTH: return outcome_truth(truth_of(term->truth), (struct cause){0});
    case TERM_PARAMETER: return outcome_number(term, range_of(circumstances->parameters[term->parameter]));
    case TERM_MEASURE: return judge_measure(term, circumstances);
    case TERM_NOT:
    case TERM_AND:
    case TERM_OR: return judge_logic(term, circumstances);
    case TERM_LESS:
    case TERM_AT_MOST:
    case TERM_GREATER:
    case TERM_AT_LEAST:
    case TERM_EQUAL:
    case TERM_IN: return judge_comparison(term, circumstances);
    case TERM_NEGATE:
    case TERM_ADD:
    case TERM_SUBTRACT:
    case TERM_MULTIPLY:
    case TERM_DIVIDE: return judge_number(term, circumstances);
    case TERM_CALL: break;
    }
    assert(term->kind == TERM_CALL);
    bool arithmetic = term->function >= FUNCTION_ABS;
    return arithmetic ? judge_number(term, circumstances) : judge_measure_call(term, circumstances);
}
