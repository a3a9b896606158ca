// What is to be predicted, when, and how the rows were divided: the keys task and split.
#include "input/schema_section.h"

#include "base/text.h"
#include "input/metric.h"

#include <string.h>

// Keeps the names that are metrics.
static void read_metrics(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    struct references *metrics = member;
    field_references(context, field, value, what, metrics);
    size_t kept = 0;
    for (size_t i = 0; i < metrics->count; i++) {
        struct reference metric = metrics->items[i];
        if (metric_find(metric.name) != METRIC_UNKNOWN) {
            metrics->items[kept++] = metric;
            continue;
        }
        const char *near = text_suggest(metric.name, metric_names, metric_name_count);
        notes_add(context->errors, NOTE_ERROR, metric.place, "'%.64s' is no metric that is known%s%s%s",
                  metric.name, near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    }
    metrics->count = kept;
}

void schema_task(const struct field_context *context, const struct field *field, const struct node *value,
                 const char *what, void *member) {
#define TASK(name) offsetof(struct schema, task.name)
    static const struct field fields[] = {
        {.key = "target", .read = field_reference, .member = TASK(target)},
        {.key = "type",
         .read = field_choice,
         .member = TASK(type),
         .words = task_type_names,
         .word_count = TASK_RANKING + 1},
        {.key = "positive", .read = field_text, .member = TASK(positive)},
        {.key = "prediction_time", .read = field_reference, .member = TASK(prediction_time)},
        {.key = "prediction_mode",
         .read = field_choice,
         .member = TASK(mode),
         .words = prediction_mode_names,
         .word_count = MODE_ON_DEMAND + 1},
        {.key = "label_window", .read = field_window, .member = TASK(label_window)},
        {.key = "group", .read = field_references, .member = TASK(group)},
        {.key = "metric", .read = read_metrics, .member = TASK(metrics)},
    };
#undef TASK
    (void)field;
    ((struct schema *)member)->task.place = value->place;
    field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, member);
}

static void read_kfold(const struct field_context *context, const struct field *field,
                       const struct node *value, const char *what, void *member) {
    static const struct field fields[] = {{.key = "column", .read = field_reference, .required = true}};
    (void)field;
    field_read_all(context, value, what, fields, 1, member);
}

static void check_disjoint(const struct field_context *context, const struct references *a,
                           const char *a_name, const struct references *b, const char *b_name) {
    enum { ENOUGH = 1000 }; // longer lists of split values are not written by hand
    for (size_t i = 0; i < b->count && i < ENOUGH; i++)
        for (size_t j = 0; j < a->count && j < ENOUGH; j++)
            if (strcmp(a->items[j].name, b->items[i].name) == 0)
                notes_add(context->errors, NOTE_ERROR, b->items[i].place,
                          "'%.64s' stands under both '%s' and '%s': a row belongs to one of them",
                          b->items[i].name, a_name, b_name);
}

void schema_split(const struct field_context *context, const struct field *field, const struct node *value,
                  const char *what, void *member) {
#define SPLIT(name) offsetof(struct schema, split.name)
    static const struct field fields[] = {
        {.key = "column", .read = field_reference, .member = SPLIT(column)},
        {.key = "kfold", .read = read_kfold, .member = SPLIT(kfold)},
        {.key = "train", .read = field_references, .member = SPLIT(train)},
        {.key = "validation", .read = field_references, .member = SPLIT(validation)},
        {.key = "test", .read = field_references, .member = SPLIT(test)},
        {.key = "strategy",
         .read = field_choice,
         .member = SPLIT(strategy),
         .place = SPLIT(strategy_place),
         .words = split_strategy_names,
         .word_count = STRATEGY_KFOLD + 1},
        {.key = "gap", .read = field_length, .member = SPLIT(gap), .place = SPLIT(gap_place)},
    };
#undef SPLIT
    (void)field;
    struct schema *schema = member;
    schema->split.place = value->place;
    schema->split.declared =
        field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, schema);
    bool values = schema->split.train.count + schema->split.validation.count + schema->split.test.count > 0;
    if (values && node_find(value, "column") == NULL)
        notes_add(context->errors, NOTE_ERROR, value->place,
                  "'train', 'validation' and 'test' are values of a column: name it with 'column'");
    check_disjoint(context, &schema->split.train, "train", &schema->split.validation, "validation");
    check_disjoint(context, &schema->split.train, "train", &schema->split.test, "test");
    check_disjoint(context, &schema->split.validation, "validation", &schema->split.test, "test");
}
