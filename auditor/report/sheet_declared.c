// Reads the schema for the model info sheet; nothing here was checked.
#include "report/sheet_declared.h"

#include "base/text.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_NAMES = 40 };

static void declare(struct sheet_answer *answer, const char *text) {
    sheet_answer_add(answer, SHEET_DECLARED, text);
}

// "a, b, c and 7 more".
static const char *join(struct arena *arena, const struct references *names) {
    const char *list = "";
    for (size_t i = 0; i < names->count && i < MOST_NAMES; i++)
        list = text_format(arena, "%s%s%s", list, i ? ", " : "", names->items[i].name);
    return names->count > MOST_NAMES ? text_format(arena, "%s and %zu more", list, names->count - MOST_NAMES)
                                     : list;
}

void sheet_declared_task(struct sheet_answer *answer, const struct audit *audit) {
    const struct schema *schema = audit->schema;
    if (!audit->target)
        return;
    const char *task = task_type_names[schema->task.type], *positive = schema->task.positive;
    declare(answer, text_format(answer->arena, "The target is %s%s%s%s%s%s", audit->target, *task ? " (" : "",
                                task, *task ? ")" : "", positive ? "; what counts as positive: " : "",
                                positive ? positive : ""));
    if (!*task && audit->task)
        sheet_answer_add(answer, SHEET_MEASURED,
                         text_format(answer->arena, "By its values the task is %s", audit->task));
    if (schema->task.mode == MODE_ON_DEMAND)
        declare(answer, "The model is asked on demand, one case at a time");
    if (schema->task.mode == MODE_BATCH)
        declare(answer, "The model is asked in batches");
}

void sheet_declared_description(struct sheet_answer *answer, const struct audit *audit) {
    if (audit->schema->description)
        declare(answer, text_format(answer->arena, "The schema describes the data as: %s",
                                    audit->schema->description));
}

void sheet_declared_files(struct sheet_answer *answer, const struct audit *audit) {
    char rows[TEXT_NUMBER], columns[TEXT_NUMBER];
    for (size_t i = 0; i < audit->input_count; i++) {
        const struct audit_input *input = &audit->inputs[i];
        const char *text = text_format(answer->arena, "%s (%s): %s rows, %s columns, XXH3 %016" PRIx64 "%s",
                                       input->path, data_role_names[input->role],
                                       text_count(input->rows, rows), text_count(input->columns, columns),
                                       input->xxh3, input->complete ? "" : "; not read to its end");
        sheet_answer_add(answer, SHEET_MEASURED, text);
    }
}

void sheet_declared_split(struct sheet_answer *answer, const struct audit *audit) {
    const struct schema *schema = audit->schema;
    struct arena *arena = answer->arena;
    for (size_t i = 0; i < audit->input_count; i++)
        if (audit->inputs[i].role != DATA_ALL)
            declare(answer, text_format(arena, "%s holds the %s rows", audit->inputs[i].path,
                                        data_role_names[audit->inputs[i].role]));
    if (schema->split.column.name)
        declare(answer, text_format(arena, "The column %s says to which split a row belongs",
                                    schema->split.column.name));
    if (schema->split.kfold.name)
        declare(answer, text_format(arena, "The column %s says to which fold a row belongs",
                                    schema->split.kfold.name));
    if (schema->split.strategy != STRATEGY_UNDECLARED)
        declare(answer, text_format(arena, "The strategy of the split is %s",
                                    split_strategy_names[schema->split.strategy]));
}

void sheet_declared_groups(struct sheet_answer *answer, const struct audit *audit) {
    const struct references *group = &audit->schema->task.group;
    if (group->count > 0)
        declare(answer,
                text_format(answer->arena, "Rows that are alike in one of these must share a split: %s",
                            join(answer->arena, group)));
}

void sheet_declared_time(struct sheet_answer *answer, const struct audit *audit) {
    const struct schema *schema = audit->schema;
    const struct window *label = &schema->task.label_window;
    if (schema->task.prediction_time.name)
        declare(answer, text_format(answer->arena, "The moment at which the model is asked is in %s",
                                    schema->task.prediction_time.name));
    if (label->declared && label->start.declared && label->end.declared)
        declare(answer,
                text_format(answer->arena, "The target looks at the time from %s to %s, seen from then",
                            label->start.text, label->end.text));
    if (schema->split.gap.declared)
        declare(answer, text_format(answer->arena, "Between the splits lie %s", schema->split.gap.text));
}

void sheet_declared_metrics(struct sheet_answer *answer, const struct audit *audit) {
    const struct references *metrics = &audit->schema->task.metrics;
    if (metrics->count > 0)
        declare(answer,
                text_format(answer->arena, "The model is judged by %s", join(answer->arena, metrics)));
}

// ---- features ----

// "age: available; on the application form", or NULL if nothing is declared.
static const char *availability_text(struct arena *arena, const struct schema_column *column) {
    const char *reason = column->available_reason, *text = NULL;
    switch (column->available) {
    case AVAILABLE_TRUE: text = "available"; break;
    case AVAILABLE_FALSE: text = "not available when the model is asked"; break;
    case AVAILABLE_LAG: text = text_format(arena, "available after %s", column->lag.text); break;
    case AVAILABLE_UNDECLARED:
    case AVAILABLE_UNKNOWN: return NULL;
    }
    return text_format(arena, "%s: %s%s%s", column->name, text, reason ? "; " : ", no reason is given",
                       reason ? reason : "");
}

static void ask_for(struct sheet_answer *answer, const struct references *names) {
    if (names->count > 0)
        sheet_answer_add(answer, SHEET_AUTHOR,
                         text_format(answer->arena,
                                     "Why each of these may be used, and when its value is written down: %s",
                                     join(answer->arena, names)));
}

void sheet_declared_features(struct sheet_answer *answer, const struct audit *audit) {
    struct references open = {.items = arena_alloc(answer->arena, audit->column_count, sizeof *open.items)};
    for (size_t c = 0; c < audit->column_count; c++) {
        const struct audit_column *column = &audit->columns[c];
        if (!audit->evidence->subjects[column->subject].feature)
            continue;
        const struct schema_column *declared = schema_column(audit->schema, column->name);
        const char *text = declared ? availability_text(answer->arena, declared) : NULL;
        if (text)
            declare(answer, text);
        if (!text || !declared->available_reason)
            open.items[open.count++].name = column->name;
    }
    ask_for(answer, &open);
}

// ---- steps of the pipeline ----

static const char *const resampling[] = {"resample", "oversample", "undersample", "smote", NULL};
static const char *const selection[] = {"select", "feature_selection", NULL};
static const char *const choice[] = {"tune",      "search",         "grid_search", "early_stopping",
                                     "calibrate", "threshold",      "choose",      "model_selection",
                                     "evaluate",  "cross_validate", "score",       "test",
                                     NULL};

static bool is_one_of(const char *word, const char *const *words) {
    for (size_t i = 0; words[i]; i++)
        if (strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

// "step 2: impute mean (income, age), fitted on train".
static const char *step_text(struct arena *arena, const struct pipeline_step *step) {
    const char *text = text_format(arena, "Step %zu: %s%s%s", step->index + 1, step->step,
                                   step->method ? " " : "", step->method ? step->method : "");
    if (step->columns.count > 0)
        text = text_format(arena, "%s (%s)", text, join(arena, &step->columns));
    if (step->fit_on == FIT_NONE)
        text = text_format(arena, "%s, learns nothing from rows", text);
    else if (step->fit_on != FIT_UNDECLARED)
        text = text_format(arena, "%s, fitted on %s", text, fit_on_names[step->fit_on]);
    if (step->evaluate_on != FIT_UNDECLARED)
        text = text_format(arena, "%s, judged on %s", text, fit_on_names[step->evaluate_on]);
    return text;
}

// `words` NULL: all steps.
static void add_steps(struct sheet_answer *answer, const struct audit *audit, const char *const *words) {
    for (size_t i = 0; i < audit->schema->step_count; i++)
        if (!words || is_one_of(audit->schema->steps[i].step, words))
            declare(answer, step_text(answer->arena, &audit->schema->steps[i]));
}

void sheet_declared_steps(struct sheet_answer *answer, const struct audit *audit) {
    add_steps(answer, audit, NULL);
    for (size_t i = 0; i < audit->schema->column_count; i++) {
        const struct schema_column *column = &audit->schema->columns[i];
        if (column->fit_on != FIT_UNDECLARED && column->fit_on != FIT_NONE)
            declare(answer, text_format(answer->arena, "%s: transformed, fitted on %s", column->name,
                                        fit_on_names[column->fit_on]));
    }
}

void sheet_declared_resampling(struct sheet_answer *answer, const struct audit *audit) {
    add_steps(answer, audit, resampling);
}

void sheet_declared_selection(struct sheet_answer *answer, const struct audit *audit) {
    add_steps(answer, audit, selection);
}

void sheet_declared_choice(struct sheet_answer *answer, const struct audit *audit) {
    add_steps(answer, audit, choice);
}
