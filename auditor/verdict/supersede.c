// Dropping findings that others explain.
#include "verdict/supersede.h"

#include "base/text.h"
#include "verdict/ledger.h"

#include <string.h>

static bool names(const struct rule *rule, const char *id) {
    for (size_t i = 0; i < rule->superseded_by_count; i++)
        if (strcmp(rule->superseded_by[i], id) == 0)
            return true;
    return false;
}

// The first finding that explains this one, or NULL. What is itself explained still explains: its own
// explanation is at least as severe.
static const struct finding *explanation(const struct verdict *verdict, const struct finding *finding) {
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *other = &verdict->findings[i];
        if (other->subject == finding->subject && other->severity >= finding->severity &&
            names(finding->rule, other->rule->id))
            return other;
    }
    return NULL;
}

void supersede(struct arena *arena, struct verdict *verdict) {
    const struct finding **explained = memory_alloc(verdict->finding_count, sizeof *explained);
    for (size_t i = 0; i < verdict->finding_count; i++) {
        if (verdict->findings[i].rule->superseded_by_count > 0)
            explained[i] = explanation(verdict, &verdict->findings[i]);
    }
    for (size_t i = 0; i < verdict->finding_count; i++) {
        if (!explained[i])
            continue;
        struct ledger_row *row = ledger_find(verdict, verdict->findings[i].rule);
        row->finding--;
        ledger_count(arena, row, RESULT_NOT_APPLICABLE,
                     text_format(arena, "explained by %s", explained[i]->rule->id));
        ledger_sort(row);
    }
    size_t kept = 0;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        if (!explained[i])
            verdict->findings[kept++] = verdict->findings[i];
    }
    verdict->finding_count = kept;
    memory_free(explained);
}
