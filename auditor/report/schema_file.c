// Writes the sections of a schema in the order in which the manual explains them. Texts go through
// yaml_scalar(), so no name can break out of its place.
#include "report/schema_file.h"

#include "base/text.h"
#include "report/schema_part.h"
#include "report/yaml.h"

#include <string.h>

// ---- comments ----

static void write_notes(FILE *out, const char *indent, const struct notes *notes) {
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; notes != NULL && i < notes->count; i++) {
        fputs(indent, out);
        yaml_comment(out, text_format(&arena, "line %llu: %s", (unsigned long long)notes->items[i].place.line,
                                      notes->items[i].text));
    }
    arena_finish(&arena);
}

// ---- data ----

static void write_paths(FILE *out, const char *key, const struct schema *schema, enum data_role role) {
    size_t count = 0, written = 0;
    for (size_t i = 0; i < schema->file_count; i++)
        count += schema->files[i].role == role;
    if (count == 0)
        return;
    fprintf(out, "%s: %s", key, count > 1 ? "[" : "");
    for (size_t i = 0; i < schema->file_count; i++)
        if (schema->files[i].role == role) {
            fputs(written++ ? ", " : "", out);
            yaml_scalar(out, schema->files[i].name);
        }
    fputs(count > 1 ? "]\n" : "\n", out);
}

static void write_data(FILE *out, const struct schema *schema) {
    static const char *const keys[] = {
        [DATA_TRAIN] = "  train", [DATA_VALIDATION] = "  validation", [DATA_TEST] = "  test"};
    write_paths(out, "data", schema, DATA_ALL);
    bool split = schema->file_count > 0 && schema->files[0].role != DATA_ALL;
    if (split)
        fputs("data:\n", out);
    for (int role = DATA_TRAIN; split && role <= DATA_TEST; role++)
        write_paths(out, keys[role], schema, (enum data_role)role);
}

static void write_character(FILE *out, const char *key, char character) {
    const char text[] = {character, '\0'};
    schema_part_text(out, key, text);
}

static void write_dialect(FILE *out, const struct schema *schema) {
    const bool delimiter = schema->dialect.delimiter != 0, quote = schema->dialect.quote != '"';
    const bool decimal = schema->dialect.decimal != '.';
    if (delimiter || quote || decimal || schema->dialect.encoding) {
        fputs("dialect:\n", out);
        if (delimiter)
            write_character(out, "  delimiter", schema->dialect.delimiter);
        if (quote)
            write_character(out, "  quote", schema->dialect.quote);
        if (decimal)
            write_character(out, "  decimal", schema->dialect.decimal);
        schema_part_text(out, "  encoding", schema->dialect.encoding);
    }
    if (!schema->has_missing_values)
        return;
    fputs("missing_values: [", out);
    for (size_t i = 0; i < schema->missing_count; i++) {
        fputs(i ? ", \"" : "\"", out);
        text_write(out, SINK_JSON, span_of(schema->missing_values[i]));
        fputc('"', out);
    }
    fputs("]\n", out);
}

// ---- task, split, pipeline ----

static void write_task(FILE *out, const struct schema_file *file) {
    const struct schema *schema = file->schema;
    const bool empty = !schema->task.target.name && schema->task.type == TASK_UNDECLARED &&
                       !schema->task.positive && !schema->task.prediction_time.name &&
                       schema->task.mode == MODE_UNDECLARED && !schema->task.label_window.declared &&
                       schema->task.group.count == 0 && schema->task.metrics.count == 0;
    if (empty && file->ask)
        fputs("\n# task:\n#   target: the column that is predicted\n"
              "#   prediction_time: the column with the moment when the model is asked\n"
              "#   group: [the columns whose equal values must share a split]\n",
              out);
    if (empty)
        return;
    fputs("\ntask:\n", out);
    schema_part_text(out, "  target", schema->task.target.name);
    schema_part_word(out, "  type", task_type_names[schema->task.type]);
    schema_part_text(out, "  positive", schema->task.positive);
    schema_part_text(out, "  prediction_time", schema->task.prediction_time.name);
    schema_part_word(out, "  prediction_mode", prediction_mode_names[schema->task.mode]);
    schema_part_window(out, "  label_window", &schema->task.label_window);
    schema_part_list(out, "  group", &schema->task.group);
    schema_part_list(out, "  metric", &schema->task.metrics);
}

static void write_split(FILE *out, const struct schema *schema) {
    if (!schema->split.declared)
        return;
    fputs("\nsplit:\n", out);
    schema_part_text(out, "  column", schema->split.column.name);
    if (schema->split.kfold.name) {
        fputs("  kfold:\n", out);
        yaml_pair(out, "    column", schema->split.kfold.name);
    }
    schema_part_list(out, "  train", &schema->split.train);
    schema_part_list(out, "  validation", &schema->split.validation);
    schema_part_list(out, "  test", &schema->split.test);
    schema_part_word(out, "  strategy", split_strategy_names[schema->split.strategy]);
    if (schema->split.gap.declared)
        fprintf(out, "  gap: %s\n", schema->split.gap.text);
}

static void write_pipeline(FILE *out, const struct schema *schema) {
    if (schema->has_pipeline)
        fputs(schema->step_count ? "\npipeline:\n" : "\npipeline: []\n", out);
    for (size_t i = 0; i < schema->step_count; i++) {
        const struct pipeline_step *step = &schema->steps[i];
        yaml_pair(out, "  - step", step->step);
        schema_part_text(out, "    method", step->method);
        schema_part_list(out, "    columns", &step->columns);
        schema_part_word(out, "    fit_on", fit_on_names[step->fit_on]);
        schema_part_word(out, "    evaluate_on", fit_on_names[step->evaluate_on]);
    }
}

// ---- columns ----

static void write_available(FILE *out, const struct schema_file *file, const struct schema_column *column) {
    const bool feature = column->role == ROLE_UNDECLARED || column->role == ROLE_FEATURE;
    if (column->available == AVAILABLE_LAG)
        fprintf(out, "    available: {lag: %s}\n", column->lag.text);
    else if (column->available != AVAILABLE_UNDECLARED)
        fprintf(out, "    available: %s\n", availability_names[column->available]);
    else if (file->ask && feature)
        fputs("    available: unknown   # is it known when the model is asked?\n", out);
    schema_part_text(out, "    available_reason", column->available_reason);
}

// A comma before all but the first.
static void begin_item(FILE *out, bool *begun) {
    fputs(*begun ? ", " : "", out);
    *begun = true;
}

static void write_allowed(FILE *out, const struct references *allowed) {
    fputs("enum: [", out);
    for (size_t i = 0; i < allowed->count; i++) {
        fputs(i ? ", " : "", out);
        yaml_scalar(out, allowed->items[i].name);
    }
    fputs("]", out);
}

static void write_constraints(FILE *out, const struct schema_column *column) {
    bool begun = false;
    if (!column->constraints.declared)
        return;
    fputs("    constraints: {", out);
    if (column->constraints.required) {
        begin_item(out, &begun);
        fputs("required: true", out);
    }
    if (column->constraints.unique) {
        begin_item(out, &begun);
        fputs("unique: true", out);
    }
    if (column->constraints.has_minimum) {
        begin_item(out, &begun);
        schema_part_number(out, "minimum", column->constraints.minimum);
    }
    if (column->constraints.has_maximum) {
        begin_item(out, &begun);
        schema_part_number(out, "maximum", column->constraints.maximum);
    }
    if (column->constraints.allowed.count > 0) {
        begin_item(out, &begun);
        write_allowed(out, &column->constraints.allowed);
    }
    fputs("}\n", out);
}

static void write_column(FILE *out, const struct schema_file *file, size_t index) {
    const struct schema_column *column = &file->schema->columns[index];
    fputc('\n', out);
    write_notes(out, "  ", file->columns ? &file->columns[index] : NULL);
    yaml_pair(out, "  - name", column->name);
    schema_part_text(out, "    description", column->description);
    schema_part_word(out, "    type", column_type_names[column->type]);
    schema_part_text(out, "    format", column->format);
    schema_part_word(out, "    role", column_role_names[column->role]);
    schema_part_list(out, "    tags", &column->tags);
    write_available(out, file, column);
    schema_part_word(out, "    serving", prediction_mode_names[column->serving]);
    schema_part_text(out, "    as_of", column->as_of.name);
    schema_part_window(out, "    window", &column->window);
    schema_part_list(out, "    derived_from", &column->derived_from);
    schema_part_word(out, "    fit_on", fit_on_names[column->fit_on]);
    write_constraints(out, column);
    schema_part_meta(out, "    meta", column->meta);
}

// ---- suppressions and policy ----

static void write_suppressions(FILE *out, const struct schema *schema) {
    if (schema->suppression_count > 0)
        fputs("\nsuppressions:\n", out);
    for (size_t i = 0; i < schema->suppression_count; i++) {
        const struct suppression *suppression = &schema->suppressions[i];
        yaml_pair(out, "  - rule", suppression->rule);
        schema_part_text(out, "    column", suppression->column);
        schema_part_text(out, "    reason", suppression->reason);
        schema_part_text(out, "    approved_by", suppression->approved_by);
        schema_part_text(out, "    expires", suppression->expires);
    }
}

static void write_policy(FILE *out, const struct schema *schema) {
    if (schema->has_fail_on || schema->override_count > 0)
        fputs("\npolicy:\n", out);
    if (schema->has_fail_on)
        fprintf(out, "  fail_on: %s\n",
                schema->fail_on == SEVERITY_OFF ? "never" : severity_names[schema->fail_on]);
    if (schema->override_count > 0)
        fputs("  rules:\n", out);
    for (size_t i = 0; i < schema->override_count; i++) {
        const struct rule_override *override = &schema->overrides[i];
        bool begun = false;
        fputs("    ", out);
        yaml_scalar(out, override->rule);
        fputs(": {", out);
        if (override->has_severity) {
            begin_item(out, &begun);
            fprintf(out, "severity: %s", severity_names[override->severity]);
        }
        for (size_t p = 0; p < override->parameter_count; p++) {
            begin_item(out, &begun);
            schema_part_number(out, override->parameters[p].name, override->parameters[p].value);
        }
        fputs("}\n", out);
    }
}

static void write_opening(FILE *out, const char *opening) {
    while (opening != NULL && *opening != '\0') {
        struct arena arena;
        arena_init(&arena);
        size_t length = strcspn(opening, "\n");
        yaml_comment(out, text_copy(&arena, (struct span){opening, length}));
        opening += length + (opening[length] == '\n');
        arena_finish(&arena);
    }
}

enum status schema_file_write(const struct schema_file *file, FILE *out) {
    const struct schema *schema = file->schema;
    write_opening(out, file->opening);
    write_notes(out, "", file->whole);
    fputs("version: 1\n", out);
    schema_part_text(out, "name", schema->name);
    schema_part_text(out, "description", schema->description);
    write_data(out, schema);
    write_dialect(out, schema);
    write_task(out, file);
    write_split(out, schema);
    write_pipeline(out, schema);
    fputs(schema->column_count > 0 ? "\ncolumns:" : "", out);
    for (size_t i = 0; i < schema->column_count; i++)
        write_column(out, file, i);
    write_suppressions(out, schema);
    write_policy(out, schema);
    schema_part_meta(out, "\nmeta", schema->meta);
    return ferror(out) ? STATUS_IO : STATUS_OK;
}
