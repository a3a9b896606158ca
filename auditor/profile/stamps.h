// When each value became known, row by row: how many values bear a stamp (their `as_of` column) that lies
// after the moment of the prediction, where the first of them are, and how late they come.
//
// An accumulator beside the profile, so that every row is looked at even where the store is a sample. Counts
// are exact; the times are kept for all late rows while there are few, else for an even sample of them by row
// hash, so that parts can be merged in any order.
#ifndef LEAKAUDIT_PROFILE_STAMPS_H
#define LEAKAUDIT_PROFILE_STAMPS_H

#include "base/error.h"
#include "base/memory.h"
#include "input/batch.h"
#include "input/schema.h"

#include <stddef.h>
#include <stdint.h>

#define STAMP_LINES 3    // rows that are told
#define STAMP_TIMES 8192 // late rows whose lateness is kept

struct dataset;

enum stamp_unit {
    STAMP_NONE,    // the two can't be compared: one of them is text, or only one is a date
    STAMP_SECONDS, // both are points in time
    STAMP_DAYS,    // one of them is a day: only a later day is late
    STAMP_NUMBERS, // both are plain numbers (years, epochs): later is larger
};

struct stamp {
    const struct schema_column *declared;
    size_t column, as_of; // of the dataset
    enum stamp_unit unit;
    uint64_t compared; // rows in which the value and both times are there
    uint64_t late;
    struct {
        size_t file;
        uint64_t line;
    } first[STAMP_LINES]; // the first late rows; line 0 = none
    uint64_t threshold;   // of the sample: rows with hash <= threshold
    struct stamp_time {
        uint64_t hash;
        double late; // seconds, or what the numbers count
    } * times;
    size_t count, capacity;
};

struct stamps {
    size_t moment; // the prediction_time column of the dataset, SIZE_MAX = none
    struct stamp *items;
    size_t count;
};

// One stamp for each column of data and schema whose `as_of` the data has, if it also has prediction_time.
// Types are those that the columns are read with now.
void stamps_init(struct stamps *stamps, const struct dataset *dataset, const struct schema *schema);
void stamps_finish(struct stamps *stamps); // also of zeroed stamps
// Looks at rows of the given file; source[column] is the batch's column for one of the dataset, SIZE_MAX
// where the file lacks it.
void stamps_add(struct stamps *stamps, const struct batch *batch, const size_t *source, size_t file);
// Adds what was found in a later part of the same files.
void stamps_merge(struct stamps *into, const struct stamps *from);
// Tells of stamps that can't be compared.
void stamps_note(const struct stamps *stamps, const struct dataset *dataset, struct notes *notes);
// The stamp of a column of the dataset, or NULL.
const struct stamp *stamps_of(const struct stamps *stamps, size_t column);
// The median lateness of the late rows; 0 if there are none.
double stamp_median(const struct stamp *stamp);

#endif
