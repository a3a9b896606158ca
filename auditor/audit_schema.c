// Schema and policy of one audit, from files and options.
#include "audit_schema.h"

#include <assert.h>
#include <string.h>

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool is_schema(const char *path) {
    return ends_with(path, ".yaml") || ends_with(path, ".yml");
}

static void add_file(struct schema *schema, const char *path, enum data_role role) {
    schema->files[schema->file_count++] = (struct data_file){.path = path, .name = path, .role = role};
}

// Data files of the command line take the place of those that the schema names.
static void take_files(struct arena *arena, const struct audit_request *request, size_t first,
                       struct schema *schema) {
    bool split = request->train || request->validation || request->test;
    if (!split && first >= request->path_count)
        return;
    schema->files = arena_alloc(arena, request->path_count + 3, sizeof *schema->files);
    schema->file_count = 0;
    for (size_t i = first; i < request->path_count; i++)
        add_file(schema, request->paths[i], split ? DATA_TRAIN : DATA_ALL);
    if (request->train)
        add_file(schema, request->train, DATA_TRAIN);
    if (request->validation)
        add_file(schema, request->validation, DATA_VALIDATION);
    if (request->test)
        add_file(schema, request->test, DATA_TEST);
}

static void override_name(struct reference *reference, const char *name) {
    if (name)
        *reference = (struct reference){.name = name};
}

static void add_groups(struct arena *arena, const struct audit_request *request, struct schema *schema) {
    size_t extra = request->group_count + (request->entity != NULL);
    if (extra == 0)
        return;
    struct references *group = &schema->task.group;
    struct reference *items = arena_alloc(arena, group->count + extra, sizeof *items);
    if (group->count)
        memcpy(items, group->items, group->count * sizeof *items);
    group->items = items;
    for (size_t i = 0; i < request->group_count; i++)
        items[group->count++].name = request->group[i];
    if (request->entity)
        items[group->count++].name = request->entity;
}

enum status audit_schema(struct arena *arena, const struct audit_request *request, struct schema *schema,
                         struct notes *problems, struct error *error) {
    bool given = request->path_count > 0 && is_schema(request->paths[0]);
    for (size_t i = 1; i < request->path_count; i++) {
        if (is_schema(request->paths[i]))
            return error_set(error, STATUS_USAGE, (struct place){.path = request->paths[i]},
                             "one schema at a time, and before the data files");
    }
    if (!given && request->schema_only)
        return error_set(error, STATUS_USAGE,
                         (struct place){.path = request->path_count ? request->paths[0] : NULL},
                         "a schema's name ends in .yaml or .yml");
    if (!given && request->model)
        return error_set(error, STATUS_USAGE, (struct place){0},
                         "--model chooses from a dbt file; none is named");
    *schema = schema_empty();
    if (given)
        TRY(schema_read_model(arena, request->paths[0], request->model, problems, schema, error));
    if (!request->schema_only)
        take_files(arena, request, given ? 1 : 0, schema);
    override_name(&schema->task.target, request->target);
    override_name(&schema->task.prediction_time, request->time);
    override_name(&schema->split.column, request->split_column);
    if (request->task != TASK_UNDECLARED)
        schema->task.type = request->task;
    if (request->positive)
        schema->task.positive = request->positive;
    add_groups(arena, request, schema);
    return STATUS_OK;
}

static struct policy_parameter *parameters_of(struct arena *arena, const struct rule_override *override) {
    struct policy_parameter *parameters = arena_alloc(arena, override->parameter_count, sizeof *parameters);
    for (size_t p = 0; p < override->parameter_count; p++)
        parameters[p] = (struct policy_parameter){.name = override->parameters[p].name,
                                                  .value = override->parameters[p].value,
                                                  .place = override->parameters[p].place};
    return parameters;
}

struct policy audit_policy(struct arena *arena, const struct audit_request *request,
                           const struct schema *schema) {
    struct policy_override *overrides = arena_alloc(arena, schema->override_count, sizeof *overrides);
    for (size_t i = 0; i < schema->override_count; i++) {
        const struct rule_override *from = &schema->overrides[i];
        overrides[i] = (struct policy_override){.rule = from->rule,
                                                .has_severity = from->has_severity,
                                                .severity = from->severity,
                                                .parameters = parameters_of(arena, from),
                                                .parameter_count = from->parameter_count,
                                                .place = from->place};
    }
    struct policy_suppression *suppressions =
        arena_alloc(arena, schema->suppression_count, sizeof *suppressions);
    for (size_t i = 0; i < schema->suppression_count; i++) {
        const struct suppression *from = &schema->suppressions[i];
        suppressions[i] = (struct policy_suppression){.rule = from->rule,
                                                      .column = from->column,
                                                      .reason = from->reason,
                                                      .approved_by = from->approved_by,
                                                      .place = from->place};
        suppressions[i].expires = from->expires && schema_day(from->expires, &suppressions[i].expires_day);
    }
    return (struct policy){.selected = request->select,
                           .selected_count = request->select_count,
                           .ignored = request->ignore,
                           .ignored_count = request->ignore_count,
                           .overrides = overrides,
                           .override_count = schema->override_count,
                           .set = request->set,
                           .set_count = request->set_count,
                           .suppressions = suppressions,
                           .suppression_count = schema->suppression_count,
                           .today = request->today};
}
