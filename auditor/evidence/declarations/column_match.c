// Matches columns by name, and then the single gaps between matched neighbours.
#include "evidence/declarations/column_match.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b) {
    const struct schema_column *left = *(const struct schema_column *const *)a;
    const struct schema_column *right = *(const struct schema_column *const *)b;
    return strcmp(left->name, right->name);
}

static int name_against_column(const void *name, const void *column) {
    return strcmp(name, (*(const struct schema_column *const *)column)->name);
}

// Fills `match` with the columns of the same name, and marks in `taken` which of the old ones those are.
static void match_names(const struct schema *before, const struct schema *after,
                        const struct schema_column **match, bool *taken) {
    const struct schema_column **sorted = memory_alloc(before->column_count, sizeof *sorted);
    for (size_t i = 0; i < before->column_count; i++)
        sorted[i] = &before->columns[i];
    if (before->column_count > 1)
        qsort(sorted, before->column_count, sizeof *sorted, by_name);
    for (size_t i = 0; before->column_count > 0 && i < after->column_count; i++) {
        const struct schema_column **found = bsearch(after->columns[i].name, sorted, before->column_count,
                                                     sizeof *sorted, name_against_column);
        match[i] = found ? *found : NULL;
        if (found)
            taken[*found - before->columns] = true;
    }
    memory_free(sorted);
}

static bool same_text(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

// Where the old column stands behind which a new one was put: SIZE_MAX if it is new itself.
static size_t place_after(const struct schema *before, const struct schema_column *const *match, size_t i) {
    if (i == 0)
        return 0;
    return match[i - 1] ? (size_t)(match[i - 1] - before->columns) + 1 : SIZE_MAX;
}

const struct schema_column **column_match(struct arena *arena, const struct schema *before,
                                          const struct schema *after) {
    const struct schema_column **match = arena_alloc(arena, after->column_count, sizeof *match);
    bool *taken = memory_alloc(before->column_count, sizeof *taken);
    match_names(before, after, match, taken);
    for (size_t i = 0; i < after->column_count; i++) {
        size_t old = place_after(before, match, i);
        if (match[i] || old >= before->column_count || taken[old])
            continue;
        bool last = i + 1 == after->column_count;
        bool alone = last ? old + 1 == before->column_count : match[i + 1] == &before->columns[old] + 1;
        const struct schema_column *candidate = &before->columns[old], *column = &after->columns[i];
        if (!alone || candidate->type != column->type ||
            !same_text(candidate->description, column->description))
            continue;
        match[i] = candidate;
        taken[old] = true;
    }
    memory_free(taken);
    return match;
}
