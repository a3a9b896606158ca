// Following derived_from through the columns: to the target, to columns that are not available, and in
// circles.
#include "evidence/gather.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum { SEEN = 1 };

enum { MOST_STEPS = 8 }; // of a path that is told

// derived_from of every column as positions among gather->columns; SIZE_MAX for a name that is no column.
struct sources {
    size_t *items; // those of column c: items[start[c]] .. items[start[c + 1] - 1]
    size_t *start;
};

// A search from one column: depth first, so that the path to what was found is the stack.
struct search {
    const struct gather *gather;
    const struct sources *sources;
    size_t start;
    unsigned char *state; // [columns]
    size_t *path;
    size_t depth;
    bool target, unavailable, cycle;
    const char *target_path, *unavailable_path, *cycle_path; // to what was reached first
    const char *unknown;                                     // the first name that is no column
};

static const struct references *derived_from(const struct gather_column *column) {
    static const struct references nothing;
    return column->declared ? &column->declared->derived_from : &nothing;
}

static struct sources resolve(const struct gather *gather) {
    size_t count = 0;
    struct sources sources = {.start = memory_alloc(gather->column_count + 1, sizeof *sources.start)};
    for (size_t c = 0; c < gather->column_count; c++) {
        sources.start[c] = count;
        count += derived_from(&gather->columns[c])->count;
    }
    sources.start[gather->column_count] = count;
    sources.items = memory_alloc(count, sizeof *sources.items);
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct references *names = derived_from(&gather->columns[c]);
        for (size_t i = 0; i < names->count; i++) {
            const struct gather_column *source = gather_find(gather, names->items[i].name);
            sources.items[sources.start[c] + i] = source ? (size_t)(source - gather->columns) : SIZE_MAX;
        }
    }
    return sources;
}

// "c <- b <- a"; a long way is told by its beginning and its end.
static const char *path_text(const struct search *search, size_t last) {
    struct arena *arena = search->gather->arena;
    const struct gather_column *columns = search->gather->columns;
    char *text = text_format(arena, "%s", columns[search->start].name);
    for (size_t i = 1; i < search->depth && i < MOST_STEPS; i++)
        text = text_format(arena, "%s <- %s", text, columns[search->path[i]].name);
    const char *gap = search->depth > MOST_STEPS ? " <- ..." : "";
    return text_format(arena, "%s%s <- %s", text, gap, columns[last].name);
}

static bool is_unavailable(const struct gather_column *column) {
    return column->declared && column->declared->available == AVAILABLE_FALSE;
}

static void look_at(struct search *search, size_t source) {
    const struct gather_column *column = &search->gather->columns[source];
    bool itself = source == search->start;
    if (itself && !search->cycle) {
        search->cycle = true;
        search->cycle_path = path_text(search, source);
    }
    if (column->role == ROLE_TARGET && !search->target) {
        search->target = true;
        search->target_path = path_text(search, source);
    }
    if (is_unavailable(column) && column->role != ROLE_TARGET && !itself && !search->unavailable) {
        search->unavailable = true;
        search->unavailable_path = path_text(search, source);
    }
}

static void follow(struct search *search, size_t column) {
    search->path[search->depth++] = column;
    const size_t *start = search->sources->start;
    for (size_t i = start[column]; i < start[column + 1]; i++) {
        size_t source = search->sources->items[i];
        if (source == SIZE_MAX) {
            if (column == search->start && !search->unknown)
                search->unknown =
                    derived_from(&search->gather->columns[column])->items[i - start[column]].name;
            continue;
        }
        look_at(search, source);
        if (!search->state[source]) {
            search->state[source] = SEEN;
            follow(search, source);
        }
    }
    search->depth--;
}

static void set_column(struct gather *gather, struct search *search) {
    const struct gather_column *column = &gather->columns[search->start];
    size_t subject = column->subject;
    if (derived_from(column)->count == 0) {
        static const enum measure_id flags[] = {M_LINEAGE_TARGET, M_LINEAGE_UNAVAILABLE, M_LINEAGE_CYCLE,
                                                M_LINEAGE_UNKNOWN};
        for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
            gather_set(gather, subject, flags[i], value_undefined(VALUE_FLAG, NOT_DECLARED));
        return;
    }
    gather_set(gather, subject, M_LINEAGE_TARGET, value_flag(search->target));
    gather_set(gather, subject, M_LINEAGE_UNAVAILABLE, value_flag(search->unavailable));
    gather_set(gather, subject, M_LINEAGE_CYCLE, value_flag(search->cycle));
    gather_set(gather, subject, M_LINEAGE_UNKNOWN, value_flag(search->unknown != NULL));
    const char *path = search->target_path ? search->target_path : search->unavailable_path;
    gather_set(gather, subject, M_LINEAGE_PATH,
               path ? value_text(path) : value_undefined(VALUE_TEXT, NOT_DECLARED));
    const char *problem = NULL;
    if (search->cycle)
        problem = text_format(gather->arena, "derived_from leads in a circle: %s", search->cycle_path);
    else if (search->unknown)
        problem = text_format(gather->arena, "derived_from names '%s', which is no column of schema or data",
                              search->unknown);
    gather_set(gather, subject, M_LINEAGE_PROBLEM,
               problem ? value_text(problem) : value_undefined(VALUE_TEXT, NOT_DECLARED));
}

void measure_lineage(struct gather *gather) {
    struct sources sources = resolve(gather);
    unsigned char *state = memory_alloc(gather->column_count, 1);
    size_t *path = memory_alloc(gather->column_count + 1, sizeof *path);
    for (size_t c = 0; c < gather->column_count; c++) {
        struct search search = {
            .gather = gather, .sources = &sources, .start = c, .state = state, .path = path};
        if (derived_from(&gather->columns[c])->count > 0) {
            memset(state, 0, gather->column_count);
            state[c] = SEEN;
            follow(&search, c);
        }
        set_column(gather, &search);
    }
    memory_free(state);
    memory_free(path);
    memory_free(sources.items);
    memory_free(sources.start);
}
