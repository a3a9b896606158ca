// What the schema says of the dataset and its columns, as values that rules can compare.
#include "evidence/declarations/declared.h"

#include "evidence/gather.h"

#include <string.h>

static const char *mode_word(enum prediction_mode mode) {
    return mode == MODE_UNDECLARED ? "undeclared" : prediction_mode_names[mode];
}

const char *declared_availability(const struct schema_column *declared) {
    if (!declared || declared->available == AVAILABLE_UNDECLARED || declared->available == AVAILABLE_UNKNOWN)
        return "unknown";
    return declared->available == AVAILABLE_TRUE    ? "true"
           : declared->available == AVAILABLE_FALSE ? "false"
                                                    : "lag";
}

static const char *role_word(enum column_role role) {
    return column_role_names[role];
}

static struct value days(const struct duration *duration) {
    if (!duration->declared)
        return value_undefined(VALUE_ESTIMATE, NOT_DECLARED);
    return value_estimate(estimate_exact(duration->seconds / 86400, 0));
}

// The lag that remains when the feature's window stops early enough to wait for it.
static struct value lateness(const struct schema_column *declared) {
    if (declared->available != AVAILABLE_LAG)
        return value_undefined(VALUE_ESTIMATE, NOT_DECLARED);
    double late = declared->lag.seconds;
    if (declared->window.declared && declared->window.end.declared)
        late += declared->window.end.seconds;
    return value_estimate(estimate_exact(late / 86400, 0));
}

// Whether [start, end) of the feature and (start, end] of the label share time.
static struct value overlap(const struct window *feature, const struct window *label) {
    if (!feature->declared || !label->declared || !label->end.declared || !feature->end.declared)
        return value_undefined(VALUE_FLAG, NOT_DECLARED);
    double label_start = label->start.declared ? label->start.seconds : 0;
    bool starts_before = !feature->start.declared || feature->start.seconds < label->end.seconds;
    return value_flag(feature->end.seconds > label_start && starts_before);
}

static void set_column(struct gather *gather, const struct gather_column *column) {
    const struct schema_column *declared = column->declared;
    size_t subject = column->subject;
    gather_set(gather, subject, M_DECLARED_ROLE, value_name(role_word(column->role)));
    gather_set(gather, subject, M_DECLARED_AVAILABLE, value_name(declared_availability(declared)));
    gather_set(gather, subject, M_DECLARED_EXPLICIT, value_flag(declared != NULL));
    bool reason = declared && declared->available_reason;
    gather_set(gather, subject, M_DECLARED_HAS_REASON, value_flag(reason));
    gather_set(gather, subject, M_DECLARED_REASON,
               reason ? value_text(declared->available_reason) : value_undefined(VALUE_TEXT, NOT_DECLARED));
    static const struct schema_column nothing;
    const struct schema_column *known = declared ? declared : &nothing;
    gather_set(gather, subject, M_DECLARED_LAG, days(&known->lag));
    gather_set(gather, subject, M_DECLARED_LATE, lateness(known));
    gather_set(gather, subject, M_DECLARED_SERVING, value_name(mode_word(known->serving)));
    gather_set(gather, subject, M_DECLARED_FIT_ON, value_name(declared_fit_on(known->fit_on)));
    bool stamped = known->as_of.name && gather->schema->task.prediction_time.name;
    gather_set(gather, subject, M_DECLARED_STAMPED, value_flag(stamped));
    gather_set(gather, subject, M_WINDOW_END, days(&known->window.end));
    gather_set(gather, subject, M_WINDOW_OVERLAPS_LABEL,
               overlap(&known->window, &gather->schema->task.label_window));
}

const char *declared_fit_on(enum fit_on fit_on) {
    return fit_on == FIT_UNDECLARED ? "undeclared" : fit_on_names[fit_on];
}

const char *declared_strategy(enum split_strategy strategy) {
    return strategy == STRATEGY_UNDECLARED ? "undeclared" : split_strategy_names[strategy];
}

// Columns of task.group, and others with the role.
static size_t group_columns(const struct gather *gather) {
    const struct references *group = &gather->schema->task.group;
    size_t count = group->count;
    for (size_t c = 0; c < gather->column_count; c++) {
        bool again = false;
        for (size_t g = 0; g < group->count; g++)
            again = again || strcmp(group->items[g].name, gather->columns[c].name) == 0;
        count += gather->columns[c].role == ROLE_GROUP && !again;
    }
    return count;
}

static bool held_out(const struct schema *schema) {
    if (schema->split.column.name || schema->split.kfold.name || schema->split.strategy == STRATEGY_KFOLD)
        return true;
    bool train = false, other = false;
    for (size_t f = 0; f < schema->file_count; f++) {
        train = train || schema->files[f].role == DATA_TRAIN;
        other = other || schema->files[f].role == DATA_TEST || schema->files[f].role == DATA_VALIDATION;
    }
    return train && other;
}

void measure_declared(struct gather *gather) {
    const struct schema *schema = gather->schema;
    size_t subject = gather->dataset_subject;
    gather_set(gather, subject, M_DATASET_HAS_SCHEMA, value_flag(schema->path != NULL));
    gather_set(gather, subject, M_DATASET_HAS_COLUMNS, value_flag(schema->column_count > 0));
    gather_set(gather, subject, M_DATASET_MODE, value_name(mode_word(schema->task.mode)));
    gather_set(gather, subject, M_SPLIT_HELD_OUT, value_flag(held_out(schema)));
    gather_set(gather, subject, M_SPLIT_STRATEGY, value_name(declared_strategy(schema->split.strategy)));
    gather_set(gather, subject, M_SPLIT_GROUPS, value_count(group_columns(gather)));
    enum task_type task = gather->dataset ? gather->dataset->plan.task : schema->task.type;
    gather_set(gather, subject, M_DATASET_TASK,
               value_name(task == TASK_UNDECLARED ? "undeclared" : task_type_names[task]));
    for (size_t c = 0; c < gather->column_count; c++)
        set_column(gather, &gather->columns[c]);
}
