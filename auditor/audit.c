// The whole pipeline, to be read aloud: schema, data, evidence, verdict.
#include "audit.h"

#include "audit_before.h"
#include "audit_mandate.h"
#include "audit_schema.h"
#include "base/parallel.h"
#include "base/text.h"
#include "evidence/gather.h"
#include "profile/dataset.h"
#include "verdict/judge.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

enum { LEAST_MEMORY = 64 << 20 };

// Half of the machine's memory, if the request does not say.
static uint64_t memory_of(const struct audit_request *request) {
    if (request->memory)
        return request->memory;
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t half = pages > 0 && size > 0 ? (uint64_t)pages / 2 * (uint64_t)size : LEAST_MEMORY;
    return half > LEAST_MEMORY ? half : LEAST_MEMORY;
}

static enum status failed(const char *what, const struct notes *problems, struct error *error) {
    struct place nowhere = {0};
    return error_set(error, STATUS_SCHEMA, nowhere, "the %s has %zu %s", what, problems->errors,
                     problems->errors == 1 ? "error" : "errors");
}

// ---- the inputs and columns as reports want them ----

static void list_inputs(struct arena *arena, const struct dataset *dataset, struct audit *audit) {
    audit->inputs = arena_alloc(arena, dataset->file_count, sizeof *audit->inputs);
    audit->input_count = dataset->file_count;
    audit->rows = dataset->profile.rows;
    for (size_t f = 0; f < dataset->file_count; f++) {
        const struct dataset_file *file = &dataset->files[f];
        audit->inputs[f] = (struct audit_input){.path = file->file->name,
                                                .found = file->file->path,
                                                .role = file->file->role,
                                                .bytes = file->facts.bytes,
                                                .rows = file->facts.rows,
                                                .columns = file->facts.columns,
                                                .xxh3 = file->facts.hash,
                                                .complete = true};
    }
}

static void list_columns(struct arena *arena, const struct gather *gather, struct audit *audit) {
    audit->columns = arena_alloc(arena, gather->column_count, sizeof *audit->columns);
    audit->column_count = gather->column_count;
    for (size_t c = 0; c < gather->column_count; c++) {
        const struct gather_column *column = &gather->columns[c];
        struct audit_column *row = &audit->columns[c];
        enum column_type type = column->declared ? column->declared->type : TYPE_UNDECLARED;
        *row = (struct audit_column){.name = column->name,
                                     .role = column_role_names[column->role],
                                     .subject = column->subject,
                                     .distinct_exact = true};
        if (column->data != SIZE_MAX) {
            type = gather->dataset->columns[column->data].read->type;
            row->numeric = gather->dataset->numeric[column->data];
            row->missing = evidence_value(gather->evidence, column->subject, M_COLUMN_MISSING)->count;
            row->distinct = evidence_value(gather->evidence, column->subject, M_COLUMN_DISTINCT)->count;
            bool exact;
            (void)distinct_count(&gather->dataset->profile.column[column->data].distinct, &exact);
            row->distinct_exact = exact || store_complete(&gather->dataset->store);
            row->picture = picture_of(arena, gather->dataset, column->data);
        }
        row->type = column_type_names[type];
    }
}

static void describe(const struct schema *schema, const struct audit_request *request, struct audit *audit) {
    audit->schema = schema;
    audit->dataset_name = schema->name         ? schema->name
                          : schema->file_count ? schema->files[0].name
                                               : schema->path;
    audit->target = schema->task.target.name;
    audit->task = schema->task.type ? task_type_names[schema->task.type] : NULL;
    audit->settings = request->settings;
    audit->setting_count = request->setting_count;
    audit->show_values = request->show_values;
    audit->data_opened = !request->schema_only;
}

// ---- the steps ----

// The target must be in the data, or every number about it would be missing without a word.
static enum status find_target(const struct schema *schema, const struct dataset *dataset,
                               struct error *error) {
    const char *target = schema->task.target.name;
    if (!target || dataset->target != SIZE_MAX)
        return STATUS_OK;
    const char **names = memory_alloc(dataset->column_count, sizeof *names);
    for (size_t c = 0; c < dataset->column_count; c++)
        names[c] = dataset->columns[c].name;
    const char *near = text_suggest(target, names, dataset->column_count);
    struct place place = schema->task.target.place;
    if (!place.path)
        place.path = dataset->files[0].file->path;
    enum status status =
        near ? error_set(error, STATUS_DATA, place, "the data has no target column '%s' (did you mean '%s'?)",
                         target, near)
             : error_set(error, STATUS_DATA, place, "the data has no target column '%s'", target);
    memory_free(names);
    return status;
}

static void measure(struct arena *arena, const struct schema *schema, struct dataset *dataset,
                    const bool *needed, const struct words *words, const struct audit_request *request,
                    struct evidence *evidence, struct audit *audit) {
    struct gather gather = {.arena = arena,
                            .schema = schema,
                            .before = audit->before,
                            .dataset = dataset,
                            .needed = needed,
                            .words = words,
                            .today = request->today,
                            .complete = true,
                            .evidence = evidence,
                            .progress = request->progress,
                            .progress_context = request->progress_context};
    gather_evidence(&gather);
    if (dataset) {
        list_inputs(arena, dataset, audit);
        audit->incomplete = dataset->plan.trouble != NULL;
        if (dataset->plan.classes)
            audit->task = task_type_names[dataset->plan.task];
    }
    list_columns(arena, &gather, audit);
    audit->timelines = gather.timelines;
}

static bool *needed_measures(struct arena *arena, const struct catalogue *catalogue) {
    bool *needed = arena_alloc(arena, measure_count, sizeof *needed);
    catalogue_needs(catalogue, needed);
    for (size_t m = 0; m < measure_count; m++)
        needed[m] = needed[m] || measures[m].show_in_table;
    needed[M_PAIR_TRAIN_ROWS] = needed[M_PAIR_TEST_ROWS] = true; // reports draw the splits to scale
    return needed;
}

static enum status run_data(struct arena *arena, const struct audit_request *request,
                            const struct schema *schema, const bool *needed, const struct words *words,
                            struct evidence *evidence, struct notes *notes, struct audit *audit,
                            struct error *error) {
    if (request->schema_only) {
        measure(arena, schema, NULL, needed, words, request, evidence, audit);
        return STATUS_OK;
    }
    if (schema->file_count == 0)
        return error_set(
            error, STATUS_USAGE, (struct place){.path = schema->path},
            "there is no data to audit: name it under 'data', or give --train and --test; 'leakaudit "
            "check' judges a schema alone");
    struct dataset dataset;
    struct parallel *parallel = parallel_start(request->jobs);
    struct dataset_request reading = {.schema = schema,
                                      .parallel = parallel,
                                      .memory = memory_of(request),
                                      .progress = request->progress,
                                      .progress_context = request->progress_context};
    enum status status = dataset_read(arena, &reading, &dataset, notes, error);
    if (status == STATUS_OK) {
        status = find_target(schema, &dataset, error);
        if (status == STATUS_OK)
            measure(arena, schema, &dataset, needed, words, request, evidence, audit);
        dataset_finish(&dataset);
    }
    parallel_stop(parallel);
    return status;
}

// What the audit is to be judged by.
struct law {
    struct catalogue all, effective;
    struct policy policy;
    struct refusals refusals; // what was asked for and is not allowed
};

static enum status read_baseline(struct arena *arena, const struct audit_request *request,
                                 struct policy *policy, struct notes *problems, struct error *error) {
    if (!request->baseline)
        return STATUS_OK;
    struct baseline *baseline = arena_alloc(arena, 1, sizeof *baseline);
    TRY(baseline_read(arena, request->baseline, problems, baseline, error));
    policy->baseline = baseline;
    return problems->errors ? failed("baseline", problems, error) : STATUS_OK;
}

// The rules, as the organisation's policy, the schema's, the baseline and the command line leave them.
static enum status make_law(struct arena *arena, const struct audit_request *request, struct audit *audit,
                            struct notes *notes, struct notes *problems, struct law *law,
                            struct error *error) {
    const struct schema *schema = audit->schema;
    struct mandates mandates;
    struct catalogue floor;
    TRY(catalogue_load(arena, request->rules_folder, problems, &law->all, error));
    law->policy = audit_policy(arena, request, schema);
    TRY(read_baseline(arena, request, &law->policy, problems, error));
    TRY(audit_mandates(arena, request, audit, notes, problems, &mandates, error));
    TRY(mandate_floor(arena, &law->all, &mandates, problems, &law->refusals, &floor, error));
    TRY(policy_apply(arena, &floor, &law->policy, problems, &law->effective, error));
    audit->before = audit_before(arena, request, notes);
    audit->fail_on = audit_before_rules(arena, request, &floor, audit->before, schema, &law->effective);
    if (request->has_fail_on)
        audit->fail_on = request->fail_on;
    audit->fail_on =
        mandate_fail_on(&mandates, audit->fail_on, request->has_fail_on || schema->has_fail_on,
                        request->has_fail_on ? (struct place){0} : schema->fail_on_place, &law->refusals);
    mandate_enforce(arena, &mandates, &floor, &law->policy, &law->effective, &law->refusals);
    audit->catalogue = law->effective.rules;
    audit->catalogue_count = law->effective.count;
    return STATUS_OK;
}

// Measures and judges by that law.
static enum status hold_court(struct arena *arena, const struct audit_request *request, struct law *law,
                              struct notes *notes, struct notes *problems, struct audit *audit,
                              struct error *error) {
    struct words words;
    TRY(words_load(arena, request->rules_folder, problems, &words, error));
    struct evidence *evidence = arena_alloc(arena, 1, sizeof *evidence);
    evidence_init(evidence, arena);
    audit->evidence = evidence;
    TRY(run_data(arena, request, audit->schema, needed_measures(arena, &law->effective), &words, evidence,
                 notes, audit, error));
    audit_before_policy(arena, &law->all, audit->before, audit->schema, evidence);
    mandate_tell(&law->refusals, evidence);
    struct verdict *verdict = arena_alloc(arena, 1, sizeof *verdict);
    judge(arena, &law->effective, &law->policy, evidence, audit->target, verdict);
    audit->verdict = verdict;
    return STATUS_OK;
}

enum status audit_run(struct arena *arena, const struct audit_request *request, struct audit *audit,
                      struct notes *problems, struct error *error) {
    *audit = (struct audit){0};
    struct schema *schema = arena_alloc(arena, 1, sizeof *schema);
    TRY(audit_schema(arena, request, schema, problems, error));
    if (problems->errors)
        return failed("schema", problems, error);
    describe(schema, request, audit);

    struct law law = {0};
    struct notes *notes = arena_alloc(arena, 1, sizeof *notes);
    refusals_init(&law.refusals, arena);
    notes_init(notes, arena);
    audit->notes = notes;
    enum status status = make_law(arena, request, audit, notes, problems, &law, error);
    if (status == STATUS_OK)
        status = hold_court(arena, request, &law, notes, problems, audit, error);
    refusals_finish(&law.refusals);
    if (status != STATUS_OK)
        audit_finish(audit);
    return status;
}

void audit_finish(struct audit *audit) {
    if (audit->evidence)
        evidence_finish((struct evidence *)audit->evidence);
    if (audit->notes)
        notes_finish((struct notes *)audit->notes);
    *audit = (struct audit){0};
}
