// Message templates: the sentences of rules with {placeholders} that are filled in for a finding.
//
//   {column} {columns} {name}   the subject (column: of column, feature rules; columns: joined by commas)
//   {target}                    the target's name
//   {train} {test}              the two sides of a pair of splits, as "train" and "validation"
//   {measure.name}              its value: 4 significant digits, counts grouped, flags as yes or no
//   {$parameter}                a threshold of the rule
//   {...|percent} {...|count}   the number as a percentage, or rounded to a whole number
//   {{ and }}                   a brace
#ifndef LEAKAUDIT_VERDICT_MESSAGE_H
#define LEAKAUDIT_VERDICT_MESSAGE_H

#include "evidence/evidence.h"
#include "verdict/expression.h"

// Checks the placeholders of a template. `where` is the scalar that holds it; problems go to `errors` with a
// suggestion; parameters that occur are not marked as used (a threshold that is only told decides nothing).
bool message_check(struct position where, const struct expression_scope *scope, struct notes *errors);

// The measures that a template mentions, with repetitions, in the order of the text. Returns their number;
// `found`, if not NULL, takes the indices into measures[]. `arena` is for scratch.
size_t message_measures(struct arena *arena, const char *text, int *found);

// What a template is filled with.
struct message_facts {
    const struct evidence *evidence;
    size_t subject;
    const char *target; // NULL prints "the target"
    const char *const *parameters;
    const double *values; // of the parameters
    size_t parameter_count;
};

// The sentence, in the arena. A measure that can't be had prints "unknown". Names and texts of the dataset go
// in as they are: whoever prints the message escapes it for the sink.
const char *message_fill(struct arena *arena, const char *text, const struct message_facts *facts);

#endif
