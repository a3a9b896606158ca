// The type check of rule expressions: every name must be known and fit the rule's subject, and only like
// things are compared. So a misspelt rule fails when it is loaded, not silently when it is needed.
#include "verdict/term.h"

#include <string.h>

struct checker {
    struct position where;
    size_t shift;
    const struct expression_scope *scope;
    struct notes *errors;
};

static const char *const sort_names[] = {"wrong", "a number", "a name", "true or false", "a text"};

static enum sort check(struct checker *checker, struct term *term);

#define COMPLAIN(term, ...)                                                                                  \
    notes_add(checker->errors, NOTE_ERROR, position_at(checker->where, checker->shift + (term)->offset),     \
              __VA_ARGS__)

static void complain_unknown(struct checker *checker, const struct term *term, const char *what,
                             const char *suggestion) {
    if (suggestion)
        COMPLAIN(term, "unknown %s '%s' (did you mean '%s'?)", what, term->word, suggestion);
    else
        COMPLAIN(term, "unknown %s '%s'", what, term->word);
}

static enum sort check_parameter(struct checker *checker, struct term *term) {
    const struct expression_scope *scope = checker->scope;
    for (size_t i = 0; i < scope->parameter_count; i++)
        if (strcmp(scope->parameters[i], term->word) == 0) {
            term->parameter = i;
            if (scope->used)
                scope->used[i] = true;
            return SORT_NUMBER;
        }
    complain_unknown(checker, term, "parameter",
                     text_suggest(term->word, scope->parameters, scope->parameter_count));
    return SORT_WRONG;
}

bool expression_fits(enum subject_kind measure, enum subject_kind rule) {
    return measure == SUBJECT_DATASET || measure == rule ||
           (measure == SUBJECT_COLUMN && rule == SUBJECT_FEATURE);
}

static enum sort sort_of(enum value_type type) {
    switch (type) {
    case VALUE_ESTIMATE:
    case VALUE_COUNT: return SORT_NUMBER;
    case VALUE_FLAG: return SORT_TRUTH;
    case VALUE_NAME: return SORT_WORD;
    case VALUE_TEXT: return SORT_TEXT;
    }
    return SORT_WRONG;
}

static enum sort check_measure(struct checker *checker, struct term *term) {
    term->measure = measure_find(term->word);
    if (term->measure < 0) {
        complain_unknown(checker, term, "measure", text_suggest(term->word, measure_names(), measure_count));
        return SORT_WRONG;
    }
    const struct measure *measure = &measures[term->measure];
    if (!expression_fits(measure->subject, checker->scope->subject)) {
        COMPLAIN(term, "'%s' is measured for each %s, but the rule is about each %s", measure->name,
                 subject_kind_names[measure->subject], subject_kind_names[checker->scope->subject]);
        return SORT_WRONG;
    }
    return sort_of(measure->type);
}

// A part that must yield a certain sort; false if it does not (and that has been said).
static bool expect(struct checker *checker, struct term *part, enum sort wanted) {
    enum sort sort = check(checker, part);
    if (sort != wanted && sort != SORT_WRONG)
        COMPLAIN(part, "%s is expected here, not %s", sort_names[wanted], sort_names[sort]);
    return sort == wanted;
}

static enum sort expect_all(struct checker *checker, struct term *term, enum sort wanted) {
    bool good = true;
    for (struct term *part = term->first; part; part = part->next)
        good = expect(checker, part, wanted) && good;
    return good ? wanted : SORT_WRONG;
}

// A quoted name must be one that the measure can have: a misspelt one would never match.
static bool check_word(struct checker *checker, const struct term *measure, const struct term *word) {
    if (measure->kind != TERM_MEASURE || word->kind != TERM_WORD)
        return true;
    const char *const *names = measures[measure->measure].names;
    size_t count = 0;
    for (; names && names[count]; count++)
        if (strcmp(names[count], word->word) == 0)
            return true;
    if (!names)
        return true;
    const char *near = text_suggest(word->word, names, count);
    if (near)
        COMPLAIN(word, "'%s' is never \"%s\" (did you mean \"%s\"?)", measure->word, word->word, near);
    else
        COMPLAIN(word, "'%s' is never \"%s\"", measure->word, word->word);
    return false;
}

// Two sides of == or of `in`: like with like.
static bool check_alike(struct checker *checker, struct term *left, enum sort left_sort, struct term *right) {
    enum sort right_sort = check(checker, right);
    if (left_sort == SORT_WRONG || right_sort == SORT_WRONG)
        return false;
    if (left_sort == SORT_TEXT || right_sort == SORT_TEXT) {
        COMPLAIN(left_sort == SORT_TEXT ? left : right, "a text is for messages only and can't be compared");
        return false;
    }
    if (left_sort != right_sort) {
        COMPLAIN(right, "%s can't be compared with %s", sort_names[left_sort], sort_names[right_sort]);
        return false;
    }
    if (left->kind == TERM_WORD && right->kind == TERM_WORD) {
        COMPLAIN(left, "two fixed names are compared: one side must be a measure");
        return false;
    }
    return check_word(checker, left, right) && check_word(checker, right, left);
}

static enum sort check_equal(struct checker *checker, struct term *term) {
    struct term *left = term->first;
    enum sort sort = check(checker, left);
    bool good = true;
    for (struct term *right = left->next; right; right = right->next)
        good = check_alike(checker, left, sort, right) && good;
    return good ? SORT_TRUTH : SORT_WRONG;
}

static const struct {
    const char *name;
    size_t arguments;
    bool of_measure;  // takes a measure, not just any number
    bool of_estimate; // the measure must be an estimate
    enum sort yields;
} functions[FUNCTION_COUNT] = {
    [FUNCTION_LOW] = {"low", 1, true, false, SORT_NUMBER},
    [FUNCTION_HIGH] = {"high", 1, true, false, SORT_NUMBER},
    [FUNCTION_VALUE] = {"value", 1, true, false, SORT_NUMBER},
    [FUNCTION_N] = {"n", 1, true, true, SORT_NUMBER},
    [FUNCTION_LOG10_P] = {"log10_p", 1, true, true, SORT_NUMBER},
    [FUNCTION_DEFINED] = {"defined", 1, true, false, SORT_TRUTH},
    [FUNCTION_ABS] = {"abs", 1, false, false, SORT_NUMBER},
    [FUNCTION_MIN] = {"min", 2, false, false, SORT_NUMBER},
    [FUNCTION_MAX] = {"max", 2, false, false, SORT_NUMBER},
};

static bool function_find(struct checker *checker, struct term *term) {
    const char *names[FUNCTION_COUNT];
    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        names[i] = functions[i].name;
        if (strcmp(names[i], term->word) == 0) {
            term->function = (enum function)i;
            return true;
        }
    }
    complain_unknown(checker, term, "function", text_suggest(term->word, names, FUNCTION_COUNT));
    return false;
}

static enum sort check_measure_call(struct checker *checker, struct term *term) {
    struct term *argument = term->first;
    const char *name = functions[term->function].name;
    if (argument->kind != TERM_MEASURE) {
        COMPLAIN(argument, "%s() takes a measure", name);
        return SORT_WRONG;
    }
    enum sort sort = check_measure(checker, argument);
    if (sort == SORT_WRONG)
        return SORT_WRONG;
    bool estimate = measures[argument->measure].type == VALUE_ESTIMATE;
    if (term->function != FUNCTION_DEFINED &&
        (functions[term->function].of_estimate ? !estimate : sort != SORT_NUMBER)) {
        COMPLAIN(argument, "%s() takes %s, but '%s' is a %s", name,
                 functions[term->function].of_estimate ? "an estimate" : "a number", argument->word,
                 value_type_names[measures[argument->measure].type]);
        return SORT_WRONG;
    }
    return functions[term->function].yields;
}

static enum sort check_call(struct checker *checker, struct term *term) {
    if (!function_find(checker, term))
        return SORT_WRONG;
    size_t count = 0;
    for (const struct term *part = term->first; part; part = part->next)
        count++;
    size_t wanted = functions[term->function].arguments;
    if (count != wanted) {
        COMPLAIN(term, "%s() takes %zu argument%s, not %zu", term->word, wanted, wanted == 1 ? "" : "s",
                 count);
        return SORT_WRONG;
    }
    return functions[term->function].of_measure ? check_measure_call(checker, term)
                                                : expect_all(checker, term, SORT_NUMBER);
}

static enum sort check(struct checker *checker, struct term *term) {
    switch (term->kind) {
    case TERM_NUMBER: return SORT_NUMBER;
    case TERM_WORD: return SORT_WORD;
    case TERM_TRUTH: return SORT_TRUTH;
    case TERM_PARAMETER: return check_parameter(checker, term);
    case TERM_MEASURE: return check_measure(checker, term);
    case TERM_NOT:
    case TERM_AND:
    case TERM_OR: return expect_all(checker, term, SORT_TRUTH);
    case TERM_LESS:
    case TERM_AT_MOST:
    case TERM_GREATER:
    case TERM_AT_LEAST:
        return expect_all(checker, term, SORT_NUMBER) == SORT_NUMBER ? SORT_TRUTH : SORT_WRONG;
    case TERM_EQUAL:
    case TERM_IN: return check_equal(checker, term);
    case TERM_NEGATE:
    case TERM_ADD:
    case TERM_SUBTRACT:
    case TERM_MULTIPLY:
    case TERM_DIVIDE: return expect_all(checker, term, SORT_NUMBER);
    case TERM_CALL: return check_call(checker, term);
    }
    return SORT_WRONG;
}

enum sort term_check(struct term *term, struct position where, size_t shift,
                     const struct expression_scope *scope, struct notes *errors) {
    struct checker checker = {where, shift, scope, errors};
    return check(&checker, term);
}
