// Joining what a rule found in several folds.
#include "verdict/folds.h"

#include "base/text.h"
#include "verdict/ledger.h"

enum { MOST_NAMED = 10 };

static bool is_fold(const struct evidence *evidence, const struct finding *finding) {
    return evidence->subjects[finding->subject].fold;
}

// The gravest of the findings about folds among `count`, which are of one rule; NULL if there is none.
static struct finding *gravest(const struct evidence *evidence, struct finding *findings, size_t count) {
    struct finding *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (is_fold(evidence, &findings[i]) && (!best || findings[i].severity > best->severity))
            best = &findings[i];
    return best;
}

// Tells the others' folds in the message of the one that stays.
static void name_others(struct arena *arena, const struct evidence *evidence, struct finding *kept,
                        const struct finding *findings, size_t count) {
    const char *names = NULL;
    size_t others = 0;
    for (size_t i = 0; i < count; i++) {
        if (&findings[i] == kept || !is_fold(evidence, &findings[i]))
            continue;
        const char *fold = evidence->subjects[findings[i].subject].splits[1];
        if (others < MOST_NAMED)
            names = names ? text_format(arena, "%s, %s", names, fold) : fold;
        others++;
    }
    if (others > MOST_NAMED)
        names = text_format(arena, "%s and %zu more", names, others - MOST_NAMED);
    if (names)
        kept->message = text_format(arena, "%s; the same in %s", kept->message, names);
}

static size_t same_rule(const struct verdict *verdict, size_t first) {
    size_t count = 1;
    while (first + count < verdict->finding_count &&
           verdict->findings[first + count].rule == verdict->findings[first].rule)
        count++;
    return count;
}

void folds_join(struct arena *arena, const struct evidence *evidence, struct verdict *verdict) {
    size_t kept = 0, count;
    for (size_t first = 0; first < verdict->finding_count; first += count) {
        struct finding *findings = &verdict->findings[first];
        count = same_rule(verdict, first);
        struct ledger_row *row = ledger_find(verdict, findings->rule);
        struct finding *best = gravest(evidence, findings, count);
        if (best)
            name_others(arena, evidence, best, findings, count);
        for (size_t i = 0; i < count; i++) {
            if (&findings[i] != best && is_fold(evidence, &findings[i])) {
                row->finding--;
                ledger_count(arena, row, RESULT_NOT_APPLICABLE, "told of another fold");
                continue;
            }
            verdict->findings[kept++] = findings[i];
        }
        ledger_sort(row);
    }
    verdict->finding_count = kept;
}
