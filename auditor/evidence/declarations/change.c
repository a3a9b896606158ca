// What changed about the dataset as a whole: the task, the split, what is suppressed, the policy.
#include "evidence/declarations/change.h"

#include "base/text.h"
#include "evidence/declarations/column_match.h"
#include "evidence/declarations/declared.h"

#include <string.h>

size_t change_add(struct changes *changes, const char *of, const char *name, const char *column,
                  struct place place, const char *before, const char *after) {
    struct gather *gather = changes->gather;
    const char **columns = arena_alloc(gather->arena, 1, sizeof *columns);
    columns[0] = column;
    if (place.line == 0)
        place = (struct place){changes->after->path, 1, 1};
    size_t subject = evidence_subject(gather->evidence, (struct subject){.kind = SUBJECT_CHANGE,
                                                                         .name = name,
                                                                         .columns = columns,
                                                                         .column_count = column ? 1 : 0,
                                                                         .place = place});
    for (size_t m = 0; m < measure_count; m++)
        if (measures[m].subject == SUBJECT_CHANGE)
            gather_set(gather, subject, (enum measure_id)m, value_undefined(measures[m].type, NOT_DECLARED));
    gather_set(gather, subject, M_CHANGE_OF, value_name(of));
    gather_set(gather, subject, M_CHANGE_BEFORE, value_text(before ? before : "nothing"));
    gather_set(gather, subject, M_CHANGE_AFTER, value_text(after ? after : "nothing"));
    return subject;
}

bool change_same_column(const struct changes *changes, const char *before, const char *after) {
    if (!before || !after)
        return before == after;
    const struct gather_column *column = gather_find(changes->gather, after);
    const struct schema_column *declared = column ? column->declared : NULL;
    const struct schema_column *was = declared ? changes->match[declared - changes->after->columns] : NULL;
    return strcmp(was ? was->name : after, before) == 0;
}

// ---- the task ----

static const char *window_text(struct arena *arena, const struct window *window) {
    return window->declared ? text_format(arena, "%s to %s", window->start.text, window->end.text) : NULL;
}

// Something that was declared of the task and is now declared otherwise, or not at all.
static void compare_task(struct changes *changes, const char *name, bool same, const char *before,
                         const char *after, struct place place) {
    if (before && !same)
        change_add(changes, after ? "task" : "dropped", name, NULL,
                   after && place.line ? place : changes->after->task.place, before, after);
}

bool change_keeps(const struct changes *changes, const char *before, const struct references *after) {
    enum { ENOUGH = 1000 }; // longer lists of columns are not written by hand
    bool kept = after->count > ENOUGH;
    for (size_t i = 0; i < after->count && !kept; i++)
        kept = change_same_column(changes, before, after->items[i].name);
    return kept;
}

static void compare_groups(struct changes *changes) {
    const struct references *before = &changes->before->task.group, *after = &changes->after->task.group;
    for (size_t i = 0; i < before->count; i++)
        compare_task(changes, "task.group", change_keeps(changes, before->items[i].name, after),
                     before->items[i].name, NULL, (struct place){0});
}

static void compare_tasks(struct changes *changes) {
    const struct schema *before = changes->before, *after = changes->after;
    struct arena *arena = changes->gather->arena;
    const struct reference *target = &after->task.target, *time = &after->task.prediction_time;
    compare_task(changes, "task.target", change_same_column(changes, before->task.target.name, target->name),
                 before->task.target.name, target->name, target->place);
    bool same_value =
        before->task.positive && after->task.positive && !strcmp(before->task.positive, after->task.positive);
    compare_task(changes, "task.positive", same_value, before->task.positive, after->task.positive,
                 after->task.place);
    compare_task(changes, "task.prediction_time",
                 change_same_column(changes, before->task.prediction_time.name, time->name),
                 before->task.prediction_time.name, time->name, time->place);
    const char *window_before = window_text(arena, &before->task.label_window);
    const char *window_after = window_text(arena, &after->task.label_window);
    compare_task(changes, "task.label_window",
                 window_before && window_after && strcmp(window_before, window_after) == 0, window_before,
                 window_after, after->task.label_window.place);
    compare_groups(changes);
}

// ---- the split ----

static struct value days(const struct duration *duration) {
    return value_estimate(estimate_exact(duration->declared ? duration->seconds / 86400 : 0, 0));
}

static void compare_splits(struct changes *changes) {
    const struct schema *before = changes->before, *after = changes->after;
    struct gather *gather = changes->gather;
    if (before->split.strategy != after->split.strategy) {
        struct place place = after->split.strategy ? after->split.strategy_place : after->split.place;
        const char *was = declared_strategy(before->split.strategy);
        const char *is = declared_strategy(after->split.strategy);
        size_t subject = change_add(changes, "strategy", "split.strategy", NULL, place, was, is);
        gather_set(gather, subject, M_BEFORE_STRATEGY, value_name(was));
        gather_set(gather, subject, M_AFTER_STRATEGY, value_name(is));
    }
    if (before->split.gap.seconds != after->split.gap.seconds) {
        struct place place = after->split.gap.declared ? after->split.gap_place : after->split.place;
        size_t subject = change_add(changes, "gap", "split.gap", NULL, place, before->split.gap.text,
                                    after->split.gap.text);
        gather_set(gather, subject, M_BEFORE_DAYS, days(&before->split.gap));
        gather_set(gather, subject, M_AFTER_DAYS, days(&after->split.gap));
    }
}

// ---- what is accepted ----

static const char *expiry_text(struct arena *arena, const struct suppression *suppression) {
    return suppression->expires ? text_format(arena, "suppressed until %s", suppression->expires)
                                : "suppressed for ever";
}

// The old suppression of the same findings: that with the same expiry if there are several.
static const struct suppression *suppression_before(const struct changes *changes,
                                                    const struct suppression *suppression) {
    const struct suppression *found = NULL;
    for (size_t i = 0; i < changes->before->suppression_count; i++) {
        const struct suppression *was = &changes->before->suppressions[i];
        if (strcmp(was->rule, suppression->rule) != 0 ||
            !change_same_column(changes, was->column, suppression->column))
            continue;
        bool same = was->expires && suppression->expires ? strcmp(was->expires, suppression->expires) == 0
                                                         : was->expires == suppression->expires;
        if (same)
            return was;
        found = was;
    }
    return found;
}

static void compare_suppressions(struct changes *changes) {
    struct arena *arena = changes->gather->arena;
    for (size_t i = 0; i < changes->after->suppression_count; i++) {
        const struct suppression *suppression = &changes->after->suppressions[i];
        const struct suppression *was = suppression_before(changes, suppression);
        const char *before = was ? expiry_text(arena, was) : "not suppressed";
        const char *after = expiry_text(arena, suppression);
        if (strcmp(before, after) == 0)
            continue;
        const char *name = suppression->column
                               ? text_format(arena, "%s of %s", suppression->rule, suppression->column)
                               : suppression->rule;
        size_t subject =
            change_add(changes, "suppression", name, suppression->column, suppression->place, before, after);
        gather_set(changes->gather, subject, M_CHANGE_DATED, value_flag(suppression->expires != NULL));
    }
}

// ---- the policy ----

static const char *fail_on_text(enum severity severity) {
    return severity == SEVERITY_OFF ? "never" : severity_names[severity];
}

static void compare_fail_on(struct changes *changes) {
    const struct schema *before = changes->before, *after = changes->after;
    enum severity was = before->has_fail_on ? before->fail_on : SEVERITY_ERROR;
    enum severity is = after->has_fail_on ? after->fail_on : SEVERITY_ERROR;
    if (was == is)
        return;
    size_t subject = change_add(changes, "policy", "policy.fail_on", NULL, after->fail_on_place,
                                fail_on_text(was), fail_on_text(is));
    gather_set(changes->gather, subject, M_CHANGE_LOOSENS, value_flag(severity_stricter(was, is) == was));
}

void measure_change(struct gather *gather) {
    if (!gather->before)
        return;
    struct changes changes = {gather, gather->before, gather->schema,
                              column_match(gather->arena, gather->before, gather->schema)};
    change_columns(&changes);
    compare_tasks(&changes);
    compare_splits(&changes);
    compare_suppressions(&changes);
    compare_fail_on(&changes);
}
