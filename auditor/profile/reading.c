// The passes over the files: a first one with a plan from the first rows, and what it takes to mend that
// plan.
#include "profile/reading.h"

#include "base/text.h"
#include "input/boolean.h"

#include <math.h>
#include <string.h>

enum { SAMPLE_ROWS = 65536, MOST_PASSES = 3 };

// What a pass is for.
enum purpose {
    FILL,        // store and profile, from nothing
    COUNT,       // the profile anew; the store stays
    COUNT_AGAIN, // some columns of the profile anew
    SHOW,        // nothing is counted: a visitor looks at the rows
};

// ---- planning ----

// A column of words such as yes and no is read as 1 and 0; so is the word for its positive class.
static const char *positive_of(const struct reading *reading) {
    const struct dataset *dataset = reading->dataset;
    const char *positive = reading->request.schema->task.positive;
    bool value;
    if (!positive || dataset->target == SIZE_MAX ||
        dataset->columns[dataset->target].read->type != TYPE_BOOLEAN ||
        boolean_parse(span_of(positive), &value) == BOOLEAN_NONE)
        return positive;
    return value ? "1" : "0";
}

static struct plan_request plan_request_of(const struct reading *reading) {
    const struct dataset *dataset = reading->dataset;
    return (struct plan_request){
        .columns = dataset->column_count,
        .dictionaries = dataset->dictionaries,
        .target = dataset->target,
        .task = reading->request.schema->task.type,
        .positive = positive_of(reading),
        .splits = dataset->split_count,
        .late = reading->late,
        .late_count = reading->late_count,
    };
}

// All rows of the store, which is complete, as one batch.
static struct coded all_rows(const struct dataset *dataset, struct coded_column **columns) {
    *columns = memory_alloc(dataset->column_count, sizeof **columns);
    return store_slice(&dataset->store, 0, dataset->store.rows, *columns);
}

// Plans from the store and counts the rows that are in it, if they are all rows so far.
static void plan_and_count(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    struct plan_request request = plan_request_of(reading);
    if (reading->planned)
        profile_free(&dataset->profile);
    plan_make(reading->arena, &request, &dataset->store, &dataset->plan);
    profile_init(&dataset->profile, &dataset->plan, dataset->numeric, PROFILE_BLOCK);
    dataset->profile.parallel = dataset->parallel;
    reading->planned = true;
    reading->planned_rows = dataset->store.seen;
    if (!store_complete(&dataset->store))
        return;
    struct coded_column *columns;
    struct coded all = all_rows(dataset, &columns);
    profile_add(&dataset->profile, &all);
    memory_free(columns);
}

// Notes the values of a numeric class target that the plan has no class for. While there are no classes at
// all (the first rows were of one class only), that is every value.
static void note_late(struct reading *reading, const struct coded *coded) {
    const struct dataset *dataset = reading->dataset;
    const double *target = coded->column[dataset->target].number;
    for (size_t r = 0; r < coded->rows; r++) {
        bool known = isnan(target[r]);
        for (size_t k = 0; !known && k < dataset->plan.classes; k++)
            known = dataset->plan.class[k].number == target[r];
        for (size_t i = 0; !known && i < reading->late_count; i++)
            known = reading->late[i] == target[r];
        if (!known && reading->late_count <= PLAN_CLASSES)
            reading->late[reading->late_count++] = target[r];
    }
}

// ---- one pass ----

static void report_progress(const struct reading *reading, size_t file) {
    if (!reading->request.progress)
        return;
    uint64_t done, total;
    reader_progress(reading->readers[file], &done, &total);
    double share =
        total ? ((double)file + (double)done / (double)total) / (double)reading->dataset->file_count : -1;
    reading->request.progress(reading->request.progress_context, "reading", share);
}

static void count(struct reading *reading, const struct coded *coded) {
    struct dataset *dataset = reading->dataset;
    uint64_t unknown = dataset->profile.unknown_target;
    profile_add(&dataset->profile, coded);
    bool look = dataset->profile.unknown_target > unknown || dataset->plan.trouble;
    if (look && dataset->target != SIZE_MAX && dataset->numeric[dataset->target])
        note_late(reading, coded);
}

static void fill(struct reading *reading, const struct coded *coded) {
    struct store *store = &reading->dataset->store;
    store_add(store, coded);
    if (reading->planned)
        count(reading, coded);
    else if (store->rows >= SAMPLE_ROWS || store->rows + BATCH_ROWS > store->limit)
        plan_and_count(reading);
}

// How the numbers of a batch are written; the store keeps only their values.
static void count_decimals(struct reading *reading, const struct batch *batch) {
    for (size_t c = 0; c < reading->dataset->column_count; c++) {
        size_t source = reading->encoder.source[c];
        const struct batch_column *column = source == SIZE_MAX ? NULL : &batch->column[source];
        if (column && column->number && column->decimals)
            decimals_add(&reading->dataset->columns[c].decimals, column->number, column->decimals,
                         batch->rows);
    }
}

struct pass {
    enum purpose purpose;
    const bool *again; // [columns] those of COUNT_AGAIN
    scan_visit *visit; // of SHOW
    void *context;
};

// Puts a coded batch, which begins at `row` of the table, where the pass wants it.
static void use(struct reading *reading, const struct pass *pass, const struct coded *coded, uint64_t *row) {
    switch (pass->purpose) {
    case FILL: fill(reading, coded); break;
    case COUNT: profile_add(&reading->dataset->profile, coded); break;
    case COUNT_AGAIN: profile_add_columns(&reading->dataset->profile, pass->again, coded, *row); break;
    case SHOW: pass->visit(pass->context, coded, *row); break;
    }
    *row += coded->rows;
}

// One pass over all files.
static enum status read_all(struct reading *reading, const struct pass *pass, struct error *error) {
    uint64_t row = 0;
    struct coded coded;
    for (size_t f = 0; f < reading->dataset->file_count; f++) {
        encoder_use(&reading->encoder, reading->readers[f], reading->dataset->files[f].first_split);
        reader_tell_forms(reading->readers[f], pass->purpose == FILL);
        for (;;) {
            struct batch batch;
            TRY(reader_next(reading->readers[f], &batch, error));
            if (batch.rows == 0)
                break;
            if (pass->purpose == FILL) {
                count_decimals(reading, &batch);
                stamps_add(&reading->dataset->stamps, &batch, reading->encoder.source, f);
            }
            for (size_t done = 0; done < batch.rows;) {
                if (encoder_code(&reading->encoder, &batch, &done, &coded))
                    use(reading, pass, &coded, &row);
            }
            report_progress(reading, f);
        }
    }
    if (encoder_rest(&reading->encoder, &coded))
        use(reading, pass, &coded, &row);
    if (pass->purpose == FILL && !reading->planned)
        plan_and_count(reading);
    return STATUS_OK;
}

// Goes back to the first row of every file; `wanted` by column of the dataset, NULL = all.
static enum status rewind_all(struct reading *reading, const bool *wanted, struct error *error) {
    struct dataset *dataset = reading->dataset;
    for (size_t f = 0; f < dataset->file_count; f++) {
        size_t columns = reader_columns(reading->readers[f]);
        bool *mask = arena_alloc(reading->arena, columns, sizeof *mask);
        for (size_t c = 0; wanted && c < dataset->column_count; c++) {
            size_t at = reader_find(reading->readers[f], dataset->columns[c].name);
            if (at != SIZE_MAX)
                mask[at] = wanted[c];
        }
        TRY(reader_rewind(reading->readers[f], wanted ? mask : NULL, error));
    }
    return STATUS_OK;
}

// ---- types ----

// Everything that depends on the columns' types, made anew for a first or a repeated pass.
static void begin_pass(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    if (reading->planned)
        profile_free(&dataset->profile);
    reading->planned = false;
    reading->late_count = 0;
    if (dataset->dictionaries) {
        store_finish(&dataset->store);
        for (size_t c = 0; c < dataset->column_count; c++)
            dictionary_finish(&dataset->dictionaries[c]);
    } else {
        dataset->dictionaries = memory_alloc(dataset->column_count, sizeof *dataset->dictionaries);
        dataset->forms = memory_alloc(dataset->column_count, sizeof *dataset->forms);
        dataset->numeric = arena_alloc(reading->arena, dataset->column_count, sizeof *dataset->numeric);
    }
    encoder_finish(&reading->encoder);
    for (size_t c = 0; c < dataset->column_count; c++) {
        dictionary_init(&dataset->dictionaries[c]);
        dataset->forms[c] = (struct forms){0};
        dataset->numeric[c] = dataset->columns[c].read->numeric;
        dataset->columns[c].decimals = (struct decimals){0};
    }
    store_init(&dataset->store, dataset->column_count, dataset->numeric, reading->request.memory / 8 * 7);
    dataset->store.parallel = dataset->parallel;
    encoder_init(&reading->encoder, dataset, reading->request.schema);
    stamps_finish(&dataset->stamps);
    stamps_init(&dataset->stamps, dataset, reading->request.schema);
}

// Whether a file contradicted the types that its sample suggested; the readers' plans are then changed.
static bool types_changed(struct reading *reading) {
    size_t changed = 0;
    for (size_t f = 0; f < reading->dataset->file_count; f++) {
        bool *again = arena_alloc(reading->arena, reader_columns(reading->readers[f]), sizeof *again);
        changed += reader_replan(reading->readers[f], again);
    }
    if (changed)
        reader_unify(reading->readers, reading->dataset->file_count);
    return changed > 0;
}

// ---- bins and classes that do not suit all rows ----

// Whether the bins of a column, planned from the first rows, are too uneven for all rows: new values in bins
// that are meant to be one value each, or an interval (of texts: the rest) with far more rows than its share.
static bool misfits(struct dataset *dataset, size_t c) {
    const struct plan_column *planned = &dataset->plan.column[c];
    const struct profile *profile = &dataset->profile;
    bool numeric = dataset->numeric[c], exact;
    if (numeric && planned->by_value)
        return distinct_count(&dataset->profile.column[c].distinct, &exact) + 1 > planned->bins;
    if (!numeric && planned->code_count == dataset->dictionaries[c].count)
        return false;
    uint64_t present = 0, largest = 0;
    for (size_t bin = 1; bin < planned->bins; bin++) {
        uint64_t rows = 0;
        for (size_t i = 0; i < profile->stride; i++)
            rows += profile->column[c].joint[bin * profile->stride + i];
        present += rows;
        bool shared = numeric ? !planned->atom[bin] : bin == BIN_REST;
        if (shared && rows > largest)
            largest = rows;
    }
    return largest > 4 * (present / (numeric ? planned->bins : PLAN_TEXT_BINS)) + 16;
}

// Whether the classes, planned from the first rows, do not suit all rows. Trouble that stays is told anew.
static bool target_misfits(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    if (dataset->target == SIZE_MAX || dataset->profile.rows == reading->planned_rows)
        return false;
    if (dataset->profile.unknown_target > 0)
        return true; // a class that the first rows did not show
    if (dataset->plan.trouble) {
        struct plan_request request = plan_request_of(reading);
        struct plan trial = dataset->plan;
        plan_target(reading->arena, &request, &dataset->store, &trial);
        dataset->plan.trouble = trial.trouble ? trial.trouble : dataset->plan.trouble;
        return !trial.trouble;
    }
    return plan_is_scale(&dataset->plan) && misfits(dataset, dataset->target);
}

// Plans everything anew, from all rows or an even sample of them, and counts them. A sample may lack a class
// that the first rows had.
static enum status mend_target(struct reading *reading, struct error *error) {
    const struct dataset *dataset = reading->dataset;
    if (dataset->numeric[dataset->target] && !plan_is_scale(&dataset->plan)) {
        for (size_t k = 0; k < dataset->plan.classes && reading->late_count <= PLAN_CLASSES; k++)
            reading->late[reading->late_count++] = dataset->plan.class[k].number;
    }
    plan_and_count(reading);
    if (store_complete(&reading->dataset->store))
        return STATUS_OK;
    TRY(rewind_all(reading, NULL, error));
    return read_all(reading, &(struct pass){.purpose = COUNT}, error);
}

// Plans the bins anew where they do not suit all rows; returns whether there are such columns.
static bool replan_bins(struct reading *reading, bool *wrong) {
    struct dataset *dataset = reading->dataset;
    struct plan_request request = plan_request_of(reading);
    bool any = false;
    for (size_t c = 0; c < dataset->column_count; c++) {
        if (!misfits(dataset, c))
            continue;
        size_t before = dataset->plan.column[c].bins;
        plan_bins(reading->arena, &request, &dataset->store, c, &dataset->plan);
        if (!dataset->numeric[c] && before == 2 && dataset->plan.column[c].bins == 2)
            continue; // no text is common enough for a bin, as before
        profile_reset_column(&dataset->profile, c);
        any = wrong[c] = true;
    }
    return any;
}

static enum status mend_bins(struct reading *reading, struct error *error) {
    struct dataset *dataset = reading->dataset;
    bool *wrong = arena_alloc(reading->arena, dataset->column_count, sizeof *wrong);
    if (dataset->profile.rows == reading->planned_rows || !replan_bins(reading, wrong))
        return STATUS_OK;
    if (store_complete(&dataset->store)) {
        struct coded_column *columns;
        struct coded all = all_rows(dataset, &columns);
        profile_add_columns(&dataset->profile, wrong, &all, 0);
        memory_free(columns);
        return STATUS_OK;
    }
    bool *wanted = arena_alloc(reading->arena, dataset->column_count, sizeof *wanted);
    for (size_t c = 0; c < dataset->column_count; c++)
        wanted[c] = wrong[c] || c == dataset->target || c == reading->encoder.split_column;
    TRY(rewind_all(reading, wanted, error));
    return read_all(reading, &(struct pass){.purpose = COUNT_AGAIN, .again = wrong}, error);
}

enum status reading_passes(struct reading *reading, struct error *error) {
    for (int pass = 0;; pass++) {
        begin_pass(reading);
        TRY(read_all(reading, &(struct pass){.purpose = FILL}, error));
        if (pass + 1 >= MOST_PASSES || !types_changed(reading))
            break;
        TRY(rewind_all(reading, NULL, error));
    }
    if (target_misfits(reading))
        TRY(mend_target(reading, error));
    else
        TRY(mend_bins(reading, error));
    profile_finish(&reading->dataset->profile);
    return STATUS_OK;
}

enum status reading_again(struct reading *reading, scan_visit *visit, void *context, struct error *error) {
    TRY(rewind_all(reading, NULL, error));
    return read_all(reading, &(struct pass){.purpose = SHOW, .visit = visit, .context = context}, error);
}

void reading_finish(struct reading *reading) {
    for (size_t f = 0; f < reading->dataset->file_count; f++)
        reader_close(reading->readers[f]);
    encoder_finish(&reading->encoder);
}
