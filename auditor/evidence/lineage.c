// Following derived_from through the columns: to the target, to columns that are not available, and in
// circles.
#include "evidence/gather.h"

#include "base/text.h"

#include <string.h>

enum { SEEN = 1 };

// A search from one column: depth first, so that the path to what was found is the stack.
struct search {
    const struct gather *gather;
    const struct gather_column *start;
    unsigned char *state; // [columns]
    const struct gather_column **path;
    size_t depth;
    const struct gather_column *target, *unavailable, *cycle; // what was reached first
    const char *target_path, *unavailable_path, *cycle_path;
    const char *unknown; // the first name that is no column
};

static const char *path_text(const struct search *search, const char *last) {
    char *text = text_format(search->gather->arena, "%s", search->start->name);
    for (size_t i = 1; i < search->depth; i++)
        text = text_format(search->gather->arena, "%s <- %s", text, search->path[i]->name);
    return text_format(search->gather->arena, "%s <- %s", text, last);
}

static bool is_unavailable(const struct gather_column *column) {
    return column->declared && column->declared->available == AVAILABLE_FALSE;
}

static void follow(struct search *search, const struct gather_column *column) {
    if (!column->declared)
        return;
    search->path[search->depth++] = column;
    const struct references *sources = &column->declared->derived_from;
    for (size_t i = 0; i < sources->count; i++) {
        const char *name = sources->items[i].name;
        const struct gather_column *source = gather_find(search->gather, name);
        if (!source) {
            if (column == search->start && !search->unknown)
                search->unknown = name;
            continue;
        }
        if (source == search->start && !search->cycle) {
            search->cycle = source;
            search->cycle_path = path_text(search, name);
        }
        if (source->role == ROLE_TARGET && !search->target) {
            search->target = source;
            search->target_path = path_text(search, name);
        }
        if (is_unavailable(source) && source->role != ROLE_TARGET && source != search->start &&
            !search->unavailable) {
            search->unavailable = source;
            search->unavailable_path = path_text(search, name);
        }
        size_t index = (size_t)(source - search->gather->columns);
        if (!search->state[index]) {
            search->state[index] = SEEN;
            follow(search, source);
        }
    }
    search->depth--;
}

static void set_column(struct gather *gather, struct search *search) {
    size_t subject = search->start->subject;
    bool declared = search->start->declared && search->start->declared->derived_from.count > 0;
    if (!declared) {
        static const enum measure_id flags[] = {M_LINEAGE_TARGET, M_LINEAGE_UNAVAILABLE, M_LINEAGE_CYCLE,
                                                M_LINEAGE_UNKNOWN};
        for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
            gather_set(gather, subject, flags[i], value_undefined(VALUE_FLAG, NOT_DECLARED));
        return;
    }
    gather_set(gather, subject, M_LINEAGE_TARGET, value_flag(search->target != NULL));
    gather_set(gather, subject, M_LINEAGE_UNAVAILABLE, value_flag(search->unavailable != NULL));
    gather_set(gather, subject, M_LINEAGE_CYCLE, value_flag(search->cycle != NULL));
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
    struct search search = {.gather = gather,
                            .state = memory_alloc(gather->column_count, 1),
                            .path = memory_alloc(gather->column_count + 1, sizeof *search.path)};
    unsigned char *state = search.state;
    const struct gather_column **path = search.path;
    for (size_t c = 0; c < gather->column_count; c++) {
        search =
            (struct search){.gather = gather, .start = &gather->columns[c], .state = state, .path = path};
        memset(state, 0, gather->column_count);
        state[c] = SEEN;
        follow(&search, search.start);
        set_column(gather, &search);
    }
    memory_free(state);
    memory_free(path);
}
