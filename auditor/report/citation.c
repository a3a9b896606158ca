// Chooses and words the evidence under a finding in the reports for people.
#include "report/citation.h"

#include "base/text.h"
#include "report/words.h"

#include <string.h>

static bool is_defined(const struct value *value) {
    return value->why == DEFINED && (value->type != VALUE_ESTIMATE || value->estimate.why == DEFINED);
}

static bool is_wanted(const struct cited *cited, enum subject_kind subject) {
    const struct measure *measure = &measures[cited->measure];
    const bool context = measure->subject == SUBJECT_DATASET && subject != SUBJECT_DATASET;
    // What is declared, and what is so or not so, the message says already.
    const bool said = cited->value.type == VALUE_FLAG || cited->value.type == VALUE_TEXT ||
                      (cited->value.type == VALUE_NAME && !measure->needs_data);
    return is_defined(&cited->value) && !context && !said;
}

static bool mentions(const int *mentioned, size_t count, int measure) {
    for (size_t i = 0; i < count; i++)
        if (mentioned[i] == measure)
            return true;
    return false;
}

size_t citation_choose(struct arena *arena, const struct audit *audit, const struct finding *finding,
                       bool all, const struct cited **chosen) {
    const enum subject_kind kind = audit->evidence->subjects[finding->subject].kind;
    const size_t count = message_measures(arena, finding->rule->message, NULL);
    int *mentioned = arena_alloc(arena, count, sizeof *mentioned);
    message_measures(arena, finding->rule->message, mentioned);
    size_t kept = 0;
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < finding->cited_count; i++) {
            const struct cited *cited = &finding->cited[i];
            const bool first = mentions(mentioned, count, cited->measure);
            if (first == (round == 0) && (all || is_wanted(cited, kind)))
                chosen[kept++] = cited;
        }
    }
    return kept;
}

static const char *join(struct arena *arena, const char *a, const char *between, const char *b) {
    return *a && *b ? text_format(arena, "%s%s%s", a, between, b) : *a ? a : b;
}

// A chance is told as people write it, not as its logarithm.
const char *citation_value(struct arena *arena, const struct cited *cited) {
    const struct value *value = &cited->value;
    const bool chance = value->type == VALUE_ESTIMATE && is_defined(value) && value->estimate.value < 0 &&
                        strcmp(measures[cited->measure].unit, "log10") == 0;
    return chance ? words_p(arena, value->estimate.value) : words_value(arena, value);
}

const char *citation_basis(struct arena *arena, const struct cited *cited) {
    const struct value *value = &cited->value;
    const bool estimate = value->type == VALUE_ESTIMATE && is_defined(value);
    const char *text = words_support(arena, value);
    return estimate ? join(arena, text, ", ", words_p(arena, value->estimate.log10_p_corrected)) : text;
}

const char *citation_text(struct arena *arena, const struct cited *cited) {
    const char *value = citation_value(arena, cited);
    const char *text = join(arena, value, " ", words_interval(arena, &cited->value));
    return join(arena, text, ", ", citation_basis(arena, cited));
}
