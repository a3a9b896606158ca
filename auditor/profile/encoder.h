// Turns a reader's typed batches into coded rows: texts become dictionary codes, every row gets its split,
// and the columns of each file are put in the order of the dataset.
#ifndef LEAKAUDIT_PROFILE_ENCODER_H
#define LEAKAUDIT_PROFILE_ENCODER_H

#include "input/batch.h"
#include "input/reader.h"
#include "input/schema.h"
#include "profile/coded.h"

#include <stddef.h>
#include <stdint.h>

struct dataset;

struct encoder {
    struct dataset *dataset;
    const struct schema *schema;
    size_t split_column; // SIZE_MAX = splits are files
    size_t *source;      // [columns] index in the present file, SIZE_MAX = not there
    size_t file_split;   // of rows that no split column places
    // Buffers of BATCH_ROWS rows:
    uint32_t **code; // [columns]
    double *absent;  // NANs, for columns that the file lacks
    uint8_t *split;
    struct coded_column *columns;
};

void encoder_init(struct encoder *encoder, struct dataset *dataset, const struct schema *schema);
void encoder_finish(struct encoder *encoder); // also of a zeroed encoder
// The batches that follow are of this file.
void encoder_use(struct encoder *encoder, const struct reader *reader, size_t file_split);
// Codes a batch; `coded` is valid until the next call. Columns that the batch does not decode come out as
// missing.
void encoder_code(struct encoder *encoder, const struct batch *batch, struct coded *coded);

#endif
