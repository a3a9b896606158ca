// Names that say "written after the outcome": words of verdicts, of what follows them, of follow-up times,
// and words that the column shares with the target alone. A word is a hint, never a proof; rules ask for
// strength as well.
#include "evidence/gather.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

enum { MOST_TOKENS = 16, TOKEN = 32 };

enum word_kind { VERDICT = 1, AFTER = 2, DURATION = 4, WEAK = 8 };

static const struct {
    enum word_kind kind;
    const char *words; // separated by spaces
} lists[] = {
    {VERDICT, "outcome outcomes result results verdict final disposition decision resolution resolved actual "
              "predicted pred "
              "prediction probability prob naive bayes classifier winner loser won lost win victory "
              "diagnosis event recur "
              "recurrence recurred relapse progression readmitted"},
    {AFTER,
     "post after ended exit exited leave leaving termination terminated discharge discharged death died dead "
     "deceased "
     "die survival survived alive recovery recoveries recovered collection settlement settled chargeoff paid "
     "payment "
     "payments pymnt refund refunded last delay arrival return returned received complete completed "
     "completion cancel "
     "cancelled canceled cancellation churn churned attrition complaint arrest arrested convicted conviction "
     "expenditure spent spending repaid repay rec acquired finish finished"},
    {DURATION, "time duration elapsed days followup follow futime los stay runtime turns stop"},
    {WEAK, "status grade class label cause reason score response end closed close left out stop days turns"},
};
// Beside these a weak word says nothing.
static const char *const honest_company =
    "marital family employ smok hous social health work job residen citizen";

struct tokens {
    char token[MOST_TOKENS][TOKEN];
    size_t count;
};

// Whole words in lower case, split at everything that is no letter and before capitals that follow a small
// letter.
static void split_name(const char *name, struct tokens *tokens) {
    *tokens = (struct tokens){0};
    size_t length = 0;
    for (const char *at = name;; at++) {
        unsigned char c = (unsigned char)*at;
        bool letter = isalpha(c) && c < 128;
        bool begins = letter && isupper(c) && at > name && islower((unsigned char)at[-1]);
        if ((!letter || begins) && length) {
            tokens->count++;
            length = 0;
            if (tokens->count == MOST_TOKENS)
                return;
        }
        if (letter && length < TOKEN - 1)
            tokens->token[tokens->count][length++] = (char)tolower(c);
        if (c == 0)
            return;
    }
}

static bool listed(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += length) {
        bool begins = at == list || at[-1] == ' ', ends = at[length] == 0 || at[length] == ' ';
        if (begins && ends)
            return true;
    }
    return false;
}

static bool in_honest_company(const struct tokens *tokens) {
    char list[256];
    strcpy(list, honest_company);
    for (char *rest = list, *stem; (stem = strsep(&rest, " "));) {
        for (size_t i = 0; i < tokens->count; i++) {
            if (strncmp(tokens->token[i], stem, strlen(stem)) == 0)
                return true;
        }
    }
    return false;
}

static unsigned kinds_of(const char *token) {
    unsigned kinds = 0;
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        if (listed(lists[l].words, token))
            kinds |= lists[l].kind;
    }
    size_t length = strlen(token);
    if (length > 4 && length <= 8 && strcmp(token + length - 4, "time") == 0)
        kinds |= DURATION;
    return kinds;
}

// How many feature columns carry the token.
static size_t carriers(const struct gather *gather, const char *token) {
    size_t count = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        if (gather->columns[c].role == ROLE_TARGET)
            continue;
        struct tokens tokens;
        split_name(gather->columns[c].name, &tokens);
        bool has = false;
        for (size_t i = 0; i < tokens.count; i++)
            has = has || strcmp(tokens.token[i], token) == 0;
        count += has;
    }
    return count;
}

// A word of four letters and more that the column, and no other, shares with the target (by its first four
// letters).
static const char *shared_word(const struct gather *gather, const struct tokens *tokens,
                               const struct tokens *target) {
    for (size_t i = 0; i < tokens->count; i++) {
        if (strlen(tokens->token[i]) < 4)
            continue;
        for (size_t t = 0; t < target->count; t++) {
            if (strlen(target->token[t]) >= 4 && strncmp(tokens->token[i], target->token[t], 4) == 0 &&
                carriers(gather, tokens->token[i]) == 1)
                return tokens->token[i];
        }
    }
    return NULL;
}

static bool is_regression(const struct gather *gather) {
    enum task_type task = gather->dataset ? gather->dataset->plan.task : gather->schema->task.type;
    return task == TASK_REGRESSION || task == TASK_RANKING;
}

static void set_column(struct gather *gather, const struct gather_column *column,
                       const struct tokens *target) {
    struct tokens tokens;
    split_name(column->name, &tokens);
    const char *strong = shared_word(gather, &tokens, target), *weak = NULL;
    bool duration = false;
    for (size_t i = 0; i < tokens.count; i++) {
        unsigned kinds = kinds_of(tokens.token[i]);
        duration = duration || (kinds & DURATION);
        if (kinds & (VERDICT | AFTER) && !strong)
            strong = tokens.token[i];
        else if (kinds & (DURATION | WEAK) && !weak)
            weak = tokens.token[i];
        if (kinds & DURATION && !(kinds & WEAK) && !is_regression(gather) && !strong)
            strong = tokens.token[i];
    }
    if (duration && is_regression(gather)) // a follow-up time is a covariate there
        strong = weak = NULL;
    if (!strong && weak && in_honest_company(&tokens))
        weak = NULL;
    const char *word = strong ? strong : weak;
    gather_set(gather, column->subject, M_NAME_OUTCOME, value_flag(word != NULL));
    gather_set(gather, column->subject, M_NAME_WEAK, value_flag(!strong && weak));
    gather_set(gather, column->subject, M_NAME_WORD,
               word ? value_text(text_copy(gather->arena, span_of(word)))
                    : value_undefined(VALUE_TEXT, NOT_DECLARED));
}

void measure_naming(struct gather *gather) {
    struct tokens target = {0};
    if (gather->schema->task.target.name)
        split_name(gather->schema->task.target.name, &target);
    for (size_t c = 0; c < gather->column_count; c++)
        set_column(gather, &gather->columns[c], &target);
}
