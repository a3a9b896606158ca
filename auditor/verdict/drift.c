// Monotonicity by the structure of an expression: `x > $p` falls with p, `not` and `-` turn it round, what is
// joined must agree. A product counts only with a number beside it, since a measure may be negative.
#include "verdict/drift.h"

#include "verdict/term.h"

enum drift drift_join(enum drift a, enum drift b) {
    if (a == DRIFT_NONE || a == b)
        return b;
    return b == DRIFT_NONE ? a : DRIFT_MIXED;
}

enum drift drift_flip(enum drift drift) {
    return drift == DRIFT_UP ? DRIFT_DOWN : drift == DRIFT_DOWN ? DRIFT_UP : drift;
}

static enum drift term_drift(const struct term *term, size_t parameter);

static enum drift all_parts(const struct term *term, size_t parameter) {
    enum drift drift = DRIFT_NONE;
    for (const struct term *part = term->first; part; part = part->next)
        drift = drift_join(drift, term_drift(part, parameter));
    return drift;
}

static enum drift uncertain(enum drift drift) {
    return drift == DRIFT_NONE ? DRIFT_NONE : DRIFT_MIXED;
}

// The first part against the second.
static enum drift opposed(const struct term *term, size_t parameter) {
    return drift_join(term_drift(term->first, parameter),
                      drift_flip(term_drift(term->first->next, parameter)));
}

static enum drift scaled(const struct term *term, size_t parameter) {
    const struct term *left = term->first, *right = left->next;
    if (right->kind == TERM_NUMBER && right->number > 0)
        return term_drift(left, parameter);
    if (term->kind == TERM_MULTIPLY && left->kind == TERM_NUMBER && left->number > 0)
        return term_drift(right, parameter);
    return uncertain(all_parts(term, parameter));
}

static enum drift term_drift(const struct term *term, size_t parameter) {
    switch (term->kind) {
    case TERM_NUMBER:
    case TERM_WORD:
    case TERM_TRUTH:
    case TERM_MEASURE: return DRIFT_NONE;
    case TERM_PARAMETER: return term->parameter == parameter ? DRIFT_UP : DRIFT_NONE;
    case TERM_NOT:
    case TERM_NEGATE: return drift_flip(term_drift(term->first, parameter));
    case TERM_AND:
    case TERM_OR:
    case TERM_ADD: return all_parts(term, parameter);
    case TERM_GREATER:
    case TERM_AT_LEAST:
    case TERM_SUBTRACT: return opposed(term, parameter);
    case TERM_LESS:
    case TERM_AT_MOST: return drift_flip(opposed(term, parameter));
    case TERM_EQUAL:
    case TERM_IN: return uncertain(all_parts(term, parameter));
    case TERM_MULTIPLY:
    case TERM_DIVIDE: return scaled(term, parameter);
    case TERM_CALL: break;
    }
    bool keeps = term->function == FUNCTION_MIN || term->function == FUNCTION_MAX;
    return keeps ? all_parts(term, parameter) : uncertain(all_parts(term, parameter));
}

enum drift drift_of(const struct expression *expression, size_t parameter) {
    return expression ? term_drift(expression->root, parameter) : DRIFT_NONE;
}
