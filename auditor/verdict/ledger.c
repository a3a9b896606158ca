// Counts outcomes and reasons. A rule has few different reasons, so they are looked up one by one.
#include "verdict/ledger.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// A row shows this many different reasons; what is beyond counts as one more.
#define REASONS 20

static struct ledger_reason *find_reason(const struct ledger_row *row, const char *text) {
    for (size_t i = 0; i < row->reason_count; i++)
        if (strcmp(row->reasons[i].text, text) == 0)
            return &row->reasons[i];
    return NULL;
}

static void count_reason(struct arena *arena, struct ledger_row *row, const char *text) {
    struct ledger_reason *reason = find_reason(row, text);
    if (!reason && row->reason_count >= REASONS) {
        text = "other reasons";
        reason = find_reason(row, text);
    }
    if (!reason) {
        if (!row->reasons)
            row->reasons = arena_alloc(arena, REASONS + 1, sizeof *row->reasons);
        assert(row->reason_count <= REASONS);
        reason = &row->reasons[row->reason_count++];
        reason->text = text_copy(arena, span_of(text));
    }
    reason->count++;
}

void ledger_count(struct arena *arena, struct ledger_row *row, enum result result, const char *reason) {
    switch (result) {
    case RESULT_NONE: return;
    case RESULT_FINDING: row->finding++; return;
    case RESULT_CLEAR: row->clear++; return;
    case RESULT_UNDECIDED: row->undecided++; break;
    case RESULT_NOT_APPLICABLE: row->not_applicable++; break;
    }
    if (reason)
        count_reason(arena, row, reason);
}

static int reason_compare(const void *a, const void *b) {
    const struct ledger_reason *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->text, right->text);
}

void ledger_sort(struct ledger_row *row) {
    if (row->reason_count > 1)
        qsort(row->reasons, row->reason_count, sizeof *row->reasons, reason_compare);
}

struct ledger_row *ledger_find(struct verdict *verdict, const struct rule *rule) {
    for (size_t i = 0; i < verdict->ledger_count; i++)
        if (verdict->ledger[i].rule == rule)
            return &verdict->ledger[i];
    return NULL;
}
