// The words of a column's name: "patientId", "patient_id" and "PATIENT ID" are the same two.
#ifndef LEAKAUDIT_EVIDENCE_DECLARATIONS_NAME_TOKENS_H
#define LEAKAUDIT_EVIDENCE_DECLARATIONS_NAME_TOKENS_H

#include <stddef.h>

enum { NAME_TOKENS = 16, NAME_TOKEN = 32 }; // words, and bytes of a word with its end; more are left out

struct name_tokens {
    char token[NAME_TOKENS][NAME_TOKEN];
    size_t count;
};

// Whole words in small letters, split at everything that is no letter and before capitals that follow a small
// letter. Letters beyond ASCII are kept as they are.
void name_tokens_split(const char *name, struct name_tokens *tokens);

#endif
