// Turns a reader's typed batches into coded ones: texts become dictionary codes, every row gets its split,
// and the columns of each file are put in the order of the dataset.
//
// A reader's batches end where its buffer happens to end. Coded batches all have the same number of rows,
// also across files, so that samples, plans and sums do not depend on how the bytes came in.
#ifndef LEAKAUDIT_PROFILE_ENCODER_H
#define LEAKAUDIT_PROFILE_ENCODER_H

#include "input/batch.h"
#include "input/reader.h"
#include "input/schema.h"
#include "profile/coded.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dataset;

struct encoder {
    struct dataset *dataset;
    const struct schema *schema;
    size_t split_column; // SIZE_MAX = splits are files
    size_t *source;      // [columns] index in the present file, SIZE_MAX = not there
    size_t file_split;   // of rows that no split column places
    size_t most, rows;   // of a coded batch, and how many of them wait
    // Buffers of `most` rows:
    double **number; // [columns], NULL for text columns
    uint32_t **code; // [columns], NULL for numeric columns
    uint8_t **form;  // [columns]
    uint64_t *hash;
    uint8_t *split;
    struct coded_column *columns;
};

// Room for batches of the dataset's columns, which are settled by now.
void encoder_init(struct encoder *encoder, struct dataset *dataset, const struct schema *schema);
void encoder_finish(struct encoder *encoder); // also of a zeroed encoder
// The batches that follow are of this file.
void encoder_use(struct encoder *encoder, const struct reader *reader, size_t file_split);
// Codes rows of a batch, from row *done on, behind those that wait, and sets *done to the first row that is
// left. Returns true when a coded batch is full: `coded` is it, until the next call. So call it until *done
// == batch->rows. Columns that the batch does not decode come out as missing.
bool encoder_code(struct encoder *encoder, const struct batch *batch, size_t *done, struct coded *coded);
// The rows that still wait when all files were read; false if there are none.
bool encoder_rest(struct encoder *encoder, struct coded *coded);

#endif
