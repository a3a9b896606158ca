// The data of an audit: reads the files once, fills the column store and the profile, and keeps what reports
// want to say about the files.
//
// Bins and classes are planned from the first rows. When the rest of the data does not fit that plan (sorted
// files, a class that turns up late, a column whose type changes), what does not fit is planned anew from the
// store and counted again, from the store if it holds all rows, else by reading the files again. Nothing is
// ever forced into a wrong plan.
#ifndef LEAKAUDIT_PROFILE_DATASET_H
#define LEAKAUDIT_PROFILE_DATASET_H

#include "base/error.h"
#include "base/parallel.h"
#include "input/reader.h"
#include "input/schema.h"
#include "profile/decimals.h"
#include "profile/dictionary.h"
#include "profile/forms.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/stamps.h"
#include "profile/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dataset_column {
    const char *name;
    const struct column_plan *read; // how it was read, in the first file that has it
    struct reader_column counts; // summed over the files; lines are those of the first file with such a cell
    struct decimals decimals;    // how its numbers are written; empty for dates, booleans and texts
};

struct dataset_file {
    const struct data_file *file;
    struct reader_facts facts;
    size_t first_split;
};

struct dataset_split {
    enum data_role role;
    const char *name; // "all", "train", "validation", "test"
};

struct dataset {
    struct dataset_file *files;
    size_t file_count;
    struct dataset_column *columns;
    size_t column_count;
    size_t target; // index of the target column, SIZE_MAX when there is none in the data
    struct dataset_split *splits;
    size_t split_count;
    struct dictionary *dictionaries; // [columns]; used by text columns
    struct forms *forms;             // [columns]
    bool *numeric;
    struct plan plan;
    struct profile profile;
    struct store store;
    struct stamps stamps;
    struct reading *reading;   // the open files, for scan.h
    struct parallel *parallel; // shares the columns; NULL = one thread
};

struct dataset_request {
    const struct schema *schema;
    uint64_t memory;           // bytes for store and row hashes together
    struct parallel *parallel; // shares the work on columns; must outlive the dataset. NULL = one thread
    void (*progress)(void *context, const char *what, double share); // may be NULL
    void *progress_context;
};

// Reads all files of the schema. Odd things go to `notes`; a file that can't be read is a failure. On success
// the caller ends with dataset_finish(); names and plans live in the arena.
enum status dataset_read(struct arena *arena, const struct dataset_request *request, struct dataset *dataset,
                         struct notes *notes, struct error *error) LEAKAUDIT_MUST_USE;
void dataset_finish(struct dataset *dataset);

// The column of that name, or SIZE_MAX.
size_t dataset_find(const struct dataset *dataset, const char *name);

#endif
