// What the name of a column says of its values: that they are individuals whom rows are about (patient_id),
// or things that rows of many individuals share (city, product_id, year).
#ifndef LEAKAUDIT_EVIDENCE_ENTITY_NAME_H
#define LEAKAUDIT_EVIDENCE_ENTITY_NAME_H

#include "evidence/words.h"

enum entity_name { ENTITY_NAME_OPEN, ENTITY_NAME_INDIVIDUAL, ENTITY_NAME_COMMON };

// By WORD_INDIVIDUAL, WORD_IDENTIFIER and WORD_COMMON.
enum entity_name entity_name_of(const struct words *words, const char *name);

#endif
