// The files of a dataset: opens them, names columns and splits, has them read, and keeps what was found odd.
#include "profile/dataset.h"

#include "profile/reading.h"

#include <assert.h>
#include <string.h>

size_t dataset_find(const struct dataset *dataset, const char *name) {
    for (size_t c = 0; name && c < dataset->column_count; c++) {
        if (strcmp(dataset->columns[c].name, name) == 0)
            return c;
    }
    return SIZE_MAX;
}

// ---- set-up ----

static enum status open_readers(struct reading *reading, struct error *error) {
    struct dataset *dataset = reading->dataset;
    const struct schema *schema = reading->request.schema;
    for (size_t f = 0; f < schema->file_count; f++) {
        TRY(reader_open(reading->arena, schema, schema->files[f].path, reading->notes, &reading->readers[f],
                        error));
        reader_share(reading->readers[f], dataset->parallel);
        dataset->files[f].file = &schema->files[f];
        dataset->file_count = f + 1;
    }
    reader_unify(reading->readers, dataset->file_count);
    return STATUS_OK;
}

// The columns of the first file; columns that only some files have are told.
static void name_columns(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    dataset->column_count = reader_columns(reading->readers[0]);
    dataset->columns = arena_alloc(reading->arena, dataset->column_count, sizeof *dataset->columns);
    for (size_t c = 0; c < dataset->column_count; c++) {
        const struct column_plan *read = &reader_plan(reading->readers[0])[c];
        dataset->columns[c] = (struct dataset_column){.name = read->name, .read = read};
    }
    for (size_t f = 1; f < dataset->file_count; f++) {
        struct place place = {.path = dataset->files[f].file->name, .line = 1};
        for (size_t c = 0; c < dataset->column_count; c++) {
            if (reader_find(reading->readers[f], dataset->columns[c].name) == SIZE_MAX)
                notes_add(reading->notes, NOTE_WARNING, place,
                          "has no column '%s'; its rows count as missing there", dataset->columns[c].name);
        }
        for (size_t c = 0; c < reader_columns(reading->readers[f]); c++) {
            const char *name = reader_plan(reading->readers[f])[c].name;
            if (dataset_find(dataset, name) == SIZE_MAX)
                notes_add(reading->notes, NOTE_WARNING, place,
                          "column '%s' is not in the first file and is left out", name);
        }
    }
}

static void add_split(struct dataset *dataset, enum data_role role) {
    for (size_t s = 0; s < dataset->split_count; s++) {
        if (dataset->splits[s].role == role)
            return;
    }
    const char *name = role == DATA_ALL ? "all" : data_role_names[role];
    dataset->splits[dataset->split_count++] = (struct dataset_split){.role = role, .name = name};
}

// One split a role of the files; with a split column, one a role.
static void name_splits(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    const struct schema *schema = reading->request.schema;
    dataset->splits = arena_alloc(reading->arena, 4, sizeof *dataset->splits);
    if (dataset_find(dataset, schema->split.column.name) != SIZE_MAX) {
        for (int role = DATA_ALL; role <= DATA_TEST; role++)
            add_split(dataset, (enum data_role)role);
    }
    for (size_t f = 0; f < dataset->file_count; f++)
        add_split(dataset, dataset->files[f].file->role);
    for (size_t f = 0; f < dataset->file_count; f++) {
        for (size_t s = 0; s < dataset->split_count; s++) {
            if (dataset->splits[s].role == dataset->files[f].file->role)
                dataset->files[f].first_split = s;
        }
    }
}

// ---- the files' facts ----

static void first_line(uint64_t *into, uint64_t line) {
    if (*into == 0)
        *into = line;
}

static void sum_counts(struct reader_column *sum, const struct reader_column *add) {
    sum->missing += add->missing;
    sum->empty += add->empty;
    sum->quoted_empty += add->quoted_empty;
    sum->odd += add->odd;
    sum->contradictions += add->contradictions;
    sum->fractions += add->fractions;
    sum->invalid_utf8 += add->invalid_utf8;
    first_line(&sum->first_odd_line, add->first_odd_line);
    first_line(&sum->first_contradiction_line, add->first_contradiction_line);
    first_line(&sum->first_invalid_line, add->first_invalid_line);
}

static void gather_facts(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    for (size_t f = 0; f < dataset->file_count; f++) {
        reader_facts(reading->readers[f], &dataset->files[f].facts);
        reader_note(reading->readers[f], reading->notes);
        for (size_t c = 0; c < dataset->column_count; c++) {
            size_t at = reader_find(reading->readers[f], dataset->columns[c].name);
            if (at != SIZE_MAX)
                sum_counts(&dataset->columns[c].counts, reader_column(reading->readers[f], at));
        }
    }
}

enum status dataset_read(struct arena *arena, const struct dataset_request *request, struct dataset *dataset,
                         struct notes *notes, struct error *error) {
    *dataset = (struct dataset){.target = SIZE_MAX, .parallel = request->parallel};
    size_t files = request->schema->file_count;
    assert(files > 0);
    dataset->files = arena_alloc(arena, files, sizeof *dataset->files);
    struct reading *reading = arena_alloc(arena, 1, sizeof *reading);
    dataset->reading = reading;
    *reading = (struct reading){.arena = arena,
                                .request = *request,
                                .dataset = dataset,
                                .notes = notes,
                                .readers = arena_alloc(arena, files, sizeof *reading->readers)};
    enum status status = open_readers(reading, error);
    if (status == STATUS_OK) {
        name_columns(reading);
        dataset->target = dataset_find(dataset, request->schema->task.target.name);
        name_splits(reading);
        status = reading_passes(reading, error);
    }
    if (status == STATUS_OK) {
        gather_facts(reading);
        stamps_note(&dataset->stamps, dataset, notes);
    } else {
        dataset_finish(dataset);
    }
    return status;
}

void dataset_finish(struct dataset *dataset) {
    if (dataset->reading)
        reading_finish(dataset->reading);
    dataset->reading = NULL;
    if (dataset->profile.column)
        profile_free(&dataset->profile);
    if (dataset->dictionaries) {
        store_finish(&dataset->store);
        for (size_t c = 0; c < dataset->column_count; c++)
            dictionary_finish(&dataset->dictionaries[c]);
        memory_free(dataset->dictionaries);
        memory_free(dataset->forms);
        dataset->dictionaries = NULL;
    }
    stamps_finish(&dataset->stamps);
}
