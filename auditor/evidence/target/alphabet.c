// Columns that speak the target's own words: a text column whose values are all labels of the target, and how
// often the two say the same (Cohen 1960).
//
// A half-time result predicts the final one in its own letters. Words that any column may use (yes, low,
// male) are told apart: there, agreement has to be nearly complete to mean anything.
#include "evidence/gather.h"

#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { LEAST_ROWS = 20, LEAST_LABELS = 2 };

// Words that columns share by custom.
static const char *const customary[] = {
    "yes",     "no",       "y",        "n",      "true",     "false", "t",     "f",
    "male",    "female",   "m",        "low",    "medium",   "high",  "small", "large",
    "average", "positive", "negative", "normal", "abnormal", "good",  "poor",  "fair",
    "bad",     "other",    "none",     "never",  "always",   "often", "on",    "off"};

static bool is_customary(const char *label) {
    for (size_t i = 0; i < sizeof customary / sizeof *customary; i++) {
        if (strcasecmp(customary[i], label) == 0)
            return true;
    }
    return false;
}

static bool all_customary(const struct plan *plan) {
    for (size_t k = 0; k < plan->classes; k++) {
        if (!is_customary(plan->class[k].label))
            return false;
    }
    return true;
}

// The class whose label is the text, in any case; `classes` if there is none.
static size_t class_of_text(const struct plan *plan, struct span text) {
    size_t k = 0;
    while (k < plan->classes && (strlen(plan->class[k].label) != text.length ||
                                 strncasecmp(plan->class[k].label, text.at, text.length) != 0))
        k++;
    return k;
}

// The class of each dictionary entry (arena); NULL if some value is no label, or fewer than half of the
// labels occur.
static const uint16_t *read_alphabet(const struct gather *gather, size_t column) {
    const struct dataset *dataset = gather->dataset;
    const struct plan *plan = &dataset->plan;
    if (dataset->numeric[column] || dataset->numeric[plan->target])
        return NULL;
    const struct dictionary *dictionary = &dataset->dictionaries[column];
    if (dictionary->count < LEAST_LABELS || dictionary->count > 2 * plan->classes)
        return NULL;
    uint16_t *class = arena_alloc(gather->arena, dictionary->count, sizeof *class);
    bool *occurs = arena_alloc(gather->arena, plan->classes, sizeof *occurs);
    size_t labels = 0;
    for (uint32_t code = 0; code < dictionary->count; code++) {
        size_t k = class_of_text(plan, dictionary_text(dictionary, code));
        if (k == plan->classes)
            return NULL;
        labels += !occurs[k];
        occurs[k] = true;
        class[code] = (uint16_t)k;
    }
    return labels >= LEAST_LABELS && 2 * labels >= plan->classes ? class : NULL;
}

// Cohen's kappa with its large-sample interval.
static struct estimate kappa_of(const struct gather *gather, size_t column, const uint16_t *class) {
    const struct target_rows *target = &gather->target;
    const uint32_t *code = gather->dataset->store.code[column];
    uint64_t *said = memory_alloc(target->classes, sizeof *said),
             *were = memory_alloc(target->classes, sizeof *were), rows = 0, same = 0;
    for (size_t r = 0; r < target->rows; r++) {
        if (code[r] >= CODE_OVERFLOW || target->class[r] >= target->classes)
            continue;
        said[class[code[r]]]++;
        were[target->class[r]]++;
        same += class[code[r]] == target->class[r];
        rows++;
    }
    double n = (double)rows, by_chance = 0;
    for (size_t k = 0; rows && k < target->classes; k++)
        by_chance += (double)said[k] / n * ((double)were[k] / n);
    memory_free(said);
    memory_free(were);
    if (rows < LEAST_ROWS)
        return estimate_undefined(TOO_FEW, rows);
    if (by_chance >= 1)
        return estimate_undefined(CONSTANT, rows);
    double agreement = (double)same / n, kappa = (agreement - by_chance) / (1 - by_chance);
    double error = sqrt(agreement * (1 - agreement) / n) / (1 - by_chance);
    return estimate_between(kappa, kappa - ESTIMATE_Z * error, fmin(kappa + ESTIMATE_Z * error, 1), rows);
}

// The kappa of each column that speaks the target's words; how many of them agree with it beyond chance.
static uint64_t find_kappas(struct gather *gather, struct estimate *kappas) {
    uint64_t speakers = 0;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        kappas[c] = estimate_undefined(NOT_DECIDABLE, 0);
        const uint16_t *class =
            column->compared && !gather->target.scale ? read_alphabet(gather, column->data) : NULL;
        if (class)
            kappas[c] = kappa_of(gather, column->data, class);
        speakers += kappas[c].why == DEFINED && kappas[c].low > 0;
    }
    return speakers;
}

void measure_alphabet(struct gather *gather) {
    const struct store *store = &gather->dataset->store;
    struct estimate *kappas = memory_alloc(gather->column_count, sizeof *kappas);
    uint64_t speakers = find_kappas(gather, kappas);
    bool words = gather->compared && !gather->target.scale && all_customary(&gather->dataset->plan);
    for (size_t c = 0; c < gather->column_count; c++) {
        size_t subject = gather->columns[c].subject;
        if (!gather->columns[c].compared)
            continue;
        gather_set(gather, subject, M_ALPHABET_KAPPA,
                   value_on_rows(value_estimate(kappas[c]), store->rows, store->seen));
        gather_set(gather, subject, M_ALPHABET_COLUMNS, value_count(speakers));
        gather_set(gather, subject, M_ALPHABET_CUSTOMARY, value_flag(words));
    }
    memory_free(kappas);
}
