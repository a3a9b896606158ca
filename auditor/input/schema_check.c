// What no section can check alone: names that stand twice, roles that contradict the task, and references to
// columns that the schema does not list.
#include "input/schema_section.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

// The columns' names, sorted; equal names in the order written.
struct names {
    const struct schema_column **sorted;
    const char **texts; // the same, for suggestions
    size_t count;
};

static int by_name_then_order(const void *a, const void *b) {
    const struct schema_column *left = *(const struct schema_column *const *)a;
    const struct schema_column *right = *(const struct schema_column *const *)b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : (left > right) - (left < right); // both lie in one array
}

static int name_against_column(const void *name, const void *column) {
    return strcmp(name, (*(const struct schema_column *const *)column)->name);
}

static struct names names_of(const struct schema *schema) {
    struct names names = {.sorted = memory_alloc(schema->column_count, sizeof *names.sorted),
                          .texts = memory_alloc(schema->column_count, sizeof *names.texts),
                          .count = schema->column_count};
    for (size_t i = 0; i < names.count; i++)
        names.sorted[i] = &schema->columns[i];
    qsort(names.sorted, names.count, sizeof *names.sorted, by_name_then_order);
    for (size_t i = 0; i < names.count; i++)
        names.texts[i] = names.sorted[i]->name;
    return names;
}

static void check_twice(const struct field_context *context, const struct names *names) {
    const struct schema_column *first = NULL;
    for (size_t i = 0; i < names->count; i++) {
        const struct schema_column *column = names->sorted[i];
        if (first != NULL && strcmp(first->name, column->name) == 0)
            notes_add(context->errors, NOTE_ERROR, column->place,
                      "the column '%.64s' is declared twice, first in line %llu", column->name,
                      (unsigned long long)first->place.line);
        else
            first = column;
    }
}

static void check_reference(const struct field_context *context, const struct names *names,
                            const struct reference *reference, const char *what) {
    enum {
        SUGGESTIONS = 50
    }; // after so many errors nobody needs another, and each costs a walk over all names
    if (reference->name == NULL || names->count == 0 ||
        bsearch(reference->name, names->sorted, names->count, sizeof *names->sorted, name_against_column) !=
            NULL)
        return;
    const char *nearest = context->errors->errors < SUGGESTIONS
                              ? text_suggest(reference->name, names->texts, names->count)
                              : NULL;
    if (nearest != NULL)
        notes_add(context->errors, NOTE_ERROR, reference->place,
                  "'%s' names '%.64s', which is no column (did you mean '%.64s'?)", what, reference->name,
                  nearest);
    else
        notes_add(context->errors, NOTE_ERROR, reference->place,
                  "'%s' names '%.64s', which is no column of this schema", what, reference->name);
}

static void check_references(const struct field_context *context, const struct schema *schema,
                             const struct names *names) {
    check_reference(context, names, &schema->task.target, "target");
    check_reference(context, names, &schema->task.prediction_time, "prediction_time");
    for (size_t i = 0; i < schema->task.group.count; i++)
        check_reference(context, names, &schema->task.group.items[i], "group");
    check_reference(context, names, &schema->split.column, "column");
    check_reference(context, names, &schema->split.kfold, "column");
    for (size_t i = 0; i < schema->column_count; i++)
        check_reference(context, names, &schema->columns[i].as_of, "as_of");
}

// task.target and the role target say the same thing: they must agree, and each is filled from the other.
static void check_target(const struct field_context *context, struct schema *schema) {
    struct reference *target = &schema->task.target;
    bool declared = target->name != NULL;
    const struct schema_column *first = NULL;
    for (size_t i = 0; i < schema->column_count; i++) {
        struct schema_column *column = &schema->columns[i];
        bool is_target = declared && strcmp(column->name, target->name) == 0;
        if (is_target && column->role == ROLE_UNDECLARED)
            column->role = ROLE_TARGET;
        if (is_target && column->role != ROLE_TARGET)
            notes_add(context->errors, NOTE_ERROR, column->place,
                      "'%.64s' is the target of the task (line %llu) but has the role '%s'", column->name,
                      (unsigned long long)target->place.line, column_role_names[column->role]);
        if (column->role != ROLE_TARGET || is_target)
            continue;
        if (declared)
            notes_add(context->errors, NOTE_ERROR, column->place,
                      "'%.64s' has the role 'target', but the target of the task is '%.64s' (line %llu)",
                      column->name, target->name, (unsigned long long)target->place.line);
        else if (first != NULL)
            notes_add(
                context->errors, NOTE_ERROR, column->place,
                "'%.64s' is the second column with the role 'target'; the first is '%.64s' in line %llu",
                column->name, first->name, (unsigned long long)first->place.line);
        else
            first = column;
    }
    if (!declared && first != NULL)
        *target = (struct reference){first->name, first->place};
}

void schema_check(const struct field_context *context, struct schema *schema) {
    struct names names = names_of(schema);
    check_twice(context, &names);
    check_references(context, schema, &names);
    check_target(context, schema);
    memory_free(names.sorted);
    memory_free(names.texts);
}
