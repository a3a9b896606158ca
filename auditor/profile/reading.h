// Reading the files of a dataset into its store and its profile, in as many passes as it takes until types,
// classes and bins suit all rows.
#ifndef LEAKAUDIT_PROFILE_READING_H
#define LEAKAUDIT_PROFILE_READING_H

#include "base/error.h"
#include "input/reader.h"
#include "profile/dataset.h"
#include "profile/encoder.h"
#include "profile/scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reading {
    struct arena *arena;
    struct dataset_request request;
    struct dataset *dataset; // files, columns and splits are named
    struct notes *notes;
    struct reader **readers; // [files], open and unified
    struct encoder encoder;
    bool planned;
    uint64_t planned_rows;         // rows that had been read when the plan was made
    double late[PLAN_CLASSES + 1]; // values of a numeric class target that the plan does not know
    size_t late_count;
};

// Fills dictionaries, store, plan and profile of the dataset; `reading` comes with the first five members
// set, all others zero.
enum status reading_passes(struct reading *reading, struct error *error) LEAKAUDIT_MUST_USE;
// One more pass over the files after that, for scan_rows().
enum status reading_again(struct reading *reading, scan_visit *visit, void *context,
                          struct error *error) LEAKAUDIT_MUST_USE;
// Closes the files.
void reading_finish(struct reading *reading);

#endif
