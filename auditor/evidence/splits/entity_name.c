// Judging names by their words. "patient", "patient_id", "id_patient", "bank customer no" and "id" name
// individuals; "patient_age" and "edad_paciente" do not: without a word such as "id" beside it nothing else
// may stand in the name.
#include "evidence/splits/entity_name.h"

#include "evidence/declarations/name_tokens.h"

#include <string.h>

// A word's kinds; "customerid" and "userno" are two words that nobody separated.
static unsigned kinds_of(const struct words *words, const char *token) {
    unsigned kinds = words_kinds(words, token);
    for (size_t length = strlen(token), cut = 3; kinds == 0 && cut < length; cut++) {
        char head[NAME_TOKEN];
        memcpy(head, token, cut);
        head[cut] = '\0';
        if (words_kinds(words, token + cut) & WORD_IDENTIFIER && words_kinds(words, head) & WORD_INDIVIDUAL)
            kinds = WORD_INDIVIDUAL;
    }
    return kinds;
}

enum entity_name entity_name_of(const struct words *words, const char *name) {
    struct name_tokens tokens;
    name_tokens_split(name, &tokens);
    unsigned kinds[NAME_TOKENS], all = 0;
    bool bare = false; // one of the words is "id" itself
    for (size_t i = 0; i < tokens.count; i++) {
        kinds[i] = kinds_of(words, tokens.token[i]);
        all |= kinds[i];
        bare = bare || strcmp(tokens.token[i], "id") == 0;
    }
    if (all & WORD_COMMON)
        return ENTITY_NAME_COMMON;
    size_t from = 0, to = tokens.count;
    while (from < to && kinds[from] & WORD_IDENTIFIER)
        from++;
    while (to > from && kinds[to - 1] & WORD_IDENTIFIER)
        to--;
    if (from == to)
        return bare ? ENTITY_NAME_INDIVIDUAL : ENTITY_NAME_OPEN;
    bool marked = from > 0 || to < tokens.count, only = true;
    for (size_t i = from; i < to; i++)
        only = only && kinds[i] & WORD_INDIVIDUAL;
    bool ends = kinds[to - 1] & WORD_INDIVIDUAL;
    return only || (marked && ends) ? ENTITY_NAME_INDIVIDUAL : ENTITY_NAME_OPEN;
}
