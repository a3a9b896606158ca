// What the dataset's owners decided about findings: the keys suppressions and policy.
#include "input/schema_section.h"

#include <string.h>

static void read_day(const struct field_context *context, const struct field *field, const struct node *value,
                     const char *what, void *member) {
    (void)field;
    const char *text;
    int64_t day;
    char shown[NODE_SHOWN];
    if (!node_text(value, what, &text, context->errors))
        return;
    if (schema_day(text, &day))
        *(const char **)member = text;
    else
        notes_add(context->errors, NOTE_ERROR, value->place, "%s must be a date such as 2027-03-31, not %s",
                  what, node_shown(value, shown));
}

static void read_suppression(const struct field_context *context, const struct field *field,
                             const struct node *value, const char *what, void *member) {
#define SUPPRESSION(name) offsetof(struct suppression, name)
    static const struct field fields[] = {
        {.key = "rule", .read = field_text, .member = SUPPRESSION(rule), .required = true},
        {.key = "column", .read = field_text, .member = SUPPRESSION(column)},
        {.key = "reason", .read = field_text, .member = SUPPRESSION(reason), .required = true},
        {.key = "approved_by", .read = field_text, .member = SUPPRESSION(approved_by)},
        {.key = "expires", .read = read_day, .member = SUPPRESSION(expires)},
    };
#undef SUPPRESSION
    (void)field, (void)what;
    ((struct suppression *)member)->place = value->place;
    field_read_all(context, value, "a suppression", fields, sizeof fields / sizeof *fields, member);
}

void schema_suppressions(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    size_t count;
    schema->suppressions =
        field_read_items(context, value, what, sizeof *schema->suppressions, &count, read_suppression);
    for (size_t i = 0; i < count; i++)
        if (schema->suppressions[i].rule != NULL && schema->suppressions[i].reason != NULL) // else reported
            schema->suppressions[schema->suppression_count++] = schema->suppressions[i];
}

static void read_severity(const struct field_context *context, const struct node *value,
                          struct rule_override *override) {
    size_t severity;
    override->has_severity =
        node_choice(value, "'severity'", severity_names, SEVERITY_COUNT, &severity, context->errors);
    if (override->has_severity)
        override->severity = (enum severity)severity;
}

// {severity: warning, auc: 0.97}: all keys but severity are parameters of the rule, which knows their names.
static void read_override(const struct field_context *context, const struct node *value,
                          struct rule_override *override) {
    override->parameters = arena_alloc(context->arena, value->count, sizeof *override->parameters);
    for (size_t i = 0; i < value->count; i++) {
        const struct node *key = value->keys[i];
        if (strcmp(key->text, "severity") == 0) {
            read_severity(context, value->items[i], override);
            continue;
        }
        struct rule_parameter parameter = {.name = key->text, .place = key->place};
        char what[NODE_SHOWN];
        if (node_number(value->items[i], node_shown(key, what), &parameter.value, context->errors))
            override->parameters[override->parameter_count++] = parameter;
    }
}

void schema_policy_rules(const struct field_context *context, const struct field *field,
                         const struct node *value, const char *what, void *member) {
    (void)field;
    struct schema *schema = member;
    if (!node_expect(value, NODE_MAPPING, what, context->errors))
        return;
    schema->overrides = arena_alloc(context->arena, value->count, sizeof *schema->overrides);
    for (size_t i = 0; i < value->count; i++) {
        const struct node *rule = value->keys[i], *setting = value->items[i];
        struct rule_override *override = &schema->overrides[schema->override_count++];
        *override = (struct rule_override){.rule = rule->text, .place = rule->place};
        if (setting->kind == NODE_MAPPING) {
            read_override(context, setting, override);
        } else if (setting->kind == NODE_SCALAR && strcmp(setting->text, "off") == 0) {
            override->has_severity = true;
            override->severity = SEVERITY_OFF;
        } else {
            char key[NODE_SHOWN], shown[NODE_SHOWN];
            notes_add(context->errors, NOTE_ERROR, setting->place,
                      "%s must be `off` or a mapping such as {severity: warning}, not %s",
                      node_shown(rule, key), node_shown(setting, shown));
        }
    }
}

void schema_policy_fail_on(const struct field_context *context, const struct field *field,
                           const struct node *value, const char *what, void *member) {
    (void)field;
    // By the value of enum severity.
    static const char *const words[] = {"never", "note", "warning", "error"};
    struct schema *schema = member;
    size_t index;
    schema->fail_on_place = value->place;
    schema->has_fail_on = node_choice(value, what, words, SEVERITY_COUNT, &index, context->errors);
    if (schema->has_fail_on)
        schema->fail_on = (enum severity)index;
}

void schema_policy(const struct field_context *context, const struct field *field, const struct node *value,
                   const char *what, void *member) {
    static const struct field fields[] = {{.key = "fail_on", .read = schema_policy_fail_on},
                                          {.key = "rules", .read = schema_policy_rules}};
    (void)field;
    field_read_all(context, value, what, fields, sizeof fields / sizeof *fields, member);
}
