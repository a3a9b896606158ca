// The language of a rule's `where` and `when`: measures compared with thresholds, judged in three-valued
// logic.
//
//   target.auc > $auc and n(target.auc) >= 50 and not declared.available in ["true", "lag"]
//
// and or not, parentheses, < <= > >= == !=, in and not in [..], + - * /, numbers, 5 %, "words", true, false,
// $parameters, measure names, and functions: low(m) high(m) value(m) (the limits and the point of an
// estimate), n(m) (the rows it rests on), log10_p(m) (its p-value, corrected when it can be), defined(m)
// (never unknown), abs(x) min(x, y) max(x, y). Estimates are intervals: a comparison is true (or false) only
// if it is for every number in them. An undefined measure makes what depends on it unknown, and the reason is
// kept.
#ifndef LEAKAUDIT_VERDICT_EXPRESSION_H
#define LEAKAUDIT_VERDICT_EXPRESSION_H

#include "evidence/evidence.h"
#include "verdict/position.h"
#include "verdict/truth.h"

#define EXPRESSION_LENGTH 4096 // bytes of text
#define EXPRESSION_DEPTH 50    // nested parentheses, functions and `not`
#define EXPRESSION_TERMS 500

struct expression; // read-only once parsed; lives in the arena it was parsed with

// What the names in an expression may refer to.
struct expression_scope {
    enum subject_kind subject;     // of the rule
    const char *const *parameters; // names without the $
    size_t parameter_count;
    bool *used; // [parameter_count]: set for each parameter that occurs; may be NULL
};

// Parses and type-checks. `where` is the scalar that holds the text. What is wrong goes to `errors`, with a
// suggestion where a name is near to a known one; then NULL is returned.
struct expression *expression_parse(struct arena *arena, struct position where,
                                    const struct expression_scope *scope, struct notes *errors);

// Whether a rule about one kind of subject may use a measure of another: its own kind, the dataset's, and,
// about a feature, those of columns.
bool expression_fits(enum subject_kind measure, enum subject_kind rule);

// The text as it was written, for people; white space at both ends removed.
const char *expression_text(const struct expression *expression);

// The measures that it mentions, each once, in the order of the text: indices into measures[].
size_t expression_measure_count(const struct expression *expression);
int expression_measure(const struct expression *expression, size_t i);

struct judgement {
    enum truth truth;
    // What made it false or unknown; nothing of this is set if it is true.
    int measure;        // index into measures[], or -1
    enum undefined why; // the measure's reason; DEFINED if an interval straddles a threshold
    const char *reason; // "target.auc: too few rows", "target.auc straddles 0.98": alike for all subjects
    const char *detail; // the same with the subject's numbers: "target.auc 0.93 [0.85, 0.99] straddles 0.98"
};

// Judges a subject. `parameters` are the values in the order of the scope's names. The texts live in `arena`;
// if that is NULL, only the truth value is found, which is quicker.
struct judgement expression_judge(const struct expression *expression, const double *parameters,
                                  const struct evidence *evidence, size_t subject, struct arena *arena);

#endif
