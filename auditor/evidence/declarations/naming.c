// Names that say "written after the outcome": words of verdicts, of what follows them, of follow-up times,
// and words that the column shares with the target alone. A word is a hint, never a proof; rules ask for
// strength as well.
#include "evidence/declarations/name_tokens.h"
#include "evidence/gather.h"

#include "base/memory.h"
#include "base/text.h"
#include "profile/dictionary.h"

#include <assert.h>
#include <string.h>

static bool in_honest_company(const struct words *words, const struct name_tokens *tokens) {
    for (size_t i = 0; i < tokens->count; i++) {
        if (words_is_company(words, tokens->token[i]))
            return true;
    }
    return false;
}

static unsigned kinds_of(const struct words *words, const char *token) {
    unsigned kinds = words_kinds(words, token);
    size_t length = strlen(token);
    if (length > 4 && length <= 8 && strcmp(token + length - 4, "time") == 0)
        kinds |= WORD_DURATION;
    return kinds;
}

// How many columns other than the target carry each token.
struct carriers {
    struct dictionary tokens;
    size_t *count; // [tokens.count]
};

static void carriers_init(struct carriers *carriers, const struct gather *gather) {
    *carriers = (struct carriers){0};
    dictionary_init(&carriers->tokens);
    for (int pass = 0; pass < 2; pass++) { // enter all tokens, then count
        for (size_t c = 0; c < gather->column_count; c++) {
            struct name_tokens tokens;
            name_tokens_split(gather->columns[c].role == ROLE_TARGET ? "" : gather->columns[c].name, &tokens);
            for (size_t i = 0; i < tokens.count; i++) {
                uint32_t code = dictionary_code(&carriers->tokens, span_of(tokens.token[i]));
                bool again = false; // "time_to_time" carries "time" once
                for (size_t k = 0; k < i; k++)
                    again = again || strcmp(tokens.token[k], tokens.token[i]) == 0;
                if (pass == 1 && !again)
                    carriers->count[code]++;
            }
        }
        if (pass == 0)
            carriers->count = memory_alloc(carriers->tokens.count, sizeof *carriers->count);
    }
}

static void carriers_finish(struct carriers *carriers) {
    dictionary_finish(&carriers->tokens);
    memory_free(carriers->count);
}

static size_t carriers_of(const struct carriers *carriers, const char *token) {
    uint32_t code = dictionary_find(&carriers->tokens, span_of(token));
    return code == CODE_MISSING ? 0 : carriers->count[code];
}

static bool same_stem(const char *a, const char *b) {
    return strlen(a) >= 4 && strlen(b) >= 4 && strncmp(a, b, 4) == 0;
}

// A word of four letters and more that the column, and no other, shares with the target (by its first four
// letters), if the column bears all such words of the target: "petal width" is a sister of "petal length",
// not its consequence.
static const char *shared_word(const struct carriers *carriers, const struct name_tokens *tokens,
                               const struct name_tokens *target) {
    const char *shared = NULL;
    for (size_t t = 0; t < target->count; t++) {
        if (strlen(target->token[t]) < 4)
            continue;
        bool borne = false;
        for (size_t i = 0; i < tokens->count; i++) {
            if (!same_stem(tokens->token[i], target->token[t]))
                continue;
            borne = true;
            if (carriers_of(carriers, tokens->token[i]) == 1)
                shared = tokens->token[i];
        }
        if (!borne)
            return NULL;
    }
    return shared;
}

static bool is_regression(const struct gather *gather) {
    enum task_type task = gather->dataset ? gather->dataset->plan.task : gather->schema->task.type;
    return task == TASK_REGRESSION || task == TASK_RANKING;
}

static void set_column(struct gather *gather, const struct gather_column *column,
                       const struct carriers *carriers, const struct name_tokens *target) {
    struct name_tokens tokens;
    name_tokens_split(column->name, &tokens);
    const char *strong = shared_word(carriers, &tokens, target), *weak = NULL;
    bool duration = false;
    for (size_t i = 0; i < tokens.count; i++) {
        unsigned kinds = kinds_of(gather->words, tokens.token[i]);
        duration = duration || (kinds & WORD_DURATION);
        if (kinds & (WORD_VERDICT | WORD_AFTER) && !strong)
            strong = tokens.token[i];
        else if (kinds & (WORD_DURATION | WORD_WEAK) && !weak)
            weak = tokens.token[i];
        if (kinds & WORD_DURATION && !(kinds & WORD_WEAK) && !is_regression(gather) && !strong)
            strong = tokens.token[i];
    }
    if (duration && is_regression(gather)) // a follow-up time is a covariate there
        strong = weak = NULL;
    if (!strong && weak && in_honest_company(gather->words, &tokens))
        weak = NULL;
    const char *word = strong ? strong : weak;
    gather_set(gather, column->subject, M_NAME_OUTCOME, value_flag(word != NULL));
    gather_set(gather, column->subject, M_NAME_WEAK, value_flag(!strong && weak));
    gather_set(gather, column->subject, M_NAME_WORD,
               word ? value_text(text_copy(gather->arena, span_of(word)))
                    : value_undefined(VALUE_TEXT, NOT_DECLARED));
}

// The words that are built in, for callers that bring none.
static const struct words *built_in(struct arena *arena) {
    struct words *words = arena_alloc(arena, 1, sizeof *words);
    struct notes errors;
    struct error error;
    notes_init(&errors, arena);
    enum status status = words_load(arena, NULL, &errors, words, &error);
    notes_finish(&errors);
    assert(status == STATUS_OK);
    (void)status;
    return words;
}

void measure_naming(struct gather *gather) {
    if (!gather->words)
        gather->words = built_in(gather->arena);
    struct name_tokens target = {0};
    if (gather->schema->task.target.name)
        name_tokens_split(gather->schema->task.target.name, &target);
    struct carriers carriers;
    carriers_init(&carriers, gather);
    for (size_t c = 0; c < gather->column_count; c++)
        set_column(gather, &gather->columns[c], &carriers, &target);
    carriers_finish(&carriers);
}
