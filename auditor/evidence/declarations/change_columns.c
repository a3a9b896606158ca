// What changed about columns: new ones, and the role, availability, fit and provenance of those that were
// there.
#include "evidence/declarations/change.h"

#include "base/text.h"
#include "evidence/declarations/declared.h"

#include <string.h>

static const char *availability_text(struct arena *arena, const struct schema_column *column) {
    return column->available == AVAILABLE_LAG ? text_format(arena, "lag %s", column->lag.text)
                                              : declared_availability(column);
}

// A renamed column is told by both names.
static const char *as_renamed(struct changes *changes, const struct schema_column *was,
                              const struct schema_column *column, const char *text) {
    if (strcmp(was->name, column->name) == 0)
        return text;
    return text_format(changes->gather->arena, "%s (as %s)", text, was->name);
}

static const char *reason_word(const struct schema_column *was, const struct schema_column *column) {
    if (!column->available_reason)
        return "none";
    bool kept = was && was->available_reason && strcmp(was->available_reason, column->available_reason) == 0;
    return kept ? "kept" : "new";
}

static struct value lag_of(const struct schema_column *column) {
    if (column->available != AVAILABLE_LAG)
        return value_undefined(VALUE_ESTIMATE, NOT_DECLARED);
    return value_estimate(estimate_exact(column->lag.seconds / 86400, 0));
}

// What rules may ask about any change of a column.
static void set_both(struct changes *changes, size_t subject, const struct schema_column *was,
                     const struct schema_column *column) {
    struct gather *gather = changes->gather;
    enum column_role role = gather_role(changes->after, column, column->name);
    gather_set(gather, subject, M_AFTER_ROLE, value_name(column_role_names[role]));
    gather_set(gather, subject, M_AFTER_AVAILABLE, value_name(declared_availability(column)));
    gather_set(gather, subject, M_AFTER_FIT_ON, value_name(declared_fit_on(column->fit_on)));
    gather_set(gather, subject, M_AFTER_DAYS, lag_of(column));
    gather_set(gather, subject, M_CHANGE_REASON, value_name(reason_word(was, column)));
    if (!was)
        return;
    role = gather_role(changes->before, was, was->name);
    gather_set(gather, subject, M_BEFORE_ROLE, value_name(column_role_names[role]));
    gather_set(gather, subject, M_BEFORE_AVAILABLE, value_name(declared_availability(was)));
    gather_set(gather, subject, M_BEFORE_FIT_ON, value_name(declared_fit_on(was->fit_on)));
    gather_set(gather, subject, M_BEFORE_DAYS, lag_of(was));
}

static void add(struct changes *changes, const char *of, const struct schema_column *was,
                const struct schema_column *column, struct place place, const char *before,
                const char *after) {
    size_t subject = change_add(changes, of, column->name, column->name, place,
                                as_renamed(changes, was, column, before), after);
    set_both(changes, subject, was, column);
}

// Declarations that rules rest on and that are gone: what they found can't be found any more.
static void add_dropped(struct changes *changes, const struct schema_column *was,
                        const struct schema_column *column) {
    struct arena *arena = changes->gather->arena;
    if (was->as_of.name && !column->as_of.name)
        add(changes, "dropped", was, column, column->place, text_format(arena, "as_of %s", was->as_of.name),
            NULL);
    if (was->window.declared && !column->window.declared)
        add(changes, "dropped", was, column, column->place,
            text_format(arena, "the window from %s to %s", was->window.start.text, was->window.end.text),
            NULL);
    for (size_t i = 0; i < was->derived_from.count; i++) {
        const char *source = was->derived_from.items[i].name;
        if (!change_keeps(changes, source, &column->derived_from))
            add(changes, "dropped", was, column, column->place, text_format(arena, "derived_from %s", source),
                NULL);
    }
}

static void compare(struct changes *changes, const struct schema_column *was,
                    const struct schema_column *column) {
    struct arena *arena = changes->gather->arena;
    enum column_role role_before = gather_role(changes->before, was, was->name);
    enum column_role role_after = gather_role(changes->after, column, column->name);
    if (role_before != role_after)
        add(changes, "role", was, column, column->role_place, column_role_names[role_before],
            column_role_names[role_after]);
    const char *before = availability_text(arena, was), *after = availability_text(arena, column);
    if (strcmp(before, after) != 0)
        add(changes, "available", was, column, column->available_place, before, after);
    if (was->fit_on != column->fit_on)
        add(changes, "fit_on", was, column, column->fit_on_place, declared_fit_on(was->fit_on),
            declared_fit_on(column->fit_on));
    add_dropped(changes, was, column);
}

void change_columns(struct changes *changes) {
    for (size_t i = 0; i < changes->after->column_count; i++) {
        const struct schema_column *column = &changes->after->columns[i], *was = changes->match[i];
        if (was) {
            compare(changes, was, column);
            continue;
        }
        size_t subject = change_add(changes, "column", column->name, column->name, column->place, NULL,
                                    availability_text(changes->gather->arena, column));
        set_both(changes, subject, NULL, column);
    }
}
