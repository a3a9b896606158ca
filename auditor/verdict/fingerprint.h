// A finding's name for machines: the same leak gets the same fingerprint in every run, whatever the numbers,
// the order of the columns in the file, or the line it is reported at.
#ifndef LEAKAUDIT_VERDICT_FINGERPRINT_H
#define LEAKAUDIT_VERDICT_FINGERPRINT_H

#include "verdict/rule.h"

#define FINGERPRINT 17

// 16 hex digits and a zero: XXH3-64 of the rule's id, its subject kind, and the subject's columns and splits
// (of a subject without either, and of a pipeline step, also its name).
void fingerprint_of(const struct rule *rule, const struct subject *subject, char out[FINGERPRINT]);

#endif
